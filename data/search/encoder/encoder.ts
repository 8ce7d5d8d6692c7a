import { keyOfWord, piecesOf } from './pieces.js';

/** Turns texts of any language into vectors of length 1: what means the same is near (cosine). */
export interface Encoder {
  readonly dimensions: number;
  /** The vector of a text, `dimensions` long; all zero where the encoder knows none of its pieces. */
  encode(text: string): Float32Array;
  /** Whether it learned a folded word as a whole. */
  knows(word: string): boolean;
  /** How much a folded word tells of a matter: the length of its part in the vector of a text, 0 = nothing is known of it. */
  strength(word: string): number;
}

/** What an encoder is made of: pieces by ascending key, each with a vector of small numbers and its scale. */
export interface EncoderColumns {
  readonly dimensions: number;
  readonly keys: Uint32Array;
  readonly scales: Float32Array;
  readonly vectors: Int8Array;
}

/** The encoder that columns hold. `small` = folded words that say nothing about a matter; they must be those of the training. */
export function encoderOf({ dimensions, keys, scales, vectors }: EncoderColumns, small: ReadonlySet<string>): Encoder {
  const places = new Map<number, number>();
  for (const [at, key] of keys.entries()) places.set(key, at);
  const sum = (text: string): Float32Array => {
    const vector = new Float32Array(dimensions);
    for (const [key, count] of piecesOf(text, small)) {
      const place = places.get(key);
      if (place === undefined) continue;
      const strength = (1 + Math.log(count)) * (scales[place] as number);
      const row = place * dimensions;
      for (let d = 0; d < dimensions; d++) vector[d] = (vector[d] as number) + strength * (vectors[row + d] as number);
    }
    return vector;
  };
  return {
    dimensions,
    encode: (text) => unit(sum(text)),
    knows: (word) => places.has(keyOfWord(word)),
    strength: (word) => {
      const vector = sum(word);
      return Math.sqrt(product(vector, vector));
    },
  };
}

/** Knows no meaning: texts are compared by their words alone. */
export const wordsOnly: Encoder = {
  dimensions: 1,
  encode: () => new Float32Array(1),
  knows: () => false,
  strength: () => 0,
};

/** Sum of products of two vectors; of vectors of length 1 their cosine, -1…1. */
export function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

/** Makes a vector one of length 1, in place; one of zeros stays. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(product(vector, vector));
  if (length > 0) for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / length;
  return vector;
}
