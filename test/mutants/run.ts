import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Copy } from './copy.js';
import { mutants } from './list.js';
import { type End, type Mutant, mutated } from './mutant.js';

// `npm run mutants [-- --only NAME]`: applies each edit to a copy and runs the tests that must notice it. Exit 1 where one
// survives, breaks without a test saying so, or is not found; 2 for wrong use.

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Two at a time: the stores of the tests have processes of their own. */
const atOnce = 2;

function chosen(args: string[]): readonly Mutant[] | string {
  try {
    const { values } = parseArgs({ args, options: { only: { type: 'string', multiple: true } } });
    const { only } = values;
    if (only === undefined) return mutants;
    const unknown = only.find((part) => !mutants.some(({ name }) => name.includes(part)));
    return unknown === undefined
      ? mutants.filter(({ name }) => only.some((part) => name.includes(part)))
      : `there is no mutant “${unknown}”.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function end(copy: Copy, mutant: Mutant): Promise<{ readonly end: End; readonly text: string }> {
  const path = join(copy.folder, mutant.file);
  const text = readFileSync(path, 'utf8');
  const edited = mutated(text, mutant);
  if (edited === null) return { end: 'not found', text: '' };
  writeFileSync(path, edited);
  try {
    const run = await copy.test(mutant.tests);
    return { end: run.failed > 0 ? 'killed' : run.passed > 0 ? 'survived' : 'broken', text: run.text };
  } finally {
    writeFileSync(path, text);
  }
}

/** Work for a few at a time, each with a copy of its own. */
async function shared<T>(work: readonly T[], copies: readonly Copy[], one: (copy: Copy, of: T) => Promise<void>) {
  const left = [...work];
  await Promise.all(
    copies.map(async (copy) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await one(copy, next);
    }),
  );
}

async function main(args: string[]): Promise<number> {
  const wanted = chosen(args);
  if (typeof wanted === 'string') {
    console.error(`mutants: ${wanted}`);
    return 2;
  }
  const copies = Array.from({ length: Math.min(atOnce, wanted.length) }, () => new Copy(root));
  try {
    const files = [...new Set(wanted.flatMap(({ tests }) => tests))].sort();
    const failing: string[] = [];
    await shared(files, copies, async (copy, file) => {
      const { passed, failed, text } = await copy.test([file]);
      if (failed > 0 || passed === 0) failing.push(`${file}\n${text.slice(-3_000)}`);
    });
    if (failing.length > 0) {
      console.error(`mutants: these tests fail without any edit.\n${failing.join('\n')}`);
      return 1;
    }
    const ends = new Map<Mutant, End>();
    const width = Math.max(...wanted.map(({ name }) => name.length));
    await shared(wanted, copies, async (copy, mutant) => {
      const { end: how, text } = await end(copy, mutant);
      ends.set(mutant, how);
      console.log(`${how.padEnd(9)}  ${mutant.name.padEnd(width)}  ${mutant.law}`);
      if (how === 'broken') console.error(text.slice(-2_000));
    });
    const killed = [...ends.values()].filter((how) => how === 'killed').length;
    console.log(`\n${killed} of ${wanted.length} killed`);
    return killed === wanted.length ? 0 : 1;
  } finally {
    for (const copy of copies) copy.remove();
  }
}

process.exitCode = await main(process.argv.slice(2));
