import type { Block, TableCell, TableRow } from '../../blocks/block.js';

/** Rows of a grid → tables and what is above and between them: empty rows and columns divide a sheet into areas. */
export function gridBlocks(rows: readonly TableRow[]): Block[] {
  const blocks: Block[] = [];
  let columns: Columns | null = null;
  let open: OpenTable | undefined;
  for (const group of divided(rows, (row) => row.cells.some(isFilled))) {
    const last = blocks.at(-1);
    const more: readonly TableRow[] = columns !== null && isInside(group, columns) ? within(group, columns) : [];
    if (last?.type === 'table') {
      if (open === undefined || open.table !== last)
        open = { table: last, rows: [...last.rows], seen: seenIn(last.rows.slice(1)) };
      if (goesOn(open, more)) {
        open.rows.push(...more);
        seenIn(more, open.seen);
        open.table = { ...last, rows: open.rows };
        blocks[blocks.length - 1] = open.table;
        continue;
      }
    }
    for (const area of areasOf(group)) {
      blocks.push(...areaBlocks(within(group, area)));
      columns = area;
    }
  }
  return blocks;
}

/** A table that rows below an empty one may go on with; what it holds is kept, because a sheet may have thousands of gaps. */
interface OpenTable {
  table: Block;
  readonly rows: TableRow[];
  readonly seen: Seen;
}

/** What is below the first row: texts behind the first column, texts of a column, and which columns rows fill. */
interface Seen {
  readonly texts: Set<string>;
  readonly inColumn: Set<string>;
  readonly shapes: Set<string>;
}

function seenIn(
  rows: readonly TableRow[],
  seen: Seen = { texts: new Set(), inColumn: new Set(), shapes: new Set() },
): Seen {
  for (const row of rows) {
    seen.shapes.add(shapeOf(row));
    for (const [column, { raw }] of row.cells.entries())
      if (column > 0 && raw !== '') {
        seen.texts.add(raw);
        seen.inColumn.add(`${column} ${raw}`);
      }
  }
  return seen;
}

const shapeOf = ({ cells }: TableRow): string => cells.map((cell) => (isFilled(cell) ? 'x' : '.')).join('');

/** The first and last column of an area. */
interface Columns {
  readonly from: number;
  readonly to: number;
}

const isInside = (group: readonly TableRow[], { from, to }: Columns): boolean =>
  group.every(({ cells }) => cells.every((cell, column) => !isFilled(cell) || (column >= from && column <= to)));

/** The rows of a group inside columns, those without a text there left out. */
function within(group: readonly TableRow[], { from, to }: Columns): readonly TableRow[] {
  return group
    .map((row) => ({ ...row, cells: row.cells.slice(from, to + 1) }))
    .filter(({ cells }) => cells.some(isFilled))
    .map(({ cells, ...row }) => ({ ...placeOfRow(row, cells), cells }));
}

const isFilled = ({ raw }: TableCell): boolean => raw !== '';

function divided<T>(items: readonly T[], isKept: (item: T) => boolean): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let isOpen = false;
  for (const item of items) {
    if (isKept(item)) {
      if (isOpen) groups.at(-1)?.push(item);
      else groups.push([item]);
    }
    isOpen = isKept(item);
  }
  return groups;
}

/**
 * Tables beside one another, with an empty column between. A column that is empty only to look at divides none: what
 * is right of it has as many rows and begins in the same one.
 */
function areasOf(group: readonly TableRow[]): readonly Columns[] {
  const width = group[0]?.cells.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  const filled = (column: number) => group.some(({ cells }) => cells[column] !== undefined && isFilled(cells[column]));
  const areas: { from: number; to: number; rows: number }[] = [];
  for (const run of divided(columns, filled)) {
    const [from, to] = [run[0] ?? 0, run.at(-1) ?? 0];
    const rows = group.filter(({ cells }) => cells.slice(from, to + 1).some(isFilled)).length;
    const left = areas.at(-1);
    if (left && (left.to === left.from || rows >= left.rows * 0.7)) {
      left.to = to;
      left.rows = Math.max(left.rows, rows);
    } else areas.push({ from, to, rows });
  }
  return areas;
}

function placeOfRow({ line, sheet }: Omit<TableRow, 'cells'>, cells: readonly TableCell[]): Omit<TableRow, 'cells'> {
  const cell = cells.find((one) => isFilled(one) && one.continues === undefined)?.cell;
  return { line, ...(sheet === undefined ? {} : { sheet }), ...(cell === undefined ? {} : { cell }) };
}

/** Rows above a table that hold one text are its titles; an area of one column is text. */
function areaBlocks(rows: readonly TableRow[]): Block[] {
  const width = rows[0]?.cells.length ?? 0;
  const isOne = (row: TableRow) => textsOf(row).length === 1;
  const first = width === 1 ? rows.length : rows.findIndex((row) => !isOne(row));
  const titles = rows.slice(0, first < 0 ? rows.length : first);
  const table = rows.slice(titles.length);
  const blocks = titles.flatMap((row) =>
    textsOf(row).flatMap((cell) => titleBlocks(cell, width === 1 && rows.length > 1)),
  );
  const [head] = table;
  return head === undefined
    ? blocks
    : [...blocks, { type: 'table', ...placeOfRow(head, head.cells), head: [], rows: table }];
}

const textsOf = ({ cells }: TableRow): readonly TableCell[] =>
  cells.filter((cell) => isFilled(cell) && cell.continues === undefined);

// A title names; what is longer, ends as a sentence does or explains letters is text.
const longestTitle = 80;

function titleBlocks({ raw, blocks, continues: _, ...place }: TableCell, isText: boolean): Block[] {
  if (blocks.length > 0) return [...blocks];
  if (isText || raw.length > longestTitle || /[.!?;,=。]|:\s*\S/u.test(raw))
    return [{ type: 'paragraph', ...place, raw }];
  return [{ type: 'heading', ...place, depth: 3, raw }];
}

/**
 * Whether rows below an empty one go on with the table above. One row alone is no table, and numbers may go on. Else the
 * first row says it: its marks stand in the table already, in a column of its own that is no head, or a name does in the
 * same column.
 */
function goesOn({ rows, seen }: OpenTable, below: readonly TableRow[]): boolean {
  const [last, next] = [rows.at(-1), below[0]].map((row) => numberOf(row?.cells[0]));
  if (last !== undefined && next === last + 1) return true;
  const first = below.find((row) => textsOf(row).length > 1);
  if (first === undefined) return false;
  if (below.length === 1 && seen.shapes.has(shapeOf(first))) return true;
  const found = first.cells.slice(1).filter((cell) => isFilled(cell) && cell.raw.length <= longestMark);
  if (found.length > 0 && found.every(({ raw }) => seen.texts.has(raw))) return true;
  if (found.every(({ raw }) => raw.length <= longestLetters) && found.some(({ raw }) => seen.texts.has(raw)))
    return true;
  return first.cells.some((cell, column) => column > 0 && isFilled(cell) && seen.inColumn.has(`${column} ${cell.raw}`));
}

const longestMark = 12;
const longestLetters = 3;

const numberOf = (cell: TableCell | undefined): number | undefined =>
  /^\d{1,4}$/u.test(cell?.raw ?? '') ? Number(cell?.raw) : undefined;
