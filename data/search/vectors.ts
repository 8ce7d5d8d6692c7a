import type { Features } from './features.js';

/** A sparse vector of length 1. */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Which features are known and how much each one distinguishes. */
export interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  readonly weights: Float32Array;
}

/** A feature that only one text has says nothing about others. */
const leastTexts = 2;

export function vocabularyOf(texts: readonly Features[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) for (const feature of text.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= leastTexts).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ids: new Map(kept.map(([feature], id) => [feature, id])),
    weights: Float32Array.from(kept, ([, count]) => Math.log(texts.length / count) + 1),
  };
}

export function vectorOf(text: Features, vocabulary: Vocabulary): Vector {
  const ids: number[] = [];
  const values: number[] = [];
  let sum = 0;
  for (const [feature, count] of text) {
    const id = vocabulary.ids.get(feature);
    if (id === undefined) continue;
    const value = count * (vocabulary.weights[id] ?? 0);
    ids.push(id);
    values.push(value);
    sum += value * value;
  }
  const length = Math.sqrt(sum) || 1;
  return { ids: Int32Array.from(ids), values: Float32Array.from(values, (value) => value / length) };
}

/** Finds which of many vectors are near one: inverted lists, so that only shared features cost anything. */
export class Neighbours {
  readonly #start: Int32Array;
  readonly #positions: Int32Array;
  readonly #values: Float32Array;
  readonly #size: number;

  constructor(vectors: readonly Vector[], features: number) {
    this.#size = vectors.length;
    this.#start = new Int32Array(features + 1);
    for (const { ids } of vectors) for (const id of ids) this.#start[id + 1] = (this.#start[id + 1] ?? 0) + 1;
    for (let id = 0; id < features; id++) this.#start[id + 1] = (this.#start[id + 1] ?? 0) + (this.#start[id] ?? 0);
    const total = this.#start[features] ?? 0;
    this.#positions = new Int32Array(total);
    this.#values = new Float32Array(total);
    const next = this.#start.slice();
    for (const [position, { ids, values }] of vectors.entries()) {
      for (let k = 0; k < ids.length; k++) {
        const id = ids[k] ?? 0;
        const at = next[id] ?? 0;
        this.#positions[at] = position;
        this.#values[at] = values[k] ?? 0;
        next[id] = at + 1;
      }
    }
  }

  /** Cosine with every vector, by its position. */
  cosines({ ids, values }: Vector): Float32Array {
    const sums = new Float32Array(this.#size);
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k] ?? 0;
      const value = values[k] ?? 0;
      const end = this.#start[id + 1] ?? 0;
      for (let at = this.#start[id] ?? 0; at < end; at++) {
        const position = this.#positions[at] ?? 0;
        sums[position] = (sums[position] ?? 0) + value * (this.#values[at] ?? 0);
      }
    }
    return sums;
  }
}
