import { buttonsOn } from '../support/turns.js';
import { audit, chainOf, isSound } from './audit.js';
import { type Check, scaled } from './check.js';
import { type Answer, Crowd, chance, people, rowOn, type ShownRow } from './crowd.js';
import { type Ground, type GroundRow, prepare } from './ground.js';
import { Site } from './processes.js';

const crowdSize = 50;
const pressesEach = 6;

interface Found {
  readonly faults: readonly string[];
  readonly presses: number;
}

/** Everybody sets and takes back the same item, from the card that they last saw. */
async function fight(crowd: Crowd, row: GroundRow, random: () => number): Promise<Found> {
  const faults: string[] = [];
  let presses = 0;
  const { engagement, channel, item, page } = row;
  await Promise.all(
    people(crowdSize).map(async (person) => {
      let seen: ShownRow = { version: 0, ticked: false };
      for (let n = 0; n < pressesEach; n += 1) {
        if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 20));
        const press = (verb: string): Promise<Answer> =>
          crowd.press(person, { channel, verb, data: { engagement, item, seen: seen.version, page } });
        let answer = await press(seen.ticked ? 'checklist.untick' : 'checklist.tick');
        presses += 1;
        // Another person's tick is asked about first.
        if (buttonsOn(answer.card ?? undefined, 'checklist.untick-sure').length > 0) {
          answer = await press('checklist.untick-sure');
          presses += 1;
        }
        const shown = rowOn(answer.card, item);
        if (shown === null) {
          // The question again: another person ticked meanwhile. It carries no row, and the old card stays.
          const asked = buttonsOn(answer.card ?? undefined, 'checklist.untick-sure')[0];
          if (asked === undefined) faults.push(`no current card: ${answer.status} ${answer.sentence}`);
          else seen = { version: Number(asked.seen), ticked: true };
          continue;
        }
        if (shown.version < seen.version) faults.push(`an older card: ${shown.version} after ${seen.version}`);
        // An item begins open, and each step turns it over: version and state belong together on every card.
        if (shown.ticked !== (shown.version % 2 === 1)) faults.push(`version ${shown.version}, ticked ${shown.ticked}`);
        seen = shown;
      }
    }),
  );
  return { faults, presses };
}

/** All people tick an item of their own at once: none may be refused because of the others. */
async function besides(crowd: Crowd, rows: readonly GroundRow[]): Promise<Found> {
  const everybody = people(crowdSize);
  const faults = await Promise.all(
    rows.slice(0, crowdSize).map(async ({ engagement, channel, item, page }, n): Promise<string | null> => {
      const person = everybody[n];
      if (person === undefined) return null;
      const data = { engagement, item, seen: 0, page };
      const answer = await crowd.press(person, { channel, verb: 'checklist.tick', data });
      const shown = rowOn(answer.card, item);
      return shown?.ticked === true && shown.version === 1 ? null : `refused beside others: ${answer.sentence}`;
    }),
  );
  return { faults: faults.filter((fault) => fault !== null), presses: rows.length };
}

async function onSeed(crowd: Crowd, ground: Ground, random: () => number): Promise<Found> {
  const [contested, ...others] = ground.rows;
  if (contested === undefined) throw new Error('An engagement without rows.');
  const [fought, beside] = [await fight(crowd, contested, random), await besides(crowd, others)];
  return { faults: [...fought.faults, ...beside.faults], presses: fought.presses + beside.presses };
}

const run: Check['run'] = async ({ scale, seed, folder }) => {
  const seeds = scaled(100, scale);
  const said: string[] = [];
  let ok = true;
  const compared: Record<string, number> = {};
  for (const kind of ['postgres', 'sqlite'] as const) {
    // Half the seeds on each store; one more is better than none.
    const rounds = Math.ceil(seeds / 2);
    const site = await Site.open(kind, folder);
    try {
      const plan = { engagements: rounds, items: crowdSize + 1, people: people(crowdSize) };
      const grounds = await prepare(site, plan);
      await Promise.all([site.start(), site.start()]);
      const crowd = new Crowd(site, chance(seed));
      const faults: string[] = [];
      let presses = 0;
      for (const [round, ground] of grounds.entries()) {
        const found = await onSeed(crowd, ground, chance(seed + round));
        presses += found.presses;
        faults.push(...found.faults.map((fault) => `seed ${seed + round}: ${fault}`));
      }
      crowd.close();
      const ids = grounds.map(({ engagement }) => engagement);
      const found = await audit(site.database.url, ids, []);
      const steps = grounds.reduce((sum, { rows: [row] }) => {
        return sum + (row === undefined ? 0 : (found.chains.get(chainOf(row))?.length ?? 0));
      }, 0);
      ok &&= faults.length === 0 && isSound(found);
      compared[`steps on ${kind}`] = steps;
      said.push(
        `${kind}, 2 processes, ${rounds} seeds: ${presses} presses, ${steps} steps on the contested items in one chain each, ` +
          `${faults.length} wrong answers, ${found.broken} broken chains`,
        ...[...faults, ...found.faults].slice(0, 3),
      );
    } finally {
      await site.close();
    }
  }
  return { ok, compared, measured: said.join('; ') };
};

export const oneItemChecks: readonly Check[] = [
  {
    name: 'one-item',
    target:
      '50 people setting and unsetting the same item, 100 seeds: its history is one chain, losers get the current card; people ticking different items never refuse one another',
    run,
  },
];
