import assert from 'node:assert/strict';
import { writeMinutes } from '../../../../data/domain/meeting/minutes.js';
import type { MeetingDecision } from '../../../../data/domain/meeting/plan-meetings.js';
import { cancelMeeting, moveMeeting, planMeeting, planSeries } from '../../../../data/domain/meeting/plan-meetings.js';
import { pauseEngagement, resumeEngagement } from '../../../../data/domain/phase/pause.js';
import { saveCalendar } from '../../../../data/domain/setup/calendar.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import type { Store } from '../../../../data/store/store.js';
import { ana, mina } from '../../../support/history.js';
import { storedEngagement } from '../../../support/stored-engagement.js';
import { onEachDatabase } from '../database/each-database.js';

const channel = '19:channel@thread.tacv2';
const monday = '2026-11-23T12:00:00.000Z';
const series: Parameters<typeof planSeries>[2] = {
  ...{ everyWeeks: 1, weekday: 3, time: '10:00', minutes: 30, from: '2026-11-23', until: null },
};

onEachDatabase('checkpoint meetings', (bench) => {
  const plan = async (store: Store, more: Partial<typeof series> = {}) => {
    const outcome = await store.meetings.change('engagement-1', (e, p) =>
      planSeries(e, p, { ...series, ...more }, ana, monday),
    );
    assert.equal(outcome?.refusal, null);
  };
  const change = async (decide: Parameters<Store['meetings']['change']>[1]) => {
    const outcome = await bench.store.meetings.change('engagement-1', decide);
    assert.ok(outcome);
    assert.equal(outcome.refusal, null);
    return outcome;
  };
  const agendas = async (store: Store) =>
    (await store.cards.claim({ now: '2027-12-01T00:00:00.000Z', ttlMs: 1000, limit: 50, owner: 'test' })).filter(
      ({ kind }) => kind === 'agenda',
    );
  /** What the job does at an instant. */
  const look = async (store: Store, now: string): Promise<number> => {
    let posted = 0;
    for (const id of await store.meetings.toLookAt(now, 100)) posted += await store.meetings.announce(id, now);
    return posted;
  };

  beforeEach(async () => {
    await storedEngagement(bench.store);
    await bench.store.conversations.remember({
      ...{ conversation: channel, kind: 'channel', name: 'Rollout', serviceUrl: 'http://127.0.0.1', tenant: 't' },
      ...{ botId: '28:bot', at: monday },
    });
  });

  it('are as they were planned after a restart, with what happened', async () => {
    await plan(bench.store);
    const other = await bench.another();
    const { plan: kept, version, secret } = await other.meetings.of('engagement-1');
    assert.deepEqual([kept.series.length, version], [1, 1]);
    assert.ok((secret ?? '').length >= 32);
    assert.equal(await other.meetings.withSecret(secret ?? ''), 'engagement-1');
    assert.equal(await other.meetings.withSecret('guessed'), null);
    await change((e, p) => planMeeting(e, p, { date: '2026-12-01', time: '9:00', minutes: 30 }, ana, monday));
    assert.equal((await other.meetings.of('engagement-1')).secret, secret);
    assert.deepEqual(
      (await other.meetings.history('engagement-1')).map(({ type }) => type),
      ['SeriesPlanned', 'MeetingPlanned'],
    );
  });

  it('have one agenda each, whichever of two processes looks, and however often', async () => {
    await plan(bench.store);
    const other = await bench.another();
    const tuesday = '2026-11-24T09:00:00.000Z';
    const posted = await Promise.all(
      [bench.store, other, bench.store, other, bench.store, other].map((store) =>
        store.meetings.announce('engagement-1', tuesday),
      ),
    );
    assert.equal(
      posted.reduce((sum, n) => sum + n, 0),
      1,
    );
    assert.equal(await look(other, '2026-11-24T23:00:00.000Z'), 0);
    const wanted = await agendas(bench.store);
    assert.deepEqual(
      wanted.map((card) => [card.page, card.conversation]),
      [[1, channel]],
    );
  });

  it('have no agenda before its morning, and the next one a week later', async () => {
    await plan(bench.store);
    assert.equal(await look(bench.store, '2026-11-24T08:59:00.000Z'), 0);
    const posted: string[] = [];
    for (let at = Date.parse('2026-11-24T08:59:00.000Z'); at < Date.parse('2026-12-10'); at += 5 * 60_000) {
      const now = new Date(at).toISOString();
      if ((await look(bench.store, now)) > 0) posted.push(now.slice(0, 16));
    }
    assert.deepEqual(posted, ['2026-11-24T09:04', '2026-12-01T09:04', '2026-12-08T09:04']);
  });

  it('have a late agenda where no process ran in the morning, and none once they began', async () => {
    await plan(bench.store);
    assert.equal(await look(bench.store, '2026-11-25T09:59:00.000Z'), 1);
    await plan(bench.store, { weekday: 5 });
    assert.equal(await look(bench.store, '2026-11-27T10:01:00.000Z'), 0);
  });

  it('have no agenda while the engagement is paused, and have it when it is resumed', async () => {
    await plan(bench.store);
    const { engagements } = bench.store;
    await engagements.change('engagement-1', (e) => pauseEngagement(e, 'Holidays', ana, monday));
    assert.equal(await look(bench.store, '2026-11-24T10:00:00.000Z'), 0);
    await engagements.change('engagement-1', (e) => resumeEngagement(e, ana, '2026-11-24T11:00:00.000Z'));
    assert.equal(await look(bench.store, '2026-11-24T11:00:01.000Z'), 1);
  });

  it('are looked at again at once when the zone changes', async () => {
    await plan(bench.store);
    assert.equal(await look(bench.store, monday), 0);
    await bench.store.engagements.change('engagement-1', (e) =>
      saveCalendar(e, { timeZone: 'Pacific/Auckland', quietDays: [] }, ana, monday),
    );
    // Tuesday, nine in the morning, in Auckland.
    assert.equal(await look(bench.store, '2026-11-23T20:01:00.000Z'), 1);
  });

  it('draw their card again when they are moved, cancelled or written about', async () => {
    await plan(bench.store);
    await look(bench.store, '2026-11-24T09:01:00.000Z');
    const version = async () => (await bench.store.meetings.numbered('engagement-1', 1))?.version;
    assert.equal(await version(), 1);
    const id = 's1-2026-11-25';
    await change((e, p) =>
      moveMeeting(e, p, id, { date: '2026-11-26', time: '9:00' }, ana, '2026-11-24T10:00:00.000Z'),
    );
    assert.equal(await version(), 2);
    const said = { meeting: id, seen: 2, notes: 'We met.', decisions: '- One\n2. Two\n\n• Three' };
    const write = (
      e: Parameters<typeof writeMinutes>[0],
      p: Parameters<typeof writeMinutes>[1],
      more = {},
    ): MeetingDecision => writeMinutes(e, p, null, { ...said, ...more }, mina, '2026-11-26T10:00:00.000Z');
    const { records } = await change((e, p) => write(e, p));
    assert.deepEqual(records[0]?.minutes?.decisions, ['One', 'Two', 'Three']);
    assert.equal(await version(), 3);
    await change((e, p) => cancelMeeting(e, p, 's1-2026-12-02', ana, '2026-11-26T10:00:00.000Z'));
    assert.equal(await version(), 3);
  });

  it('say on their card what was done since the one before', async () => {
    await plan(bench.store);
    await look(bench.store, '2026-11-24T09:01:00.000Z');
    const engagement = await bench.store.engagements.find('engagement-1');
    assert.ok(engagement);
    const shown = await bench.store.meetings.shownOn(engagement, 1);
    assert.equal(shown?.previous, null);
    assert.equal(shown?.since.last, null);
    assert.equal(await bench.store.meetings.shownOn(engagement, 2), null);
    assert.equal((await bench.store.meetings.shown(engagement, 's1-2026-12-02'))?.record.number, 0);
  });

  it('have a card that the release before takes for refused, and this one posts and edits', async () => {
    await plan(bench.store);
    await look(bench.store, '2026-11-24T09:01:00.000Z');
    const { db } = await openDatabase(bench.url, {});
    const refused = async () =>
      (await db.selectFrom('posted_card').select('refused_version').where('kind', '=', 'agenda').execute()).map(
        ({ refused_version }) => (refused_version ?? 0) > 1_000_000,
      );
    try {
      assert.deepEqual(await refused(), [true]);
      const now = '2026-11-24T09:02:00.000Z';
      const claim = { now, ttlMs: 60_000, limit: 9, owner: 'test' };
      const [card] = await bench.store.cards.claim(claim);
      assert.equal(card?.kind, 'agenda');
      const shown = { id: card?.id ?? '', version: 1, final: false, againAt: null, owner: 'test', now };
      await bench.store.cards.shown({ ...shown, activity: '1', conversation: channel });
      assert.deepEqual(await refused(), [true]);
      assert.deepEqual(await bench.store.cards.claim({ ...claim, now: '2026-11-24T09:30:00.000Z' }), []);
    } finally {
      await db.destroy();
    }
  });

  it('go with their engagement when the channel is forgotten', async () => {
    await plan(bench.store);
    await look(bench.store, '2026-11-24T09:01:00.000Z');
    await bench.store.removals.uninstalled({ conversation: channel }, '2026-11-25T09:00:00.000Z');
    await bench.store.removals.forgetBefore('2026-11-26T09:00:00.000Z');
    assert.equal(await bench.store.engagements.find('engagement-1'), null);
    assert.equal((await bench.store.meetings.of('engagement-1')).version, 0);
  });
});
