import type { PartyId } from '../../domain/playbook/playbook.js';
import type { TableCell, TableRow } from '../blocks/block.js';
import { isPlaceholder } from './cell-names.js';
import { cellPieces, withoutEmphasis } from './cell-pieces.js';
import { partyOfHead, type TableColumn, tableColumns } from './columns.js';
import { type Findings, findings, placeOfCell, type TableContext, type TableReading } from './found.js';
import { cellText, filled, type Grid, oneLine, repeatsHead, type Table, texts, toGrid } from './grid.js';
import { isLegend, isLegendRow } from './legend.js';
import { type PartyRows, readDutyCells, readRolesOfOne, readTurned } from './party-rows.js';
import { headRole, speaksOfDuties } from './table-words.js';
import { readTaskRows } from './task-rows.js';

/** Reads a table by its form; null where its form is none in which people write who does what. */
export function readTableForm(table: Table, given: TableContext): TableReading | null {
  const context = { ...given, doubtful: doubtfulIn(table) };
  const found = findings();
  const last = [...table.head, ...table.rows].at(-1)?.line ?? table.line;
  if (isLegend(table)) return { statements: [], unread: [], leftOut: [{ line: table.line, until: last }] };
  let isForm = false;
  for (const part of partsOf(toGrid(table, context.vocabulary), context))
    isForm = readPart(part, table, context, found) || isForm;
  return isForm || found.unread.length > 0 ? found : null;
}

/** Of two signs of one kind the fainter one is a second degree: "◎" and "○". */
function doubtfulIn(table: Table): ReadonlySet<string> {
  const signs = new Set(table.rows.flatMap(({ cells }) => cells.map(({ raw }) => raw.trim())));
  const faint = ['○', '◯'];
  return new Set(['◎', '●', '★'].some((strong) => signs.has(strong)) ? faint : []);
}

/** One part per row of heads: a sheet may hold several tables below each other. */
function partsOf(grid: Grid, context: TableContext): readonly Grid[] {
  const parts: Grid[] = [];
  let [heads, rows]: [readonly TableRow[], TableRow[]] = [grid.heads, []];
  const close = (): void => {
    parts.push({ ...grid, heads, rows });
    rows = [];
  };
  for (const row of grid.rows) {
    if (grid.heads.length > 0 && repeatsHead(row, grid, context.vocabulary)) {
      close();
      heads = [row];
    } else rows.push(row);
  }
  close();
  return parts;
}

const holds = (column: TableColumn, ...uses: readonly TableColumn['use']['is'][]): boolean =>
  uses.includes(column.use.is);

function readPart(grid: Grid, table: Table, context: TableContext, found: Findings): boolean {
  if (grid.rows.length === 0) return false;
  const columns = tableColumns(grid, context.vocabulary, context);
  const last = grid.rows.at(-1)?.line ?? table.line;
  const roles =
    columns.find((column) => holds(column, 'role')) ??
    columns.find(({ content, use }) => content === 'names' && use.is === 'edition');
  const holders = columns.filter((column) => holds(column, 'party', 'owners'));
  const unknown = columns.filter((column) => holds(column, 'unknown-party'));
  const letters = columns.filter((column) => holds(column, 'letters'));
  const rowsArePartys =
    roles && (roles.content === 'names' || holds(roles, 'role')) && !holders.some(({ use }) => use.is === 'party');
  const partyRows: PartyRows | undefined =
    rowsArePartys && roles ? { rows: grid.rows, party: roles, columns, last } : undefined;
  if (partyRows && letters.length > 0) {
    readRolesOfOne(table, partyRows, context.heading || (table.caption ?? ''), context, found);
    return true;
  }
  if (partyRows && unknown.length > 0 && roles?.content === 'names') {
    readTurned(partyRows, unknown, context, found);
    return true;
  }
  if (partyRows && holders.length === 0) return readPartyRows(partyRows, table, context, found);
  const task = taskColumn(columns, grid);
  sayUnknownColumns(grid, columns, unknown, holders, task, table, context, found);
  if (holders.length === 0) {
    if (unknown.length > 0) return true;
    return readHeaded(grid, columns, task, table, context, found);
  }
  if (namesOnly(holders, columns)) {
    const [column] = holders;
    found.say({
      ...placeOfCell(column?.cell, grid.rows[0] ?? { line: table.line, cells: [] }),
      until: last,
      what: 'column',
      name: column?.head ?? '',
      reason: 'its short cells may name things or people instead of duties',
      ...(context.heading ? { cure: { skip: [context.heading] } } : {}),
    });
    return true;
  }
  if (!task && !holders.some(({ use }) => use.is === 'party')) return false;
  const phase = columns.find((column) => holds(column, 'phase'));
  const details = columns.find((column) => column !== task && holds(column, 'details'));
  const rows = grid.rows.filter((row) => !isLegendRow(row));
  readTaskRows(rows, { columns, task, details, phase }, context, found);
  return true;
}

