import { join } from 'node:path';
import { Metrics } from '../../bot/telemetry/metrics.js';
import { storeTelemetry, Telemetry } from '../../bot/telemetry/telemetry.js';
import { startWorld, tenant } from '../support/baton.js';
import { manager, prepare } from '../support/engagements-at-work.js';
import { type Bench, median, scaled } from './bench.js';

/**
 * What the numbers of /metrics cost a tick. Two bots that differ by a hundredth cannot be told apart by running them beside
 * each other, so the records of a tick are counted, and then made alone.
 */
export const telemetry: Bench = {
  name: 'telemetry',
  about: 'what the numbers behind /metrics cost a tick',
  run: async (plan) => {
    const ticks = scaled(3_000, plan, 100);
    plan.say(`${ticks} ticks to count records`);
    const records = await recordsOfTick(join(plan.folder, 'baton.sqlite'), ticks);
    plan.say('the records alone');
    const micros = await recordsAlone(records, scaled(50_000, plan, 2_000));
    return [
      {
        what: 'metrics of one tick',
        measured: `${micros.toFixed(1)} µs of CPU for ${records} records of the store and one turn`,
        values: { micros, records },
      },
    ];
  },
};

async function recordsOfTick(file: string, ticks: number): Promise<number> {
  const env = { BATON_DATABASE_FILE: file, BATON_METRICS_PORT: '0', LOG_LEVEL: 'silent' };
  const world = await startWorld({}, env);
  try {
    const [presses] = await prepare(file, world.connector.url, { count: 1, phase: 'assess', chats: 0 });
    if (presses === undefined) throw new Error('No engagement was prepared.');
    const conversation = {
      ...{ id: `${presses.channel};messageid=1`, conversationType: 'channel' },
      ...{ isGroup: true, tenantId: tenant },
    };
    const recorded = async () => {
      const text = await (await fetch(`http://127.0.0.1:${world.baton.metricsPort}/metrics`)).text();
      return ['read', 'change', 'commit'].reduce((sum, operation) => {
        const line = new RegExp(`^baton_store_duration_seconds_count\\{operation="${operation}"\\} (.*)$`, 'mu');
        return sum + Number(line.exec(text)?.[1]);
      }, 0);
    };
    const before = await recorded();
    for (let n = 0; n < ticks; n += 1) {
      const { verb, data } = presses.next();
      await (await world.post(world.invoke(verb, data, { from: manager, conversation }))).text();
    }
    return Math.ceil(((await recorded()) - before) / ticks);
  } finally {
    await world.close();
  }
}

/** Microseconds of CPU a tick: the median of seven rounds. */
async function recordsAlone(records: number, ticks: number): Promise<number> {
  const readings = { now: async () => ({ unready: [], staleness: null, stopped: null }) } as never;
  const metrics = new Metrics({ version: '0', readings, credentialExpires: null });
  const watch = new Telemetry(metrics, null);
  const store = storeTelemetry(metrics, null);
  const activity = { type: 'invoke', name: 'adaptiveCard/action' } as never;
  const once = async () => {
    const began = performance.now();
    await watch.turn(activity, async () => {
      for (let n = 0; n < records; n += 1) store.took('read', performance.now() - began);
      store.changing('engagement')({ version: 1, outcome: 'saved' });
      return { after: async () => {} };
    });
    watch.invoked((performance.now() - began) / 1_000, false);
  };
  const costs: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const began = process.cpuUsage();
    for (let n = 0; n < ticks; n += 1) await once();
    const { user, system } = process.cpuUsage(began);
    costs.push((user + system) / ticks);
  }
  return median(costs);
}
