import { longestWait } from '../../bot/connector/outcome.js';
import { openStore, type Store } from '../../data/store/store.js';
import type { FakeConnector, Script } from '../support/connector.js';
import { shouldShow } from './audit.js';
import { figure, overview, pause } from './cards-stage.js';
import { type Check, judgesTimes, scaled } from './check.js';
import { Crowd, chance, people, percentile, rowOn } from './crowd.js';
import { type Ground, prepare } from './ground.js';
import { Site } from './processes.js';

/** Are all live cards in these channels what would be drawn of what is saved now? */
async function untrue(store: Store, teams: FakeConnector, grounds: readonly Ground[]): Promise<number> {
  let wrong = 0;
  for (const { engagement: id } of grounds) {
    const engagement = await store.engagements.find(id);
    if (engagement === null) throw new Error(`no engagement ${id}`);
    for (const card of await store.cards.live(id)) {
      const message = teams.messages.get(card.activity ?? '');
      const attachments = message?.activity.attachments as readonly { content: unknown }[] | undefined;
      const drawn = JSON.stringify(await shouldShow(store, card, engagement));
      if (JSON.stringify(attachments?.[0]?.content) !== drawn) wrong += 1;
    }
  }
  return wrong;
}

/** Everything that was wanted is posted and true, and no conversation's budget is spent. */
async function settled(store: Store, teams: FakeConnector, grounds: readonly Ground[]): Promise<boolean> {
  const later = new Date(Date.now() + 3_000_000).toISOString();
  if ((await store.cards.stale(later)).count > 0 || Date.now() - (teams.log.at(-1)?.at ?? 0) < 2_000) return false;
  return (await untrue(store, teams, grounds)) === 0;
}

/** Requests that came sooner after a 429 than it allowed. */
function early(teams: FakeConnector, grounds: readonly Ground[], named: boolean, until: number): number {
  let count = 0;
  for (const { channel } of grounds) {
    const seen = teams.log.filter(({ conversation, method }) => conversation.startsWith(channel) && method !== 'GET');
    const first = seen.findIndex(({ status }) => status === 429);
    for (let n = first + 1; first >= 0 && n < seen.length; n += 1) {
      const [before, entry] = [seen[n - 1], seen[n]];
      if (before === undefined || entry === undefined || before.status !== 429) continue;
      // With Retry-After not before its end; without, at least half of a doubling half second, up to the longest.
      const earliest = named ? until : before.at + Math.min(longestWait, 500 * 2 ** (n - 1 - first)) / 2;
      if (entry.at < earliest - 5) count += 1;
    }
  }
  return count;
}

export const throttled: Check = {
  name: 'throttled',
  target:
    '429 for 60 s, with and without Retry-After, while 2,000 ticks arrive: invokes p99 < 300 ms, no early retry, every card true ≤ 10 s after',
  run: async ({ folder, scale, seed }) => {
    const random = chance(seed);
    const ticks = scaled(2_000, scale);
    const seconds = Math.max(3, 60 * scale);
    const site = await Site.open('sqlite', folder);
    const crew = people(20);
    const store = await openStore(site.database.url);
    try {
      const items = Math.max(10, Math.ceil(ticks / 4));
      const grounds = await prepare(site, { engagements: 4, items, people: crew, everyPage: items <= 600 });
      for (const { engagement, channel } of grounds) {
        await store.cards.want(engagement, overview, channel, new Date().toISOString());
      }
      await site.start();
      const crowd = new Crowd(site, random);
      const settledBy = performance.now() + 120_000;
      while (performance.now() < settledBy && !(await settled(store, site.connector, grounds))) await pause(200);
      const until = Date.now() + seconds * 1_000;
      const scripts = grounds.map(({ channel }, n): Script => {
        const left = () => String(Math.max(1, Math.ceil((until - Date.now()) / 1_000)));
        const script = { conversation: channel, status: 429, times: Number.POSITIVE_INFINITY };
        return n % 2 === 0 ? { ...script, retryAfter: left } : script;
      });
      for (const script of scripts) site.connector.script(script);
      const rows = grounds.flatMap((ground) => ground.rows).map((row) => ({ row, at: random() }));
      rows.sort((a, b) => a.at - b.at);
      const began = performance.now();
      const presses: Promise<boolean>[] = [];
      for (const [n, { row }] of rows.slice(0, ticks).entries()) {
        const wait = began + (n * (until - Date.now() > 0 ? seconds * 1_000 : 0)) / ticks - performance.now();
        if (wait > 4) await pause(wait);
        const { engagement, channel, item, page } = row;
        const by = crew[n % crew.length] ?? { id: '29:person-1', name: 'Person 1' };
        const press = crowd.press(by, { channel, verb: 'checklist.tick', data: { engagement, item, seen: 0, page } });
        presses.push(
          press.then(
            ({ card }) => rowOn(card, item)?.ticked === true,
            () => false,
          ),
        );
      }
      const done = (await Promise.all(presses)).filter((ticked) => ticked).length;
      await pause(until - Date.now());
      for (const script of scripts) site.connector.scripts.splice(site.connector.scripts.indexOf(script), 1);
      const over = performance.now();
      let wrong = await untrue(store, site.connector, grounds);
      while (wrong > 0 && performance.now() - over < (judgesTimes(scale) ? 30_000 : 300_000)) {
        await pause(100);
        wrong = await untrue(store, site.connector, grounds);
      }
      const after = (performance.now() - over) / 1_000;
      const even = grounds.filter((_, n) => n % 2 === 0);
      const odd = grounds.filter((_, n) => n % 2 === 1);
      const hasty = early(site.connector, even, true, until) + early(site.connector, odd, false, until);
      const refused = site.connector.log.filter(({ status }) => status === 429).length;
      const cards = (await Promise.all(grounds.map(({ engagement }) => store.cards.live(engagement)))).flat().length;
      const p99 = percentile(crowd.latencies, 0.99);
      crowd.close();
      return {
        compared: { ticks: done, refusals: refused, cards },
        // A percentile of fewer says nothing.
        ok:
          done === presses.length &&
          (presses.length < 1_000 || p99 < 300) &&
          hasty === 0 &&
          wrong === 0 &&
          (after <= 10 || !judgesTimes(scale)),
        measured:
          `${figure(done)} of ${figure(presses.length)} ticks acknowledged in ${seconds.toFixed(0)} s of 429 (${refused} of them), ` +
          `p50 ${percentile(crowd.latencies, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ${hasty} early retries; ` +
          `${cards - wrong} of ${cards} cards true ${after.toFixed(1)} s after`,
      };
    } finally {
      await store.close();
      await site.close();
    }
  },
};
