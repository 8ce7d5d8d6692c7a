import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { smallWords } from '../../data/search/asking/small-words.js';
import { type Encoder, encoderOf } from '../../data/search/encoder/encoder.js';
import { unpackEncoder } from '../../data/search/encoder/encoder-file.js';
import type { SameMeaning } from '../../data/search/encoder/train.js';
import type { DocumentSettings } from '../config/settings.js';

/** What the encoder learns from, and where the trained one lies that ships with Baton. */
export const encoderFolder = (): string => fileURLToPath(new URL('../../data/encoder', import.meta.url));
export const defaultEncoderFile = (): string => path.join(encoderFolder(), 'encoder.bin');

/** A file that is no encoder: its name, why, and the cure. */
export class EncoderUnfit extends Error {
  override readonly name = 'EncoderUnfit';
  constructor(
    readonly file: string,
    readonly sentence: string,
  ) {
    super(`${file}: ${sentence}`);
  }
}

let shipped: Encoder | undefined;

/**
 * The encoder of a deployment: `file` (`BATON_ENCODER`), else the one that ships with Baton, which is read once. Throws an
 * EncoderUnfit where it cannot be used.
 */
export function readEncoder(file?: string): Encoder {
  if (file === undefined && shipped !== undefined) return shipped;
  const from = file ?? defaultEncoderFile();
  if (!existsSync(from))
    throw new EncoderUnfit(from, 'is not there: train it with `baton encoder --out FILE`, or correct the path.');
  let encoder: Encoder;
  try {
    encoder = encoderOf(unpackEncoder(readFileSync(from)), smallWords);
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new EncoderUnfit(
        from,
        `cannot be read (${String(error.code)}): name the file that \`baton encoder\` wrote.`,
      );
    throw new EncoderUnfit(from, error instanceof Error ? error.message : String(error));
  }
  if (file === undefined) shipped = encoder;
  return encoder;
}

/** What a deployment compares meanings with. One of its own is read here, so that a damaged one refuses the start. */
export function encoderOfDeployment({ encoderFile }: Pick<DocumentSettings, 'encoderFile'>): () => Encoder {
  if (encoderFile === null) return readEncoder;
  const own = readEncoder(encoderFile);
  return () => own;
}

const texts = z.array(z.string());
/** A duty as documents state it, by language, and how people ask for it. */
const duty = z.object({
  id: z.string(),
  statement: z.record(z.string(), z.string()),
  asks: z.record(z.string(), texts),
});
/** A concept and what it is called, by language. */
const concept = z.object({ id: z.string() }).catchall(texts);

/** How often texts of a kind are drawn. A topic has ten times the wordings of a duty; a concept has a few words. */
const drawn = { duty: 1, concept: 1, topic: 4 } as const;

/**
 * What the encoder learns: duties and concepts of `data/encoder`, one writer a file, and the phrasings of topics. A line that
 * cannot be read is an error that names its file.
 */
export function readMeanings(
  folder: string,
  phrasings: readonly { readonly topic: string; readonly text: string }[],
): readonly SameMeaning[] {
  const topics = new Map<string, string[]>();
  for (const { topic, text } of phrasings) topics.set(topic, [...(topics.get(topic) ?? []), text]);
  return [
    ...linesIn(path.join(folder, 'duties'), duty).map(({ statement, asks }) => ({
      texts: [...Object.values(statement), ...Object.values(asks).flat()],
      weight: drawn.duty,
    })),
    ...linesIn(path.join(folder, 'glossary'), concept).map(({ id: _, ...calls }) => ({
      texts: Object.values(calls).flat(),
      weight: drawn.concept,
    })),
    ...[...topics.values()].map((wordings) => ({ texts: wordings, weight: drawn.topic })),
  ];
}

/** Names what an encoder was trained on. */
export const fingerprintOf = (meanings: readonly SameMeaning[]): string =>
  createHash('sha256').update(JSON.stringify(meanings)).digest('hex').slice(0, 16);

function linesIn<Line>(folder: string, schema: z.ZodType<Line>): readonly Line[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : [];
  return names.sort().flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        line.trim() === '' ? [] : [lineOf(schema, line, `${path.join(folder, name)}:${at + 1}`)],
      ),
  );
}

function lineOf<Line>(schema: z.ZodType<Line>, line: string, place: string): Line {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new Error(`${place}: is no JSON: write one object a line.`);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
