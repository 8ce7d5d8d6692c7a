import { audit, chainOf, isSound } from './audit.js';
import { type Check, scaled } from './check.js';
import { type Acknowledged, Crowd, chance, people, percentile, rowOn } from './crowd.js';
import { type GroundRow, prepare } from './ground.js';
import { Site, type StoreKind } from './processes.js';

const crowdSize = 50;
const rowsPerEngagement = 200;
const p99Below = 300;
/** Between one person's presses: quicker than anybody reads, and still people. */
const pauseAtMost = 1_000;
/** A percentile of fewer presses says nothing. */
const percentileFrom = 1_000;

/** So many ticks through so many processes. */
interface Round {
  readonly processes: number;
  readonly ticks: number;
  readonly pauses: boolean;
}

interface Pressed {
  readonly acknowledged: readonly Acknowledged[];
  /** What reached people instead of a card with their tick. */
  readonly troubles: readonly string[];
  readonly latencies: readonly number[];
  readonly perSecond: number;
}

/** 50 people tick all rows, each one press after the other. */
async function tickAll(
  site: Site,
  rows: readonly GroundRow[],
  random: () => number,
  pauses: boolean,
): Promise<Pressed> {
  const crowd = new Crowd(site, random);
  await look(crowd, rows);
  const acknowledged: Acknowledged[] = [];
  const troubles: string[] = [];
  const waiting = rows.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at);
  const began = performance.now();
  await Promise.all(
    people(crowdSize).map(async (person) => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (pauses) await new Promise((resolve) => setTimeout(resolve, random() * pauseAtMost));
        const { engagement, channel, item, page } = next.row;
        const data = { engagement, item, seen: 0, page };
        const answer = await crowd.press(person, { channel, verb: 'checklist.tick', data }).catch(String);
        const shown = typeof answer === 'string' ? null : rowOn(answer.card, item);
        if (shown?.ticked === true && shown.version === 1) {
          acknowledged.push({ engagement, item, version: 1, ticked: true, by: person.id });
        } else {
          troubles.push(typeof answer === 'string' ? answer : `${answer.status} ${answer.sentence ?? 'another card'}`);
        }
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  crowd.close();
  return { acknowledged, troubles, latencies: crowd.latencies, perSecond: rows.length / seconds };
}

/** Each client refreshes its card once before its person presses. These turns are not measured. */
async function look(crowd: Crowd, rows: readonly GroundRow[]): Promise<void> {
  await Promise.all(
    people(crowdSize).map(async (person, n) => {
      const row = rows[n % rows.length];
      if (row === undefined) return;
      const { engagement, channel, page } = row;
      await crowd.press(person, {
        channel,
        verb: 'checklist.refresh',
        data: { engagement, phase: 'remediate', page },
      });
    }),
  );
  crowd.latencies.length = 0;
}

/** Ticks in rounds on one database; then the store is compared with what people were told. */
const ticks =
  (kind: StoreKind, rounds: readonly Round[]): Check['run'] =>
  async ({ scale, seed, folder }) => {
    const site = await Site.open(kind, folder);
    try {
      const counts = rounds.map((round) => scaled(round.ticks, scale));
      const total = counts.reduce((sum, count) => sum + count, 0);
      const items = Math.min(rowsPerEngagement, total);
      const engagements = Math.ceil(total / items);
      const grounds = await prepare(site, { engagements, items, people: people(crowdSize) });
      const random = chance(seed);
      const rows = grounds.flatMap((ground) => ground.rows).slice(0, total);
      const waiting = [...rows];
      const said: string[] = [];
      const acknowledged: Acknowledged[] = [];
      let ok = true;
      for (const [index, round] of rounds.entries()) {
        while (site.processes.length < round.processes) await site.start();
        const pressed = await tickAll(site, waiting.splice(0, counts[index]), random, round.pauses);
        acknowledged.push(...pressed.acknowledged);
        const p99 = percentile(pressed.latencies, 0.99);
        const busy = site.processes.filter((bot) => bot.log().includes('SQLITE_BUSY')).length;
        ok &&= pressed.troubles.length === 0 && busy === 0;
        // The number is promised for people, and for the first round; the others only have to work.
        if (index === 0 && pressed.latencies.length >= percentileFrom) ok &&= p99 < p99Below;
        said.push(
          `${round.processes} process${round.processes > 1 ? 'es' : ''}, ${round.pauses ? 'people' : 'no pauses at all'}: ` +
            `${counts[index]} ticks at ${pressed.perSecond.toFixed(0)}/s, ` +
            `median ${percentile(pressed.latencies, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ` +
            `${pressed.troubles.length} errors to people` +
            (pressed.troubles.length > 0 ? ` (${pressed.troubles[0]?.slice(0, 200)})` : ''),
        );
      }
      const found = await audit(
        site.database.url,
        grounds.map(({ engagement }) => engagement),
        acknowledged,
      );
      const steps = rows.map((row) => found.chains.get(chainOf(row))?.length ?? 0);
      const stored = steps.filter((count) => count === 1).length;
      const double = steps.filter((count) => count > 1).length;
      said.push(`${stored} of ${total} stored once, ${found.lost} lost, ${double} double`, ...found.faults);
      return {
        compared: { ticks: total, 'acknowledged changes': acknowledged.length },
        ok: ok && stored === total && isSound(found),
        measured: said.join('; '),
      };
    } finally {
      await site.close();
    }
  };

const people50 = '10,000 distinct ticks by 50 people (a press each 0–1 s)';

export const tickChecks: readonly Check[] = [
  {
    name: 'ticks-postgres',
    target: `${people50} through 2 processes on one PostgreSQL: each stored once, 0 lost, 0 double, p99 of the invoke < 300 ms`,
    run: ticks('postgres', [
      { processes: 2, ticks: 10_000, pauses: true },
      { processes: 2, ticks: 2_000, pauses: false },
    ]),
  },
  {
    name: 'ticks-sqlite',
    target: `${people50} through 1 process: each stored once, 0 lost, 0 double, p99 of the invoke < 300 ms; a second process on the same file works: 0 busy errors reach people`,
    run: ticks('sqlite', [
      { processes: 1, ticks: 10_000, pauses: true },
      { processes: 1, ticks: 2_000, pauses: false },
      { processes: 2, ticks: 4_000, pauses: false },
    ]),
  },
];
