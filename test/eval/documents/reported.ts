import type { Unread } from '../../../data/ingest/report/unread.js';
import type { ReadFile } from './reading.js';
import type { GoldStatement, SetDocument } from './set.js';

// Lines between a duty and the place that a report names for it; rows and paragraphs alike.
const nearby = 3;

/** Whether the report of unread things leads a person to a duty that was not read. */
export function isReported(gold: GoldStatement, { unread, refused }: ReadFile): boolean {
  return refused !== undefined || unread.some((part) => covers(part, gold));
}

function covers(part: Unread, { line, lines, sheet, row, page }: GoldStatement): boolean {
  if (part.what === 'file') return true;
  if (sheet != null && part.sheet !== undefined && part.sheet !== sheet) return false;
  if (page != null) return part.page === page;
  const [from, until] = [line ?? row, lines?.[1] ?? line ?? row];
  if (from == null || until == null) return false;
  return until >= part.line - nearby && from <= (part.until ?? part.line) + nearby;
}

/** Reported places within what the gold covers at which the gold has no statement at all: the noise of a report. */
export function noiseOf(
  document: SetDocument,
  gold: readonly GoldStatement[],
  { unread }: ReadFile,
): readonly Unread[] {
  const covered = unread.filter(
    ({ line, sheet, page }) =>
      sheet !== undefined ||
      page !== undefined ||
      !document.covered_lines ||
      document.covered_lines.some(([from, to]) => line >= from && line <= to),
  );
  return covered.filter((part) => !gold.some((statement) => covers(part, statement)));
}
