import assert from 'node:assert/strict';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { copiedDetails, copySettings, isSource } from '../../../../data/domain/setup/copied-settings.js';
import { openStore } from '../../../../data/store/store.js';
import { ana, guest, mina, smallDataset } from '../../../support/history.js';
import { storedEngagement } from '../../../support/stored-engagement.js';

describe('settings of another engagement', () => {
  let one: Engagement;
  let two: Engagement;

  before(async () => {
    const store = await openStore(':memory:');
    const of = (id: string, timeZone: string) =>
      storedEngagement(store, { id, channel: `19:${id}@thread.tacv2`, tenant: 'home', details: { timeZone } });
    one = await of('engagement-1', 'Asia/Seoul');
    two = await of('engagement-2', 'Europe/Stockholm');
    await store.close();
  });

  const refusalOf = (other: Engagement, person = ana) => {
    const around = { dataset: smallDataset, here: new Set<string>() };
    const decided = copySettings(two, other, ['calendar'], around, person, '2026-11-21T12:00:00.000Z');
    return 'refusal' in decided ? decided.refusal.code : 'none';
  };

  it('are copied within one directory and playbook, by who takes part in both', () => {
    assert.equal(refusalOf(one), 'none');
    assert.ok(isSource(two, one, ana.id));
    assert.ok(!isSource(two, one, guest.id));
    assert.ok(!isSource(two, two, ana.id));
    assert.ok(!isSource(two, { ...one, tenant: 'elsewhere' }, ana.id));
    assert.ok(!isSource(two, { ...one, playbook: { ...one.playbook, id: 'other' } }, ana.id));
    const { tenant: _, ...unknown } = one;
    assert.ok(!isSource({ ...two, ...unknown, id: 'x' }, unknown, ana.id));
  });

  it('are copied by the project manager alone', () => {
    assert.equal(refusalOf(one, mina), 'only-project-manager');
  });

  it('are those that were chosen, and name nothing that the playbook lacks', () => {
    const theirs = { ...one, details: one.details === null ? null : { ...one.details, workloads: ['intune', 'gone'] } };
    const copied = copiedDetails(two, theirs, ['services']);
    assert.deepEqual([copied?.workloads, copied?.timeZone], [['intune'], 'Europe/Stockholm']);
    assert.equal(copiedDetails(two, one, ['calendar'])?.timeZone, 'Asia/Seoul');
    assert.equal(copiedDetails(two, one, ['calendar'])?.customer, two.details?.customer);
  });
});