/** "Item | Price | Supplier": one column of a party with a word or two in each cell, and no word for duties in its head. */
function namesOnly(holders: readonly TableColumn[], columns: readonly TableColumn[]): boolean {
  const [only, ...more] = holders;
  return (
    only?.use.is === 'party' &&
    more.length === 0 &&
    only.content === 'text' &&
    only.width < 16 &&
    !speaksOfDuties(only.head) &&
    !columns.some((column) => holds(column, 'task', 'unknown-party'))
  );
}

/** The column that says what is to be done: by its head, else by what is widest of the rest. */
function taskColumn(columns: readonly TableColumn[], grid: Grid): TableColumn | undefined {
  const widest = (all: readonly TableColumn[]): TableColumn | undefined =>
    all.reduce<TableColumn | undefined>((best, one) => (best && best.width >= one.width ? best : one), undefined);
  const of = (...uses: readonly TableColumn['use']['is'][]): readonly TableColumn[] =>
    columns.filter((column) => holds(column, ...uses) && column.content !== 'empty');
  const before = (column: TableColumn): boolean =>
    !columns.some((other) => other.index < column.index && holds(other, 'party', 'owners', 'unknown-party'));
  const strong = [
    ...of('task'),
    ...of('duties').filter((column) => before(column) && headRole(column.head) === 'duties'),
  ].filter((column) => column.content !== 'numbers');
  const named = strong.length > 1 ? widest(strong.filter(before)) : strong[0];
  return (
    named ??
    of('area').filter(before).at(-1) ??
    widest(of('text').filter(before)) ??
    of('details')[0] ??
    widest(of('area', 'text')) ??
    of('role')[0] ??
    of('phase')[0] ??
    (grid.heads.length === 0 ? columns[0] : undefined)
  );
}

/** Columns of the form of a party's column whose heads are unknown names. */
function sayUnknownColumns(
  grid: Grid,
  columns: readonly TableColumn[],
  unknown: readonly TableColumn[],
  holders: readonly TableColumn[],
  task: TableColumn | undefined,
  table: Table,
  context: TableContext,
  found: Findings,
): void {
  const [row] = grid.rows;
  if (!row) return;
  const last = grid.rows.at(-1)?.line ?? row.line;
  const textParties = holders.filter(({ use, content }) => use.is === 'party' && content === 'text');
  const beside = columns.filter(
    (column) =>
      column !== task &&
      column.head !== '' &&
      !isPlaceholder(column.head) &&
      ((holds(column, 'text', 'edition', 'duties') &&
        textParties.length > 0 &&
        column.index > (textParties[0]?.index ?? 0) - 2) ||
        (holds(column, 'duties') && holders.length > 0 && columns.indexOf(column) > 0)) &&
      column.content !== 'empty',
  );
  const all = [...unknown.filter(({ head }) => head !== '' && !isPlaceholder(head)), ...beside];
  const nameless = unknown.filter(({ head }) => head === '');
  if (holders.length === 0 && all.length > 1) {
    found.say({
      ...placeOfCell(all[0]?.cell, row),
      line: grid.heads[0]?.line ?? table.line,
      until: last,
      what: 'table',
      name: context.heading || (table.caption ?? all.map(({ head }) => head).join(' | ')).slice(0, 80),
      reason: 'no column of it names a party of the playbook',
      cure: { parties: all.map(({ head }) => head) },
    });
    return;
  }
  for (const column of all)
    found.say({
      ...placeOfCell(column.cell, row),
      until: last,
      what: 'column',
      name: column.head,
      reason: 'its head is no party of the playbook',
      cure: { parties: [column.head] },
    });
  for (const column of nameless)
    found.say({
      ...placeOfCell(row.cells[column.index], row),
      until: last,
      what: 'column',
      name: `column ${column.index + 1}`,
      reason: 'it has marks and no head',
    });
}

