import { inflateRawSync } from 'node:zlib';
import { unicodeOf } from '../text/decode.js';

/** Why a package is not read; a sentence for the person who has the file. */
export interface PackageRefusal {
  readonly sentence: string;
}

// A workbook or a document of text has some dozens of parts, of which the largest known has 3 MB.
const mostParts = 5_000;
const largestPart = 24 * 1024 * 1024;
const largestTogether = 48 * 1024 * 1024;

const damaged: PackageRefusal = {
  sentence: 'the file is damaged: open it in its program and save it again.',
};
const bomb: PackageRefusal = {
  sentence: `more than ${largestPart / 1024 / 1024} MB when unpacked: divide it, or remove what is no text.`,
};

/** The parts of a zip by name, inflated when they are asked for. Own code because no library bounds what it inflates. */
export class PackageParts {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  #inflated = 0;

  private constructor(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>) {
    this.#bytes = bytes;
    this.#entries = entries;
  }

  static open(bytes: Uint8Array): PackageParts | PackageRefusal {
    const entries = entriesOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return entries instanceof Map ? new PackageParts(bytes, entries) : entries;
  }

  /** A part as text; null where there is none of this name. */
  text(name: string): string | PackageRefusal | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    const inflated = this.#inflate(entry);
    if (!(inflated instanceof Uint8Array)) return inflated;
    return new TextDecoder(unicodeOf(inflated)).decode(inflated);
  }

  #inflate({ offset, size, method }: Entry): Uint8Array | PackageRefusal {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== 0x04034b50) return damaged;
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const stored = this.#bytes.subarray(start, start + size);
    if (stored.length < size || (method !== 0 && method !== 8)) return damaged;
    try {
      const left = Math.min(largestPart, largestTogether - this.#inflated);
      if (left <= 0) return bomb;
      const whole = method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: left });
      this.#inflated += whole.length;
      return whole.length > left ? bomb : whole;
    } catch (error) {
      return error instanceof RangeError ? bomb : damaged;
    }
  }
}

/** Whether bytes are a zip that names a part of this name, without opening it. */
export const isPackageWith = (bytes: Uint8Array, name: string): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);

interface Entry {
  readonly offset: number;
  readonly size: number;
  readonly method: number;
}

/** The central directory, which says where each part begins. */
function entriesOf(view: DataView): Map<string, Entry> | PackageRefusal {
  const end = endOfDirectory(view);
  if (end < 0) return damaged;
  const count = view.getUint16(end + 10, true);
  if (count > mostParts) return { sentence: `more than ${mostParts} files in it: save it as a document of its own.` };
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return damaged;
    const nameLength = view.getUint16(at + 28, true);
    if (at + 46 + nameLength > view.byteLength) return damaged;
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
    const method = view.getUint16(at + 10, true);
    entries.set(name.replaceAll('\\', '/').replace(/^\//u, ''), {
      offset: view.getUint32(at + 42, true),
      size: view.getUint32(at + 20, true),
      method,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The record at the end, behind which only a comment of up to 64 kB may stand; -1 where there is none. */
function endOfDirectory(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}
