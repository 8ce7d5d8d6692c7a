import { sam } from '../support/history.js';
import { audit, isSound } from './audit.js';
import { type Check, scaled } from './check.js';
import { Crowd, chance, people } from './crowd.js';
import { Deliveries } from './deliveries.js';
import { prepare } from './ground.js';
import { Site } from './processes.js';

const crowdSize = 50;

const run: Check['run'] = async ({ scale, seed, folder }) => {
  const presses = scaled(5_000, scale);
  const site = await Site.open('postgres', folder);
  try {
    const persons = Math.min(crowdSize, presses);
    const team = people(crowdSize);
    // A fifth of the rows is ticked, taken back and ticked again; two more presses pass the phase.
    const items = Math.max(1, Math.ceil(presses / persons / 1.4) - 1);
    const grounds = await prepare(site, { engagements: persons, items, people: team });
    await Promise.all([site.start(), site.start()]);
    const crowd = new Crowd(site, chance(seed));
    const all = await Promise.all(
      grounds.map(async (ground, n) => {
        const person = team[n % team.length] ?? sam;
        const deliveries = new Deliveries(site, crowd, person, ground, chance(seed + n));
        await deliveries.run();
        return deliveries;
      }),
    );
    crowd.close();
    const ids = grounds.map(({ engagement }) => engagement);
    const found = await audit(site.database.url, ids, []);
    const wrong = all.flatMap(({ steps }) =>
      [...steps].filter(([at, count]) => found.chains.get(at)?.length !== count),
    );
    const faults = all.flatMap((one) => one.faults);
    const total = (of: (one: Deliveries) => number) => all.reduce((sum, one) => sum + of(one), 0);
    return {
      compared: { presses: total((one) => one.presses), copies: total((one) => one.copies) },
      ok: faults.length === 0 && wrong.length === 0 && isSound(found),
      measured: [
        `${total((one) => one.presses)} presses delivered ${total((one) => one.copies)} times to 2 processes`,
        `${wrong.length} items with more or fewer effects than presses, ${faults.length} different answers, ${persons} phases opened once each`,
        ...[...faults, ...found.faults].slice(0, 3),
      ].join('; '),
    };
  } finally {
    await site.close();
  }
};

export const redeliveryChecks: readonly Check[] = [
  {
    name: 'redelivery',
    target:
      '5,000 presses delivered 1–4 times each, same id and new ids, at once and after further presses, to different processes: one effect, same answer',
    run,
  },
];
