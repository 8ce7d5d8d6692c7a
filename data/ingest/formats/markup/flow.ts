import type { Block } from '../../blocks/block.js';
import { gather, type Piece } from '../text/pieces.js';
import { type SignRules, type TextLine, toPieces } from '../text/signs.js';

const signAlone = /^[\s\u00a0]*(?:[•·▪▫◦‣●○■□§–—*+-]|o(?=\u00a0))[\s\u00a0]*$/u;

/** Running text on its way into paragraphs: collects what is in one line until something ends the line. */
export class Flow {
  readonly #pieces: Piece[] = [];
  #lines: TextLine[] = [];
  #inline = '';
  #line: number | null = null;

  constructor(
    readonly rules: SignRules,
    /** In a cell each line is a paragraph of its own; elsewhere `<br>` divides the lines of one. */
    readonly inCell: boolean,
  ) {}

  /** Adds text; `line` is where it begins in the source. */
  text(text: string, line: number): void {
    // The sign of a bullet may stand on a line before its words.
    if (this.#line === null || signAlone.test(this.#inline)) {
      const blank = /^\s*/u.exec(text)?.[0] ?? '';
      if (blank.length < text.length) this.#line = line + blank.split('\n').length - 1;
    }
    this.#inline += text.replace(/[ \t\r\n\f]+/gu, ' ');
  }

  endLine(): void {
    // Word draws bullets in fonts of symbols, with hard spaces behind them.
    const raw = this.#inline
      .replace(/^ ?o\u00a0[\u00a0 ]+/u, '◦ ')
      .replace(/^ ?§\u00a0[\u00a0 ]*/u, '▪ ')
      .replace(/[\u00a0 ]+/gu, ' ')
      .trim();
    if (raw !== '') this.#lines.push({ line: this.#line ?? 1, raw });
    this.#inline = '';
    this.#line = null;
    if (this.inCell) this.#flush();
  }

  endParagraph(): void {
    this.endLine();
    this.#flush();
  }

  /** Ends the paragraph and adds what is none. */
  add(...pieces: readonly Piece[]): void {
    this.endParagraph();
    this.#pieces.push(...pieces);
  }

  blocks(): Block[] {
    this.endParagraph();
    return gather(this.#pieces);
  }

  #flush(): void {
    this.#pieces.push(...toPieces(this.#lines, this.rules));
    this.#lines = [];
  }
}
