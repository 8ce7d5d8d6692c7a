import type { Vector } from './vectors.js';

/** A linear model over classes: `weights[feature * classes + class]`. */
export interface Softmax {
  readonly classes: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface Example {
  readonly vector: Vector;
  readonly label: number;
}

const epochs = 8;
const rate = 0.25;
const biasRate = 0.02;
const seed = 20260915;

/**
 * Softmax regression with Adagrad. The order of the examples is shuffled with a fixed seed: the same input, the same model.
 * `averaged`: the mean of the weights after each of the later epochs, which depends less on the order of the last examples.
 */
export function trainSoftmax(
  examples: readonly Example[],
  features: number,
  classes: number,
  { averaged = false }: { readonly averaged?: boolean } = {},
): Softmax {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-6);
  const bias = new Float32Array(classes);
  const slope = new Float32Array(classes);
  const order = examples.map((_, at) => at);
  const random = mulberry32(seed);
  const sum = averaged ? new Float32Array(features * classes) : null;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      probabilities({ classes, weights, bias }, example.vector, slope);
      slope[example.label] = (slope[example.label] ?? 0) - 1;
      const { ids, values } = example.vector;
      for (let k = 0; k < ids.length; k++) {
        const row = (ids[k] ?? 0) * classes;
        const value = values[k] ?? 0;
        for (let label = 0; label < classes; label++) {
          const push = slope[label] ?? 0;
          if (push > -1e-4 && push < 1e-4) continue;
          const gradient = push * value;
          const square = (squares[row + label] ?? 0) + gradient * gradient;
          squares[row + label] = square;
          weights[row + label] = (weights[row + label] ?? 0) - (rate * gradient) / Math.sqrt(square);
        }
      }
      for (let label = 0; label < classes; label++) bias[label] = (bias[label] ?? 0) - biasRate * (slope[label] ?? 0);
    }
    if (sum !== null && epoch >= epochs / 2)
      for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + (weights[k] ?? 0);
  }
  if (sum !== null) for (let k = 0; k < sum.length; k++) weights[k] = (sum[k] ?? 0) / (epochs / 2);
  return { classes, weights, bias };
}

/** Probability of each class; written into `into` where given. */
export function probabilities(model: Softmax, vector: Vector, into = new Float32Array(model.classes)): Float32Array {
  const { classes, weights } = model;
  into.set(model.bias);
  for (let k = 0; k < vector.ids.length; k++) {
    const row = (vector.ids[k] ?? 0) * classes;
    const value = vector.values[k] ?? 0;
    for (let label = 0; label < classes; label++)
      into[label] = (into[label] ?? 0) + value * (weights[row + label] ?? 0);
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of into) if (score > highest) highest = score;
  let sum = 0;
  for (let label = 0; label < classes; label++) {
    const e = Math.exp((into[label] ?? 0) - highest);
    into[label] = e;
    sum += e;
  }
  for (let label = 0; label < classes; label++) into[label] = (into[label] ?? 0) / sum;
  return into;
}

/** A small seeded generator (Tommy Ettinger's mulberry32, public domain). */
export function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
