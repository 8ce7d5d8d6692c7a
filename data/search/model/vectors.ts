import type { Features } from './features.js';

/** A text as a sparse vector: `counts` of known features, and the same weighted, to a length of 1. */
export interface Vector {
  readonly ids: Int32Array;
  readonly counts: Uint32Array;
  readonly values: Float32Array;
  /** Length before it was made 1. */
  readonly length: number;
}

/** Known features, by their keys in ascending order, and how much each one says and distinguishes. */
export interface VocabularyColumns {
  readonly keyHighs: Uint16Array;
  readonly keyLows: Uint32Array;
  readonly strengths: Float32Array;
}

/** A feature that only one text has says nothing about others. */
const leastTexts = 2;

/** 48 bits in one number. */
const keyOf = (features: Features, at: number): number =>
  (features.highs[at] ?? 0) * 2 ** 32 + (features.lows[at] ?? 0);

/** What the texts have in common: features that at least so many of them have. */
export function vocabularyOf(
  texts: readonly string[],
  read: (text: string) => Features,
  least = leastTexts,
): VocabularyColumns {
  const found = new Map<number, { weight: number; texts: number; last: number }>();
  for (const [text, written] of texts.entries()) {
    const features = read(written);
    for (let at = 0; at < features.size; at++) {
      const key = keyOf(features, at);
      const feature = found.get(key);
      if (feature === undefined) found.set(key, { weight: features.weight(at), texts: 1, last: text });
      else if (feature.last !== text) {
        feature.texts++;
        feature.last = text;
      }
    }
  }
  const kept = [...found].filter(([, { texts: n }]) => n >= least).sort(([a], [b]) => a - b);
  return {
    keyHighs: Uint16Array.from(kept, ([key]) => Math.floor(key / 2 ** 32)),
    keyLows: Uint32Array.from(kept, ([key]) => key % 2 ** 32),
    strengths: Float32Array.from(kept, ([, { weight, texts: n }]) => weight * (Math.log(texts.length / n) + 1)),
  };
}

export class Vocabulary {
  readonly size: number;
  readonly strengths: Float32Array;
  readonly #lows: Uint32Array;
  /** Where the keys with one high part begin; on average there is one of each. */
  readonly #starts = new Uint32Array(2 ** 16 + 1);
  /** How often the text at hand has each feature; all zero between two texts. */
  readonly #counts: Uint32Array;

  constructor({ keyHighs, keyLows, strengths }: VocabularyColumns) {
    this.size = keyLows.length;
    this.strengths = strengths;
    this.#lows = keyLows;
    this.#counts = new Uint32Array(this.size);
    let id = 0;
    for (let high = 0; high < 2 ** 16; high++) {
      this.#starts[high] = id;
      while (id < this.size && keyHighs[id] === high) id++;
    }
    this.#starts[2 ** 16] = id;
  }

  vectorOf(features: Features): Vector {
    const { highs, lows, size } = features;
    const found = new Int32Array(size);
    let n = 0;
    for (let at = 0; at < size; at++) {
      const id = this.#find(highs[at] ?? 0, lows[at] ?? 0);
      if (id < 0) continue;
      const count = this.#counts[id] ?? 0;
      if (count === 0) found[n++] = id;
      this.#counts[id] = count + 1;
    }
    const ids = found.slice(0, n);
    const counts = new Uint32Array(n);
    const values = new Float32Array(n);
    let sum = 0;
    for (let k = 0; k < n; k++) {
      const id = ids[k] ?? 0;
      const count = this.#counts[id] ?? 0;
      this.#counts[id] = 0;
      const value = count * (this.strengths[id] ?? 0);
      counts[k] = count;
      values[k] = value;
      sum += value * value;
    }
    const length = Math.sqrt(sum) || 1;
    for (let k = 0; k < n; k++) values[k] = (values[k] ?? 0) / length;
    return { ids, counts, values, length };
  }

  #find(high: number, low: number): number {
    const end = this.#starts[high + 1] ?? 0;
    for (let id = this.#starts[high] ?? 0; id < end; id++) if (this.#lows[id] === low) return id;
    return -1;
  }
}
