import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { TrainedIntents } from './train.js';

type Columns = TrainedIntents['columns'];

const format = 1;
const types = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array } as const;

interface Head extends Omit<TrainedIntents, 'columns'> {
  readonly format: number;
  /** Fingerprint of the files it was trained on: says whether it is up to date without training again. */
  readonly sources: string;
  /** Of the columns' bytes: a flipped one is noticed before it decides anything. */
  readonly sum: string;
  readonly columns: readonly {
    readonly name: keyof Columns;
    readonly type: keyof typeof types;
    readonly length: number;
  }[];
}

const lineEnd = 0x0a;
/** Every column begins at a multiple of this, as four-byte numbers want it. */
const step = 4;
const padded = (bytes: number): number => Math.ceil(bytes / step) * step;
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Trained intents as a file: a line of JSON, then the columns, compressed. The same intents and sources give the same bytes. */
export function packIntents({ columns, ...rest }: TrainedIntents, sources: string): Uint8Array {
  const names = (Object.keys(columns) as (keyof Columns)[]).sort();
  const body = new Uint8Array(names.reduce((size, name) => size + padded(columns[name].byteLength), 0));
  let at = 0;
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = columns[name];
    body.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  const listed = names.map((name) => ({
    name,
    type: columns[name].constructor.name as keyof typeof types,
    length: columns[name].length,
  }));
  const head: Head = { format, sources, sum: sumOf(body), ...rest, columns: listed };
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  return Uint8Array.from([...line, ...brotliCompressSync(body)]);
}

/** The trained intents of a file; null where another version of Baton wrote it. Throws where its bytes are not as they were written. */
export function unpackIntents(file: Uint8Array): TrainedIntents | null {
  const found = headOf(file);
  if (found === null) return null;
  const { format: _format, sources: _sources, sum, columns: listed, ...rest } = found.head;
  const body = bodyOf(file.subarray(found.start));
  if (body === null || sumOf(body) !== sum) throw new Error('The trained intents are damaged: run `baton intents`.');
  const bytes = Uint8Array.from(body);
  let at = 0;
  const columns = listed.map(({ name, type, length }) => {
    const column = new types[type](bytes.buffer, at, length);
    at += padded(column.byteLength);
    return [name, column];
  });
  return { ...rest, columns: Object.fromEntries(columns) as Columns };
}

/** null for bytes that no longer decompress: cut off, or changed. */
function bodyOf(compressed: Uint8Array): Uint8Array | null {
  try {
    return brotliDecompressSync(compressed);
  } catch {
    return null;
  }
}

/** Fingerprint of the files that these intents were trained on. */
export const intentSourcesOf = (file: Uint8Array): string | null => headOf(file)?.head.sources ?? null;

function headOf(file: Uint8Array): { readonly head: Head; readonly start: number } | null {
  const end = file.indexOf(lineEnd);
  if (end < 0) return null;
  try {
    const head = JSON.parse(new TextDecoder().decode(file.subarray(0, end))) as Head;
    return head.format === format ? { head, start: end + 1 } : null;
  } catch {
    return null;
  }
}
