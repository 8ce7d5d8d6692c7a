import { chance, percentile } from '../campaign/crowd.js';
import { type Bench, count, type Row, scaled } from './bench.js';
import { type Mode, type Simulated, simulate } from './tenant-simulation.js';

interface Kind extends Mode {
  readonly name: string;
  /** Of a thousand tenants. */
  readonly tenants: number;
}

const kinds: readonly Kind[] = [
  { name: 'quiet: each engagement has a press in 10 minutes', tenants: 900, meetings: 100, every: 600 },
  { name: 'busy: 10 meetings at once, a press every 4 s in each', tenants: 90, meetings: 10, every: 4 },
  { name: 'full: all 100 engagements in a meeting, a press every 4 s in each', tenants: 10, meetings: 100, every: 4 },
];

/** Beyond any working day: what the limits of Teams make of it. */
const beyond: readonly Kind[] = [
  { name: 'one tenant, 100 meetings, a press every 2 s in each', tenants: 1, meetings: 100, every: 2 },
  { name: 'one tenant, 100 meetings, a press every second in each', tenants: 1, meetings: 100, every: 1 },
  { name: 'one tenant, 1,000 meetings, a press every 10 s in each', tenants: 1, meetings: 1_000, every: 10 },
  { name: 'one channel, two presses a second', tenants: 1, meetings: 1, every: 0.5 },
];

/** A simulation on a virtual clock with a seed: the same table on every machine. */
export const tenants: Bench = {
  name: 'tenants',
  about: '1,000 tenants of 100 engagements under the limits of Teams, simulated',
  run: async (plan) => {
    const random = chance(20261130);
    const seconds = scaled(3_600, plan, 300);
    const rows: Row[] = [];
    const all: Simulated[] = [];
    for (const kind of [...kinds, ...beyond]) {
      const many = beyond.includes(kind) ? 1 : scaled(kind.tenants, plan, 1);
      plan.say(`${many} × ${kind.name}`);
      const results = Array.from({ length: many }, () => simulate(kind, seconds, random));
      if (!beyond.includes(kind)) all.push(...results);
      rows.push(rowOf(many === 1 ? kind.name : `${count(many)} tenants ${kind.name}`, results, seconds));
    }
    rows.splice(kinds.length, 0, rowOf(`all ${count(all.length)} tenants together`, all, seconds));
    return rows;
  },
};

function rowOf(what: string, results: readonly Simulated[], seconds: number): Row {
  const sum = (of: (result: Simulated) => number) => results.reduce((total, result) => total + of(result), 0);
  const shown = results.flatMap((result) => result.shown);
  const edits = Math.max(
    1,
    sum((result) => result.edits),
  );
  const values = {
    pressesPerSecond: sum(({ presses }) => presses) / seconds,
    editsPerSecond: edits / seconds,
    p50: percentile(shown, 0.5) / 1_000,
    p99: percentile(shown, 0.99) / 1_000,
    heldByConversation: sum(({ heldByConversation }) => heldByConversation) / edits,
    heldByTenant: sum(({ heldByTenant }) => heldByTenant) / edits,
  };
  const share = (value: number) => `${(value * 100).toFixed(value < 0.1 && value > 0 ? 1 : 0)} %`;
  const rate = (value: number) => (value < 10 ? value.toFixed(1) : count(value));
  return {
    what,
    measured:
      `${rate(values.pressesPerSecond)} presses/s, ${rate(values.editsPerSecond)} edits/s; press → everyone's card p50 ${values.p50.toFixed(1)} s, ` +
      `p99 ${values.p99.toFixed(1)} s; edits held by the channel's limit ${share(values.heldByConversation)}, by the tenant's ${share(values.heldByTenant)}`,
    values,
  };
}
