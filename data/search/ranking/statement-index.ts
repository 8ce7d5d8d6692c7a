import { type Encoder, product } from '../encoder/encoder.js';
import { shippedCalibration } from './calibration.js';
import { type BesideWords, type FitSignals, fitOf } from './fit.js';
import { PieceIndex } from './piece-index.js';
import { shared, WordMeanings } from './word-meanings.js';

/** A text that may be asked for, and what it stands under: the heading and the phase. */
export interface Findable {
  readonly id: string;
  readonly text: string;
  /** The nearest heading and the phase. */
  readonly under: string;
  /** All headings above it, and the phase. */
  readonly path: string;
}

/** A text that was found, the better the higher its fit (log odds against the others of the question). */
export interface Ranked {
  readonly id: string;
  readonly fit: number;
  readonly signals: FitSignals;
}

/** So many are compared word by word; of more, those that the sums of meaning and of pieces put first. */
const mostCompared = 200;

/** Ranks texts of any language for questions of any language, by their words and by their meaning. */
export class StatementIndex {
  readonly #texts: readonly Findable[];
  readonly #encoder: Encoder;
  readonly #words: WordMeanings;
  readonly #pieces: PieceIndex;
  readonly #paths: PieceIndex;
  readonly #pathOf: Uint32Array;
  /** Vectors of texts with what they stand under, in 127ths. */
  readonly #whole: Int8Array;
  readonly #under = new Map<string, Float32Array>();

  constructor(texts: readonly Findable[], encoder: Encoder, small: ReadonlySet<string>) {
    this.#texts = texts;
    this.#encoder = encoder;
    this.#words = new WordMeanings(encoder, small);
    this.#pieces = new PieceIndex(
      texts.map(({ text }) => text),
      small,
    );
    const paths = new Map<string, number>();
    this.#pathOf = Uint32Array.from(texts, ({ path }) => {
      const at = paths.get(path) ?? paths.size;
      paths.set(path, at);
      return at;
    });
    this.#paths = new PieceIndex([...paths.keys()], small);
    const { dimensions } = encoder;
    this.#whole = new Int8Array(texts.length * dimensions);
    for (const [row, { text, under }] of texts.entries()) {
      const vector = encoder.encode(`${under} ${text}`);
      for (let d = 0; d < dimensions; d++) this.#whole[row * dimensions + d] = Math.round((vector[d] as number) * 127);
      if (!this.#under.has(under)) this.#under.set(under, encoder.encode(under));
    }
  }

  /** The texts that fit best, best first, at most `most`; one entry per id. `beside` = what is known of one beside its words. */
  find(
    question: string,
    most: number,
    beside: (id: string) => BesideWords,
    weights = shippedCalibration.weights,
  ): readonly Ranked[] {
    const asked = this.#encoder.encode(question);
    const whole = this.#meanings(asked);
    const pieces = this.#pieces.scores(question);
    const paths = this.#paths.scores(question);
    const words = this.#words.of(question);
    const best = new Map<string, Ranked>();
    for (const row of this.#likely(whole, pieces)) {
      const { id, text, under } = this.#texts[row] as Findable;
      const both = shared(words, this.#words.of(text));
      const signals: FitSignals = {
        whole: whole[row] as number,
        meaning: product(asked, this.#encoder.encode(text)),
        under: product(asked, this.#under.get(under) as Float32Array),
        pieces: pieces[row] as number,
        path: paths[this.#pathOf[row] as number] as number,
        question: both.question,
        text: both.text,
        ...beside(id),
      };
      const fit = fitOf(signals, weights);
      if (fit > (best.get(id)?.fit ?? Number.NEGATIVE_INFINITY)) best.set(id, { id, fit, signals });
    }
    return [...best.values()].sort((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  /** How near each text is in meaning, -1…1. */
  #meanings(asked: Float32Array): Float32Array {
    const { dimensions } = this.#encoder;
    const scores = new Float32Array(this.#texts.length);
    for (let row = 0; row < scores.length; row++) {
      const from = row * dimensions;
      let sum = 0;
      for (let d = 0; d < dimensions; d++) sum += (asked[d] as number) * (this.#whole[from + d] as number);
      scores[row] = sum / 127;
    }
    return scores;
  }

  #likely(whole: Float32Array, pieces: Float32Array): readonly number[] {
    const rough = whole.map((near, row) => near * roughly.whole + (pieces[row] as number) * roughly.pieces);
    const rows = Array.from(rough.keys());
    if (rows.length <= mostCompared) return rows;
    const least = Float32Array.from(rough).sort()[rows.length - mostCompared] as number;
    return rows.filter((row) => (rough[row] as number) >= least).slice(0, 2 * mostCompared);
  }
}

/** What decides which texts are compared at all. */
const roughly = { whole: 10, pieces: 0.1 } as const;
