import { mulberry32 } from '../model/softmax.js';
import { BatchContrast } from './contrast.js';
import { piecesOf } from './pieces.js';
import { gaussian, sampler } from './random.js';

/** Texts that mean the same, in whatever languages; `weight` = how often they are drawn beside others. */
export interface SameMeaning {
  readonly texts: readonly string[];
  readonly weight: number;
}

/** How to train; the same values and the same texts give the same encoder. */
export interface Training {
  readonly dimensions: number;
  /** Pairs that are told apart at once; even. */
  readonly batch: number;
  readonly steps: number;
  readonly seed: number;
  /** Share (0..1) of a text's pieces that are left out each time, so that no meaning hangs on one word. */
  readonly leftOut: number;
  readonly rate: number;
  readonly scale: number;
  readonly progress?: (step: number, loss: number) => void;
}

export interface TrainedEncoder {
  readonly dimensions: number;
  /** Ascending. */
  readonly keys: Uint32Array;
  /** One row per key: its vector times what the piece says (inverse document frequency). */
  readonly vectors: Float32Array;
}

/** A text as places of its pieces, and how much each says, to a sum of squares of 1. */
interface Text {
  readonly at: Int32Array;
  readonly by: Float32Array;
}

/** Pieces of a single text only would be remembered, not learned. */
const leastTexts = 2;

/** Trains static vectors of pieces, so that texts of one meaning are near to one another and far from the others. */
export function trainEncoder(
  meanings: readonly SameMeaning[],
  small: ReadonlySet<string>,
  how: Training,
): TrainedEncoder {
  const random = mulberry32(how.seed);
  const { keys, idf, classes } = vocabularyOf(meanings, small);
  const learner = new Learner(keys.length, how, random);
  const draw = sampler(
    meanings.map(({ weight }, at) => ((classes[at]?.length ?? 0) >= 2 ? weight : 0)),
    random,
  );
  for (let step = 0; step < how.steps; step++) {
    const pairs = Array.from({ length: how.batch }, (): Pair => {
      const label = draw();
      const texts = classes[label] ?? [];
      const one = Math.floor(random() * texts.length);
      const next = Math.floor(random() * (texts.length - 1));
      return { label, one: texts[one] as Text, other: texts[next >= one ? next + 1 : next] as Text };
    });
    const loss = learner.learn(pairs, step);
    how.progress?.(step, loss);
  }
  const { vectors } = learner;
  const { dimensions } = how;
  for (let at = 0; at < vectors.length; at++) {
    vectors[at] = (vectors[at] as number) * (idf[Math.floor(at / dimensions)] as number);
  }
  return { dimensions, keys, vectors };
}

