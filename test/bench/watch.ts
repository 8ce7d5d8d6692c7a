import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Metrics } from '../../bot/telemetry/metrics.js';
import { storeTelemetry, Telemetry } from '../../bot/telemetry/telemetry.js';
import { startWorld, tenant } from '../support/baton.js';
import { manager, prepare } from '../support/engagements-at-work.js';

// `npm run bench:watch`: what the numbers of /metrics cost a tick, and which share of a tick's CPU that is. Two bots that
// differ by a hundredth cannot be told apart by running them beside each other, so what a tick tells is counted, and told alone.

const ticks = 3_000;
const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
const world = await startWorld(
  {},
  { BATON_DATABASE_FILE: join(folder, 'baton.sqlite'), BATON_METRICS_PORT: '0', LOG_LEVEL: 'silent' },
);
const [presses] = await prepare(join(folder, 'baton.sqlite'), world.connector.url, {
  count: 1,
  phase: 'assess',
  chats: 0,
});
if (presses === undefined) throw new Error('No engagement.');
const { channel, next } = presses;

const tick = async () => {
  const { verb, data } = next();
  const conversation = { id: `${channel};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: tenant };
  const response = await world.post(world.invoke(verb, data, { from: manager, conversation }));
  await response.text();
};
const counts = async () => {
  const text = await (await fetch(`http://127.0.0.1:${world.baton.metricsPort}/metrics`)).text();
  const of = (operation: string) =>
    Number(new RegExp(`^baton_store_duration_seconds_count\\{operation="${operation}"\\} (.*)$`, 'mu').exec(text)?.[1]);
  return { read: of('read'), change: of('change'), commit: of('commit') };
};

for (let n = 0; n < ticks; n += 1) await tick();
const before = await counts();
const cpu = process.cpuUsage();
for (let n = 0; n < ticks; n += 1) await tick();
const used = process.cpuUsage(cpu);
const after = await counts();
const perTick = (operation: keyof typeof before) => (after[operation] - before[operation]) / ticks;
const told = Math.ceil(perTick('read') + perTick('change') + perTick('commit'));

const metrics = new Metrics({
  version: '0',
  datasetVersion: '0',
  readings: { now: async () => ({ unready: [], staleness: null, stopped: null }) } as never,
  credentialExpires: null,
});
const watch = new Telemetry(metrics, null);
const store = storeTelemetry(metrics, null);
const activity = world.invoke('checklist.tick', {}) as never;
const answer = { after: async () => {} };
const once = async () => {
  const began = performance.now();
  await watch.turn(activity, async () => {
    for (let n = 0; n < told; n += 1) {
      const started = performance.now();
      store.took('read', performance.now() - started);
    }
    store.changing('engagement')({ version: 1, outcome: 'saved' });
    return answer;
  });
  watch.invoked((performance.now() - began) / 1_000, false);
};
const rounds = 50_000;
const costs: number[] = [];
for (let round = 0; round < 7; round += 1) {
  const started = process.cpuUsage();
  for (let n = 0; n < rounds; n += 1) await once();
  const spent = process.cpuUsage(started);
  costs.push((spent.user + spent.system) / rounds);
}
const cost = costs.sort((a, b) => a - b)[3] ?? Number.NaN;
const whole = (used.user + used.system) / ticks;
process.stdout.write(
  [
    `a tick tells the store's clock ${told} times (${perTick('read').toFixed(2)} reads, ${perTick('change').toFixed(2)} changes, ${perTick('commit').toFixed(2)} commits)`,
    `told alone: ${cost.toFixed(2)} µs CPU; a tick with its client, its signature and the connector in one process: ${whole.toFixed(0)} µs CPU`,
    'bench:turns says what a tick costs alone: divide by that, on the same machine under the same load',
    '',
  ].join('\n'),
);
await world.close();
await rm(folder, { recursive: true, force: true });
