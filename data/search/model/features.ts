import { isHangul, words } from '../text/text.js';

/** How much each family of features says; measured on utterances of held-out writers. */
const weight = { word: 1, pair: 0.42, gram: 0.45, term: 4.8, both: 1.6 } as const;

const families = ['word', 'pair', 'gram', 'term', 'both'] as const;
type Family = (typeof families)[number];
const numberOf = Object.fromEntries(families.map((family, at) => [family, at])) as Record<Family, number>;
const weights = families.map((family) => weight[family]);

/** Recognises an owner's terms in words: "multi-factor authentication" and "2FA" are one feature. */
export type Terms = (tokens: readonly string[], text: string) => readonly string[];

export const noTerms: Terms = () => [];

/**
 * A text as the topic model sees it: words, word pairs, pieces of words (3–5 letters, 2–3 syllables of Hangul) and
 * terms. Pieces make it bear typing errors, inflection and compounds; pairs and terms carry the meaning.
 *
 * Features are not kept as letters but as keys of 48 bits, in two parts: of half a million features not one pair is
 * expected to share a key, and two that did would only be taken for one another.
 */
export class Features {
  size = 0;
  highs = new Uint16Array(256);
  lows = new Uint32Array(256);
  #families = new Uint8Array(256);
  readonly #key = new Key();

  /** How much the feature at this place says by its family. */
  weight(at: number): number {
    return weights[this.#families[at] ?? 0] ?? 0;
  }

  /** Forgets what was read before and reads a text. */
  read(text: string, terms: Terms = noTerms): this {
    const tokens = words(text);
    return this.readWords(tokens, terms(tokens, text));
  }

  readWords(tokens: readonly string[], terms: readonly string[]): this {
    this.size = 0;
    let before = '^';
    for (const token of tokens) {
      this.#add('word', this.#key.begin(numberOf.word).letters(token));
      this.#add('pair', this.#key.begin(numberOf.pair).letters(before).letter(space).letters(token));
      before = token;
      this.#addGrams(token);
    }
    this.#add('pair', this.#key.begin(numberOf.pair).letters(before).letters(' $'));
    const found = [...terms].sort();
    for (const [at, term] of found.entries()) {
      this.#add('term', this.#key.begin(numberOf.term).letters(term));
      for (const other of found.slice(at + 1))
        this.#add('both', this.#key.begin(numberOf.both).letters(term).letter(space).letters(other));
    }
    return this;
  }

  /** Pieces of a word between two marks, which say that a piece begins or ends it. */
  #addGrams(token: string): void {
    const [shortest, longest] = isHangul(token) ? [2, 3] : [3, 5];
    const end = token.length + 1;
    for (let from = -1; from + shortest <= end; from++) {
      this.#key.begin(numberOf.gram);
      for (let size = 1; size <= longest && from + size <= end; size++) {
        const at = from + size - 1;
        this.#key.letter(at < 0 ? opening : at === token.length ? closing : token.charCodeAt(at));
        if (size >= shortest) this.#add('gram', this.#key);
      }
    }
  }

  #add(family: Family, key: Key): void {
    if (this.size === this.lows.length) this.#grow();
    this.highs[this.size] = key.high;
    this.lows[this.size] = key.low;
    this.#families[this.size] = numberOf[family];
    this.size++;
  }

  #grow(): void {
    const [highs, lows, of] = [this.highs, this.lows, this.#families];
    this.highs = new Uint16Array(2 * this.size);
    this.lows = new Uint32Array(2 * this.size);
    this.#families = new Uint8Array(2 * this.size);
    this.highs.set(highs);
    this.lows.set(lows);
    this.#families.set(of);
  }
}

const space = 0x20;
const opening = 0x3c;
const closing = 0x3e;

/** A running hash: FNV-1a beside a second one that turns over its bits, each finished as in murmur3 (both public domain). */
class Key {
  #a = 0;
  #b = 0;

  begin(family: number): this {
    this.#a = 0x811c9dc5;
    this.#b = 0x9747b28c;
    return this.letter(family);
  }

  letter(code: number): this {
    this.#a = Math.imul(this.#a ^ code, 0x01000193);
    const b = Math.imul(this.#b ^ code, 0x5bd1e995);
    this.#b = b ^ (b >>> 15);
    return this;
  }

  letters(text: string): this {
    for (let at = 0; at < text.length; at++) this.letter(text.charCodeAt(at));
    return this;
  }

  get high(): number {
    return finished(this.#a) >>> 16;
  }

  get low(): number {
    return finished(this.#b) >>> 0;
  }
}

function finished(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
