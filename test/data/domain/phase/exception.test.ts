import assert from 'node:assert/strict';
import { isRequired, itemsOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { addRemediation } from '../../../../data/domain/checklist/remediation.js';
import { checkpointOf, type Engagement } from '../../../../data/domain/engagement.js';
import { acknowledge } from '../../../../data/domain/phase/checkpoint.js';
import { exceptItem, withdrawException } from '../../../../data/domain/phase/exception.js';
import { reopenPhase } from '../../../../data/domain/phase/send-back.js';
import {
  ana,
  contoso,
  done,
  guest,
  jonas,
  mina,
  refusalCode,
  sam,
  smallDataset,
  ticking,
} from '../../../support/history.js';

const now = ticking();
const why = { reason: 'The supplier is late', owner: jonas.id, due: '2026-12-24' };

const allTicked = (engagement: Engagement, but = ''): Engagement =>
  itemsOf(engagement, engagement.phase)
    .filter((item) => isRequired(item) && item.tick === null && item.id !== but)
    .reduce((e, item) => done(e, tickItem(e, item.id, item.version, ana, now())), engagement);

const acknowledged = (e: Engagement): Engagement =>
  done(e, acknowledge(e, smallDataset, e.phase, e.version, sam, now()));

const itemOf = (e: Engagement, id: string) => {
  const found = e.items.find((item) => item.id === id);
  assert.ok(found);
  return found;
};

/** Remediate with one line that is agreed to stay open, and the specialist’s half given on that. */
function halfGiven(): { readonly half: Engagement; readonly line: string } {
  const assess = acknowledged(allTicked(contoso()));
  const remediate = acknowledged(allTicked(assess));
  const text = { text: 'Open port 443', side: 'customer', due: null } as const;
  const listed = done(remediate, addRemediation(remediate, 'd1', [text], jonas, now()));
  const line = itemsOf(listed, 'remediate').find((item) => item.section === 'remediation')?.id ?? '';
  const agreed = done(listed, exceptItem(listed, line, itemOf(listed, line).version, why, ana, now()));
  const half = acknowledged(allTicked(agreed, line));
  assert.equal(checkpointOf(half, 'remediate').acknowledged?.by.id, sam.id);
  return { half, line };
}

describe('an exception and the halves of an agreement', () => {
  it('lapses the half that was given on other terms of it', () => {
    const { half, line } = halfGiven();
    const { version } = itemOf(half, line);
    for (const news of [{ owner: mina.id }, { due: '2027-03-01' }, { reason: 'Another reason' }]) {
      const changed = done(half, exceptItem(half, line, version, { ...why, ...news }, ana, now()));
      assert.equal(checkpointOf(changed, 'remediate').acknowledged, null, JSON.stringify(news));
    }
    assert.deepEqual(exceptItem(half, line, version, why, ana, now()), { events: [] }, 'the same is no news');
  });

  it('lapses the half that was given when it is withdrawn', () => {
    const { half, line } = halfGiven();
    const back = done(half, withdrawException(half, line, itemOf(half, line).version, ana, now()));
    assert.equal(checkpointOf(back, 'remediate').acknowledged, null);
  });

  it('begins the next phase once, however often its own is passed', () => {
    const first = contoso();
    const item = itemsOf(first, 'initiate').find(isRequired);
    assert.ok(item);
    const agreed = done(first, exceptItem(first, item.id, item.version, why, ana, now()));
    const assess = acknowledged(allTicked(agreed, item.id));
    const back = done(assess, reopenPhase(assess, 'initiate', assess.version, 'Look again', ana, now()));
    const again = acknowledged(back);
    assert.equal(again.phase, 'assess');
    assert.equal(itemsOf(again, 'assess').filter(({ carried }) => carried?.item === item.id).length, 1);
  });

  it('has an owner of the engagement and a day that is not past', () => {
    const e = contoso();
    const item = itemsOf(e, 'initiate').find(isRequired);
    assert.ok(item);
    const refused = (more: Partial<typeof why>) =>
      refusalCode(exceptItem(e, item.id, item.version, { ...why, ...more }, ana, '2026-11-20T12:00:00.000Z'));
    assert.equal(refused({ owner: guest.id }), 'need-owner');
    assert.equal(refused({ due: '2026-11-19' }), 'need-date');
    const today = exceptItem(e, item.id, item.version, { ...why, due: '2026-11-20' }, ana, '2026-11-20T12:00:00.000Z');
    assert.ok('events' in today);
  });
});
