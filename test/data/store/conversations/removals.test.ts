import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import { itemsOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { replyTo } from '../../../../data/domain/inquiry/reply.js';
import { writeMinutes } from '../../../../data/domain/meeting/minutes.js';
import { planMeeting } from '../../../../data/domain/meeting/plan-meetings.js';
import { acknowledge } from '../../../../data/domain/phase/checkpoint.js';
import { cancelEngagement } from '../../../../data/domain/phase/pause.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import type { Tables } from '../../../../data/store/database/tables.js';
import type { Store } from '../../../../data/store/store.js';
import { ana, jonas, sam, smallDataset } from '../../../support/history.js';
import { fasttrack } from '../../../support/playbooks.js';
import { newInquiry } from '../../../support/sample-inquiry.js';
import { storedEngagement } from '../../../support/stored-engagement.js';
import { onEachDatabase } from '../database/each-database.js';
import { at } from '../samples.js';

const team = '19:general@thread.tacv2';
const channels = [team, '19:one@thread.tacv2', '19:two@thread.tacv2'];
const [, one = '', two = ''] = channels;
const elsewhere = '19:elsewhere@thread.tacv2';
const reach = { serviceUrl: 'https://x.example', tenant: 't', botId: '28:b' };

async function meet(store: Store): Promise<void> {
  for (const conversation of channels) {
    await store.conversations.remember({ ...reach, conversation, kind: 'channel', teamId: team, at: at(0) });
  }
  await store.conversations.remember({ ...reach, conversation: elsewhere, kind: 'channel', teamId: 'x', at: at(0) });
  await store.conversations.remember({ ...reach, conversation: 'a:ana', kind: 'personal', person: ana.id, at: at(0) });
}

const places = [...channels, elsewhere, 'a:ana'];
const stoppedIn = async (store: Store) => {
  const known = await Promise.all(places.map((place) => store.conversations.find(place)));
  return known.filter((found) => found?.stopped != null).map((found) => found?.conversation);
};

onEachDatabase('a removal', (bench) => {
  beforeEach(() => meet(bench.store));

  it('from a team stops all that is known of it, and nothing else, for every process', async () => {
    const other = await bench.another();
    assert.equal(await bench.store.removals.uninstalled({ conversation: `${team};messageid=1`, team }, at(5)), 3);
    assert.deepEqual(await stoppedIn(other), channels);
    assert.deepEqual((await other.conversations.find(one))?.removedAt, at(5));
    assert.equal(await other.removals.uninstalled({ conversation: team, team }, at(5)), 0, 'told twice');
  });

  it('from a chat stops that chat alone', async () => {
    await bench.store.removals.uninstalled({ conversation: 'a:ana' }, at(5));
    assert.deepEqual(await stoppedIn(bench.store), ['a:ana']);
    assert.equal(await bench.store.conversations.personalOf(ana.id), null);
  });

  it('is over for the whole team when a person speaks in one of its channels, or installs Baton again', async () => {
    const { removals } = bench.store;
    for (const how of ['spoken', 'installed'] as const) {
      const n = how === 'spoken' ? 5 : 15;
      await removals.uninstalled({ conversation: team, team }, at(n));
      assert.equal((await stoppedIn(bench.store)).length, 3);
      await removals.reinstalled({ conversation: two, team }, at(n + 1), how);
      assert.deepEqual(await stoppedIn(bench.store), [], how);
      assert.equal((await bench.store.conversations.find(one))?.removedAt, null);
    }
  });

  it('is not undone by what was said before it, nor repeated by an event that comes late', async () => {
    const { removals } = bench.store;
    await removals.uninstalled({ conversation: team, team }, at(5));
    await removals.reinstalled({ conversation: one, team }, at(4), 'spoken');
    await removals.reinstalled({ conversation: one, team }, at(4), 'installed');
    assert.equal((await stoppedIn(bench.store)).length, 3);
    await removals.reinstalled({ conversation: team, team }, at(9), 'installed');
    assert.equal(await removals.uninstalled({ conversation: team, team }, at(5)), 0);
    assert.deepEqual(await stoppedIn(bench.store), []);
  });

  it('leaves what the connector refused to a conversation to that conversation, until an installation', async () => {
    const { removals, conversations } = bench.store;
    await conversations.stopWriting(two, '403 NotEnoughPermissions');
    await removals.reinstalled({ conversation: one, team }, at(6), 'spoken');
    assert.deepEqual(await stoppedIn(bench.store), [two]);
    await removals.reinstalled({ conversation: team, team }, at(7), 'installed');
    assert.deepEqual(await stoppedIn(bench.store), []);
  });

  it('stays the reason, though the connector refuses what was on its way', async () => {
    const { removals, conversations } = bench.store;
    await removals.uninstalled({ conversation: team, team }, at(5));
    await conversations.stopWriting(one, '403 BotNotInConversationRoster');
    const known = await conversations.find(one);
    assert.deepEqual([known?.stopped, known?.removedAt], ['removed', at(5)]);
  });

  it('of a deleted channel is that channel’s alone, and survives a return to the team', async () => {
    const { removals } = bench.store;
    await removals.uninstalled({ conversation: one }, at(5), 'channel-deleted');
    await removals.reinstalled({ conversation: two, team }, at(6), 'spoken');
    await removals.reinstalled({ conversation: team, team }, at(7), 'installed');
    assert.deepEqual(await stoppedIn(bench.store), [one]);
    await removals.reinstalled({ conversation: one }, at(8), 'installed');
    assert.deepEqual(await stoppedIn(bench.store), []);
  });

  it('of a deleted channel survives words in another channel of a team that had taken Baton away', async () => {
    const { removals } = bench.store;
    await removals.uninstalled({ conversation: team, team }, at(3));
    await removals.uninstalled({ conversation: one }, at(5), 'channel-deleted');
    await removals.reinstalled({ conversation: two, team }, at(6), 'spoken');
    assert.deepEqual(await stoppedIn(bench.store), [one]);
  });

  it('holds for a channel of the team that is first heard of afterwards', async () => {
    const { conversations, removals } = bench.store;
    await removals.uninstalled({ conversation: team, team }, at(5));
    const late = { ...reach, conversation: '19:late@thread.tacv2', kind: 'channel', teamId: team, at: at(6) };
    assert.equal(await conversations.remember(late), true);
    assert.equal((await conversations.find(late.conversation))?.removedAt, at(5));
    await removals.reinstalled({ conversation: late.conversation, team }, at(7), 'spoken');
    assert.deepEqual(await stoppedIn(bench.store), []);
  });

  it('is told with the budget before an answer is sent', async () => {
    const budget = { ofPlace: [1], ofTenant: [1], wait: () => 0 };
    const look = async () => (await bench.store.sends.look(one, 't', budget, at(9))).removedAt;
    assert.equal(await look(), null);
    await bench.store.conversations.stopWriting(one, '403 NotEnoughPermissions');
    assert.equal(await look(), null, 'an answer may still be tried');
    await bench.store.removals.uninstalled({ conversation: team, team }, at(5));
    assert.equal(await look(), at(5));
  });

  it('hands out no card of the team, and afterwards each at once and once', async () => {
    const { cards, engagements, removals } = bench.store;
    for (const [n, channel] of channels.entries()) {
      await engagements.start({
        type: 'SetupStarted',
        playbook: fasttrack,
        engagement: `engagement-${n}`,
        channel,
        at: at(1),
        by: ana,
      });
      await cards.want(`engagement-${n}`, { kind: 'engagement', phase: null, page: 1 }, channel, at(1));
    }
    const claim = async (n: number) =>
      (await cards.claim({ now: at(n), ttlMs: 60_000, limit: 9, owner: 'me' })).map(({ conversation }) => conversation);
    await removals.uninstalled({ conversation: team, team }, at(5));
    assert.deepEqual(await claim(6), []);
    assert.equal((await cards.stale(at(6))).count, 0);
    await removals.reinstalled({ conversation: one, team }, at(7), 'spoken');
    assert.deepEqual((await claim(8)).toSorted(), channels.toSorted());
    assert.deepEqual(await claim(9), []);
  });

  it('that the release before lifted, which knows no dates of it, is over', async () => {
    await bench.store.removals.uninstalled({ conversation: team, team }, at(5));
    const { db } = await openDatabase(bench.url, {});
    await db.updateTable('conversation').set({ stopped: null }).where('id', '=', one).execute();
    await db.destroy();
    assert.equal((await bench.store.conversations.find(one))?.removedAt, null);
    await bench.store.removals.forgetBefore(at(9));
    assert.notEqual(await bench.store.conversations.find(one), null);
  });
});

/** An engagement with something of every kind in it. */
async function full(store: Store, n: number, channel: string): Promise<string> {
  const id = `engagement-${n}`;
  await storedEngagement(store, { id, channel, at: at(1) });
  const change = (decide: Parameters<Store['engagements']['change']>[1]) => store.engagements.change(id, decide);
  for (const item of itemsOf((await store.engagements.find(id)) ?? assert.fail(), 'initiate')) {
    await change((e) => tickItem(e, item.id, item.version, ana, at(2)));
  }
  const passed = await change((e) => acknowledge(e, smallDataset, 'initiate', e.version, sam, at(3)));
  assert.equal(passed?.engagement.phase, 'assess', 'with a record and a notice');
  await store.drafts.keep({ id: `draft-${n}`, engagement: id, person: ana.id, lines: [], at: at(3) });
  const inquiry = newInquiry({ id: `inquiry-${n}`, to: channel, from: `${channel};messageid=3` });
  await store.inquiries.ask(id, inquiry, jonas, at(4));
  await store.inquiries.change(inquiry.id, (i, e) =>
    replyTo(i, e, i.version, { text: 'We do.', side: null, keep: true }, sam, at(5)),
  );
  const question = { id: `question-${n}`, at: at(4), person: jonas.id, conversation: channel, text: 'who?' };
  await store.questions.record({ ...question, locale: 'en', outcome: 'found', citations: [], datasetVersion: 'v' });
  await store.questions.judge({ question: question.id, person: jonas.id, verdict: 'helpful', at: at(4) });
  const list = { about: 'open', whose: 'me', phase: null, workload: null, locale: 'en' } as const;
  await store.contexts.keep(channel, jonas.id, { kind: 'list', list }, at(4));
  await store.greetings.firstTime(`conversation:${channel}`, at(0));
  await store.webhooks.replay('tickets', id, [{ id: `event-${n}`, type: 'item.ticked', at: at(4) }]);
  const plan = { date: '2026-11-30', time: '10:00', minutes: 30 };
  await store.meetings.change(id, (e, p) => planMeeting(e, p, plan, ana, at(4)));
  const said = { meeting: 'm1', seen: 0, notes: 'We met.', decisions: '' };
  await store.meetings.change(id, (e, p) => writeMinutes(e, p, null, said, jonas, '2026-11-30T11:00:00.000Z'));
  const review = { side: 'customer', well: 'It was easy.', late: '', by: jonas, at: at(4) } as const;
  await store.closings.change(id, () => review);
  const line = { engagement: id, customer: 'Contoso', steps: 0, late: 1, soon: 0, waiting: 0 };
  await store.reminders.decide(
    { person: `29:reminded-${n}`, lookAt: null },
    { next: at(4), digest: { day: '2026-11-23', lines: [line] } },
    { conversation: `a:reminded-${n}`, locale: null },
    at(4),
  );
  await store.sends.note([{ place: channel, tenant: 't', at: at(4) }]);
  return id;
}

/** How many rows each table has that say what is looked for anywhere. */
async function rowsAbout(db: Kysely<Tables>, ...words: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    const about = rows.filter((row) => words.some((word) => JSON.stringify(row).includes(word)));
    if (about.length > 0) found[name] = about.length;
  }
  return found;
}

