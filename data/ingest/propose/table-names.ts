import { announcesDuties, namesTime } from '../../language/duties/duty-words.js';
import { namesCompany, namesNoParty, namesWho } from '../../language/duties/party-words.js';
import type { TableCell, TableRow } from '../blocks/block.js';
import { isPlaceholder, namesIn, type TableVocabulary } from '../tables/cell-names.js';
import { isProse } from '../tables/columns.js';
import { cellText, type Table, toGrid } from '../tables/grid.js';
import { isLegend } from '../tables/legend.js';
import { knownLetters, type Legend, readMark } from '../tables/marks.js';
import { cellKey, headRole, markWord, ownersHead, speaksOfDuties } from '../tables/table-words.js';
import { nameWithin } from './name-within.js';
import { hasSideWord as hasSide } from './side-of-words.js';

/** What a table says of parties and phases by its form. */
export interface TableNames {
  /** Names of parties; `group` = what is above several of them. */
  readonly parties: readonly { readonly name: string; readonly group?: string }[];
  /** Phases in the order of its rows; empty where none of its columns is one of parties. */
  readonly phases: readonly string[];
  /** Values of a matrix that nothing explains. */
  readonly letters: readonly string[];
}

interface Column {
  readonly index: number;
  readonly head: string;
  readonly group: string;
  readonly cells: readonly TableCell[];
}

/** Single letters, or those of RACI in a row; "PM" and "QA" are names. */
const code = /^(?:\p{Lu}(?:\s*[/,+&;]\s*\p{Lu})*|[RASCI]{2,4})$/u;

/** A longer cell is text. */
const longestMark = 24;
const longestName = 60;
/** Few columns of few rows share a value by chance. */
const fewestShared = 3;
/** Rows of titles above a sheet's heads. */
const mostAbove = 12;

/** Reads which columns and cells of a table name parties. `vocabulary` knows no party yet, so that no name is taken for known. */
export function namesInTable(table: Table, vocabulary: TableVocabulary, legend: Legend): TableNames {
  const none: TableNames = { parties: [], phases: [], letters: [] };
  if (isLegend(table)) return none;
  const isMark = (raw: string) => {
    const mark = readMark(raw, { involvement: () => undefined, legend });
    return mark.is === 'mark' || mark.is === 'excluded' || mark.is === 'empty' || code.test(cellText(raw));
  };
  const all = [...table.head, ...table.rows];
  const shared = sharedValues(all);
  // What many cells share is a letter, or the name of the side whose a row is.
  const sides = [...shared].filter(hasSide);
  const isValue = (cell: TableCell | undefined) =>
    cell !== undefined && (isMark(cell.raw) || (sides.length === 0 && shared.has(cellText(cell.raw))));
  const grid = matrixOf(all, isValue) ?? toGrid(table, vocabulary);
  const rows = grid.rows.filter(({ cells }) => cells.filter(({ raw }) => cellText(raw) !== '').length > 1);
  const columns = Array.from({ length: Math.max(0, ...all.map(({ cells }) => cells.length)) }, (_, index): Column => {
    const heads = grid.heads.map(({ cells }) => cellText(cells[index]?.raw ?? ''));
    const head = heads.at(-1) ?? '';
    const group = heads.at(-2) ?? '';
    const cells = rows
      .flatMap(({ cells: of }) => of[index] ?? [])
      .filter(({ raw, continues }) => continues !== 'left' && cellText(raw) !== '' && cellText(raw) !== head);
    return { index, head, group: group === head ? '' : group, cells };
  });
  const marked = columns.filter((column) => isMatrixColumn(column, isValue));
  const owners = columns.filter(
    (column) => !marked.includes(column) && ownersHead(column.head) !== null && !isProse(column.cells),
  );
  const headed = columns.filter(
    (column) => !marked.includes(column) && !owners.includes(column) && isPartysColumn(column),
  );
  // Of a list of people with their organisations, other tables and texts say which of the columns names parties.
  const isContacts = organisationColumn(table) !== undefined;
  const roles = columns.filter((column) => isRoleColumn(column) && columns.length > 1 && !isContacts);
  const parties = [
    ...(marked.length > 1 || (marked.length > 0 && headed.length + owners.length > 0) ? marked : []).flatMap(ofHead),
    ...headed.flatMap(ofHead),
    ...owners.flatMap(({ cells }) => cells.flatMap((cell) => ofCell(cell, vocabulary))),
    ...(marked.length > 0 ? [] : roles).flatMap(({ cells }) => cells.flatMap(ofRole)),
    ...(sides.length === 0 ? [] : [...shared].flatMap((name) => named(nameWithin(name)))),
  ];
  if (parties.length === 0) return none;
  const unknown = marked.flatMap(({ cells }) => cells.flatMap(({ raw }) => (isMark(raw) ? [] : [cellText(raw)])));
  return { parties, phases: phasesOf(columns), letters: [...new Set(unknown)] };
}

