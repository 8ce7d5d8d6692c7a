import { createHash } from 'node:crypto';
import type { EncoderColumns } from './encoder.js';
import type { TrainedEncoder } from './train.js';

/** The first line of an encoder's file, as JSON; behind it keys, scales and vectors (little endian). */
interface Head {
  readonly format: number;
  readonly dimensions: number;
  readonly pieces: number;
  /** Fingerprint of the texts it was trained on. */
  readonly sources: string;
  /** Of everything behind this line. */
  readonly sha256: string;
}

const format = 1;
const lineEnd = 0x0a;

/** A number of a vector is kept in so many steps on each side of zero: two numbers a byte. */
const steps = 7;

/** A trained encoder as a file: each number of a vector keeps four bits. The same encoder gives the same bytes. */
export function packEncoder({ dimensions, keys, vectors }: TrainedEncoder, sources: string): Uint8Array {
  const scales = new Float32Array(keys.length);
  const packed = new Uint8Array(vectors.length / 2);
  for (let row = 0; row < keys.length; row++) {
    const own = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const most = own.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
    scales[row] = most / steps;
    for (const [at, value] of own.entries()) {
      const rounded = (most === 0 ? 0 : Math.round((value / most) * steps)) + steps;
      const to = (row * dimensions + at) >> 1;
      packed[to] = (packed[to] as number) | (at % 2 === 0 ? rounded : rounded << 4);
    }
  }
  const body = Buffer.concat([bytesOf(keys), bytesOf(scales), packed]);
  const head: Head = { format, dimensions, pieces: keys.length, sources, sha256: hashOf(body) };
  return Buffer.concat([new TextEncoder().encode(`${JSON.stringify(head)}\n`), body]);
}

/** Reads a file of `packEncoder`; throws a sentence without the file's name where it is another, damaged or cut. */
export function unpackEncoder(file: Uint8Array): EncoderColumns {
  const head = headOf(file);
  if (head?.format !== format) throw new Error('is no encoder of this Baton: train one with `baton encoder`.');
  // A copy of its own: numbers must begin at a multiple of their size.
  const body = new Uint8Array(file.subarray(file.indexOf(lineEnd) + 1));
  const { dimensions, pieces } = head;
  if (body.length !== pieces * (dimensions / 2 + 8) || hashOf(body) !== head.sha256) {
    throw new Error(
      'is damaged, or was copied only in part: take it from the release again, or train it with `baton encoder`.',
    );
  }
  const packed = body.subarray(pieces * 8);
  const vectors = new Int8Array(pieces * dimensions);
  for (const [at, two] of packed.entries()) {
    vectors[2 * at] = (two & 15) - steps;
    vectors[2 * at + 1] = (two >> 4) - steps;
  }
  return {
    dimensions,
    keys: new Uint32Array(body.buffer, body.byteOffset, pieces),
    scales: new Float32Array(body.buffer, body.byteOffset + 4 * pieces, pieces),
    vectors,
  };
}

/** What a file was trained on; null where it is no encoder. */
export const sourcesOfEncoder = (file: Uint8Array): string | null => headOf(file)?.sources ?? null;

function headOf(file: Uint8Array): Head | null {
  const end = file.subarray(0, 1_000).indexOf(lineEnd);
  if (end < 0) return null;
  try {
    const head: unknown = JSON.parse(new TextDecoder().decode(file.subarray(0, end)));
    return isHead(head) ? head : null;
  } catch {
    return null;
  }
}

const isHead = (head: unknown): head is Head =>
  typeof head === 'object' && head !== null && 'format' in head && 'pieces' in head && 'sha256' in head;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const bytesOf = (numbers: Uint32Array | Float32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
