import { sql } from 'kysely';
import { openDatabase } from '../../data/store/database/database.js';
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

/** Milliseconds after which a request that had left has arrived. */
const underWay = 100;
/** A process is caught between its claim and its send about every third time. */
const triesAtMost = 300;

interface Held {
  readonly activity: string;
  readonly since: number;
}

/** Whose refresher holds claims, and on which messages. */
class Claims {
  private constructor(
    private readonly db: Awaited<ReturnType<typeof openDatabase>>['db'],
    private readonly site: Site,
  ) {}

  static async of(site: Site): Promise<Claims> {
    return new Claims((await openDatabase(site.database.url, {})).db, site);
  }

  /** The first owner that is seen, which is a process that runs alone. */
  async owner(): Promise<string> {
    for (;;) {
      const { rows } = await sql<{ claimed_by: string }>`select claimed_by from posted_card
        where claimed_by is not null limit 1`.execute(this.db);
      if (rows[0] !== undefined) return rows[0].claimed_by;
    }
  }

  async heldBy(owner: string): Promise<readonly Held[]> {
    const { rows } = await sql<{ activity: string; refreshing_until: string }>`select activity, refreshing_until
      from posted_card where claimed_by = ${owner} and state = 'live'`.execute(this.db);
    return rows.map(({ activity, refreshing_until }) => ({ activity, since: Date.parse(refreshing_until) - 4_000 }));
  }

  /** Freezes a process between a claim and its send, which is when it has an old card in its hands. */
  async freezeIn(bot: BotProcess, owner: string): Promise<boolean> {
    for (let tried = 0; tried < triesAtMost; tried += 1) {
      let held: readonly Held[] = [];
      while (held.length === 0) held = await this.heldBy(owner);
      bot.freeze();
      await pause(underWay);
      held = await this.heldBy(owner);
      const sent = ({ activity, since }: Held) =>
        this.site.connector.log.some(
          ({ at, method, path }) => method === 'PUT' && at >= since && path.endsWith(activity),
        );
      if (held.some((one) => !sent(one))) return true;
      bot.thaw();
      await pause(50);
    }
    return false;
  }

  close(): Promise<void> {
    return this.db.destroy();
  }
}

const run: Check['run'] = async ({ scale, seed, folder }) => {
  const freezes = scaled(20, scale);
  const random = chance(seed);
  const site = await Site.open('postgres', folder);
  let load: Load | null = null;
  let frozen: BotProcess | null = null;
  let closing = async () => {};
  try {
    const team = people(crowdSize);
    const grounds = await prepare(site, { engagements: 8, items: 40, people: team });
    const claims = await Claims.of(site);
    closing = () => claims.close();
    const seen = claims.owner();
    const victim = await site.start();
    const owner = await seen;
    const other = await site.start();
    // People are answered by the process that is not frozen: what is asked is what becomes of the cards.
    const crowd = new Crowd(site, random, () => [other]);
    load = new Load(
      crowd,
      grounds.flatMap((ground) => ground.rows),
      random,
      { people: crowdSize, pause: 100 },
    );
    await cardsRight(site, cardPatience);
    const wrong: string[] = [];
    let [caught, edits] = [0, 0];
    for (let n = 0; n < freezes; n += 1) {
      load.start();
      await pause(500 + random() * 1_000);
      frozen = victim;
      if (await claims.freezeIn(victim, owner)) caught += 1;
      const before = site.connector.calls('PUT').length;
      await pause(longerThanClaim + random() * 1_500);
      edits += site.connector.calls('PUT').length - before;
      victim.thaw();
      frozen = null;
      await pause(random() * 500);
      await load.stop();
      wrong.push(...(await cardsRight(site, cardPatience)).wrong);
    }
    crowd.close();
    const ids = grounds.map(({ engagement }) => engagement);
    const found = await audit(site.database.url, ids, load.acknowledged);
    return {
      compared: {
        'frozen between claim and send': caught,
        'edits meanwhile': edits,
        'acknowledged changes': load.acknowledged.length,
      },
      ok: wrong.length === 0 && load.failed === 0 && isSound(found),
      measured: [
        `2 processes, ${freezes} × one frozen for ${longerThanClaim / 1_000} to 6 s under ticks, ${caught} of them between a claim and its send: ${wrong.length} cards wrong afterwards`,
        `${edits} edits by the other meanwhile, for ${load.acknowledged.length} acknowledged changes, ${found.lost} lost`,
        ...load.inWords([...wrong, ...found.faults]),
      ].join('; '),
    };
  } finally {
    frozen?.thaw();
    await load?.stop();
    await closing();
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
