import { mkdirSync, rmSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endAll } from '../support/at-end.js';
import type { Bench, Row } from './bench.js';
import { ingest } from './ingest.js';
import { presses } from './presses.js';
import { search } from './search.js';
import { start } from './start.js';
import { stock } from './stock.js';
import { telemetry } from './telemetry.js';
import { tenants } from './tenants.js';

// `npm run bench`: speed and memory as one table on stdout, progress on stderr. It is run by hand and fails no build.

const usage = 'npm run bench -- [--list] [--only NAME]… [--scale 0.05] [--json]';
const benches: readonly Bench[] = [presses, start, ingest, tenants, stock, search, telemetry];
const say = (line: string) => process.stderr.write(`${line}\n`);

function wrongUse(sentence: string): never {
  say(sentence);
  say(usage);
  process.exit(2);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        list: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] as string[] },
        scale: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const scale = Number(values.scale);
    if (!(scale > 0 && scale <= 10)) wrongUse(`--scale ${values.scale} is no number above 0 and up to 10.`);
    const unknown = values.only.find((name) => !benches.some((bench) => bench.name === name));
    if (unknown !== undefined) wrongUse(`There is no bench "${unknown}"; --list names them all.`);
    return { ...values, scale };
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error));
  }
}

interface Line extends Row {
  readonly bench: string;
  /** Processes that ran or waited on this machine, one minute's average after the bench. */
  readonly load: number;
}

/** A bench that breaks says so in its row; the others go on. */
async function rowsOf({ name, run }: Bench, scale: number): Promise<readonly Line[]> {
  const folder = join(fileURLToPath(new URL('../../var', import.meta.url)), 'bench', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let rows: readonly Row[];
  try {
    rows = await run({ scale, folder, say: (line) => say(`  ${line}`) });
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    rows = [{ what: name, measured: `broke: ${error instanceof Error ? error.message : error}`, values: {} }];
  }
  rmSync(folder, { recursive: true, force: true });
  return rows.map((row) => ({ bench: name, ...row, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 }));
}

const cell = (text: string) => text.replace(/\|/gu, '\\|').replace(/\s+/gu, ' ');

const table = (lines: readonly Line[], scale: number): string =>
  [
    `${new Date().toISOString().slice(0, 10)}, scale ${scale}: ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ` +
      `${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}. Load is what else ran on the machine.`,
    '',
    '| bench | what | measured | guard | load |',
    '|---|---|---|---|---|',
    ...lines.map(
      ({ bench, what, measured, guard = '', load }) =>
        `| ${bench} | ${cell(what)} | ${cell(measured)} | ${guard} | ${load} |`,
    ),
  ].join('\n');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const { list, only, scale, json } = readOptions();
if (list) {
  for (const { name, about } of benches) process.stdout.write(`${name.padEnd(10)} ${about}\n`);
} else {
  const lines: Line[] = [];
  for (const bench of benches.filter(({ name }) => only.length === 0 || only.includes(name))) {
    say(`… ${bench.name}`);
    const rows = await rowsOf(bench, scale);
    for (const { what, measured } of rows) say(`✓ ${what}: ${measured}`);
    lines.push(...rows);
  }
  await endAll();
  process.stdout.write(`${json ? JSON.stringify(lines, null, 2) : table(lines, scale)}\n`);
  // A bench that broke may have left something running.
  process.exit(0);
}
