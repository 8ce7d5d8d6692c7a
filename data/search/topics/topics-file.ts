import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { differences, fromBytes, packNumbers, summed, toBytes, unpackNumbers } from './column-bytes.js';
import { packLists, packRows, unpackLists, unpackRows } from './packed-lists.js';
import type { TopicColumns, TrainedTopics } from './topic-model.js';

/** The first line of a file of trained topics, as JSON; behind it all parts, compressed as one. */
interface Head {
  readonly format: number;
  /** Fingerprint of the files it was trained on: says whether it is up to date without training again. */
  readonly sources: string;
  /** Sizes of the parts in bytes, in their order. */
  readonly parts: Readonly<Record<string, number>>;
}

const format = 3;

const lineEnd = 0x0a;

/** Columns of numbers that are written as they are. */
const plain = [
  'bias',
  'scales',
  'strengths',
  'keyLows',
  'classStarts',
  'wordCounts',
  'outsideOnly',
  'wordsOfTopics',
] as const satisfies readonly (keyof TopicColumns)[];

/**
 * Trained topics as a file. The same topics and sources give the same bytes, and so do the topics of such a file. Weights
 * lose the steps that no answer depends on; everything else comes back as it was.
 */
export function packTopics({ columns, ...rest }: TrainedTopics, sources: string): Uint8Array {
  const parts: Readonly<Record<string, Uint8Array>> = {
    rest: new TextEncoder().encode(JSON.stringify(rest)),
    ...Object.fromEntries(plain.map((name) => [name, toBytes(columns[name])])),
    keyHighs: packNumbers(differences(columns.keyHighs)),
    listStarts: packNumbers(differences(columns.listStarts)),
    texts: packLists(columns),
    ...packRows(columns),
  };
  const sizes = Object.fromEntries(Object.entries(parts).map(([name, { length }]) => [name, length]));
  const head: Head = { format, sources, parts: sizes };
  const body = Buffer.concat(Object.values(parts));
  const compressed = brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
  return Buffer.concat([new TextEncoder().encode(`${JSON.stringify(head)}\n`), compressed]);
}

/** The trained topics of a file; null where another version of Baton wrote it. */
export function unpackTopics(file: Uint8Array): TrainedTopics | null {
  const found = headOf(file);
  if (found === null) return null;
  const body = brotliDecompressSync(file.subarray(found.start));
  let at = 0;
  const parts = new Map(
    Object.entries(found.head.parts).map(([name, size]) => {
      at += size;
      return [name, body.subarray(at - size, at)];
    }),
  );
  const part = (name: string): Uint8Array => parts.get(name) ?? new Uint8Array();
  const rest = JSON.parse(new TextDecoder().decode(part('rest'))) as Omit<TrainedTopics, 'columns'>;
  const scales = fromBytes(part('scales'), Float32Array);
  const listStarts = summed(unpackNumbers(part('listStarts')));
  const columns: TopicColumns = {
    scales,
    bias: fromBytes(part('bias'), Float32Array),
    strengths: fromBytes(part('strengths'), Float32Array),
    keyLows: fromBytes(part('keyLows'), Uint32Array),
    classStarts: fromBytes(part('classStarts'), Uint32Array),
    wordCounts: fromBytes(part('wordCounts'), Uint32Array),
    outsideOnly: fromBytes(part('outsideOnly'), Uint8Array),
    wordsOfTopics: fromBytes(part('wordsOfTopics'), Uint8Array),
    keyHighs: new Uint16Array(summed(unpackNumbers(part('keyHighs')))),
    listStarts,
    texts: unpackLists(part('texts'), listStarts, scales.length),
    ...unpackRows(part),
  };
  return { ...rest, columns };
}

/** Fingerprint of the files that these topics were trained on. */
export const sourcesOf = (file: Uint8Array): string | null => headOf(file)?.head.sources ?? null;

function headOf(file: Uint8Array): { readonly head: Head; readonly start: number } | null {
  const end = file.indexOf(lineEnd);
  if (end < 0 || isBigEndian) return null;
  try {
    const head = JSON.parse(new TextDecoder().decode(file.subarray(0, end))) as Head;
    return head.format === format ? { head, start: end + 1 } : null;
  } catch {
    return null;
  }
}

/** Numbers stand in the file as nearly every machine holds them; one that holds them the other way round trains its own. */
const isBigEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
