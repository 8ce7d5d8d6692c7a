import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endAll } from '../support/at-end.js';
import { cardsChecks } from './cards.js';
import { type Check, held, type Measured } from './check.js';
import { doorChecks } from './door.js';
import { sliceSeed, slices } from './slices.js';
import { stateChecks } from './state.js';

// `npm run campaign`: every promise measured, on this machine, with the seeds that repeat it.

const usage = `npm run campaign -- [--list] [--only NAME]… [--scale 0.1] [--seed 1] [--json]
npm run campaign -- --slice [NAME]… [--seed 1] [--json]
Measures what Baton promises under load and under faults, and reports in var/campaign.md.
--list names the checks. --only runs some of them. --scale 1 is the whole campaign.
--slice runs a small part of the checks that a slice of seconds can judge, or of those named, without a report.
Exit 0 = all held, 1 = one was missed, 2 = wrong use.`;

const places = fileURLToPath(new URL('../../var', import.meta.url));
const checks: readonly Check[] = [...stateChecks, ...cardsChecks, ...doorChecks];

interface Line extends Measured {
  readonly check: string;
  readonly target: string;
  readonly seed: number;
  readonly seconds: number;
}

interface Kept extends Line {
  readonly at: string;
  readonly scale: number;
  /** Missing in runs that were kept before it was measured. */
  readonly load?: number;
}

/** What a command line asks for; `null` as scale means each check's slice. */
interface Asked {
  readonly chosen: readonly Check[];
  readonly scale: number | null;
  readonly seed: number;
  readonly json: boolean;
}

const options = {
  list: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true, default: [] as string[] },
  slice: { type: 'boolean', default: false },
  scale: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const say = (line: string) => process.stderr.write(`${line}\n`);

function asked(args: string[]): Asked | 'help' | 'list' {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return 'help';
  const { slice, only } = values;
  if (slice && (only.length > 0 || values.scale !== undefined)) {
    throw new Error('--slice takes names of checks, and neither --only nor --scale.');
  }
  if (!slice && positionals.length > 0) throw new Error(`"${positionals[0]}" belongs behind --only or --slice.`);
  const scale = slice ? null : Number(values.scale ?? 1);
  const seed =
    values.seed === undefined ? (slice ? sliceSeed : Math.floor(Math.random() * 1_000_000)) : Number(values.seed);
  if (scale !== null && !(scale > 0 && scale <= 10)) {
    throw new Error(`--scale ${values.scale} is no number above 0 and up to 10.`);
  }
  if (!Number.isInteger(seed) || seed < 0) throw new Error(`--seed ${values.seed} is no whole number.`);
  const names = slice ? positionals : only;
  const known = checks.filter(({ name }) => !slice || name in slices);
  const unknown = names.find((name) => !known.some((check) => check.name === name));
  if (unknown !== undefined) {
    const every = known.map(({ name }) => name).join(', ');
    throw new Error(`There is no ${slice ? 'slice of ' : ''}check "${unknown}"; there are ${every}.`);
  }
  if (values.list) return 'list';
  const chosen = names.length === 0 ? known : known.filter(({ name }) => names.includes(name));
  return { chosen, scale, seed, json: values.json };
}

async function measure(check: Check, scale: number, seed: number): Promise<Line> {
  const folder = join(places, 'campaign', check.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  let measured: Measured;
  try {
    measured = held(await check.run({ scale, seed, folder }));
  } catch (error) {
    measured = {
      ok: false,
      compared: {},
      measured: `broke: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
    };
  }
  rmSync(folder, { recursive: true, force: true });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  return { check: check.name, target: check.target, seed, seconds, ...measured };
}

const kept = join(places, 'campaign.jsonl');

/** The newest run of every check, from this start and from earlier ones: a full campaign takes longer than a coffee. */
function newest(): readonly Kept[] {
  const all = existsSync(kept) ? readFileSync(kept, 'utf8').trim().split('\n') : [];
  const runs = new Map(all.map((text) => JSON.parse(text) as Kept).map((run) => [run.check, run]));
  return checks.map(({ name }) => runs.get(name)).filter((run) => run !== undefined);
}

const cell = (text: string) => text.replace(/\|/gu, '\\|').replace(/\s+/gu, ' ');

function report(runs: readonly Kept[]): string {
  const missed = runs.filter(({ ok }) => !ok).length;
  const never = checks.filter(({ name }) => !runs.some(({ check }) => check === name)).map(({ name }) => name);
  const [cpu] = cpus();
  return [
    '# Campaign',
    '',
    `${runs.length - missed} of ${runs.length} held${missed === 0 ? '' : `, ${missed} missed`}, ` +
      `${Math.round(runs.reduce((sum, { seconds }) => sum + seconds, 0))} s in all.` +
      (never.length === 0 ? '' : ` Not run: ${never.join(', ')}.`),
    '',
    `Machine: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `${platform()} ${release()} ${arch()}, Node ${process.version}. Load is what else ran on it (1 minute, at the end).`,
    '',
    '| Check | Held | Target | Measured | Scale | Seed | Seconds | Load | When |',
    '|---|---|---|---|---|---|---|---|---|',
    ...runs.map(
      ({ check, ok, target, measured, scale, seed, seconds, load, at }) =>
        `| ${check} | ${ok ? 'yes' : '**missed**'} | ${cell(target)} | ${cell(measured)} | ${scale} | ${seed} | ${seconds} | ${load ?? ''} | ${at} |`,
    ),
    '',
  ].join('\n');
}

/** Keeps a line and writes the report anew: a campaign that is stopped keeps what it measured. */
function keep(line: Line, scale: number): void {
  const run: Kept = { ...line, at: new Date().toISOString(), scale, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
  appendFileSync(kept, `${JSON.stringify(run)}\n`);
  writeFileSync(join(places, 'campaign.md'), report(newest()));
}

async function run({ chosen, scale, seed, json }: Asked): Promise<number> {
  mkdirSync(join(places, 'campaign'), { recursive: true });
  const began = performance.now();
  let missed = 0;
  for (const check of chosen) {
    const part = scale ?? slices[check.name] ?? 1;
    say(`… ${check.name} (seed ${seed}, scale ${part})`);
    const line = await measure(check, part, seed);
    say(`${line.ok ? '✓' : '✗ MISSED'} ${line.check} in ${line.seconds} s: ${line.measured}`);
    if (!line.ok) {
      missed += 1;
      say(`  again: npm run campaign -- --only ${check.name} --seed ${seed} --scale ${part}`);
    }
    if (json) process.stdout.write(`${JSON.stringify(line)}\n`);
    if (scale !== null) keep(line, scale);
  }
  await endAll();
  if (scale === null) {
    // The words of mocha's closing lines: `.ci/run` counts both alike.
    say(`\n  ${chosen.length - missed} passing (${Math.round((performance.now() - began) / 1_000)}s)`);
    if (missed > 0) say(`  ${missed} failing`);
  } else say(`Report: ${join('var', 'campaign.md')}`);
  return missed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

let wanted: ReturnType<typeof asked>;
try {
  wanted = asked(process.argv.slice(2));
} catch (error) {
  say(`campaign: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exit(2);
}
if (wanted === 'help') process.stdout.write(`${usage}\n`);
else if (wanted === 'list')
  for (const { name, target } of checks) process.stdout.write(`${name.padEnd(18)} ${target}\n`);
// A check that broke may have left something running.
else process.exit(await run(wanted));
