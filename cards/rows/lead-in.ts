import { escaped, withoutMarkdown } from '../kit/markdown.js';
import { leadInBlock } from './item-row.js';

/** Rows that stand together, below their lead-in where it is not empty. */
export interface Led<Row> {
  readonly leadIn: string;
  readonly rows: readonly [Row, ...Row[]];
}

/**
 * Rows by their lead-in, each said once, in the order of the documents. Rows without one come first: below another row's lead-in they would
 * read as part of what it introduces, though their document has them beside it.
 */
export function byLeadIn<Row>(rows: readonly Row[], leadInOf: (row: Row) => string | undefined): readonly Led<Row>[] {
  const leadIn = (row: Row): string => withoutMarkdown(leadInOf(row) ?? '').trim();
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const known = groups.get(leadIn(row));
    if (known === undefined) groups.set(leadIn(row), [row]);
    else known.push(row);
  }
  const alone = groups.get('');
  groups.delete('');
  return [
    ...(alone === undefined ? [] : [{ leadIn: '', rows: alone }]),
    ...[...groups].map(([said, led]) => ({ leadIn: said, rows: led })),
  ];
}

/** The same, drawn for a list: each lead-in once, above its rows. */
export const ledGroups = <Row>(
  rows: readonly Row[],
  leadInOf: (row: Row) => string | undefined,
  draw: (row: Row) => object,
): readonly { readonly items: readonly object[] }[] =>
  byLeadIn(rows, leadInOf).map(({ leadIn, rows: led }) => ({
    items: [...(leadIn === '' ? [] : [leadInBlock(escaped(leadIn))]), ...led.map(draw)],
  }));
