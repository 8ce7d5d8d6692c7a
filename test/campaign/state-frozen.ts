import { audit, cardsRight, isSound } from './audit.js';
import { type Check, scaled } from './check.js';
import { Crowd, chance, people } from './crowd.js';
import { prepare } from './ground.js';
import { Load } from './load.js';
import { type BotProcess, Site } from './processes.js';

const crowdSize = 20;
const cardPatience = 60_000;
/** Milliseconds; a claim of a refresher holds for 4 s. */
const longerThanClaim = 4_500;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const run: Check['run'] = async ({ scale, seed, folder }) => {
  const freezes = Math.max(2, scaled(20, scale));
  const random = chance(seed);
  const site = await Site.open('postgres', folder);
  let load: Load | null = null;
  let frozen: BotProcess | null = null;
  try {
    const team = people(crowdSize);
    const grounds = await prepare(site, { engagements: 20, items: 20, people: team });
    const [first, second] = [await site.start(), await site.start()];
    // People are answered by the process that is not frozen: what is asked is what becomes of the cards.
    let awake = second;
    const crowd = new Crowd(site, random, () => [awake]);
    load = new Load(
      crowd,
      grounds.flatMap((ground) => ground.rows),
      random,
      { people: crowdSize, pause: 100 },
    );
    // Requests take a moment to arrive, so that a process often freezes between a claim and its answer.
    site.connector.latency = () => random() * 60;
    site.connector.answerLatency = () => random() * 60;
    await cardsRight(site, cardPatience);
    const wrong: string[] = [];
    const edits: number[] = [];
    for (let n = 0; n < freezes; n += 1) {
      const before = site.connector.calls('PUT').length;
      frozen = n % 2 === 0 ? first : second;
      awake = frozen === first ? second : first;
      load.start();
      await pause(500 + random() * 1_000);
      frozen.freeze();
      await pause(longerThanClaim + random() * 1_500);
      frozen.thaw();
      frozen = null;
      await pause(random() * 500);
      await load.stop();
      wrong.push(...(await cardsRight(site, cardPatience)).wrong);
      edits.push(site.connector.calls('PUT').length - before);
    }
    crowd.close();
    const ids = grounds.map(({ engagement }) => engagement);
    const found = await audit(site.database.url, ids, load.acknowledged);
    return {
      compared: { freezes: edits.length, edits: Math.min(...edits), 'acknowledged changes': load.acknowledged.length },
      ok: wrong.length === 0 && load.failed === 0 && isSound(found),
      measured: [
        `2 processes, ${freezes} × one frozen for ${longerThanClaim / 1_000} to 6 s under ticks: ${wrong.length} cards wrong afterwards`,
        `${edits.reduce((sum, one) => sum + one, 0)} edits for ${load.acknowledged.length} acknowledged changes, ${found.lost} lost`,
        ...load.inWords([...wrong, ...found.faults]),
      ].join('; '),
    };
  } finally {
    frozen?.thaw();
    await load?.stop();
    await site.close();
  }
};

export const frozenChecks: readonly Check[] = [
  {
    name: 'frozen',
    target:
      'a process frozen (SIGSTOP) longer than its claim and thawed, 20 times under ticks beside another process: no card wrong afterwards, 0 acknowledged changes lost',
    run,
  },
];
