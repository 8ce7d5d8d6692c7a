import assert from 'node:assert/strict';
import { Connector } from '../../../bot/connector/connector.js';
import { ServiceHosts } from '../../../bot/connector/service-hosts.js';
import { draw } from '../../../bot/refresh/draw.js';
import { totalsFollowWithin } from '../../../bot/refresh/drawing.js';
import { Refresher } from '../../../bot/refresh/refresher.js';
import { checklistPage, checklistPages } from '../../../cards/rows/pages.js';
import { tickItem } from '../../../data/domain/checklist/checklist.js';
import { addRemediation } from '../../../data/domain/checklist/remediation.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { keptLog } from '../../support/baton.js';
import { FakeConnector } from '../../support/connector.js';
import { ana } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';

const id = 'engagement-1';
const channel = '19:pages@thread.tacv2';

describe('the pages of a list', function () {
  this.timeout(120_000);
  let store: Store;
  let teams: FakeConnector;
  let refresher: Refresher;
  /** Added to the real clock: waiting is skipped, order is not. */
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const instant = () => new Date(now()).toISOString();
  const current = async (): Promise<Engagement> => {
    const engagement = await store.engagements.find(id);
    assert.ok(engagement !== null);
    return engagement;
  };
  const until = async (what: () => Promise<boolean> | boolean) => {
    while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  /** Nothing is stale now, and nothing is under way. */
  const settled = () =>
    until(async () => (await store.cards.stale(instant())).count === 0 && refresher.activeConversations === 0);
  const tick = async (page: number): Promise<void> => {
    const row = checklistPage(await current(), 'remediate', page).rows.find(
      ({ section, tick }) => section === 'remediation' && tick === null,
    );
    assert.ok(row !== undefined);
    await store.engagements.change(id, (e) => tickItem(e, row.id, row.version, ana, instant()));
    refresher.nudge({ engagements: [id], places: [] });
  };
  /** The pages that were edited, in order. */
  const edited = async (): Promise<readonly number[]> => {
    const cards = await store.cards.live(id);
    return teams
      .calls('PUT')
      .flatMap(({ path }) => cards.filter((c) => path.endsWith(`/${c.activity}`)).map((c) => c.page));
  };

  beforeEach(async () => {
    ahead = 0;
    store = await openStore(undefined, { file: ':memory:' });
    teams = await FakeConnector.start();
    await storedEngagement(store, { id, channel, phase: 'remediate' });
    const lines = Array.from({ length: 70 }, (_, n) => ({ text: `Mend ${n}`, side: 'customer' as const, due: null }));
    await store.engagements.change(id, (e) => addRemediation(e, 'draft', lines, ana, instant()));
    const where = { conversation: channel, serviceUrl: teams.url, tenant: 't', botId: '28:bot' };
    await store.conversations.remember({ ...where, kind: 'channel', at: instant() });
    for (let page = 1; page <= checklistPages(await current(), 'remediate'); page += 1) {
      await store.cards.want(id, { kind: 'checklist', phase: 'remediate', page }, channel, instant());
    }
    const { log } = keptLog();
    const connector = new Connector({
      ...{ token: async () => null, hosts: new ServiceHosts([teams.host], false), log, now, random: () => 0 },
    });
    refresher = new Refresher({ store, connector, draw, log, now, coalesceMs: 5, rest: 0, lookEvery: 20 });
    refresher.start();
    await until(async () => {
      ahead += 2_000;
      return (await store.cards.live(id)).filter(({ activity }) => activity !== null).length >= 4;
    });
    ahead += 60_000;
    await settled();
  });
  afterEach(async () => {
    await refresher.stop();
    await store.close();
    await teams.close();
  });

  it('cost one edit a tick: the page with the row, and not those before it', async () => {
    const before = (await edited()).length;
    await tick(3);
    await settled();
    await tick(2);
    await settled();
    assert.deepEqual((await edited()).slice(before), [3, 2]);
  });

  it('follow with the number of what is done, once for many ticks', async () => {
    await tick(3);
    await tick(3);
    await settled();
    const before = (await edited()).length;
    ahead += totalsFollowWithin;
    await until(async () => (await edited()).length >= before + 2);
    await settled();
    assert.deepEqual([...(await edited()).slice(before)].sort(), [1, 2]);
    for (const card of await store.cards.live(id)) {
      if (card.kind !== 'checklist' || card.phase !== 'remediate') continue;
      const message = teams.messages.get(card.activity ?? '')?.activity.attachments as readonly { content: unknown }[];
      const drawn = draw(card, await current(), 'en', null, { now: instant() });
      assert.equal(JSON.stringify(message[0]?.content), JSON.stringify(drawn), `page ${card.page}`);
    }
  });
});
