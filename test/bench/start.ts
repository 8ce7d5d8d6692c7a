import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Site } from '../campaign/processes.js';
import { type Bench, count, median, memoryOf, ms, pause, type Row, scaled } from './bench.js';
import { cpuSeconds } from './pinned.js';
import { store } from './stored.js';

const starts = 5;

/** From the start of a process until `/readyz` says yes, and what it then holds in memory; on SQLite, whose cache is its own. */
export const start: Bench = {
  name: 'start',
  about: 'start → ready and memory, with an empty store and with 10,000 engagements of 150 items',
  run: async (plan) => {
    const site = await Site.open('sqlite', plan.folder);
    try {
      plan.say(`${starts} starts with an empty store`);
      const empty = await started(site, 'an empty store');
      const engagements = scaled(10_000, plan, 100);
      plan.say(`storing ${engagements} engagements of 150 items`);
      await store(site, { engagements, items: 150, tenants: 1 });
      const megabytes = statSync(join(plan.folder, 'baton.sqlite')).size / 1e6;
      plan.say(`${starts} starts with them`);
      const full = await started(site, `${count(engagements)} engagements (${count(megabytes)} MB of SQLite)`);
      return [...empty, ...full];
    } finally {
      await site.close();
    }
  },
};

async function started(site: Site, where: string): Promise<readonly Row[]> {
  const times: number[] = [];
  const memory: number[] = [];
  const cpu: number[] = [];
  for (let n = 0; n < starts; n += 1) {
    const bot = await site.start();
    times.push(bot.startedIn);
    cpu.push(cpuSeconds(bot.pid) * 1_000);
    // The first look at stale cards, and the collector after the start.
    await pause(2_000);
    memory.push(memoryOf(bot.pid));
    await bot.kill();
  }
  const [toReady, resident, work] = [median(times), median(memory), median(cpu)];
  return [
    {
      what: `start → ready, ${where}`,
      measured: `median ${ms(toReady)} of ${starts}, ${ms(work)} of CPU`,
      values: { ms: toReady, cpu: work },
    },
    { what: `memory of the process, ${where}`, measured: `${count(resident)} MB resident`, values: { MB: resident } },
  ];
}
