import type { Involved, Involvement, PartyId, PhaseId } from '../../domain/playbook/playbook.js';
import { type DocumentPlace, linePlace, type TableCell, type TableRow } from '../blocks/block.js';
import type { DocumentRange, Unread } from '../report/unread.js';
import type { TableVocabulary } from './cell-names.js';
import type { MarkWords } from './marks.js';

/** A statement that a table or a labelled list makes. */
export interface TableStatement extends Pick<DocumentPlace, 'line' | 'sheet' | 'page'> {
  readonly raw: string;
  readonly kind: 'item' | 'out-of-scope' | 'prose' | 'expectation';
  readonly involved: readonly Involved[];
  /** undefined = what the headings say. */
  readonly phase?: PhaseId | null;
  /** Words above or beside it that complete it, outermost first. */
  readonly above: readonly string[];
  readonly group: boolean;
  readonly optional: boolean;
}

/** What was read of one table. */
export interface TableReading {
  readonly statements: readonly TableStatement[];
  readonly unread: readonly Unread[];
  readonly leftOut: readonly DocumentRange[];
}

/** What a table is read with: the document's words, and where the table stands. */
export interface TableContext extends MarkWords {
  readonly vocabulary: TableVocabulary;
  /** Whose environment expectations are about. */
  readonly customer: PartyId | null;
  /** The party of the headings above. */
  readonly party: PartyId | null;
  /** The innermost heading. */
  readonly heading: string;
  /** Whether that heading or the caption announces duties. */
  readonly aboutDuties: boolean;
}

export const placeOfCell = (cell: TableCell | undefined, row: TableRow): DocumentPlace => ({
  ...linePlace(row),
  line: cell?.line ?? row.line,
});

/** Pairs of party and involvement, each once, in the order in which the source names them. */
export function distinct(involved: readonly Involved[]): readonly Involved[] {
  const seen = new Set<string>();
  return involved.filter(({ party, involvement }) => {
    const key = `${party} ${involvement}`;
    return !seen.has(key) && seen.add(key);
  });
}

export const pairs = (party: PartyId, involvements: readonly Involvement[]): readonly Involved[] =>
  involvements.map((involvement) => ({ party, involvement }));

/** Collects what a table holds; each unknown word is said once. */
export interface Findings extends TableReading {
  add(statement: TableStatement): void;
  say(part: Unread): void;
  leave(range: DocumentRange): void;
}

export function findings(): Findings {
  const statements: TableStatement[] = [];
  const unread: Unread[] = [];
  const leftOut: DocumentRange[] = [];
  const reported = new Set<string>();
  return {
    statements,
    unread,
    leftOut,
    add: (statement) => {
      statements.push(statement);
    },
    say: (part) => {
      const key = `${part.what}\n${part.name}\n${part.reason}`;
      if (!reported.has(key)) unread.push(part);
      reported.add(key);
    },
    leave: (range) => {
      leftOut.push(range);
    },
  };
}
