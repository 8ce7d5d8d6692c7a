import { audit, isSound } from './audit.js';
import { type Check, judgesTimes, scaled } from './check.js';
import { Crowd, chance, people } from './crowd.js';
import { prepare } from './ground.js';
import { Load } from './load.js';
import { type BotProcess, Site } from './processes.js';
import { laterRelease, release } from './release.js';

const crowdSize = 20;
/** How often the load balancer asks; it sends to the process that was ready last. */
const probeEvery = 250;
const exitWithin = 20_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends to processes that said they are ready when they were asked last. */
class Balancer {
  ready: readonly BotProcess[] = [];
  private readonly silences = new Map<BotProcess, number>();
  private stopped = false;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly site: Site) {
    this.ready = [...site.processes];
    this.looking = this.look();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.looking;
  }

  private async look(): Promise<void> {
    while (!this.stopped) {
      const asked = await Promise.all(
        this.site.processes.map(async (bot) => {
          const answer = await probe(bot);
          const silences = answer === 'silence' ? (this.silences.get(bot) ?? 0) + 1 : 0;
          this.silences.set(bot, silences);
          if (answer === 'silence') return this.ready.includes(bot) && silences < silencesUntilOut ? bot : null;
          return answer === 'yes' ? bot : null;
        }),
      );
      this.ready = asked.filter((bot) => bot !== null);
      await pause(probeEvery);
    }
  }
}

/** Slowness is no "no": three times in a row it is taken for one, as Kubernetes does by default. */
const silencesUntilOut = 3;

async function probe(bot: BotProcess): Promise<'yes' | 'no' | 'silence'> {
  try {
    const answer = await fetch(`http://127.0.0.1:${bot.port}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.status === 200 ? 'yes' : 'no';
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'silence' : 'no';
  }
}

/** Stops a process; whether it said "not ready" while it still answered, and how long it took to end. */
async function retire(bot: BotProcess): Promise<{ saidSo: boolean; code: number | null; ms: number }> {
  const stopping = bot.stop();
  let saidSo = false;
  let ended = false;
  void stopping.then(() => {
    ended = true;
  });
  while (!saidSo && !ended) {
    const answer = await fetch(`http://127.0.0.1:${bot.port}/readyz`).catch(() => null);
    saidSo = answer?.status === 503;
    await answer?.body?.cancel();
    await pause(20);
  }
  return { saidSo, ...(await stopping) };
}

const run: Check['run'] = async ({ scale, seed, folder }) => {
  const restarts = scaled(20, scale);
  const random = chance(seed);
  const site = await Site.open('postgres', folder);
  let load: Load | null = null;
  try {
    const grounds = await prepare(site, { engagements: 10, items: 40, people: people(crowdSize) });
    const rows = grounds.flatMap((ground) => ground.rows);
    await Promise.all([site.start(), site.start()]);
    const balancer = new Balancer(site);
    const crowd = new Crowd(site, random, () => balancer.ready);
    load = new Load(crowd, rows, random, { people: crowdSize, pause: 100 });
    load.start();
    const faults: string[] = [];
    let slowest = 0;
    let schema = 0;
    let newest = release();
    for (let n = 0; n < restarts; n += 1) {
      await pause(random() * 1_000);
      // Every second one brings a newer schema: until the next, the other process works on it with an older program.
      if (n % 2 === 0) {
        schema += 1;
        newest = laterRelease(schema);
      }
      const [oldest] = site.processes;
      if (oldest === undefined) throw new Error('no process is left');
      const { saidSo, code, ms } = await retire(oldest);
      slowest = Math.max(slowest, ms);
      if (!saidSo) faults.push(`restart ${n}: never said that it isn't ready`);
      if (code !== 0) faults.push(`restart ${n}: ended with ${code}: ${oldest.log().slice(-300)}`);
      await site.start(newest);
    }
    await pause(500);
    await load.stop();
    await balancer.stop();
    crowd.close();
    const found = await audit(
      site.database.url,
      grounds.map(({ engagement }) => engagement),
      load.acknowledged,
    );
    const { failed } = load;
    return {
      compared: { 'acknowledged changes': load.acknowledged.length, restarts },
      ok: failed === 0 && faults.length === 0 && (slowest < exitWithin || !judgesTimes(scale)) && isSound(found),
      measured: [
        `${restarts} restarts over ${schema} newer schemas, ${crowd.latencies.length} invokes, ${failed} failed`,
        `${found.lost} acknowledged changes lost, slowest exit ${(slowest / 1000).toFixed(1)} s, not ready was said first ${restarts - faults.length} times`,
        ...load.inWords([...faults, ...found.faults]),
      ].join('; '),
    };
  } finally {
    await load?.stop();
    await site.close();
  }
};

export const restartChecks: readonly Check[] = [
  {
    name: 'rolling-restart',
    target:
      '2 processes under load restarted 20 times, old and new schema side by side: 0 failed invokes, readiness false first, exit < 20 s',
    run,
  },
];
