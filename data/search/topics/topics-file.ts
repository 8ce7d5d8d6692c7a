import type { TopicColumns, TrainedTopics } from './topic-model.js';

/** What a file of trained topics says about itself in its first line, as JSON; the columns follow as plain numbers. */
interface Head extends Omit<TrainedTopics, 'columns'> {
  readonly format: typeof format;
  /** Fingerprint of the files it was trained on: says whether it is up to date without training again. */
  readonly sources: string;
  readonly columns: readonly Column[];
}

interface Column {
  readonly name: keyof TopicColumns;
  readonly type: keyof typeof types;
  readonly length: number;
}

const format = 2;

const types = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array } as const;

const lineEnd = 0x0a;

/** Every column begins at a multiple of this, so that it can be used where it lies. */
const step = 8;
const padded = (bytes: number): number => Math.ceil(bytes / step) * step;

/** The same topics and sources give the same bytes. */
export function packTopics({ columns, ...rest }: TrainedTopics, sources: string): Uint8Array {
  const entries = Object.entries(columns) as [keyof TopicColumns, TopicColumns[keyof TopicColumns]][];
  const listed = entries
    .map(([name, column]) => ({ name, type: column.constructor.name as Column['type'], length: column.length }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const head: Head = { format, sources, ...rest, columns: listed };
  const line = new TextEncoder().encode(JSON.stringify(head));
  const start = padded(line.length + 1);
  const size = listed.reduce((sum, { name }) => sum + padded(columns[name].byteLength), start);
  const bytes = new Uint8Array(size);
  bytes.fill(0x20, 0, start);
  bytes.set(line);
  bytes[start - 1] = lineEnd;
  let at = start;
  for (const { name } of listed) {
    const column = columns[name];
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padded(column.byteLength);
  }
  return bytes;
}

/** The trained topics of a file, in the memory it was read into; null where another Baton wrote it. */
export function unpackTopics(file: Uint8Array): TrainedTopics | null {
  const found = headOf(file);
  if (found === null) return null;
  const { head, start } = found;
  // Memory that does not begin at a step cannot be used where it lies.
  const bytes = file.byteOffset % step === 0 ? file : Uint8Array.from(file);
  let at = start;
  const columns = head.columns.map(({ name, type, length }) => {
    const column = new types[type](bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length);
    at += padded(column.byteLength);
    return [name, column];
  });
  const { format: _format, sources: _sources, ...rest } = head;
  return { ...rest, columns: Object.fromEntries(columns) as TopicColumns };
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

/** Numbers lie in the file as nearly every machine holds them; one that holds them the other way round trains its own. */
const isBigEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
