import type { Responsibility } from '../../domain/responsibility.js';
import type { DocumentPlace } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';
import type { DocumentRange } from './unread.js';

// A reader names the line of a cell where a block names that of its row, and the reverse.
const nearby = 3;

/** Fewer letters are found in any text. */
const enough = 4;

/** A statement may have lost its lead-in, a note or a date; a name within a sentence is not the sentence. */
const most = 0.4;

interface Said {
  readonly words: string;
  readonly isDuty: boolean;
}

/** What of a document its statements hold: their words, or words that lead into them. */
export class Coverage {
  /** By sheet and page, then by line. */
  readonly #said = new Map<string, Map<number, Said[]>>();
  /** What leads into a list may stand far above its last item. */
  readonly #leadIns: readonly string[];
  readonly #leftOut: Ranges;

  constructor(statements: readonly Responsibility[], leftOut: readonly DocumentRange[]) {
    this.#leftOut = new Ranges(leftOut);
    for (const statement of statements) {
      const said = { words: letters(statement.text), isDuty: statement.kind === 'item' };
      const key = keyOf(statement);
      const lines = this.#said.get(key) ?? new Map<number, Said[]>();
      this.#said.set(key, lines);
      const there = lines.get(statement.line);
      if (there) there.push(said);
      else lines.set(statement.line, [said]);
    }
    this.#leadIns = [...new Set(statements.map(({ leadIn }) => letters(leadIn ?? '')))].filter(
      ({ length }) => length >= enough,
    );
  }

  /** Whether a text at a place is in a statement, leads into one, or was left out on purpose. */
  holds(place: DocumentPlace, raw: string): boolean {
    return this.isLeftOut(place) || this.isTaken(place, raw);
  }

  /** Whether a text at a place is in a statement or leads into one. */
  isTaken(place: DocumentPlace, raw: string): boolean {
    const words = wordsOf(raw);
    if (words === '') return true;
    return (
      this.#near(place, (said) => isMostOf(said.words, words)) ||
      (words.length >= enough && this.#leadIns.some((leadIn) => leadIn.includes(words) || words.includes(leadIn)))
    );
  }

  /** Whether a cell was judged as a whole: what its reader took is prose of it, or no duty. */
  holdsProseOf(place: DocumentPlace, raw: string): boolean {
    const words = wordsOf(raw);
    return this.#near(place, (said) => !said.isDuty && said.words.length >= enough && words.includes(said.words));
  }

  /** Whether a statement about a place is such a one: in its own line first, which it mostly is. */
  #near(place: DocumentPlace, is: (said: Said) => boolean): boolean {
    const lines = this.#said.get(keyOf(place));
    if (lines === undefined) return false;
    for (let away = 0; away <= nearby; away++)
      if (lines.get(place.line + away)?.some(is) || (away > 0 && lines.get(place.line - away)?.some(is))) return true;
    return false;
  }

  isLeftOut(place: DocumentPlace): boolean {
    return this.#leftOut.hold(place);
  }
}

/** Ranges of a document, put together once: a sheet may have tens of thousands of them, and of places to look up. */
export class Ranges {
  /** By sheet and page: first and last lines, in order and apart from each other. */
  readonly #apart = new Map<string, { readonly line: number; until: number }[]>();

  constructor(ranges: readonly DocumentRange[]) {
    for (const range of [...ranges].sort((a, b) => a.line - b.line)) {
      const key = keyOf(range);
      const there = this.#apart.get(key);
      const until = range.until ?? range.line;
      const last = there?.at(-1);
      if (until < range.line) continue;
      if (last && range.line <= last.until) last.until = Math.max(last.until, until);
      else if (there) there.push({ line: range.line, until });
      else this.#apart.set(key, [{ line: range.line, until }]);
    }
  }

  /** Whether a place is in one of them, on the same sheet or page. */
  hold(place: DocumentPlace): boolean {
    const there = this.#apart.get(keyOf(place)) ?? [];
    let [low, high] = [0, there.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = there[middle];
      if (!range || place.line < range.line) high = middle - 1;
      else if (place.line > range.until) low = middle + 1;
      else return true;
    }
    return false;
  }
}

/** Whether one of two texts holds the other and little beside it. */
function isMostOf(said: string, words: string): boolean {
  if (said === words) return true;
  const [long, part] = said.length > words.length ? [said, words] : [words, said];
  return part.length >= enough && part.length >= long.length * most && long.includes(part);
}

const keyOf = ({ sheet, page }: Omit<DocumentPlace, 'line'>): string => `${sheet ?? ''}|${page ?? ''}`;

/** Without the marks that our own documents put behind a bullet, which no statement keeps: `{topic: a} [source 3]`. */
const wordsOf = (raw: string): string =>
  letters(bilingual(raw).text.replace(/(?<=\S)(?:\s*(?:\{[^{}]*\}|\[[^\][]*\]))+\.?\s*$/, ''));

/** Letters and digits alone, because a statement has lost marks, links and emphasis that its block still has. */
function letters(text: string): string {
  return plainText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[^>]{0,200}>|\]\([^)]{0,500}\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
