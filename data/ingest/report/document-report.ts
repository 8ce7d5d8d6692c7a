import type { Responsibility } from '../../domain/responsibility.js';
import type { DocumentRange, Unread } from './unread.js';

/** How many duties one party has in one phase. */
export interface DutyCount {
  readonly party: string | null;
  readonly phase: string | null;
  readonly duties: number;
}

/** A duty for which its document names nobody who does it: it is on no checklist. */
export interface Ownerless extends DocumentRange {
  readonly text: string;
}

/** What came of one document. */
export interface DocumentReport {
  readonly file: string;
  /** The document's id in the dataset; absent where the file could not be read at all. */
  readonly document?: string;
  /** The language that it was read in. */
  readonly locale?: string;
  /** Duties by party and phase, in the order in which the document first names them. */
  readonly duties: readonly DutyCount[];
  /** Statements that are no duties: prose, expectations, what is out of scope. */
  readonly others: number;
  /** What looks like duties and was not read. */
  readonly unread: readonly Unread[];
  /** Duties that were read and have no owner, in the document's order. */
  readonly ownerless: readonly Ownerless[];
}

/** Counts what was read of a document. */
export function reportOf(
  file: string,
  document: { readonly id: string; readonly locale: string },
  statements: readonly Responsibility[],
  unread: readonly Unread[],
): DocumentReport {
  const counts = new Map<string, DutyCount>();
  const ownerless: Ownerless[] = [];
  for (const { kind, group, party, phase, text, line, sheet, page } of statements) {
    if (kind !== 'item') continue;
    if (party === null && !group)
      ownerless.push({
        line,
        ...(sheet === undefined ? {} : { sheet }),
        ...(page === undefined ? {} : { page }),
        text,
      });
    const key = JSON.stringify([party, phase]);
    counts.set(key, { party, phase, duties: (counts.get(key)?.duties ?? 0) + 1 });
  }
  return {
    file,
    document: document.id,
    locale: document.locale,
    duties: [...counts.values()],
    others: statements.filter(({ kind }) => kind !== 'item').length,
    unread,
    ownerless,
  };
}

/** A file of which nothing could be read, and why. */
export const refusedReport = (file: string, sentence: string): DocumentReport => ({
  file,
  duties: [],
  others: 0,
  ownerless: [],
  unread: [{ line: 1, what: 'file', name: file, reason: sentence }],
});
