import type { Involved, PartyId } from '../../domain/playbook/playbook.js';
import type { TableRow } from '../blocks/block.js';
import { outOfScope } from '../vocabulary/markers.js';
import { namesIn } from './cell-names.js';
import { cellPieces, withoutEmphasis } from './cell-pieces.js';
import type { TableColumn } from './columns.js';
import { distinct, type Findings, pairs, placeOfCell, type TableContext } from './found.js';
import { cellText, filled, type Table, texts } from './grid.js';
import { readMark } from './marks.js';
import { cellKey, involvementSaid, saysTotal } from './table-words.js';

/** A table whose rows are parties. */
export interface PartyRows {
  readonly rows: readonly TableRow[];
  /** The column that names them. */
  readonly party: TableColumn;
  readonly columns: readonly TableColumn[];
  readonly last: number;
}

/** The party that a row is about; unknown names are said. */
function partiesOf(
  row: TableRow,
  { party, last }: PartyRows,
  context: TableContext,
  found: Findings,
): readonly PartyId[] {
  const cell = row.cells[party.index];
  const words = cellText(cell?.raw ?? '');
  if (words === '' || saysTotal(cellKey(words))) return [];
  const { named, unknown } = namesIn(cell?.raw ?? '', context.vocabulary);
  if (named.length === 0 && filled(row).length > 1)
    for (const name of unknown)
      found.say({
        ...placeOfCell(cell, row),
        ...(unknown.length === 1 ? {} : { until: last }),
        what: 'row',
        name: name.slice(0, 80),
        reason: 'its first cell is no party of the playbook',
        cure: { parties: [name] },
      });
  return named.map(({ party: id }) => id);
}

/** "Role | Responsibilities", "Team | Billing | Security": what is in a party's row is its duty. */
export function readDutyCells(
  table: PartyRows,
  duties: readonly TableColumn[],
  context: TableContext,
  found: Findings,
): void {
  const topics =
    duties.length > 1 || duties.some(({ use }) => use.is === 'text' || use.is === 'area' || use.is === 'task');
  for (const row of table.rows) {
    if (texts(row).size < 2) continue;
    const parties = partiesOf(row, table, context, found);
    if (parties.length === 0) continue;
    for (const column of duties) {
      const cell = row.cells[column.index];
      if (!cell || cell.continues !== undefined || readMark(cell.raw, context).is === 'empty') continue;
      for (const piece of cellPieces(cell)) {
        const excluded = outOfScope.test(cellText(piece.raw));
        const says = involvementSaid(cellText(piece.raw), cellText(piece.above.at(-1) ?? ''));
        found.add({
          ...placeOfCell(cell, row),
          line: piece.line,
          raw: withoutEmphasis(piece.raw),
          kind: excluded ? 'out-of-scope' : 'item',
          involved: excluded ? [] : distinct(parties.flatMap((party) => pairs(party, says))),
          above: [
            ...(topics && column.use.is === 'text' && duties.length > 1 ? [column.head] : []),
            ...piece.above,
          ].filter(Boolean),
          group: piece.group,
          optional: false,
        });
      }
    }
  }
}

/** The matrix turned round: a party per row, a task per column, marks between them. */
export function readTurned(
  table: PartyRows,
  tasks: readonly TableColumn[],
  context: TableContext,
  found: Findings,
): void {
  const involved = new Map<TableColumn, Involved[]>();
  for (const row of table.rows) {
    if (filled(row).length < 2) continue;
    const marked = tasks.flatMap((column) => {
      const mark = readMark(row.cells[column.index]?.raw ?? '', context);
      if (mark.is === 'letters')
        found.say({
          ...placeOfCell(row.cells[column.index], row),
          what: 'cell',
          name: mark.unknown.join(' '),
          reason: 'letters without a meaning',
          cure: { letters: mark.unknown },
        });
      return mark.is === 'mark' ? [{ column, involvements: mark.involvements }] : [];
    });
    if (marked.length === 0) continue;
    for (const party of partiesOf(row, table, context, found))
      for (const { column, involvements } of marked)
        involved.set(column, [...(involved.get(column) ?? []), ...pairs(party, involvements)]);
  }
  for (const column of tasks) {
    const own = involved.get(column);
    const [row] = table.rows;
    if (!own || !row || column.head === '') continue;
    found.add({
      ...placeOfCell(column.cell, row),
      raw: withoutEmphasis(column.cell?.raw ?? column.head),
      kind: 'item',
      involved: distinct(own),
      above: [],
      group: false,
      optional: false,
    });
  }
}

/** "Role | Responsible | Accountable | …" with marks: the task is what the table is called. */
export function readRolesOfOne(
  source: Table,
  table: PartyRows,
  title: string,
  context: TableContext,
  found: Findings,
): void {
  const involved: Involved[] = [];
  for (const row of table.rows) {
    const marked = table.columns.flatMap(({ use, index }) => {
      const mark = use.is === 'letters' ? readMark(row.cells[index]?.raw ?? '', context) : undefined;
      return use.is === 'letters' && mark?.is === 'mark' ? [use.involvement] : [];
    });
    if (marked.length === 0) continue;
    for (const party of partiesOf(row, table, context, found)) involved.push(...pairs(party, marked));
  }
  const [row] = table.rows;
  if (involved.length === 0 || title === '' || !row) return;
  found.add({
    ...placeOfCell(undefined, source.head[0] ?? row),
    raw: title,
    kind: 'item',
    involved: distinct(involved),
    above: [],
    group: false,
    optional: false,
  });
}
