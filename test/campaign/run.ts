import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stopDatabases } from '../support/databases.js';
import { cardsChecks } from './cards.js';
import { type Check, held, type Measured } from './check.js';
import { doorChecks } from './door.js';
import { stateChecks } from './state.js';

// `npm run campaign`: every promise measured, on this machine, with the seeds that repeat it.

const usage = 'npm run campaign -- [--list] [--only NAME]… [--scale 0.1] [--seed 1] [--json]';
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

const options = {
  list: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true, default: [] as string[] },
  scale: { type: 'string', default: '1' },
  seed: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const say = (line: string) => process.stderr.write(`${line}\n`);

function wrong(sentence: string): never {
  say(sentence);
  say(usage);
  process.exit(2);
}

function asked() {
  try {
    const { values } = parseArgs({ options });
    const scale = Number(values.scale);
    const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
    if (!(scale > 0 && scale <= 10)) wrong(`--scale ${values.scale} is no number above 0 and up to 10.`);
    if (!Number.isInteger(seed) || seed < 0) wrong(`--seed ${values.seed} is no whole number.`);
    const unknown = values.only.find((name) => !checks.some((check) => check.name === name));
    if (unknown !== undefined) wrong(`There is no check "${unknown}"; --list names them all.`);
    return { ...values, scale, seed };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
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

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const { list, only, scale, seed, json } = asked();
if (list) {
  for (const { name, target } of checks) process.stdout.write(`${name.padEnd(18)} ${target}\n`);
} else {
  const chosen = only.length === 0 ? checks : checks.filter(({ name }) => only.includes(name));
  const lines: Line[] = [];
  mkdirSync(join(places, 'campaign'), { recursive: true });
  for (const check of chosen) {
    say(`… ${check.name} (seed ${seed}, scale ${scale})`);
    const line = await measure(check, scale, seed);
    lines.push(line);
    say(`${line.ok ? '✓' : '✗ MISSED'} ${line.check} in ${line.seconds} s: ${line.measured}`);
    if (json) process.stdout.write(`${JSON.stringify(line)}\n`);
    const run: Kept = { ...line, at: new Date().toISOString(), scale, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
    appendFileSync(kept, `${JSON.stringify(run)}\n`);
    writeFileSync(join(places, 'campaign.md'), report(newest()));
  }
  await stopDatabases();
  say(`Report: ${join('var', 'campaign.md')}`);
  // A check that broke may have left something running.
  process.exit(lines.every(({ ok }) => ok) ? 0 : 1);
}