function vocabularyOf(meanings: readonly SameMeaning[], small: ReadonlySet<string>) {
  const counts = new Map<number, number>();
  const read = meanings.map(({ texts }) => [...new Set(texts)].map((text) => piecesOf(text, small)));
  for (const pieces of read.flat()) {
    for (const key of pieces.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const total = read.reduce((sum, texts) => sum + texts.length, 0);
  const keys = Uint32Array.from([...counts].filter(([, texts]) => texts >= leastTexts).map(([key]) => key)).sort();
  const places = new Map([...keys].map((key, at) => [key, at]));
  const idf = Float32Array.from(keys, (key) => Math.log(total / (counts.get(key) ?? 1)));
  const classes = read.map((texts) =>
    texts.map((pieces) => textOf(pieces, places, idf)).filter(({ at }) => at.length > 0),
  );
  return { keys, idf, classes };
}

function textOf(pieces: ReadonlyMap<number, number>, places: ReadonlyMap<number, number>, idf: Float32Array): Text {
  const known = [...pieces].flatMap(([key, count]) => {
    const place = places.get(key);
    return place === undefined ? [] : [{ place, says: (1 + Math.log(count)) * (idf[place] ?? 0) }];
  });
  const length = Math.sqrt(known.reduce((sum, { says }) => sum + says * says, 0)) || 1;
  return {
    at: Int32Array.from(known, ({ place }) => place),
    by: Float32Array.from(known, ({ says }) => says / length),
  };
}

interface Pair {
  readonly label: number;
  readonly one: Text;
  readonly other: Text;
}

/** Texts of one side of a batch as unit vectors, and what they lead back to. */
interface Side {
  readonly texts: Text[];
  readonly vectors: Float32Array;
  readonly lengths: Float32Array;
  readonly slopes: Float32Array;
}

/** Vectors of pieces, moved down the slope of each batch (Adagrad with one rate a piece, falling towards the end). */
class Learner {
  readonly vectors: Float32Array;
  readonly #how: Training;
  readonly #random: () => number;
  readonly #squares: Float32Array;
  readonly #contrast: BatchContrast;
  readonly #one: Side;
  readonly #other: Side;
  readonly #labels: Int32Array;
  readonly #slopes = new Map<number, Float32Array>();
  readonly #spare: Float32Array[] = [];

  constructor(pieces: number, how: Training, random: () => number) {
    const { dimensions, batch, scale } = how;
    this.#how = how;
    this.#random = random;
    this.vectors = Float32Array.from({ length: pieces * dimensions }, () => gaussian(random) / Math.sqrt(dimensions));
    this.#squares = new Float32Array(pieces).fill(1e-3);
    this.#contrast = new BatchContrast(batch, dimensions, scale);
    const side = (): Side => ({
      texts: [],
      vectors: new Float32Array(batch * dimensions),
      lengths: new Float32Array(batch),
      slopes: new Float32Array(batch * dimensions),
    });
    this.#one = side();
    this.#other = side();
    this.#labels = new Int32Array(batch);
  }

  /** Learns from one batch; returns its mean loss. */
  learn(pairs: readonly Pair[], step: number): number {
    const [one, other] = [this.#one, this.#other];
    for (const [at, pair] of pairs.entries()) {
      this.#labels[at] = pair.label;
      one.texts[at] = this.#leaveOut(pair.one);
      other.texts[at] = this.#leaveOut(pair.other);
    }
    this.#encode(one);
    this.#encode(other);
    const loss = this.#contrast.step(one.vectors, other.vectors, this.#labels, one.slopes, other.slopes);
    this.#lead(one);
    this.#lead(other);
    this.#move(step);
    return loss;
  }

  #leaveOut({ at, by }: Text): Text {
    return { at, by: by.map((says) => (this.#random() < this.#how.leftOut ? 0 : says)) };
  }

  #encode({ texts, vectors, lengths }: Side): void {
    const { dimensions } = this.#how;
    vectors.fill(0);
    for (const [row, { at, by }] of texts.entries()) {
      const to = row * dimensions;
      for (let piece = 0; piece < at.length; piece++) {
        const from = (at[piece] as number) * dimensions;
        const says = by[piece] as number;
        if (says === 0) continue;
        for (let d = 0; d < dimensions; d++)
          vectors[to + d] = (vectors[to + d] as number) + says * (this.vectors[from + d] as number);
      }
      let squares = 0;
      for (let d = 0; d < dimensions; d++) squares += (vectors[to + d] as number) ** 2;
      const length = Math.sqrt(squares) + 1e-6;
      lengths[row] = length;
      for (let d = 0; d < dimensions; d++) vectors[to + d] = (vectors[to + d] as number) / length;
    }
  }

  /** Slopes of unit vectors as slopes of the pieces that they are made of. */
  #lead({ texts, vectors, lengths, slopes }: Side): void {
    const { dimensions } = this.#how;
    for (const [row, { at, by }] of texts.entries()) {
      const from = row * dimensions;
      let along = 0;
      for (let d = 0; d < dimensions; d++) along += (vectors[from + d] as number) * (slopes[from + d] as number);
      const length = lengths[row] as number;
      for (let d = 0; d < dimensions; d++)
        slopes[from + d] = ((slopes[from + d] as number) - (vectors[from + d] as number) * along) / length;
      for (let piece = 0; piece < at.length; piece++) {
        const says = by[piece] as number;
        if (says === 0) continue;
        const slope = this.#slopeOf(at[piece] as number);
        for (let d = 0; d < dimensions; d++) slope[d] = (slope[d] as number) + says * (slopes[from + d] as number);
      }
    }
  }

  #slopeOf(piece: number): Float32Array {
    const known = this.#slopes.get(piece);
    if (known !== undefined) return known;
    const slope = this.#spare.pop() ?? new Float32Array(this.#how.dimensions);
    this.#slopes.set(piece, slope);
    return slope;
  }

  #move(step: number): void {
    const { dimensions, batch, steps, rate } = this.#how;
    // The mean of a batch, as if it had 32 pairs: the rate was found for that.
    const factor = batch / 32;
    const now = rate * Math.min(1, (2 * (steps - step)) / steps + 0.05) * factor;
    for (const [piece, slope] of this.#slopes) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++) sum += ((slope[d] as number) * factor) ** 2;
      const squares = (this.#squares[piece] as number) + sum / dimensions;
      this.#squares[piece] = squares;
      const by = now / Math.sqrt(squares + 1e-8);
      const to = piece * dimensions;
      for (let d = 0; d < dimensions; d++)
        this.vectors[to + d] = (this.vectors[to + d] as number) - by * (slope[d] as number);
      slope.fill(0);
      this.#spare.push(slope);
    }
    this.#slopes.clear();
  }
}
