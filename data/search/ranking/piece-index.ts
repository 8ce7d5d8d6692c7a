import { piecesOf } from '../encoder/pieces.js';

/** How fast more occurrences of a piece add less, and how much a long text is held against it (Robertson's BM25). */
const saturation = 1.2;
const lengthShare = 0.6;

/**
 * Full text over pieces of words, so that inflections, compounds and typing errors are found. The pieces are those of the
 * encoder; as numbers in columns, since a library's index of as many words holds some ten times the memory.
 */
export class PieceIndex {
  readonly #size: number;
  readonly #small: ReadonlySet<string>;
  readonly #rows: ReadonlyMap<number, number>;
  /** Where the texts of each piece begin in the columns. */
  readonly #starts: Uint32Array;
  readonly #texts: Uint32Array;
  readonly #weights: Float32Array;

  constructor(texts: readonly string[], small: ReadonlySet<string>) {
    this.#size = texts.length;
    this.#small = small;
    const rows = new Map<number, number>();
    const found: number[] = [];
    const lengths = new Float32Array(texts.length);
    for (const [at, text] of texts.entries()) {
      for (const [key, count] of piecesOf(text, small)) {
        const row = rows.get(key) ?? rows.size;
        if (row === rows.size) rows.set(key, row);
        found[row] = (found[row] ?? 0) + 1;
        lengths[at] = (lengths[at] as number) + count;
      }
    }
    this.#rows = rows;
    this.#starts = new Uint32Array(rows.size + 1);
    for (let row = 0; row < rows.size; row++)
      this.#starts[row + 1] = (this.#starts[row] as number) + (found[row] as number);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / (texts.length || 1) || 1;
    const total = this.#starts[rows.size] as number;
    this.#texts = new Uint32Array(total);
    this.#weights = new Float32Array(total);
    const next = this.#starts.slice();
    // The texts are read twice: what they hold in pieces would fill the memory at a hundred thousand of them.
    for (const [at, text] of texts.entries()) {
      const hold = saturation * (1 - lengthShare + (lengthShare * (lengths[at] as number)) / mean);
      for (const [key, count] of piecesOf(text, small)) {
        const row = rows.get(key) as number;
        const to = next[row] as number;
        this.#texts[to] = at;
        this.#weights[to] = (count * (saturation + 1)) / (count + hold);
        next[row] = to + 1;
      }
    }
  }

  /** How well each text fits what was asked, in nats; 0 = it shares no piece. */
  scores(asked: string): Float32Array {
    const scores = new Float32Array(this.#size);
    for (const key of piecesOf(asked, this.#small).keys()) {
      const row = this.#rows.get(key);
      if (row === undefined) continue;
      const [from, until] = [this.#starts[row] as number, this.#starts[row + 1] as number];
      const says = Math.log(1 + (this.#size - (until - from) + 0.5) / (until - from + 0.5));
      for (let at = from; at < until; at++) {
        const text = this.#texts[at] as number;
        scores[text] = (scores[text] as number) + says * (this.#weights[at] as number);
      }
    }
    return scores;
  }
}
