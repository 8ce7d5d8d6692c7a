import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { smallWords } from '../../../data/search/asking/small-words.js';
import { packEncoder, sourcesOfEncoder } from '../../../data/search/encoder/encoder-file.js';
import { type Training, trainEncoder } from '../../../data/search/encoder/train.js';
import { outside } from '../../../data/search/topics/topic-model.js';
import { defaultEncoderFile, encoderFolder, fingerprintOf, readMeanings } from '../../knowledge/encoder.js';
import { readTopicSources } from '../../knowledge/topics.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const usage = `baton encoder [--check] [--from FOLDER] [--topics FOLDER] [--out FILE]
Trains what words of any language mean, from data/encoder and data/topics, into the file that Baton reads (minutes).
--check only says whether the file is up to date. Exit 0 = trained or up to date, 1 = out of date, 2 = wrong use.`;

const options = {
  from: { type: 'string', default: encoderFolder() },
  topics: { type: 'string', default: `${encoderFolder()}/../topics` },
  out: { type: 'string', default: defaultEncoderFile() },
  check: { type: 'boolean', default: false },
} as const;

/**
 * Found by trying on duties whose files were left out: a blunt scale and words left out keep what is learned general, more
 * steps only remember.
 */
const training: Training = {
  dimensions: 96,
  batch: 512,
  steps: 1_200,
  seed: 1,
  leftOut: 0.15,
  rate: 0.075,
  scale: 9,
};

/** Trains the encoder from what people wrote, into the file that Baton reads. The same files give the same bytes. */
export async function encoder(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  let values: { from: string; topics: string; out: string; check: boolean };
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    io.err(`baton encoder: ${usageError(error)}`);
    io.err(usage);
    return 2;
  }
  const phrasings = readTopicSources(values.topics).phrasings.filter(({ topic }) => topic !== outside);
  const meanings = readMeanings(values.from, phrasings);
  const fingerprint = fingerprintOf(meanings);
  if (values.check) {
    if (existsSync(values.out) && sourcesOfEncoder(readFileSync(values.out)) === fingerprint) return 0;
    io.err(`${values.out}: is older than the files in ${values.from}: run \`baton encoder\`.`);
    return 1;
  }
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const progress = (step: number, loss: number) => {
    if (step % 100 === 0) io.err(`${step} of ${training.steps} steps, loss ${loss.toFixed(3)}, ${seconds()} s`);
  };
  const trained = trainEncoder(meanings, smallWords, { ...training, progress });
  writeFileSync(values.out, packEncoder(trained, fingerprint));
  io.err(`${meanings.length} meanings, ${trained.keys.length} pieces trained in ${seconds()} s: ${values.out}`);
  return 0;
}