const organisationColumn = ({ head, rows }: Table): number | undefined => {
  const heads = [...head, ...rows.slice(0, 1)].at(head.length > 0 ? head.length - 1 : 0)?.cells ?? [];
  const at = heads.findIndex(({ raw }) => namesCompany.test(cellText(raw)) && cellText(raw).split(' ').length <= 2);
  return at < 0 || heads.length < 3 ? undefined : at;
};

/** What a list of people or roles says of their organisations: each other short cell of a row, by its words in small letters. */
export function organisationsIn(table: Table): ReadonlyMap<string, string> {
  const at = organisationColumn(table);
  const found = new Map<string, string>();
  if (at === undefined) return found;
  for (const { cells } of table.rows) {
    const organisation = cellText(cells[at]?.raw ?? '');
    if (organisation === '' || isPlaceholder(organisation)) continue;
    for (const [index, { raw }] of cells.entries()) {
      const [words, first = ''] = [cellText(raw), cellText(raw).split(' ')[0]];
      if (index === at || words === '' || words.length > longestName) continue;
      for (const one of new Set([words.toLowerCase(), ...(index === 0 ? [first.toLowerCase()] : [])]))
        if (!found.has(one)) found.set(one, organisation);
    }
    if (!found.has(organisation.toLowerCase())) found.set(organisation.toLowerCase(), organisation);
  }
  return found;
}

/** Values that several columns and rows share: the letters of a matrix, whatever they are. */
function sharedValues(rows: readonly TableRow[]): ReadonlySet<string> {
  const seen = new Map<string, { readonly rows: Set<number>; readonly columns: Set<number> }>();
  for (const [at, { cells }] of rows.entries())
    for (const [index, { raw, continues }] of cells.entries()) {
      const text = cellText(raw);
      if (index === 0 || continues !== undefined || text === '' || text.length > longestMark) continue;
      const one = seen.get(text) ?? { rows: new Set<number>(), columns: new Set<number>() };
      one.rows.add(at);
      one.columns.add(index);
      seen.set(text, one);
    }
  const often = [...seen].filter(([, where]) => where.rows.size >= fewestShared && where.columns.size >= fewestShared);
  return new Set(often.map(([text]) => text));
}

/** A matrix by its form: a row of names with little but marks below several of them; a row above may group the names. */
function matrixOf(
  rows: readonly TableRow[],
  isValue: (cell: TableCell | undefined) => boolean,
): { readonly heads: readonly TableRow[]; readonly rows: readonly TableRow[] } | null {
  const named = rows.slice(0, mostAbove).map(({ cells }, at) => {
    const below = rows.slice(at + 1);
    return cells.filter((cell, index) => {
      if (index === 0 || cellText(cell.raw) === '' || isValue(cell)) return false;
      const filled = below.flatMap((row) => row.cells[index] ?? []).filter(({ raw }) => cellText(raw) !== '');
      return filled.length > 0 && filled.filter(isValue).length >= filled.length * 0.6;
    }).length;
  });
  const most = Math.max(0, ...named);
  if (most < 2) return null;
  const at = named.lastIndexOf(most);
  const above = rows[at - 1];
  const groups =
    above?.cells.some(({ continues }) => continues === 'left') === true && !above.cells.slice(1).some(isValue);
  const head = rows[at];
  return head ? { heads: [...(groups && above ? [above] : []), head], rows: rows.slice(at + 1) } : null;
}

