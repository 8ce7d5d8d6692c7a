import assert from 'node:assert/strict';
import { itemsOf } from '../../../data/domain/checklist/checklist.js';
import { closingNumbers } from '../../../data/domain/closing/closing-review.js';
import { checkpointOf, type Engagement } from '../../../data/domain/engagement.js';
import { evolve } from '../../../data/domain/evolve.js';
import type { Person } from '../../../data/domain/person.js';
import { acknowledge } from '../../../data/domain/phase/checkpoint.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { ana, guest, jonas, mina, sam, smallDataset, ticking } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { buttonsOn, channel, filledIn, type Room, roomOn, textsOn } from '../../support/turns.js';

describe('a completed engagement', () => {
  let store: Store;
  let room: Room;
  let engagement: Engagement;
  const clock = ticking('2026-11-24T12:00:00.000Z');

  beforeEach(async () => {
    store = await openStore(':memory:');
    room = roomOn(store, clock);
    const before = await storedEngagement(store, { at: ticking('2026-11-20T12:00:00.000Z'), phase: 'remediate' });
    const [duty] = itemsOf(before, 'initiate');
    assert.ok(duty);
    const tick = { by: ana, at: clock() };
    const row = { ...duty, phase: 'enable', tick } as const;
    await store.engagements.change('engagement-1', () => ({
      events: [
        { type: 'CheckpointPassed', phase: 'remediate', ...tick },
        {
          ...{ type: 'PhaseOpened', phase: 'enable', ...tick },
          items: [
            { ...row, id: '901', side: 'customer' },
            { ...row, id: '902', side: 'provider' },
          ],
        },
      ],
    }));
    const outcome = await store.engagements.change('engagement-1', (e) =>
      acknowledge(e, smallDataset, 'enable', e.version, sam, clock()),
    );
    assert.equal(outcome?.engagement.state, 'completed');
    engagement = await here();
  });
  afterEach(() => store.close());

  async function here(): Promise<Engagement> {
    const found = await store.engagements.find('engagement-1');
    assert.ok(found);
    return found;
  }
  const ids = { engagement: 'engagement-1' };
  const reopen = (person: Person, reason = 'A service was added.') =>
    room.press(person, 'reopen-engagement.save', { ...ids, reason });

  it('goes on in its last phase when the project manager reopens it, and its checkpoint is given again', async () => {
    const form = await room.press(ana, 'reopen-engagement.form', ids);
    await room.press(ana, 'reopen-engagement.save', filledIn(form.card, 'reopen-engagement.save', { reason: 'More.' }));
    const reopened = await here();
    assert.deepEqual([reopened.state, reopened.phase], ['active', 'enable']);
    const { passed, acknowledged, reopened: why } = checkpointOf(reopened, 'enable');
    assert.deepEqual([passed, acknowledged, why?.reason], [null, null, 'More.']);
    assert.notEqual(checkpointOf(reopened, 'remediate').passed, null);
    assert.equal((await store.records.of('engagement-1', 'enable')).length, 1);
    const replayed = (await store.engagements.history('engagement-1')).reduce<Engagement | null>(evolve, null);
    assert.equal(replayed?.state, 'active');
    await store.engagements.change('engagement-1', (e) =>
      acknowledge(e, smallDataset, 'enable', e.version, sam, clock()),
    );
    assert.equal((await here()).state, 'completed');
    assert.equal((await store.records.of('engagement-1', 'enable')).length, 2);
  });

  it('is reopened by nobody else, nor without a reason', async () => {
    for (const person of [sam, mina, jonas, guest]) {
      await reopen(person);
      assert.equal((await here()).state, 'completed', person.name);
    }
    const empty = await reopen(ana, ' ');
    assert.equal((await here()).state, 'completed');
    assert.equal(buttonsOn(empty.card, 'reopen-engagement.save').length, 1);
  });

  it('stays closed where the directory’s groups do not confirm its project manager', async () => {
    const groups = (said: 'yes' | 'no') => ({ groupRoles: async () => ({ 'project-manager': said }) });
    const data = { ...ids, reason: 'A service was added.' };
    await room.press(ana, 'reopen-engagement.save', data, groups('no'));
    assert.equal((await here()).state, 'completed');
    await room.press(ana, 'reopen-engagement.save', data, groups('yes'));
    assert.equal((await here()).state, 'active');
  });

  it('stays closed while another engagement runs in its channel', async () => {
    await store.engagements.start({
      ...{ type: 'SetupStarted', engagement: 'engagement-2', channel, playbook: engagement.playbook },
      ...{ at: clock(), by: ana },
    });
    const reply = await reopen(ana);
    assert.match(textsOn(reply.card), /Another engagement is in progress in this channel/u);
    assert.equal((await here()).state, 'completed');
  });

  it('is looked back on by each side in its own words, beside numbers that add up', async () => {
    const form = await room.press(jonas, 'closing.form', ids);
    assert.match(textsOn(form.card), /Contoso/u);
    await room.press(jonas, 'closing.save', filledIn(form.card, 'closing.save', { well: 'The pilots.', late: 'DNS.' }));
    await room.press(sam, 'closing.save', { ...ids, well: 'Quick answers.', late: '' });
    const { card } = await room.press(mina, 'closing.show', ids);
    assert.match(textsOn(card), /The pilots\.[\s\S]*Written by Jonas Berg[\s\S]*Quick answers\.[\s\S]*Sam Reyes/u);
    const numbers = closingNumbers(engagement);
    const counted = [numbers.customer, numbers.provider].map(
      ({ done, notApplicable, excepted, open }) => done + notApplicable + excepted + open,
    );
    const rows = engagement.items.filter(({ removed, side }) => !removed && side !== 'other');
    assert.equal(counted[0], rows.filter(({ side }) => side === 'customer').length);
    assert.equal(counted[1], rows.filter(({ side }) => side === 'provider').length);
    const replaced = await room.press(mina, 'closing.save', { ...ids, well: 'Everything.', late: '', emptied: 'late' });
    assert.match(textsOn(replaced.card), /Everything\./u);
    assert.equal((await store.closings.of('engagement-1')).customer?.by.id, mina.id);
  });

  it('is looked back on by nobody from elsewhere, nor while it runs', async () => {
    await room.press(guest, 'closing.save', { ...ids, well: 'Hi.', late: '' });
    await reopen(ana);
    await room.press(ana, 'closing.save', { ...ids, well: 'Too early.', late: '' });
    assert.deepEqual(await store.closings.of('engagement-1'), {});
  });
});

describe('the numbers of a closing review', () => {
  it('count a row late by the days after its date in the engagement’s zone', async () => {
    const store = await openStore(':memory:');
    const engagement = await storedEngagement(store, { details: { timeZone: 'Asia/Seoul' } });
    await store.close();
    const [duty] = itemsOf(engagement, 'initiate');
    assert.ok(duty);
    const row = (id: string, at: string) => ({
      ...{ ...duty, id, side: 'customer' as const, due: '2026-12-01', tick: { by: ana, at } },
    });
    const rows = [
      // In Seoul it is the next day already.
      row('1', '2026-12-01T20:00:00.000Z'),
      row('2', '2026-12-01T10:00:00.000Z'),
      row('3', '2026-12-06T10:00:00.000Z'),
      { ...row('4', '2026-12-06T10:00:00.000Z'), removed: true },
    ];
    const { done, dated, late, daysLate } = closingNumbers({ ...engagement, items: rows }).customer;
    assert.deepEqual([done, dated, late, daysLate], [3, 3, 2, 6]);
  });
});
