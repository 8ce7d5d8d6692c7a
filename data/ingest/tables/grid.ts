import type { Block, TableCell, TableRow } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';
import { remembered } from '../blocks/remembered.js';
import type { TableVocabulary } from './cell-names.js';
import { knownLetters } from './marks.js';
import { headRole, ownersHead, speaksOfDuties } from './table-words.js';

export type Table = Extract<Block, { type: 'table' }>;

/** A table with its heads found, whether its format knows them or not. */
export interface Grid {
  readonly heads: readonly TableRow[];
  readonly rows: readonly TableRow[];
  readonly width: number;
}

/** What a cell says, in the document's English where it stands beside, in one line. */
export const cellText = remembered((raw) => {
  const { text, english } = bilingual(raw.replace(/<br\s*\/?>|\n/giu, ' '));
  return plainText(english ?? text).trim();
});

/** A cell's words with their markup, in one line. */
export const oneLine = (raw: string): string => raw.replace(/\s*(?:<br\s*\/?>|\n)\s*/giu, ' ').trim();

/** The cells of a row that hold something of their own. */
export const filled = (row: TableRow): readonly TableCell[] =>
  row.cells.filter(({ raw, continues }) => continues !== 'left' && cellText(raw) !== '');

/** Different texts in a row; a title over merged cells is one. */
export const texts = (row: TableRow): ReadonlySet<string> =>
  new Set(row.cells.map(({ raw }) => cellText(raw)).filter(Boolean));

// Titles, notes and a legend may stand above the heads of a sheet.
const mostAbove = 15;

export function toGrid(table: Table, vocabulary: TableVocabulary): Grid {
  const all = [...table.head, ...table.rows].filter((row) => row.cells.length > 0);
  const width = Math.max(0, ...all.map(({ cells }) => cells.length));
  const at = headAt(all, table.head.length, vocabulary);
  if (at === null) return { heads: [], rows: all, width };
  const upper = all[at - 1];
  const lower = all[at + 1];
  const from = upper && isGroupHead(upper, all[at]) ? at - 1 : at;
  const to = lower && (at + 1 < table.head.length || isSecondHead(lower, all[at], vocabulary)) ? at + 1 : at;
  return { heads: all.slice(from, to + 1), rows: all.slice(to + 1), width };
}

function headAt(rows: readonly TableRow[], marked: number, vocabulary: TableVocabulary): number | null {
  const candidates = rows.slice(0, Math.max(mostAbove, marked)).map((row, index) => ({
    index,
    different: texts(row).size,
    known: knownHeads(row, vocabulary),
  }));
  const best = candidates.find(({ different, known }) => known >= 2 && different >= 2 && known * 2 >= different);
  const given = candidates[marked - 1];
  if (given && (given.known > 0 || given.different >= 2) && !(given.known === 0 && best && best.index > given.index))
    return given.index;
  if (best) return best.index;
  const one = candidates.find(({ different, known }) => known >= 1 && different >= 2);
  if (one) return one.index;
  const first = candidates.find(({ different }) => different >= 2)?.index ?? null;
  // Without heads the rows may begin with parties at once.
  return first !== null && vocabulary.party(cellText(rows[first]?.cells[0]?.raw ?? '')) === null ? first : null;
}

/** How many cells of a row are what heads say. */
function knownHeads(row: TableRow, vocabulary: TableVocabulary): number {
  const cells = filled(row).map(({ raw }) => cellText(raw));
  const words = cells.filter((cell) => isHead(cell, vocabulary)).length;
  // "IT team | Accountable | Informed" is a row of a matrix that is turned round.
  const [first = '', ...rest] = cells;
  const isMarks = rest.every(
    (cell) => !isHead(cell, vocabulary) || (ownersHead(cell) !== null && headRole(cell) === null),
  );
  const isNamed = row.cells[0] !== undefined && cellText(row.cells[0].raw) === first && first !== '';
  if (isNamed && isMarks && rest.length > 0 && headRole(first) === null && ownersHead(first) === null) return 0;
  // Letters are heads only beside words that are: "Task | R | A | C | I".
  return (
    words + (words > 0 && headRole(cells[0] ?? '') !== null ? cells.filter((cell) => knownLetters.has(cell)).length : 0)
  );
}

const isHead = (cell: string, vocabulary: TableVocabulary): boolean =>
  cell.length <= 90 &&
  (headRole(cell) !== null ||
    ownersHead(cell) !== null ||
    vocabulary.party(cell) !== null ||
    vocabulary.isNoParty(cell) ||
    vocabulary.involvement(cell) !== undefined ||
    (cell.length <= 50 && speaksOfDuties(cell)));

/** A row over the heads that groups them: "Customer" over three roles. */
function isGroupHead(upper: TableRow, heads: TableRow | undefined): boolean {
  if (!heads || texts(upper).size < 2) return false;
  const spans = upper.cells.some(({ continues }) => continues === 'left');
  const joins = heads.cells.some(({ continues }) => continues === 'above');
  const empty = upper.cells.filter(({ raw }) => cellText(raw) === '').length;
  return spans || joins || (empty > 0 && texts(upper).size <= upper.cells.length / 2);
}

/** A second row of heads: only below empty or merged first cells, and none of it a mark. */
function isSecondHead(lower: TableRow, heads: TableRow | undefined, vocabulary: TableVocabulary): boolean {
  const own = lower.cells.filter(({ raw, continues }) => continues !== 'above' && cellText(raw) !== '');
  if (!heads || own.length < 2 || texts(lower).size < 2) return false;
  const [first] = lower.cells;
  const isBelow = first?.continues === 'above' || cellText(first?.raw ?? '') === '';
  const letters = own.filter(({ raw }) => knownLetters.has(cellText(raw))).length;
  const groups =
    heads.cells.some(({ continues }) => continues === 'left') || heads.cells.some(({ raw }) => cellText(raw) === '');
  if (letters === own.length) return isBelow && groups;
  return (
    isBelow &&
    letters === 0 &&
    (groups || first?.continues === 'above') &&
    own.some(({ raw }) => isHead(cellText(raw), vocabulary))
  );
}

/** A head that comes again, further down in the same sheet. */
export function repeatsHead(row: TableRow, grid: Grid, vocabulary: TableVocabulary): boolean {
  const head = grid.heads.at(-1);
  const same = row.cells.every(({ raw }, index) => cellText(raw) === cellText(head?.cells[index]?.raw ?? ''));
  if (head && same && texts(row).size >= 2) return true;
  const first = cellText(row.cells.find(({ raw }) => cellText(raw) !== '')?.raw ?? '');
  const role = headRole(first);
  if (role !== 'task' && role !== 'index' && role !== 'phase') return false;
  const { size } = texts(row);
  return size >= 3 && knownHeads(row, vocabulary) === size;
}
