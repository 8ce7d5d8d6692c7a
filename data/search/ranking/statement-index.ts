import { type Encoder, product } from '../encoder/encoder.js';
import { fold } from '../text/text.js';
import { shippedCalibration } from './calibration.js';
import { type BesideWords, type FitSignals, fitOf, signalsOf } from './fit.js';
import { PieceIndex } from './piece-index.js';
import { VectorRows } from './vector-rows.js';
import { WordMeanings } from './word-meanings.js';

/** A text that may be asked for, and what it stands under: the heading and the phase. */
export interface Findable {
  readonly id: string;
  readonly text: string;
  /** As people would paste it: without what leads into it. */
  readonly alone: string;
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

/** A text of the same words is meant, whatever party or phase the words seem to name; in log odds. */
const sameWords = 10;

/** Ranks texts of any language for questions of any language, by their words and by their meaning. */
export class StatementIndex {
  readonly #texts: readonly Findable[];
  readonly #encoder: Encoder;
  readonly #words: WordMeanings;
  readonly #pieces: PieceIndex;
  readonly #paths: PieceIndex;
  readonly #pathOf: Uint32Array;
  /** Of texts with what they stand under, and of texts alone. */
  readonly #whole: VectorRows;
  readonly #own: VectorRows;
  readonly #under = new Map<string, Float32Array>();
  /** Rows by the letters of the text alone. */
  readonly #pasted = new Map<string, Set<number>>();

  constructor(texts: readonly Findable[], encoder: Encoder, small: ReadonlySet<string>) {
    this.#texts = texts;
    this.#encoder = encoder;
    const own = texts.map(({ text }) => text);
    this.#pieces = new PieceIndex(own, small);
    const paths = new Map<string, number>();
    this.#pathOf = Uint32Array.from(texts, ({ path }) => {
      const at = paths.get(path) ?? paths.size;
      paths.set(path, at);
      return at;
    });
    this.#paths = new PieceIndex([...paths.keys()], small);
    this.#words = new WordMeanings(own, [...paths.keys()], encoder, small);
    this.#whole = new VectorRows(texts.length, encoder.dimensions);
    this.#own = new VectorRows(texts.length, encoder.dimensions);
    for (const [row, { text, alone, under }] of texts.entries()) {
      this.#whole.set(row, encoder.encode(`${under} ${text}`));
      this.#own.set(row, encoder.encode(text));
      const letters = lettersOf(alone);
      const same = this.#pasted.get(letters);
      if (same === undefined) this.#pasted.set(letters, new Set([row]));
      else same.add(row);
      if (!this.#under.has(under)) this.#under.set(under, encoder.encode(under));
    }
  }

  /**
   * The texts that fit best, best first, at most `most`; one entry per id. `beside` = what is known of one beside its
   * words, `involvement` = words of the question that only say what is asked about a duty.
   */
  find(
    question: string,
    most: number,
    beside: (id: string) => BesideWords,
    weights = shippedCalibration.weights,
    involvement: ReadonlySet<string> = new Set(),
  ): readonly Ranked[] {
    const asked = this.#encoder.encode(question);
    const whole = this.#whole.nearAll(asked);
    const pieces = this.#pieces.scores(question);
    const paths = this.#paths.scores(question);
    const words = this.#words.of(question, involvement);
    const best = new Map<string, Ranked>();
    const pasted = this.#pasted.get(lettersOf(question)) ?? new Set();
    for (const row of new Set([...likely(whole, pieces), ...pasted])) {
      const { id, under } = this.#texts[row] as Findable;
      const known = beside(id);
      const both = this.#words.shared(words, row, known.involves === 1);
      const signals = signalsOf({
        whole: whole[row] as number,
        meaning: this.#own.near(row, asked),
        under: product(asked, this.#under.get(under) as Float32Array),
        pieces: pieces[row] as number,
        path: paths[this.#pathOf[row] as number] as number,
        question: both.question,
        text: both.text,
        unsaid: both.unsaid,
        ...known,
      });
      const isSame = pasted.has(row) || (both.question === 1 && both.text === 1);
      const fit = fitOf(signals, weights) + (isSame ? sameWords : 0);
      if (fit > (best.get(id)?.fit ?? Number.NEGATIVE_INFINITY)) best.set(id, { id, fit, signals });
    }
    return [...best.values()].sort((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  /** Whether a text or a heading has a word that is at least so near in meaning (cosine) to a folded word. */
  hasLike(word: string, least: number): boolean {
    return this.#words.hasLike(word, least);
  }
}

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** What decides which texts are compared at all. */
const roughly = { whole: 10, pieces: 0.1 } as const;

/** Steps in which rough sums are told apart: sorting a hundred thousand takes longer than all the rest. */
const steps = 4096;

/** Rows of the texts that are compared. */
function likely(whole: Float32Array, pieces: Float32Array): readonly number[] {
  if (whole.length <= mostCompared) return Array.from(whole.keys());
  const rough = new Float32Array(whole.length);
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < rough.length; row++) {
    const sum = roughly.whole * (whole[row] as number) + roughly.pieces * (pieces[row] as number);
    rough[row] = sum;
    if (sum < lowest) lowest = sum;
    if (sum > highest) highest = sum;
  }
  const stepOf = (sum: number) => Math.floor(((sum - lowest) / (highest - lowest || 1)) * (steps - 1));
  const counts = new Uint32Array(steps);
  for (const sum of rough) {
    const step = stepOf(sum);
    counts[step] = (counts[step] as number) + 1;
  }
  let least = steps;
  for (let found = 0; least > 0 && found < mostCompared; ) found += counts[--least] as number;
  const rows: number[] = [];
  for (let row = 0; row < rough.length && rows.length < 2 * mostCompared; row++)
    if (stepOf(rough[row] as number) >= least) rows.push(row);
  return rows;
}
