import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openStore, type Store } from '../../data/store/store.js';
import { FakeConnector } from '../support/connector.js';
import { freshDatabase } from '../support/databases.js';
import { fasttrack } from '../support/playbooks.js';
import type { Done, Instant } from './cards-instance.js';
import { checklist, figure, itemsFor, overview, versionOn } from './cards-stage.js';
import { type Check, scaled } from './check.js';
import { chance } from './crowd.js';

const instance = fileURLToPath(new URL('cards-instance.ts', import.meta.url));
const hour = 3_600_000;
/** Milliseconds of virtual time; what happens within one is simultaneous, which is harder on the limits than life. */
const step = 250;
const anna = { id: '29:anna', name: 'Anna' };

/** How a conversation lives: how many ticks and questions fall into a step. */
interface Habit {
  readonly name: string;
  readonly ticks: (at: number, luck: number) => number;
  readonly says: (at: number, luck: number) => number;
}

const habits: readonly Habit[] = [
  { name: 'storm', ticks: () => 1, says: (_, luck) => (luck < 0.05 ? 1 : 0) },
  { name: 'bursts', ticks: (at) => (at % 60_000 < 10_000 ? 2 : 0), says: (_, luck) => (luck < 0.02 ? 1 : 0) },
  { name: 'questions', ticks: (at) => (at % 20_000 === 0 ? 1 : 0), says: (at) => (at % 300_000 === 0 ? 8 : 0) },
  { name: 'talk', ticks: (_, luck) => (luck < 0.01 ? 1 : 0), says: (_, luck) => (luck > 0.9 ? 1 : 0) },
  { name: 'calm', ticks: (_, luck) => (luck < 0.002 ? 1 : 0), says: () => 0 },
  ...Array.from({ length: 15 }, (_, n) => ({
    name: `monday-${n}`,
    // Everybody at once, every five minutes: the tenant's limit.
    ticks: (at: number) => (at % 300_000 < 5_000 ? 1 : 0),
    says: () => 0,
  })),
];

async function begin(store: Store, teams: FakeConnector, id: string, channel: string, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  await store.conversations.remember({
    ...{ conversation: channel, serviceUrl: teams.url, tenant: 't', botId: '28:bot', kind: 'group', at },
  });
  await store.engagements.start({ type: 'SetupStarted', playbook: fasttrack, engagement: id, channel, at, by: anna });
  await store.engagements.change(id, () => ({
    events: [{ type: 'PhaseOpened', phase: 'initiate', items: itemsFor(20), at, by: anna }],
  }));
  await store.cards.want(id, checklist, channel, at);
  await store.cards.want(id, overview, channel, at);
}

async function instanceOn(url: string, teams: string): Promise<ChildProcess> {
  const child = fork(instance, [url, teams], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
}

const live = (child: ChildProcess, instant: Instant): Promise<Done> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`an instance ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (done) => {
      child.removeListener('exit', ended);
      resolve(done as Done);
    });
    child.send(instant);
  });

/** Two processes, one PostgreSQL, the limits that Teams publishes, and an hour. */
export const limits: Check = {
  name: 'limits',
  target:
    'an hour of ticks and questions in 20 conversations through 2 processes: 429s < 0.1 %, every final card right',
  run: async ({ scale, seed }) => {
    const random = chance(seed);
    const database = await freshDatabase('PostgreSQL');
    const store = await openStore(database.url);
    let now = Date.parse('2026-11-21T00:00:00.000Z');
    const teams = await FakeConnector.start({ limits: true, now: () => now });
    const children: ChildProcess[] = [];
    try {
      const places = habits.map(({ name }) => `a:${name}`);
      for (const [n, place] of places.entries()) await begin(store, teams, `engagement-${n}`, place, now);
      children.push(...(await Promise.all([instanceOn(database.url, teams.url), instanceOn(database.url, teams.url)])));
      const began = now;
      const end = began + Math.max(10_000, scaled(hour, scale));
      const done = { late: 0, says: 0, ticks: 0 };
      const turn = async (ticks: readonly { engagement: string; n: number }[], says: readonly string[]) => {
        const shares = children.map(() => ({
          at: now,
          ticks: [] as { engagement: string; n: number }[],
          says: [] as string[],
        }));
        const any = () => shares[Math.floor(random() * shares.length)];
        for (const tick of ticks) any()?.ticks.push(tick);
        for (const place of says) any()?.says.push(place);
        const results = await Promise.all(
          children.map((child, n) => live(child, shares[n] ?? { at: now, ticks: [], says: [] })),
        );
        done.late += results.reduce((sum, { late }) => sum + late, 0);
        done.says += says.length;
        done.ticks += ticks.length;
      };
      for (let n = 0; now < end; now += step, n += 1) {
        const ticks = habits.flatMap((habit, of) =>
          Array.from({ length: habit.ticks(now, random()) }, (_, k) => ({
            engagement: `engagement-${of}`,
            n: n * 3 + k,
          })),
        );
        const says = habits.flatMap((habit, of) =>
          Array.from({ length: habit.says(now, random()) }, () => places[of] ?? ''),
        );
        await turn(ticks, says);
      }
      // Ten seconds to become true, and the hour after which the last number on an engagement's card must be.
      for (const until = now + 10_000; now < until; now += step) await turn([], []);
      now += hour;
      for (const until = now + 10_000; now < until; now += step) await turn([], []);
      let wrong = 0;
      for (const [n, place] of places.entries()) {
        const version = (await store.engagements.find(`engagement-${n}`))?.version;
        const cards = teams.in(place).filter((message) => message.activity.attachments !== undefined);
        if (cards.length !== 2) wrong += 1;
        wrong += cards.filter((message) => versionOn(message) !== version).length;
      }
      const sends = teams.log.filter(({ method }) => method !== 'GET');
      const refused = sends.filter(({ status }) => status === 429).length;
      const most = Math.max(...teams.mostAtOnce.values());
      return {
        compared: { sends: sends.length, ticks: done.ticks, questions: done.says },
        ok: refused < sends.length * 0.001 && wrong === 0,
        measured:
          `${figure(done.ticks)} ticks and ${figure(done.says)} questions in ${Math.round((end - began) / 6_000) / 10} virtual minutes: ` +
          `${figure(sends.length)} sends, ${refused} answered 429, ${wrong} final cards wrong, ` +
          `${done.late} answers later than 8 s, at most ${most} in flight in a conversation`,
      };
    } finally {
      for (const child of children) child.kill();
      await store.close();
      await teams.close();
      await database.remove();
    }
  },
};