onEachDatabase('what belongs to a removed team', (bench) => {
  let engagements: readonly string[] = [];
  beforeEach(async () => {
    await meet(bench.store);
    engagements = [
      await full(bench.store, 1, one),
      await full(bench.store, 2, two),
      await full(bench.store, 3, elsewhere),
    ];
  });

  it('is deleted when its time has come, every row of every table; what is elsewhere stays as it was', async () => {
    const { store } = bench;
    const { db } = await openDatabase(bench.url, {});
    const about = (n: number, channel: string) =>
      rowsAbout(db, `engagement-${n}`, channel, `inquiry-${n}`, `question-${n}`, `draft-${n}`);
    try {
      const before = await about(1, one);
      const kept = await about(3, elsewhere);
      // An engagement with rows of each kind, so that the test notices a new table.
      const { engagement: _, ...ofEngagement } = before;
      for (const { name, columns } of await db.introspection.getTables()) {
        if (columns.some((column) => column.name === 'engagement')) assert.ok(ofEngagement[name], name);
      }
      await store.engagements.change(engagements[1] ?? '', (e) => cancelEngagement(e, 'No budget', ana, at(6)));
      await store.removals.uninstalled({ conversation: team, team }, at(10));
      assert.deepEqual(await store.removals.forgetBefore(at(10)), { conversations: 0, engagements: 0 });
      assert.deepEqual(await store.removals.forgetBefore(at(11)), { conversations: 3, engagements: 2 });
      assert.deepEqual(await about(1, one), {});
      assert.deepEqual(await about(2, two), {});
      assert.deepEqual(await about(3, elsewhere), kept);
      assert.equal(await store.engagements.find(engagements[0] ?? ''), null, 'though this process had it in memory');
      assert.deepEqual(
        (await store.engagements.of(ana.id)).map(({ id }) => id),
        [engagements[2]],
      );
      assert.deepEqual(await store.removals.forgetBefore(at(99)), { conversations: 0, engagements: 0 });
      assert.equal(await store.greetings.firstTime(`conversation:${one}`, at(20)), true, 'greeted like a new one');
    } finally {
      await db.destroy();
    }
  });

  it('is kept whole when Baton comes back before that', async () => {
    const { store } = bench;
    const before = await store.engagements.find(engagements[0] ?? '');
    await store.removals.uninstalled({ conversation: team, team }, at(10));
    await store.removals.reinstalled({ conversation: team, team }, at(11), 'installed');
    assert.deepEqual(await store.removals.forgetBefore(at(99)), { conversations: 0, engagements: 0 });
    assert.deepEqual(await (await bench.another()).engagements.find(engagements[0] ?? ''), before);
  });

  it('is not deleted because the connector alone says no, however long', async () => {
    const { store } = bench;
    await store.conversations.stopWriting(one, '403 BotNotInConversationRoster');
    assert.deepEqual(await store.removals.forgetBefore(at(9_999)), { conversations: 0, engagements: 0 });
  });

  it('is deleted by one of several processes that come to it together', async () => {
    const other = await bench.another();
    await bench.store.removals.uninstalled({ conversation: team, team }, at(10));
    const done = await Promise.all([bench.store, other].map(({ removals }) => removals.forgetBefore(at(11))));
    assert.equal(
      done.reduce((sum, { engagements: n }) => sum + n, 0),
      2,
    );
  });

  it('of a chat leaves the engagements of its person, without the messages that were in it', async () => {
    const { store } = bench;
    const inChat = { kind: 'checklist', phase: 'enable', page: 1 } as const;
    const card = await store.cards.want(engagements[0] ?? '', inChat, 'a:ana', at(6));
    await store.removals.uninstalled({ conversation: 'a:ana' }, at(10));
    assert.deepEqual(await store.removals.forgetBefore(at(11)), { conversations: 1, engagements: 0 });
    assert.equal((await store.engagements.of(ana.id)).length, 3);
    assert.equal(await store.conversations.find('a:ana'), null);
    assert.equal((await store.cards.find(card.id))?.state, 'gone');
  });
});
