import type { Encoder } from '../encoder/encoder.js';
import { isHangul, words } from '../text/text.js';
import { VectorRows } from './vector-rows.js';

/** How much each of two texts says of the other, 0..1. */
export interface Shared {
  readonly question: number;
  readonly text: number;
  /** How much the word of the question tells that the text leaves out most. */
  readonly unsaid: number;
}

/** A word of a question: its meaning, and its row among the words of the texts; -1 = none has it. */
interface AskedWord {
  readonly row: number;
  readonly meaning: Float32Array;
  /** The encoder learned it as a word; of others it knows parts, as of a slip of the keyboard. */
  readonly isLearned: boolean;
  /** It only says what is asked about a duty, as "approves" does. */
  readonly isInvolvement: boolean;
  /** How much it tells. */
  readonly strength: number;
}

/** Two words are forms of one where they share so many first letters, and so much of the longer. */
const shortestStem = 5;
const stemShare = 0.75;

/**
 * Compares texts word by word: each word with the one that is nearest to it in the other text. What a mean over a text hides
 * shows here, above all a word of the question that nothing in the text answers.
 */
export class WordMeanings {
  readonly #encoder: Encoder;
  readonly #small: ReadonlySet<string>;
  readonly #rows = new Map<string, number>();
  readonly #meanings: VectorRows;
  /** Where the words of each text begin in the column of all. */
  readonly #starts: Uint32Array;
  readonly #words: Uint32Array;

  /** Words of `headings` are known beside those of the texts, which are compared. */
  constructor(texts: readonly string[], headings: readonly string[], encoder: Encoder, small: ReadonlySet<string>) {
    this.#encoder = encoder;
    this.#small = small;
    this.#starts = new Uint32Array(texts.length + 1);
    const all: number[] = [];
    for (const [at, text] of texts.entries()) {
      for (const word of this.#said(text)) all.push(this.#rowOf(word));
      this.#starts[at + 1] = all.length;
    }
    this.#words = Uint32Array.from(all);
    for (const heading of headings) for (const word of this.#said(heading)) this.#rowOf(word);
    this.#meanings = new VectorRows(this.#rows.size, encoder.dimensions);
    for (const [word, row] of this.#rows) this.#meanings.set(row, encoder.encode(word));
  }

  /** The words of a question that say something, each once; those of `involvement` say what is asked about a duty. */
  of(question: string, involvement: ReadonlySet<string>): readonly AskedWord[] {
    return this.#said(question).map((word) => ({
      row: this.#rows.get(word) ?? -1,
      meaning: this.#encoder.encode(word),
      isLearned: isHangul(word) || this.#encoder.knows(word),
      isInvolvement: involvement.has(word),
      strength: this.#encoder.strength(word),
    }));
  }

  /** A question and one of the texts, compared. `isInvolved`: what is asked about a duty is known of the text's. */
  shared(question: readonly AskedWord[], text: number, isInvolved: boolean): Shared {
    const [from, until] = [this.#starts[text] as number, this.#starts[text + 1] as number];
    if (question.length === 0 || from === until) return { question: 0, text: 0, unsaid: 0 };
    const nearest = new Float64Array(question.length);
    let found = 0;
    for (let at = from; at < until; at++) {
      const row = this.#words[at] as number;
      let best = 0;
      for (let n = 0; n < question.length; n++) {
        const asked = question[n] as AskedWord;
        const near = asked.row === row ? 1 : this.#meanings.near(row, asked.meaning);
        if (near > (nearest[n] as number)) nearest[n] = near;
        if (near > best) best = near;
      }
      found += best;
    }
    return {
      unsaid: question.reduce(
        (most, { isLearned, isInvolvement, strength }, n) =>
          isLearned && !(isInvolved && isInvolvement) ? Math.max(most, strength * (1 - (nearest[n] as number))) : most,
        0,
      ),
      question: nearest.reduce((sum, near) => sum + near, 0) / question.length,
      text: found / (until - from),
    };
  }

  /** Whether any text or heading has a word that is at least so near in meaning (cosine) to a word, or another form of it. */
  hasLike(word: string, least: number): boolean {
    return this.#rows.has(word) || this.#hasForm(word) || this.#meanings.hasNear(this.#encoder.encode(word), least);
  }

  #hasForm(word: string): boolean {
    const stem = word.slice(0, Math.max(shortestStem, Math.ceil(stemShare * word.length)));
    if (word.length < shortestStem) return false;
    for (const other of this.#rows.keys())
      if (other.startsWith(stem) && stem.length >= stemShare * other.length) return true;
    return false;
  }

  #rowOf(word: string): number {
    const row = this.#rows.get(word) ?? this.#rows.size;
    if (row === this.#rows.size) this.#rows.set(word, row);
    return row;
  }

  #said(text: string): readonly string[] {
    return [...new Set(words(text))].filter((word) => !this.#small.has(word));
  }
}
