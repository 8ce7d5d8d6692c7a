import type { Vector } from './vectors.js';

/**
 * Many texts as inverted lists. A list names the texts that have a feature, a text as often as it has it; as what a
 * feature says is the same everywhere, two bytes are all that a text costs there.
 */
export interface NeighbourColumns {
  /** Where the list of each feature begins, and where the last one ends. */
  readonly listStarts: Uint32Array;
  readonly texts: Uint16Array | Uint32Array;
  /** By text: 1 / its length. */
  readonly scales: Float32Array;
  /** Where the texts of each class begin, and where the last ones end: texts lie in the order of their classes. */
  readonly classStarts: Uint32Array;
}

const most16 = 2 ** 16;

/** A text of a class, as a vector. */
export interface Placed {
  readonly label: number;
  readonly vector: Vector;
}

export function neighbourColumns(placed: readonly Placed[], features: number, classes: number): NeighbourColumns {
  const vectors = placed.toSorted((a, b) => a.label - b.label).map(({ vector }) => vector);
  const classStarts = new Uint32Array(classes + 1);
  for (const { label } of placed) classStarts[label + 1] = (classStarts[label + 1] ?? 0) + 1;
  for (let label = 0; label < classes; label++)
    classStarts[label + 1] = (classStarts[label + 1] ?? 0) + (classStarts[label] ?? 0);
  const listStarts = new Uint32Array(features + 1);
  for (const { ids, counts } of vectors) {
    for (let k = 0; k < ids.length; k++) {
      const next = (ids[k] ?? 0) + 1;
      listStarts[next] = (listStarts[next] ?? 0) + (counts[k] ?? 0);
    }
  }
  for (let id = 0; id < features; id++) listStarts[id + 1] = (listStarts[id + 1] ?? 0) + (listStarts[id] ?? 0);
  const total = listStarts[features] ?? 0;
  const texts = vectors.length < most16 ? new Uint16Array(total) : new Uint32Array(total);
  const scales = new Float32Array(vectors.length);
  const next = listStarts.slice();
  for (const [text, { ids, counts, length }] of vectors.entries()) {
    scales[text] = 1 / length;
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k] ?? 0;
      const from = next[id] ?? 0;
      const to = from + (counts[k] ?? 0);
      texts.fill(text, from, to);
      next[id] = to;
    }
  }
  return { listStarts, texts, scales, classStarts };
}

/** Finds how near the nearest text of each class is: only shared features cost anything. */
export class Neighbours {
  readonly #columns: NeighbourColumns;
  readonly #strengths: Float32Array;
  readonly #sums: Float64Array;

  constructor(columns: NeighbourColumns, strengths: Float32Array) {
    this.#columns = columns;
    this.#strengths = strengths;
    this.#sums = new Float64Array(columns.scales.length);
  }

  /** Raises each class to the cosine of its nearest text where that is higher; by features of that strength at least. */
  nearest({ ids, values }: Vector, into: Float32Array, leastStrength = 0): void {
    const { listStarts, texts, scales, classStarts } = this.#columns;
    const sums = this.#sums.fill(0);
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k] ?? 0;
      const strength = this.#strengths[id] ?? 0;
      if (strength < leastStrength) continue;
      const share = (values[k] ?? 0) * strength;
      const end = listStarts[id + 1] ?? 0;
      for (let at = listStarts[id] ?? 0; at < end; at++) {
        const text = texts[at] ?? 0;
        sums[text] = (sums[text] ?? 0) + share;
      }
    }
    for (let label = 0; label < into.length; label++) {
      let nearest = into[label] ?? 0;
      const end = classStarts[label + 1] ?? 0;
      for (let text = classStarts[label] ?? 0; text < end; text++) {
        const cosine = (sums[text] ?? 0) * (scales[text] ?? 0);
        if (cosine > nearest) nearest = cosine;
      }
      into[label] = nearest;
    }
  }
}
