import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connector } from '../../../bot/connector/connector.js';
import { ServiceHosts } from '../../../bot/connector/service-hosts.js';
import { Refresher } from '../../../bot/refresh/refresher.js';
import { deadlinesOf } from '../../../data/domain/deadlines.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { PostedCard, WantedCard } from '../../../data/domain/notice/posted-card.js';
import { todayOf } from '../../../data/domain/workdays.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { keptLog } from '../../support/baton.js';
import { FakeConnector } from '../../support/connector.js';
import { details } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';

const channel = '19:team@thread.tacv2';
const wanted: WantedCard = { kind: 'engagement', phase: null, page: 1 };
const anna = { id: '29:anna', name: 'Anna' };

describe('the refresher', function () {
  // What happens is waited for; how soon is the campaign's question.
  this.timeout(300_000);
  let folder: string;
  let store: Store;
  let teams: FakeConnector;
  let refresher: Refresher;
  let log = keptLog();
  /** Added to the real clock: waiting is skipped, order is not. */
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const instant = () => new Date(now()).toISOString();

  const build = (
    more: { coalesceMs?: number; lookEvery?: number } = {},
    terms: (engagement: Engagement) => number = () => 0,
  ): Refresher => {
    log = keptLog();
    const hosts = new ServiceHosts([teams.host], false);
    return new Refresher({
      store,
      connector: new Connector({ token: async () => null, hosts, log: log.log, now, random: () => 0 }),
      draw: (card, engagement) => ({
        type: 'AdaptiveCard',
        version: '1.5',
        body: [
          card.state === 'superseded' ? 'pointer' : `v${engagement.version} starter ${engagement.starter.name}`,
          `${terms(engagement)} near or late`,
        ],
      }),
      log: log.log,
      now,
      random: () => 0,
      coalesceMs: 10,
      rest: 0,
      lookEvery: 20,
      ...more,
    });
  };

  const engagementIn = async (conversation: string, id: string): Promise<void> => {
    await store.conversations.remember({
      conversation,
      serviceUrl: teams.url,
      tenant: 't',
      botId: '28:bot',
      kind: conversation.startsWith('19:') ? 'channel' : 'group',
      at: instant(),
    });
    await store.engagements.start({
      type: 'SetupStarted',
      playbook: fasttrack,
      engagement: id,
      channel: conversation,
      at: instant(),
      by: anna,
    });
  };
  let turnsOfName = 0;
  const change = async (id: string, name?: string): Promise<number> => {
    turnsOfName += 1;
    const to = { id: '29:next', name: name ?? `n${turnsOfName}` };
    const outcome = await store.engagements.change(id, () => ({
      events: [{ type: 'SetupHandedOver', to, at: instant(), by: anna }],
    }));
    return outcome?.engagement.version ?? 0;
  };
  const until = async <T>(
    what: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  ): Promise<T> => {
    for (;;) {
      const found = await what();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 120));
  const posted = (id: string) =>
    until(async () => {
      const card = (await store.cards.live(id))[0];
      return card !== undefined && card.activity !== null && card;
    });
  const shows = (card: PostedCard): string => {
    const attachments = teams.messages.get(card.activity ?? '')?.activity.attachments as
      | { content: { body: string[] } }[]
      | undefined;
    return attachments?.[0]?.content.body[0] ?? '';
  };
  const drawnAt = (card: PostedCard, version: number) => until(() => shows(card).startsWith(`v${version} `));

  beforeEach(async () => {
    ahead = 0;
    folder = await mkdtemp(join(tmpdir(), 'baton-test-'));
    store = await openStore(undefined, { file: join(folder, 'baton.sqlite') });
    teams = await FakeConnector.start();
    refresher = build();
  });
  afterEach(async () => {
    await refresher.stop();
    await store.close();
    await teams.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('draws a card again on the day when a deadline becomes near, and only then', async () => {
    const day = 86_400_000;
    await engagementIn(channel, 'engagement-1');
    const purchase = new Date(now() - 15 * day).toISOString().slice(0, 10);
    const saved = { ...details, purchase, onboardingStart: null };
    await store.engagements.change('engagement-1', () => ({
      events: [{ type: 'DetailsSaved', details: saved, datasetVersion: 'small-1', at: instant(), by: anna }],
    }));
    await store.cards.want('engagement-1', wanted, channel, instant());
    // Shows the days that are left, as a card would that counted them.
    refresher = build({}, (engagement) => deadlinesOf(engagement, todayOf(engagement, instant())).length);
    refresher.start();
    await posted('engagement-1');
    const edits = () => teams.log.filter(({ method }) => method === 'PUT').length;
    await quiet();
    assert.equal(edits(), 0);
    ahead += 4 * day;
    await quiet();
    assert.equal(edits(), 0, 'nothing is near yet');
    ahead += 2 * day;
    await until(() => edits() === 1);
    ahead += 5 * day;
    await quiet();
    assert.equal(edits(), 1, 'near is near on the next day too');
  });

  it('posts a wanted card as a new thread in a channel and as a plain message in a group', async () => {
    await engagementIn(channel, 'engagement-1');
    await engagementIn('a:group', 'engagement-2');
    await store.cards.want('engagement-1', wanted, channel, instant());
    await store.cards.want('engagement-2', wanted, 'a:group', instant());
    refresher.start();
    const inChannel = await posted('engagement-1');
    assert.equal(inChannel.conversation, `${channel};messageid=${inChannel.activity}`);
    assert.equal((await posted('engagement-2')).conversation, 'a:group');
    assert.equal(teams.messages.size, 2);
  });

  it('draws a hundred changes once, at the newest version', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    await refresher.stop();
    refresher = build({ lookEvery: 60_000 });
    refresher.start();
    let version = await change('engagement-1');
    refresher.nudge();
    // However long the changes take: all of them come while an edit is under way.
    const go = teams.holdAll();
    await teams.held();
    for (let n = 1; n < 100; n += 1) {
      version = await change('engagement-1');
      refresher.nudge();
    }
    go();
    await drawnAt(card, version);
    assert.ok((teams.messages.get(card.activity ?? '')?.edits ?? 0) <= 3);
    assert.equal(await until(async () => (await store.cards.stale(instant())).count === 0), true);
  });

  it('shows a change without a nudge too', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    await drawnAt(card, await change('engagement-1'));
  });

  it('refreshes after a crash what was left stale', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    await refresher.stop();
    const version = await change('engagement-1');
    refresher = build();
    refresher.start();
    await drawnAt(card, version);
  });

  it('has one edit in flight per conversation, and a card never goes backwards', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    await store.cards.want('engagement-1', { kind: 'standing', phase: null, page: 1 }, channel, instant());
    refresher.start();
    await until(async () => (await store.cards.live('engagement-1')).length === 2);
    teams.latency = () => 15;
    const card = await posted('engagement-1');
    let seen = 0;
    for (let n = 0; n < 25; n += 1) {
      ahead += 3_000;
      await change('engagement-1');
      refresher.nudge();
      await new Promise((resolve) => setTimeout(resolve, 12));
      const shown = Number(/^v(\d+)/.exec(shows(card))?.[1] ?? 0);
      assert.ok(shown >= seen);
      seen = shown;
    }
    ahead += 3_000;
    await drawnAt(card, (await store.engagements.find('engagement-1'))?.version ?? -1);
    assert.equal(teams.mostAtOnce.get(channel), 1);
  });

  it('sends nothing to the conversation for as long as a 429 asks', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    teams.script({ method: 'PUT', status: 429, retryAfter: '60' });
    const version = await change('engagement-1');
    await until(() => teams.calls('PUT').length === 1 && refresher.activeConversations === 0);
    await store.cards.want('engagement-1', { kind: 'standing', phase: null, page: 1 }, channel, instant());
    ahead = 55_000;
    refresher.nudge();
    await quiet();
    assert.equal(teams.calls('PUT').length, 1);
    assert.equal(teams.calls('POST').length, 1);
    ahead = 61_000;
    refresher.nudge();
    await drawnAt(card, version);
    await until(() => teams.calls('POST').length === 2);
  });

  it('counts no request that a 429 refused, so that its budget is there afterwards', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    teams.script({ method: 'PUT', status: 429, times: 3 });
    const version = await change('engagement-1');
    for (let refused = 1; refused <= 3; refused += 1) {
      await until(() => teams.calls('PUT').length === refused && refresher.activeConversations === 0);
      ahead += 10_000;
    }
    await drawnAt(card, version);
    const third = { ofPlace: [3], ofTenant: [], wait: (place: (n: number) => number | undefined) => place(3) ?? 0 };
    assert.equal((await store.sends.look(channel, 't', third, instant())).wait, 0, 'a post and an edit were sent');
  });

  it('backs off after a 429 without Retry-After, a 412 and a 503, and the card becomes true', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    for (const status of [429, 412, 503]) {
      teams.script({ method: 'PUT', status });
      const version = await change('engagement-1');
      refresher.nudge();
      await until(() => teams.log.some((entry) => entry.status === status));
      assert.equal(shows(card).startsWith(`v${version} `), false);
      ahead += 40_000;
      await drawnAt(card, version);
    }
    assert.equal(teams.messages.size, 1);
  });

  it('never repeats a post that perhaps arrived', async () => {
    for (const [n, script] of [{ dropAfterAccept: true }, { status: 502, accept: true }, { status: 500 }].entries()) {
      const conversation = `${channel}${n}`;
      await engagementIn(conversation, `engagement-${n}`);
      teams.script({ method: 'POST', conversation, ...script });
      const { id } = await store.cards.want(`engagement-${n}`, wanted, conversation, instant());
      refresher.start();
      await until(async () => (await store.cards.find(id))?.state === 'unknown');
      ahead += 3_600_000;
      refresher.nudge();
      await quiet();
      assert.equal(teams.log.filter((entry) => entry.conversation === conversation).length, 1);
    }
  });

  it('refreshes a message of unknown outcome after it was pressed', async () => {
    await engagementIn(channel, 'engagement-1');
    teams.script({ method: 'POST', dropAfterAccept: true });
    const { id } = await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    await until(async () => (await store.cards.find(id))?.state === 'unknown');
    const [message] = teams.in(channel);
    assert.ok(message);
    await store.cards.adopt({
      ...wanted,
      engagement: 'engagement-1',
      conversation: message.conversation,
      activity: message.id,
      shownVersion: 0,
      now: instant(),
    });
    refresher.nudge();
    await drawnAt(await posted('engagement-1'), await change('engagement-1'));
    assert.equal(teams.messages.size, 1);
  });

  it('sends nothing where it may not write, until a person speaks there', async () => {
    await engagementIn(channel, 'engagement-1');
    await engagementIn('19:other@thread.tacv2', 'engagement-2');
    await store.cards.want('engagement-1', wanted, channel, instant());
    await store.cards.want('engagement-2', wanted, '19:other@thread.tacv2', instant());
    refresher.start();
    const card = await posted('engagement-1');
    const other = await posted('engagement-2');
    teams.script({ method: 'PUT', conversation: channel, status: 403, code: 'BotNotInConversationRoster', times: 99 });
    await change('engagement-1');
    await until(() => teams.calls('PUT').length === 1);
    for (let n = 0; n < 3; n += 1) {
      ahead += 600_000;
      await change('engagement-1');
      await drawnAt(other, await change('engagement-2'));
    }
    assert.equal(teams.calls('PUT').filter((entry) => entry.conversation.startsWith(channel)).length, 1);
    teams.scripts.length = 0;
    await store.conversations.resumeWriting(channel);
    await drawnAt(card, (await store.engagements.find('engagement-1'))?.version ?? -1);
  });

  it('posts a deleted message again, at most once', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    teams.messages.delete(card.activity ?? '');
    await change('engagement-1');
    const again = await until(async () => {
      const live = (await store.cards.live('engagement-1'))[0];
      return live !== undefined && live.id !== card.id && live;
    });
    ahead += 60_000;
    teams.messages.delete(again.activity ?? '');
    await change('engagement-1');
    await until(async () => (await store.cards.find(again.id))?.state === 'gone');
    ahead += 60_000;
    refresher.nudge();
    await quiet();
    assert.equal(teams.messages.size, 0);
  });

  it('forgets a conversation that is gone', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    teams.script({ status: 404, code: 'ConversationNotFound', times: 99 });
    await change('engagement-1');
    await until(async () => (await store.cards.find(card.id))?.state === 'gone');
    await store.cards.want('engagement-1', wanted, channel, instant());
    ahead += 600_000;
    await quiet();
    assert.equal(teams.calls('PUT').length, 1);
    assert.equal(teams.calls('POST').length, 1);
  });

  it('replaces an older message of the same card by a pointer, once', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const older = await posted('engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    await until(() => shows(older) === 'pointer');
    ahead += 60_000;
    const newer = (await store.cards.live('engagement-1'))[0];
    assert.ok(newer);
    await drawnAt(newer, await change('engagement-1'));
    assert.equal(shows(older), 'pointer');
    assert.equal(teams.messages.get(older.activity ?? '')?.edits, 1);
  });

  it('does not edit when the newest drawing is the one that is there', async () => {
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    await refresher.stop();
    const hosts = new ServiceHosts([teams.host], false);
    refresher = new Refresher({
      store,
      connector: new Connector({ token: async () => null, hosts, log: log.log }),
      draw: (_card, engagement) => ({ type: 'AdaptiveCard', version: '1.5', body: [engagement.starter.name] }),
      log: log.log,
      now,
      coalesceMs: 10,
      rest: 0,
      lookEvery: 20,
    });
    refresher.start();
    const card = await posted('engagement-1');
    await change('engagement-1', 'Anna');
    // A card that is being worked on is not counted as stale, so its version says when the work is over.
    await until(async () => (await store.cards.find(card.id))?.shownVersion === 2);
    assert.equal(teams.calls('PUT').length, 0);
  });

  it('keeps the limits under a storm of changes, and ends up to date', async () => {
    await teams.close();
    teams = await FakeConnector.start({ limits: true });
    refresher = build({ coalesceMs: 1, lookEvery: 5 });
    await engagementIn(channel, 'engagement-1');
    await store.cards.want('engagement-1', wanted, channel, instant());
    refresher.start();
    const card = await posted('engagement-1');
    const end = Date.now() + 2_500;
    let version = 0;
    while (Date.now() < end) {
      version = await change('engagement-1');
      refresher.nudge();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await drawnAt(card, version);
    assert.equal(teams.log.filter((entry) => entry.status === 429).length, 0);
    assert.ok(teams.calls('PUT').length > 5);
  });

  it('waits for an unknown conversation, and sends nothing to a host off the allow-list', async () => {
    await store.engagements.start({
      type: 'SetupStarted',
      playbook: fasttrack,
      engagement: 'engagement-1',
      channel: 'a:nowhere',
      at: instant(),
      by: anna,
    });
    await store.cards.want('engagement-1', wanted, 'a:nowhere', instant());
    refresher.start();
    await quiet();
    assert.equal(teams.log.length, 0);
    await engagementIn('a:nowhere', 'engagement-2');
    ahead += 61_000;
    await posted('engagement-1');
  });
});