function readPartyRows(partyRows: PartyRows, table: Table, context: TableContext, found: Findings): boolean {
  const { columns, party, rows, last } = partyRows;
  const others = columns.filter((column) => column !== party && column.content !== 'empty');
  const named = others.filter(
    (column) =>
      holds(column, 'duties') || (column.head !== '' && speaksOfDuties(column.head) && !holds(column, 'left-out')),
  );
  const owned = others.filter(({ head }) => head !== '' && (context.vocabulary.involvement(head)?.length ?? 0) > 0);
  const tasks = others.filter((column) => holds(column, 'task'));
  const topics = others.filter(
    (column) => holds(column, 'text') && column.content === 'text' && headRole(column.head) === null,
  );
  const details = others.filter((column) => holds(column, 'details'));
  const duties = [
    named,
    owned,
    tasks,
    context.aboutDuties ? details : [],
    isTopics(topics, partyRows) || (others.length === 1 && topics[0]?.head === '') ? topics : [],
  ].find((some) => some.length > 0);
  if (duties) {
    readDutyCells(partyRows, duties, context, found);
    return true;
  }
  const [row] = rows;
  const [doubtful] = details.filter(({ width }) => width > 25);
  if (!doubtful || !row || party.content !== 'names') return false;
  found.say({
    ...placeOfCell(undefined, row),
    until: last,
    what: 'table',
    name: context.heading || (table.caption ?? party.head),
    reason: `“${doubtful.head}” may say who these parties are or what they do`,
    cure: { letters: [doubtful.head], ...(context.heading ? { skip: [context.heading] } : {}) },
  });
  return true;
}

/** Several topics beside known parties, each cell with what is done; or lists in one. */
const isTopics = (topics: readonly TableColumn[], { party, rows }: PartyRows): boolean =>
  party.content === 'names' &&
  ((topics.length >= 2 && topics.every(({ width }) => width > 20)) ||
    topics.some(({ index }) => rows.some(({ cells }) => holdsList(cells[index]))));

const holdsList = (cell: TableCell | undefined): boolean => cell !== undefined && cellPieces(cell).length > 2;

/** Rows that name a party and nothing else head the tasks of that party. */
function readSectioned(
  grid: Grid,
  task: TableColumn,
  columns: readonly TableColumn[],
  context: TableContext,
  found: Findings,
): boolean {
  const partyOfRow = (row: TableRow): PartyId | null => {
    const [cell] = filled(row);
    return cell && texts(row).size === 1 && cellText(cell.raw).length <= 60
      ? partyOfHead(cellText(cell.raw), context.vocabulary)
      : null;
  };
  if (!grid.rows.some((row) => partyOfRow(row) !== null)) return false;
  const details = columns.find((column) => column !== task && holds(column, 'details', 'duties', 'text'));
  let party: PartyId | null = null;
  for (const row of grid.rows) {
    const named = partyOfRow(row);
    party = named ?? party;
    const cell = row.cells[task.index];
    if (named !== null || party === null || !cell || texts(row).size < 2) continue;
    const more = details ? cellText(row.cells[details.index]?.raw ?? '') : '';
    const words = withoutEmphasis(oneLine(cell.raw));
    if (cellText(words) === '' || isPlaceholder(cellText(words))) continue;
    found.add({
      ...placeOfCell(cell, row),
      raw: more === '' ? words : `${words}: ${more}`,
      kind: 'item',
      involved: [{ party, involvement: 'does' }],
      above: [],
      group: false,
      optional: false,
    });
  }
  return true;
}

/** A table of tasks below a party's heading: all of them are its own. */
function readHeaded(
  grid: Grid,
  columns: readonly TableColumn[],
  task: TableColumn | undefined,
  table: Table,
  context: TableContext,
  found: Findings,
): boolean {
  const duties = columns.filter((column) => holds(column, 'duties') && column.content === 'text');
  if (task && readSectioned(grid, task, columns, context, found)) return true;
  if (task && holds(task, 'task') && context.party !== null && headRole(task.head) === 'task') {
    for (const row of grid.rows) {
      const cell = row.cells[task.index];
      const raw = oneLine(cell?.raw ?? '');
      if (cellText(raw) === '' || isPlaceholder(cellText(raw)) || filled(row).length < Math.min(2, grid.width))
        continue;
      found.add({
        ...placeOfCell(cell, row),
        raw,
        kind: 'item',
        involved: [{ party: context.party, involvement: 'does' }],
        above: [],
        group: false,
        optional: false,
      });
    }
    return true;
  }
  if (duties.length > 1 && grid.rows[0]) {
    found.say({
      ...placeOfCell(duties[0]?.cell, grid.rows[0]),
      until: grid.rows.at(-1)?.line ?? table.line,
      what: 'table',
      name: context.heading || duties.map(({ head }) => head).join(' | '),
      reason: 'no column of it names a party of the playbook',
      cure: { parties: duties.map(({ head }) => head) },
    });
    return true;
  }
  return false;
}
