/** A question's candidates as rows of signals, and which of them are right. */
export interface Choice {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

/** Something that is so or not, what tells of it, and how much it counts. */
export interface Outcome {
  readonly row: readonly number[];
  readonly is: boolean;
  readonly weight: number;
}

/** How strongly weights are held near to nothing; signals are of standard size before. */
const holdBack = 0.01;

/**
 * Weights by which a right candidate of each question is likeliest among its candidates: softmax regression over lists.
 * Questions without a right candidate teach nothing.
 */
export function choiceWeights(choices: readonly Choice[]): readonly number[] {
  const taught = choices.filter(({ right }) => right.includes(true));
  const scale = scaleOf(taught.flatMap(({ rows }) => rows));
  const scaled = taught.map(({ rows, right }) => ({ rows: rows.map((row) => scale.of(row)), right }));
  const found = descended(scale.size, { steps: 300, rate: 0.05, memory: 0.99 }, (weights, slope) => {
    for (const { rows, right } of scaled) {
      const odds = rows.map((row) => dot(weights, row));
      const top = Math.max(...odds);
      const shares = odds.map((one) => Math.exp(one - top));
      const all = sum(shares);
      const ofRight = sum(shares.filter((_, at) => right[at])) || 1e-12;
      for (const [at, row] of rows.entries()) {
        const share = shares[at] as number;
        const error = share / all - (right[at] ? share / ofRight : 0);
        for (let n = 0; n < row.length; n++)
          slope[n] = (slope[n] as number) + (error * (row[n] as number)) / scaled.length;
      }
    }
    for (const [n, weight] of weights.entries()) slope[n] = (slope[n] as number) + holdBack * weight;
  });
  return scale.undone(found).weights;
}

/** Weights and a constant by which outcomes are likeliest: logistic regression. */
export function chanceWeights(outcomes: readonly Outcome[]) {
  const scale = scaleOf(outcomes.map(({ row }) => row));
  const scaled = outcomes.map(({ row, is, weight }) => ({ row: [...scale.of(row), 1], is, weight }));
  const all = sum(scaled.map(({ weight }) => weight));
  const found = descended(scale.size + 1, { steps: 3_000, rate: 0.05, memory: 0.999 }, (weights, slope) => {
    for (const { row, is, weight } of scaled) {
      const error = ((1 / (1 + Math.exp(-dot(weights, row))) - Number(is)) * weight) / all;
      for (let n = 0; n < row.length; n++) slope[n] = (slope[n] as number) + error * (row[n] as number);
    }
    for (let n = 0; n < scale.size; n++) slope[n] = (slope[n] as number) + holdBack * (weights[n] as number);
  });
  const { weights, constant } = scale.undone(found.slice(0, -1));
  return { weights, constant: constant + (found.at(-1) ?? 0) };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function dot(weights: Float64Array, row: readonly number[]): number {
  let all = 0;
  for (let n = 0; n < row.length; n++) all += (weights[n] as number) * (row[n] as number);
  return all;
}

/** Brings signals to mean 0 and deviation 1, and weights of those back to what is read. */
function scaleOf(rows: readonly (readonly number[])[]) {
  const size = rows[0]?.length ?? 0;
  const each = Array.from({ length: size }, (_, n) => {
    const values = rows.map((row) => row[n] as number);
    const mean = sum(values) / values.length;
    return { mean, deviation: Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length) + 1e-9 };
  });
  return {
    size,
    of: (row: readonly number[]) => each.map(({ mean, deviation }, n) => ((row[n] as number) - mean) / deviation),
    undone: (found: Float64Array) => {
      const weights = each.map(({ deviation }, n) => (found[n] as number) / deviation);
      return { weights, constant: -sum(weights.map((weight, n) => weight * (each[n]?.mean ?? 0))) };
    },
  };
}

interface Descent {
  readonly steps: number;
  readonly rate: number;
  readonly memory: number;
}

/** Adam from zero (Kingma and Ba 2015), whole batches: the same figures in each run. */
function descended(
  size: number,
  { steps, rate, memory }: Descent,
  addSlope: (at: Float64Array, slope: Float64Array) => void,
): Float64Array {
  const [at, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= steps; step++) {
    const slope = new Float64Array(size);
    addSlope(at, slope);
    for (const [n, one] of slope.entries()) {
      mean[n] = 0.9 * (mean[n] as number) + 0.1 * one;
      square[n] = memory * (square[n] as number) + (1 - memory) * one * one;
      const width = Math.sqrt((square[n] as number) / (1 - memory ** step)) + 1e-8;
      at[n] = (at[n] as number) - (rate * (mean[n] as number)) / (1 - 0.9 ** step) / width;
    }
  }
  return at;
}
