import type { Vector } from '../model/vectors.js';

/**
 * When to say "not in the documents". The certainty of the best topic alone is a poor signal; what counts as well is
 * how much of the question is known only from questions outside the documents, and how many of its words no
 * phrasing uses about any topic: an unknown object vetoes.
 */
export interface Silence {
  readonly weights: readonly number[];
  readonly bias: number;
  /** Below this, silence. */
  readonly threshold: number;
}

/** What silence is judged by. */
export interface Signals {
  readonly best: number;
  readonly outside: number;
  readonly outsideOnly: number;
  readonly unknown: number;
}

/** A model that has not been calibrated: the certainty of the best topic decides. */
export const uncalibrated: Silence = { weights: [1, 0, 0, 0], bias: 0, threshold: 0.1 };

const floor = 1e-6;

const inputs = ({ best, outside, outsideOnly, unknown }: Signals): readonly number[] => [
  Math.log(best + floor),
  Math.log(outside + floor),
  outsideOnly,
  unknown,
];

/** How sure Baton is (0..1) that the documents answer this. */
export function answerProbability(signals: Signals, { weights, bias }: Silence): number {
  const sum = inputs(signals).reduce((total, input, at) => total + input * (weights[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Share of a question's weight that lies in features only seen outside the documents. */
export function outsideOnlyShare({ ids, values }: Vector, onlyOutside: Uint8Array): number {
  let sum = 0;
  for (let k = 0; k < ids.length; k++) if (onlyOutside[ids[k] ?? 0] === 1) sum += (values[k] ?? 0) ** 2;
  return sum;
}

export interface Judged {
  readonly signals: Signals;
  readonly answerable: boolean;
}

/** Of ten questions one is outside the documents: what people ask Baton, not what our files hold. */
const outsideShare = 0.12;

const passes = 200;

/** Logistic regression by plain gradient descent over all questions, each side weighted to its real share. */
export function calibrateSilence(judged: readonly Judged[]): Silence {
  const answerable = judged.filter((q) => q.answerable).length;
  const weightOf = (q: Judged) =>
    q.answerable ? (1 - outsideShare) / answerable : outsideShare / (judged.length - answerable);
  const rows = judged.map((q) => ({ inputs: inputs(q.signals), target: q.answerable ? 1 : 0, weight: weightOf(q) }));
  const weights = [0, 0, 0, 0];
  let bias = 0;
  // Inputs are logs down to -14 and shares up to 1: steps of their own size for each.
  const steps = [0.1, 0.1, 4, 4];
  for (let pass = 0; pass < passes * 10; pass++) {
    const slopes = [0, 0, 0, 0];
    let slope = 0;
    for (const { inputs: x, target, weight } of rows) {
      const sum = x.reduce((total, input, at) => total + input * (weights[at] ?? 0), bias);
      const error = (1 / (1 + Math.exp(-sum)) - target) * weight;
      for (const [at, input] of x.entries()) slopes[at] = (slopes[at] ?? 0) + error * input;
      slope += error;
    }
    for (const [at, s] of slopes.entries()) weights[at] = (weights[at] ?? 0) - (steps[at] ?? 0) * s;
    bias -= 0.5 * slope;
  }
  return { weights: weights.map(rounded), bias: rounded(bias), threshold: bestThreshold(rows, weights, bias) };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

interface Row {
  readonly inputs: readonly number[];
  readonly target: number;
  readonly weight: number;
}

/** The threshold with the best F1 of silence. */
function bestThreshold(rows: readonly Row[], weights: readonly number[], bias: number): number {
  const scored = rows.map(({ inputs: x, target, weight }) => ({
    sure: 1 / (1 + Math.exp(-x.reduce((total, input, at) => total + input * (weights[at] ?? 0), bias))),
    target,
    weight,
  }));
  let chosen = 0;
  let highest = -1;
  for (let threshold = 0.02; threshold < 0.98; threshold += 0.01) {
    const share = (target: number, silent: boolean) =>
      scored.reduce((sum, q) => (q.target === target && q.sure < threshold === silent ? sum + q.weight : sum), 0);
    const right = share(0, true);
    const f1 = (2 * right) / (2 * right + share(1, true) + share(0, false));
    if (f1 > highest) {
      highest = f1;
      chosen = threshold;
    }
  }
  return Math.round(chosen * 100) / 100;
}
