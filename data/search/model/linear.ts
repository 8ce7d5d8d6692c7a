import type { Softmax } from './softmax.js';
import type { Vector } from './vectors.js';

/** The linear part of the topic model, feature by feature: the classes it speaks for or against, and how strongly. */
export interface LinearColumns {
  /** Where the row of each feature begins, and where the last one ends. */
  readonly rowStarts: Uint32Array;
  readonly rowClasses: Uint8Array;
  /** ‑127…127; with the feature's scale it is a weight. */
  readonly rowWeights: Int8Array;
  readonly rowScales: Float32Array;
  /** By class. */
  readonly bias: Float32Array;
}

/** Weights kept for one feature: the strongest; the rest is noise that would only make the file big. */
const keptPerFeature = 32;

export function linearColumns(model: Softmax, features: number, kept = keptPerFeature): LinearColumns {
  const rowStarts = new Uint32Array(features + 1);
  const rowScales = new Float32Array(features);
  const classes: number[] = [];
  const bytes: number[] = [];
  for (let id = 0; id < features; id++) {
    const weights = model.weights.slice(id * model.classes, (id + 1) * model.classes);
    // Only differences between classes matter: without their common part most weights are nothing and need no room.
    const common = Float32Array.from(weights).sort()[Math.floor(weights.length / 2)] ?? 0;
    const row = [...weights]
      .map((weight, label) => ({ weight: weight - common, label }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, kept);
    const largest = Math.abs(row[0]?.weight ?? 0) || 1;
    for (const { weight, label } of row) {
      const byte = Math.round((weight / largest) * 127);
      if (byte === 0) continue;
      classes.push(label);
      bytes.push(byte);
    }
    rowScales[id] = largest / 127;
    rowStarts[id + 1] = classes.length;
  }
  return {
    rowStarts,
    rowClasses: Uint8Array.from(classes),
    rowWeights: Int8Array.from(bytes),
    rowScales,
    bias: model.bias,
  };
}

/** Adds what the linear model says for each class. */
export function addLinear(scores: Float32Array, { ids, values }: Vector, columns: LinearColumns): void {
  const { rowStarts, rowClasses, rowWeights, rowScales, bias } = columns;
  for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] ?? 0) + (bias[label] ?? 0);
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k] ?? 0;
    const value = (values[k] ?? 0) * (rowScales[id] ?? 0);
    const end = rowStarts[id + 1] ?? 0;
    for (let at = rowStarts[id] ?? 0; at < end; at++) {
      const label = rowClasses[at] ?? 0;
      scores[label] = (scores[label] ?? 0) + value * (rowWeights[at] ?? 0);
    }
  }
}
