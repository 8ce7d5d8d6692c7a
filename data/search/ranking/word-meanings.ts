import { type Encoder, product } from '../encoder/encoder.js';
import { words } from '../text/text.js';

/** How much each of two texts says of the other, 0..1. */
export interface Shared {
  readonly question: number;
  readonly text: number;
}

/**
 * Compares texts word by word: each word with the one that is nearest to it in the other text. What a mean over a text hides
 * shows here, above all a word of the question that nothing in the text answers.
 */
export class WordMeanings {
  readonly #encoder: Encoder;
  readonly #small: ReadonlySet<string>;
  readonly #known = new Map<string, Float32Array>();

  constructor(encoder: Encoder, small: ReadonlySet<string>) {
    this.#encoder = encoder;
    this.#small = small;
  }

  /** The words of a text that say something, each once. */
  of(text: string): readonly Float32Array[] {
    const said = [...new Set(words(text))].filter((word) => !this.#small.has(word));
    return said.map((word) => this.#meaning(word));
  }

  #meaning(word: string): Float32Array {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const meaning = this.#encoder.encode(word);
    // Words of questions must not fill the memory of a bot that runs for months.
    if (this.#known.size < mostKept) this.#known.set(word, meaning);
    return meaning;
  }
}

const mostKept = 100_000;

/** Two texts as words, compared. */
export function shared(question: readonly Float32Array[], text: readonly Float32Array[]): Shared {
  if (question.length === 0 || text.length === 0) return { question: 0, text: 0 };
  const nearest = new Float32Array(question.length);
  let found = 0;
  for (const word of text) {
    let best = 0;
    for (const [at, asked] of question.entries()) {
      const near = asked === word ? 1 : product(asked, word);
      if (near > (nearest[at] as number)) nearest[at] = near;
      if (near > best) best = near;
    }
    found += best;
  }
  return { question: nearest.reduce((sum, near) => sum + near, 0) / question.length, text: found / text.length };
}
