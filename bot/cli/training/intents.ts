import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { intentSourcesOf, packIntents } from '../../../data/search/intent/learning/intent-file.js';
import { trainIntents } from '../../../data/search/intent/learning/train.js';
import { intentFile } from '../../../data/search/intent/shipped.js';
import { readIntentSources } from '../../knowledge/intents.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const folder = (name: string) => fileURLToPath(new URL(`../../../data/${name}`, import.meta.url));

const usage = `baton intents [--check] [--from FOLDER] [--topics FOLDER] [--out FILE]
Trains what a message can be, from data/intents and the questions of data/topics, into the file that Baton reads.
--check only says whether the file is up to date. Exit 0 = trained or up to date, 1 = out of date, 2 = wrong use.`;

const options = {
  from: { type: 'string', default: folder('intents') },
  topics: { type: 'string', default: folder('topics') },
  out: { type: 'string', default: intentFile() },
  check: { type: 'boolean', default: false },
} as const;

/** Trains what a message can be from `data/intents` into the file Baton reads. `--check` only says whether it is up to date. */
export async function intents(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  let values: { from: string; topics: string; out: string; check: boolean };
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    io.err(`baton intents: ${usageError(error)}`);
    io.err(usage);
    return 2;
  }
  const sources = readIntentSources(values.from, values.topics);
  const fingerprint = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  if (values.check) {
    const trainedOn = existsSync(values.out) ? intentSourcesOf(readFileSync(values.out)) : null;
    if (trainedOn === fingerprint) return 0;
    io.err(`${values.out}: is older than the files in ${values.from}: run \`baton intents\`.`);
    return 1;
  }
  const started = performance.now();
  const trained = trainIntents(sources);
  writeFileSync(values.out, packIntents(trained, fingerprint));
  const seconds = Math.round((performance.now() - started) / 1000);
  io.err(`${trained.classes.length} kinds of messages trained in ${seconds} s: ${values.out}`);
  return 0;
}
