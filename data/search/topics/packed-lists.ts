import type { LinearColumns } from '../model/linear.js';
import type { NeighbourColumns } from '../model/neighbours.js';
import { differences, fromBytes, packNumbers, toBytes, unpackNumbers } from './column-bytes.js';

/** The texts of each list in ascending order, as how much each is more than the one before. */
export const packLists = ({ listStarts, texts }: Pick<NeighbourColumns, 'listStarts' | 'texts'>): Uint8Array =>
  packNumbers(differences(texts, new Set(listStarts)));

export function unpackLists(bytes: Uint8Array, listStarts: Uint32Array, count: number): NeighbourColumns['texts'] {
  const steps = unpackNumbers(bytes);
  const texts = count < 2 ** 16 ? new Uint16Array(steps.length) : new Uint32Array(steps.length);
  for (let list = 0; list + 1 < listStarts.length; list++) {
    const end = listStarts[list + 1] ?? 0;
    let text = 0;
    for (let at = listStarts[list] ?? 0; at < end; at++) {
      text += steps[at] ?? 0;
      texts[at] = text;
    }
  }
  return texts;
}

type Rows = Omit<LinearColumns, 'bias'>;

/**
 * Steps of a weight between nothing and the strongest of its row, of 127 in training: the most with which the file stays below
 * four mebibytes. No answer of test/eval changes with them.
 */
const steps = 14;

/** Rows of weights in ±steps, the strongest first and classes ascending where weights are equal: so they compress best. */
export function packRows(
  rows: Rows,
): Readonly<Record<'rowSizes' | 'rowClasses' | 'rowWeights' | 'rowScales', Uint8Array>> {
  const sizes: number[] = [];
  const classes: number[] = [];
  const weights: number[] = [];
  const scales = new Uint16Array(rows.rowScales.length);
  for (let id = 0; id + 1 < rows.rowStarts.length; id++) {
    const row = rowOf(rows, id);
    const strongest = Math.max(0, ...row.map(({ weight }) => Math.abs(weight)));
    const kept = row
      .map(({ label, weight }) => ({ label, weight: Math.round((weight / strongest) * steps) }))
      .filter(({ weight }) => weight !== 0)
      .sort((a, b) => b.weight - a.weight || a.label - b.label);
    sizes.push(kept.length);
    for (const [at, { label, weight }] of kept.entries()) {
      const before = kept[at - 1];
      classes.push(before?.weight === weight ? label - before.label : label);
      weights.push(weight);
    }
    scales[id] = highHalf(((rows.rowScales[id] ?? 0) * strongest) / steps);
  }
  return {
    rowSizes: packNumbers(sizes),
    rowClasses: Uint8Array.from(classes),
    rowWeights: Uint8Array.from(weights, (weight) => weight + steps),
    rowScales: toBytes(scales),
  };
}

export function unpackRows(part: (name: 'rowSizes' | 'rowClasses' | 'rowWeights' | 'rowScales') => Uint8Array): Rows {
  const sizes = unpackNumbers(part('rowSizes'));
  const packed = part('rowClasses');
  const scales = fromBytes(part('rowScales'), Uint16Array);
  const rowStarts = new Uint32Array(scales.length + 1);
  const rowClasses = new Uint8Array(packed.length);
  const rowWeights = new Int8Array(part('rowWeights'));
  for (let at = 0; at < rowWeights.length; at++) rowWeights[at] = (rowWeights[at] ?? 0) - steps;
  for (let id = 0; id < scales.length; id++) {
    const start = rowStarts[id] ?? 0;
    const end = start + (sizes[id] ?? 0);
    rowStarts[id + 1] = end;
    for (let at = start; at < end; at++) {
      const goesOn = at > start && rowWeights[at] === rowWeights[at - 1];
      rowClasses[at] = (packed[at] ?? 0) + (goesOn ? (rowClasses[at - 1] ?? 0) : 0);
    }
  }
  return { rowStarts, rowClasses, rowWeights, rowScales: Float32Array.from(scales, fromHighHalf) };
}

function rowOf({ rowStarts, rowClasses, rowWeights }: Rows, id: number) {
  const row: { readonly label: number; readonly weight: number }[] = [];
  for (let at = rowStarts[id] ?? 0; at < (rowStarts[id + 1] ?? 0); at++)
    row.push({ label: rowClasses[at] ?? 0, weight: rowWeights[at] ?? 0 });
  return row;
}

const single = new Float32Array(1);
const singleBits = new Uint32Array(single.buffer);

/** The upper two bytes of a number of four, rounded: eight bits of what it is, all of how large it is. */
function highHalf(number: number): number {
  single[0] = number;
  return Math.min(0xffff, ((singleBits[0] ?? 0) + 0x8000) >>> 16);
}

function fromHighHalf(half: number): number {
  singleBits[0] = half << 16;
  return single[0] ?? 0;
}
