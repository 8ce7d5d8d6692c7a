import { join } from 'node:path';
import { checklist, figure, overview, pause, Stage } from './cards-stage.js';
import { type Check, scaled } from './check.js';
import { Crowd, chance, people, percentile } from './crowd.js';
import { type Ground, prepare } from './ground.js';
import { Site } from './processes.js';

const perSecond = 600;
const p99Below = 300;

/** So many clients that look at cards, at an even rate, whether or not the answers come. */
async function look(crowd: Crowd, grounds: readonly Ground[], seconds: number) {
  const crew = people(50);
  const asked: Promise<boolean>[] = [];
  const began = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const ahead = began + (n * 1_000) / perSecond - performance.now();
    if (ahead > 4) await pause(ahead);
    const { engagement, channel } = grounds[n % grounds.length] ?? { engagement: '', channel: '' };
    const data = { engagement, phase: 'remediate', page: 1 };
    const by = crew[n % crew.length] ?? { id: '29:x', name: 'X' };
    const press = crowd.press(by, { channel, verb: 'checklist.refresh', data, trigger: 'automatic' });
    asked.push(
      press.then(
        ({ card }) => card !== null,
        () => false,
      ),
    );
  }
  const answers = await Promise.all(asked);
  return { asked: answers.length, answered: answers.filter((card) => card).length };
}

/** How people work: one tick now and then, a meeting where one follows the other, two people at once. */
async function editsPerTick(folder: string, seed: number, rounds: number) {
  const random = chance(seed);
  const stage = await Stage.open({ folder, gather: 150, rest: 1_200, lookEvery: 4_000, realCards: true });
  const id = 'engagement-1';
  const channel = '19:edits-@thread.tacv2';
  const edits = () => stage.teams.calls('PUT').length;
  let ticks = 0;
  let promptly = 0;
  let latest = 0;
  const shown = async (version: number): Promise<void> => {
    const began = performance.now();
    await stage.until(async () => {
      const card = (await stage.store.cards.live(id)).find(({ kind }) => kind === 'checklist');
      return (card?.shownVersion ?? 0) >= version;
    });
    latest = Math.max(latest, performance.now() - began);
  };
  const tick = async (): Promise<number> => {
    const version = await stage.tick(id, ticks);
    ticks += 1;
    stage.nudge();
    return version;
  };
  try {
    await stage.engagement(id, channel, 30);
    await stage.want(id, checklist, channel);
    await stage.want(id, overview, channel);
    stage.start();
    await stage.settled();
    const before = edits();
    for (let round = 0; round < rounds; round += 1) {
      // Three ticks of a morning, far apart.
      for (let n = 0; n < 3; n += 1) {
        const from = edits();
        await shown(await tick());
        await pause(300);
        promptly = Math.max(promptly, edits() - from);
        stage.ahead += 900_000 + random() * 600_000;
        stage.nudge();
        await pause(300);
      }
      // A meeting: seven ticks, a second apart or closer.
      for (let n = 0; n < 7; n += 1) {
        const version = tick();
        if (n < 6) await pause(300 + random() * 800);
        else await shown(await version);
      }
      stage.ahead += 3_600_000;
      stage.nudge();
      await pause(400);
    }
    return { ticks, edits: edits() - before, promptly, latest };
  } finally {
    await stage.close();
  }
}

export const refresh: Check = {
  name: 'refresh',
  target: `automatic refresh never edits or sends; edits per tick ≤ 1; ${perSecond} refreshes/s answered with p99 < ${p99Below} ms`,
  run: async ({ folder, scale, seed }) => {
    const site = await Site.open('sqlite', folder);
    const wrong: string[] = [];
    let asked = 0;
    let answered = 0;
    let p99 = 0;
    let p50 = 0;
    let sent = 0;
    try {
      const crew = people(50);
      const grounds = await prepare(site, { engagements: 10, items: 30, people: crew });
      await site.start();
      const crowd = new Crowd(site, chance(seed));
      // Everything posted and quiet.
      for (let last = -1; last !== site.connector.log.length; await pause(2_000)) last = site.connector.log.length;
      await look(crowd, grounds, 1);
      crowd.latencies.length = 0;
      const before = site.connector.log.length;
      ({ asked, answered } = await look(crowd, grounds, scaled(20, scale)));
      p99 = percentile(crowd.latencies, 0.99);
      p50 = percentile(crowd.latencies, 0.5);
      // An automatic refresh must not change anything.
      for (const { engagement, channel, rows } of grounds) {
        const data = { engagement, item: rows[0]?.item ?? '', seen: 0, page: 1 };
        const [by] = crew;
        if (by === undefined) throw new Error('There are people.');
        for (const verb of ['checklist.tick', 'checklist.post', 'standing.post']) {
          await crowd.press(by, { channel, verb, data, trigger: 'automatic' });
        }
      }
      await pause(1_500);
      sent = site.connector.log.length - before;
      crowd.close();
    } finally {
      await site.close();
    }
    if (answered !== asked) wrong.push(`${asked - answered} not answered with the card`);
    if (sent > 0) wrong.push(`${sent} requests to the connector`);
    const life = await editsPerTick(join(folder, 'edits'), seed, Math.max(1, scaled(8, scale)));
    return {
      compared: { refreshes: asked, ticks: life.ticks, edits: life.edits },
      // A percentile of fewer says nothing.
      ok: wrong.length === 0 && (asked < 1_000 || p99 < p99Below) && life.edits <= life.ticks && life.promptly <= 1,
      measured:
        `${figure(asked)} automatic refreshes at ${perSecond}/s: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ` +
        `${sent} edits or sends because of them; ${life.ticks} ticks, lone and in meetings: ${life.edits} edits ` +
        `(${(life.edits / life.ticks).toFixed(2)} per tick, at most ${life.promptly} at once after a lone one), ` +
        `on the checklist after at most ${(life.latest / 1_000).toFixed(1)} s` +
        `${wrong.length === 0 ? '' : `; wrong: ${wrong.join('; ')}`}`,
    };
  },
};
