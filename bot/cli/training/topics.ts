import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { packTopics, sourcesOf } from '../../../data/search/topics/topics-file.js';
import { trainTopics } from '../../../data/search/topics/train.js';
import { readEncoder } from '../../knowledge/encoder.js';
import { checksumFile, checksumOf, defaultModelFile } from '../../knowledge/knowledge.js';
import { readTopicSources } from '../../knowledge/topics.js';
import { onlyPlaybook, playbooksNamed } from '../playbook/playbook-named.js';
import { proposeTopics } from '../playbook/topics-propose.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const usage = `baton topics --propose --playbook DIR
Drafts DIR/topics.yaml, to be read as a diff: duties that several documents or languages state, their names, the other side's duty
about the same matter, and room for what people ask. Run again it adds what is new and changes nothing that is there.

baton topics [--check] [--from FOLDER] [--out FILE]
Trains the topics of data/topics into the file that Baton reads, and writes its checksum beside it.
--check only says whether the file is up to date. Exit 0 = trained or up to date, 1 = out of date, 2 = wrong use.`;

const options = {
  from: { type: 'string', default: fileURLToPath(new URL('../../../data/topics', import.meta.url)) },
  out: { type: 'string', default: defaultModelFile() },
  check: { type: 'boolean', default: false },
  propose: { type: 'boolean', default: false },
  playbook: { type: 'string' },
} as const;

/** Trains the topics that owners edit in `data/topics` into the file Baton reads. `--check` only says whether it is up to date. */
export async function topics(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  let values: { from: string; out: string; check: boolean; propose: boolean; playbook?: string };
  try {
    ({ values } = parseArgs({ args, options }));
    if (values.propose !== (values.playbook !== undefined)) throw new Error('--propose and --playbook go together.');
  } catch (error) {
    io.err(`baton topics: ${usageError(error)}`);
    io.err(usage);
    return 2;
  }
  if (values.playbook !== undefined) return await propose(values.playbook, io);
  const sources = readTopicSources(values.from);
  const fingerprint = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  if (values.check) {
    if (trainedOn(values.out) === fingerprint) return 0;
    io.err(`${values.out}: is older than the files in ${values.from}: run \`baton topics\`.`);
    return 1;
  }
  const started = performance.now();
  const packed = packTopics(trainTopics(sources), fingerprint);
  writeFileSync(values.out, packed);
  writeFileSync(checksumFile(values.out), `${checksumOf(packed)}  ${basename(values.out)}\n`);
  const seconds = Math.round((performance.now() - started) / 1000);
  io.err(
    `${sources.topics.length} topics and ${sources.phrasings.length} phrasings trained in ${seconds} s: ${values.out}`,
  );
  return 0;
}

async function propose(playbook: string, io: Io): Promise<number> {
  try {
    return await proposeTopics(onlyPlaybook(playbooksNamed(playbook), playbook), readEncoder(), io);
  } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    io.err(error.message);
    return 1;
  }
}

const trainedOn = (file: string): string | null => (existsSync(file) ? sourcesOf(readFileSync(file)) : null);
