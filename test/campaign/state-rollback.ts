import { audit, isSound } from './audit.js';
import type { Check } from './check.js';
import { Crowd, chance, people } from './crowd.js';
import { prepare } from './ground.js';
import { Load } from './load.js';
import { Site } from './processes.js';
import { previousRelease, release } from './release.js';

const crowdSize = 20;
/** So long people press on each release, in milliseconds. */
const shift = 10_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const run: Check['run'] = async ({ scale, seed, folder }) => {
  const previous = previousRelease();
  const random = chance(seed);
  const site = await Site.open('postgres', folder);
  let load: Load | null = null;
  try {
    // The older schema first: what follows is an upgrade of a store that was in use.
    await (await site.start(previous.folder)).stop();
    const grounds = await prepare(site, { engagements: 5, items: 20, people: people(crowdSize) });
    const rows = grounds.flatMap((ground) => ground.rows);
    const crowd = new Crowd(site, random);
    load = new Load(crowd, rows, random, { people: crowdSize, pause: 100 });
    const presses: number[] = [];
    const endings: (number | null)[] = [];
    for (const program of [release(), previous.folder, release()]) {
      const before = load.acknowledged.length;
      const bot = await site.start(program);
      load.start();
      await pause(shift * scale);
      await load.stop();
      presses.push(load.acknowledged.length - before);
      endings.push((await bot.stop()).code);
    }
    crowd.close();
    const found = await audit(
      site.database.url,
      grounds.map(({ engagement }) => engagement),
      load.acknowledged,
    );
    const { failed } = load;
    const [today = 0, older = 0, again = 0] = presses;
    return {
      compared: { today, older, again },
      ok: failed === 0 && endings.every((code) => code === 0) && isSound(found),
      measured: [
        `${today} changes on today's release, ${older} on ${previous.commit.slice(0, 7)} after it, ${again} on today's again`,
        `${failed} failed, ${found.lost} acknowledged changes lost`,
        ...load.inWords(found.faults),
      ].join('; '),
    };
  } finally {
    await load?.stop();
    await site.close();
  }
};

export const rollbackChecks: readonly Check[] = [
  {
    name: 'rollback',
    target:
      "the release before the newest migration works on today's schema, and today's again after it: 0 failed invokes, 0 lost changes",
    run,
  },
];
