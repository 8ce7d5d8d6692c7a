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
  readonly #byLine: ReadonlyMap<string, readonly Said[]>;
  /** What leads into a list may stand far above its last item. */
  readonly #leadIns: readonly string[];

  constructor(
    statements: readonly Responsibility[],
    readonly leftOut: readonly DocumentRange[],
  ) {
    const byLine = new Map<string, Said[]>();
    for (const statement of statements) {
      const said = { words: letters(statement.text), isDuty: statement.kind === 'item' };
      for (let line = statement.line - nearby; line <= statement.line + nearby; line++) {
        const key = keyOf(statement, line);
        byLine.set(key, [...(byLine.get(key) ?? []), said]);
      }
    }
    this.#byLine = byLine;
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
    const taken = this.#byLine.get(keyOf(place, place.line)) ?? [];
    return (
      taken.some((said) => isMostOf(said.words, words)) ||
      (words.length >= enough && this.#leadIns.some((leadIn) => leadIn.includes(words) || words.includes(leadIn)))
    );
  }

  /** Whether a cell was judged as a whole: what its reader took is prose of it, or no duty. */
  holdsProseOf(place: DocumentPlace, raw: string): boolean {
    const words = wordsOf(raw);
    const taken = this.#byLine.get(keyOf(place, place.line)) ?? [];
    return taken.some((said) => !said.isDuty && said.words.length >= enough && words.includes(said.words));
  }

  isLeftOut(place: DocumentPlace): boolean {
    return this.leftOut.some((range) => isInRange(place, range));
  }
}

/** Whether a place is in a range of the same sheet or page. */
export function isInRange(place: DocumentPlace, range: DocumentRange): boolean {
  return (
    place.sheet === range.sheet &&
    place.page === range.page &&
    place.line >= range.line &&
    place.line <= (range.until ?? range.line)
  );
}

/** Whether one of two texts holds the other and little beside it. */
function isMostOf(said: string, words: string): boolean {
  if (said === words) return true;
  const [long, part] = said.length > words.length ? [said, words] : [words, said];
  return part.length >= enough && part.length >= long.length * most && long.includes(part);
}

const keyOf = ({ sheet, page }: DocumentPlace, line: number) => `${sheet ?? ''}|${page ?? ''}|${line}`;

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
