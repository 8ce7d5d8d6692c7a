import { somethingWentWrong, takesLonger } from '../../bot/teams/sentences.js';
import { startPostgres } from '../support/postgres.js';
import { audit, cardsRight, isSound } from './audit.js';
import { type Check, scaled } from './check.js';
import { Crowd, chance, people, percentile } from './crowd.js';
import { prepare } from './ground.js';
import { Load } from './load.js';
import { type BotProcess, Site } from './processes.js';

const crowdSize = 20;
const cardPatience = 60_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What the operator finds in the log of a process: the cause, by the code that PostgreSQL or the system gave. */
const namesCause = (bot: BotProcess): boolean =>
  /PostgreSQL closed a connection \((57P0\d|08\d{3}|[^)]*ECONN\w+|Connection terminated)/u.test(bot.log());

/** What people read while the database is away. */
const sentences: ReadonlySet<string> = new Set([`200 ${somethingWentWrong('en')}`, `200 ${takesLonger('en')}`]);

const run: Check['run'] = async ({ scale, seed, folder }) => {
  // Each way at least once.
  const rounds = Math.max(3, scaled(30, scale));
  const random = chance(seed);
  const server = await startPostgres();
  const database = 'failover';
  await server.execute(`create database ${database}`);
  const remove = async () => {};
  const site = await Site.open('postgres', folder, { url: server.url(database), empty: remove, remove });
  let load: Load | null = null;
  try {
    const team = people(crowdSize);
    const grounds = await prepare(site, { engagements: 10, items: 40, people: team });
    const bots = [await site.start(), await site.start()];
    const crowd = new Crowd(site, random);
    load = new Load(
      crowd,
      grounds.flatMap((ground) => ground.rows),
      random,
      { people: crowdSize, pause: 60 },
    );
    load.start();
    const done = { ended: 0, stopped: 0, crashed: 0 };
    const recoveries: number[] = [];
    const faults: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await pause(300 + random() * 700);
      const how = (['ended', 'stopped', 'crashed'] as const)[round % 3] ?? 'ended';
      if (how === 'ended') {
        await server.execute(`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'baton' and datname = '${database}'`);
      } else {
        await server.down(how);
        await pause(random() * 2_000);
        await server.up();
      }
      done[how] += 1;
      const began = performance.now();
      const answered = load.acknowledged.length;
      while (load.acknowledged.length === answered && performance.now() - began < 60_000 && site.processes.length > 0)
        await pause(5);
      recoveries.push(performance.now() - began);
      if (load.acknowledged.length === answered) faults.push(`round ${round}: no press was answered after it (${how})`);
    }
    await load.stop();
    const alive = bots.filter((bot) => site.processes.includes(bot)).length;
    const { wrong } = await cardsRight(site, cardPatience);
    crowd.close();
    const ids = grounds.map(({ engagement }) => engagement);
    const found = await audit(site.database.url, ids, load.acknowledged);
    const told = load.troubles.filter((trouble) => sentences.has(trouble)).length;
    const troubles = load.troubles.filter((trouble) => !sentences.has(trouble));
    if (alive < bots.length) faults.push(...bots.map((bot) => bot.log().slice(-300)));
    const named = bots.filter(namesCause).length;
    faults.push(...wrong, ...troubles, ...found.faults);
    return {
      compared: { ...done, 'acknowledged changes': load.acknowledged.length, 'logs that name the cause': named },
      ok: alive === bots.length && faults.length === 0 && load.unanswered === 0 && isSound(found),
      measured: [
        `${done.ended} × all connections ended, ${done.stopped} × the server stopped, ${done.crashed} × crashed, and started again under load: ` +
          `${alive} of ${bots.length} processes alive`,
        `${load.acknowledged.length} acknowledged changes, ${found.lost} lost, ${found.half} half-written, ${found.broken} broken histories`,
        `${told} presses answered with a sentence, ${load.unanswered} not answered`,
        `the next acknowledged press after median ${(percentile(recoveries, 0.5) / 1_000).toFixed(1)} s, slowest ${(percentile(recoveries, 1) / 1_000).toFixed(1)} s`,
        `${wrong.length} cards wrong afterwards; ${named} logs name the cause`,
        ...load.inWords(faults).slice(0, 6),
      ].join('; '),
    };
  } finally {
    await load?.stop();
    await site.close();
    await server.stop();
  }
};

export const failoverChecks: readonly Check[] = [
  {
    name: 'failover',
    target:
      'PostgreSQL stopped, crashed and started again, and all its connections ended, 30 times under load: both processes alive, 0 acknowledged changes lost, everybody answered if only with a sentence, cards right afterwards, the log names the cause',
    run,
  },
];