function isMatrixColumn({ index, head, cells }: Column, isValue: (cell: TableCell) => boolean): boolean {
  const role = headRole(head);
  if (index === 0 || head === '' || (role !== null && role !== 'role' && role !== 'duties')) return false;
  return cells.filter(isValue).length >= cells.length * 0.6;
}

/** "Role", "Team": who does what the other columns say. */
const isRoleColumn = (column: Column): boolean =>
  (headRole(column.head) === 'role' || (column.index === 0 && namesWho.test(column.head))) && !isProse(column.cells);

/** "Vendor", "Client role", "Responsibilities of the bank": text below it is what that party does. */
function isPartysColumn({ head, cells }: Column): boolean {
  const role = headRole(head);
  if (
    head === '' ||
    /[:：]$/u.test(head) ||
    cells.length === 0 ||
    (role !== null && role !== 'duties' && role !== 'role')
  )
    return false;
  return (
    (speaksOfDuties(head) || announcesDuties.test(head) || hasSide(head)) &&
    nameWithin(head) !== null &&
    head.length <= longestName
  );
}

const named = (name: string | null, group = ''): TableNames['parties'] =>
  name === null || isNoName(name) ? [] : [{ name, ...(group === '' ? {} : { group }) }];

const ofHead = ({ head, group }: Column): TableNames['parties'] =>
  isPlaceholder(head) || /[:：]$/u.test(head) ? [] : named(nameWithin(head), group);

/** "Ministry teams – applications": the name stands before what it is for. */
const ofRole = ({ raw }: TableCell): TableNames['parties'] =>
  isPlaceholder(cellText(raw)) ? [] : named(nameWithin(cellText(raw).split(/\s+[-–—]\s+/u)[0] ?? ''));

function ofCell({ raw }: TableCell, vocabulary: TableVocabulary): TableNames['parties'] {
  return namesIn(raw, vocabulary).unknown.flatMap((words) => {
    const name = words.length > longestName ? null : nameWithin(words);
    return name === null || isNoName(name) || namesTime.test(name) ? [] : [{ name }];
  });
}

const pointsAtThing = /^(?:this|these|each|any|all|no|following|there|they|as|las|les|die|diese[rs]?)\s/iu;

/** A letter, a word for an involvement, the head of another column, a pronoun or a thing. */
export const isNoName = (name: string): boolean =>
  /^[Ii]t$/u.test(name) ||
  /^(?:roles?|roll|rolle|rôle|papel|rol|ruolo|rola|역할|役割)$/iu.test(name) ||
  /\d[:.]\d\d\b|\d{4}/u.test(name) ||
  (!hasSide(name) && (namesNoParty.exec(name)?.[0] === name || pointsAtThing.test(name))) ||
  knownLetters.has(name) ||
  /^[RASCI]{2,3}$/u.test(name) ||
  markWord(cellKey(name)) !== undefined ||
  (headRole(name) !== null && headRole(name) !== 'role') ||
  (speaksOfDuties(name) && name.split(' ').length === 1);

function phasesOf(columns: readonly Column[]): readonly string[] {
  const column = columns.find(({ head, cells }) => headRole(head) === 'phase' && cells.length > 0);
  return (column?.cells ?? []).filter(({ continues }) => continues === undefined).map(({ raw }) => cellText(raw));
}
