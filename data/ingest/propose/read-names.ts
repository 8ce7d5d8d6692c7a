import type { DocumentReport } from '../report/document-report.js';
import type { Unread, UnreadPart } from '../report/unread.js';

// What a reader meets and does not know, it names in its report. A draft takes these names, so that what it calls a phase
// is what reading will take for one.

/** The names that readers took for phases, in the order of the documents. */
export const phasesRead = (reports: readonly DocumentReport[]): readonly string[] =>
  reports.flatMap(({ unread }) => [...unread].sort(inOrder).flatMap(({ cure }) => cure?.phases ?? []));

/** Names that are no party yet: `owners` stand as one in a cell or beside a task; `heads` may as well be topics. */
export function partiesRead(reports: readonly DocumentReport[]): {
  readonly owners: readonly string[];
  readonly heads: readonly string[];
} {
  const of = (parts: readonly UnreadPart[]) =>
    reports.flatMap(({ unread }) =>
      unread.flatMap(({ what, cure }) => (parts.includes(what) ? (cure?.parties ?? []) : [])),
    );
  // An item that explains itself in brackets is a term.
  const owners = of(['cell', 'item']).filter((name) => !/[(（]/u.test(name));
  return { owners, heads: of(['column']) };
}

/** Sheets stay in their order; within one of them, or on one page, lines tell. */
function inOrder(a: Unread, b: Unread): number {
  if (a.sheet !== b.sheet) return 0;
  return (a.page ?? 0) - (b.page ?? 0) || (a.line ?? 0) - (b.line ?? 0);
}
