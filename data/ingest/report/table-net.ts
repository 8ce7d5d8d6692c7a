import { type Block, type DocumentPlace, linePlace, type TableCell, type TableRow } from '../blocks/block.js';
import { plainWords } from '../blocks/inline.js';
import type { DocumentVocabulary } from '../vocabulary/vocabulary.js';
import type { Coverage } from './coverage.js';
import { isEmptyCell, isMark, isOwnerHead, looksLikeParty, promisesDuties, saysObligation } from './signs.js';
import type { Unread } from './unread.js';

type Table = Extract<Block, { type: 'table' }>;

// Shorter cells name something; longer ones may say what a party does.
const shortestSentence = 12;
const longestName = 60;

const isSentence = (raw: string): boolean => plainWords(raw).length >= shortestSentence;

/** Rows, cells and columns of a table that look like duties and are in no statement; the whole table where all are. */
export function overlookedInTable(
  table: Table,
  heading: string,
  promised: boolean,
  coverage: Coverage,
  vocabulary: DocumentVocabulary,
): readonly Unread[] {
  const hasHead = table.head.length > 0;
  const head = table.head.at(-1) ?? table.rows[0];
  const rows = hasHead ? table.rows : table.rows.slice(1);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!head || !first || !last || coverage.isLeftOut(head) || vocabulary.skips(table.caption ?? '')) return [];
  if (explainsLetters(rows)) return [];
  const columns = head.cells
    .map((cell, index) => new Column(cell, index, rows, coverage, vocabulary))
    .filter(({ name }) => !vocabulary.isNoParty(name));
  const read = columns.filter(({ isRead }) => isRead);
  const name =
    plainWords(table.caption ?? '') || plainWords(heading) || columns.map((column) => column.name).join(' | ');
  if (read.length === 0) {
    if (!looksLikeDuties(columns, rows, promised || promisesDuties(table.caption ?? '', vocabulary))) return [];
    const unknown = columns
      .filter((column) => column.name !== '' && (column.isParty || column.marks > 0))
      .map((c) => c.name);
    return [
      {
        ...linePlace(head),
        until: lastLine(last),
        what: 'table',
        name,
        reason: `no statement was found in it (columns: ${columns.map((column) => column.name || '–').join(' | ')})`,
        ...(unknown.length > 0 ? { cure: { parties: unknown } } : { cure: { owner: true } }),
      },
    ];
  }
  const hasMarks = columns.some((column) => !column.isRead && column.marks > 0);
  return [
    ...rowsTogether(rows.map((row) => overlookedInRow(row, columns, hasMarks, coverage, vocabulary))),
    ...columns
      .filter((column) => !column.isRead && column.isParty && column.sentences > rows.length / 2)
      .map(
        (column): Unread => ({
          ...linePlace(head),
          until: lastLine(last),
          what: 'column',
          name: column.name,
          reason: 'its head is no known party',
          cure: { parties: [column.name] },
        }),
      ),
  ];
}

/** A legend: letters in front, and one column with what they mean. */
function explainsLetters(rows: readonly TableRow[]): boolean {
  const filled = rows.map(({ cells }) => cells.filter(({ raw }) => !isEmptyCell(raw)));
  const short = filled.filter(([first]) => first !== undefined && plainWords(first.raw).length <= 3).length;
  return filled.every(({ length }) => length <= 2) && short >= rows.length * 0.6;
}

/** A column, of which most is counted only where a table was not read: a sheet may have tens of thousands of cells. */
class Column {
  readonly name: string;
  /** Whether a cell of it is in a statement. */
  readonly isRead: boolean;
  readonly #cells: readonly TableCell[];

  constructor(
    readonly head: TableCell,
    readonly index: number,
    rows: readonly TableRow[],
    coverage: Coverage,
    readonly vocabulary: DocumentVocabulary,
  ) {
    this.name = plainWords(head.raw);
    this.#cells = rows.flatMap((row) => row.cells[index] ?? []).filter(({ raw }) => !isEmptyCell(raw));
    this.isRead = this.#cells.some((cell) => piecesOf(cell).some((piece) => coverage.holds(piece, piece.raw)));
  }

  get isParty(): boolean {
    return looksLikeParty(this.head.raw, this.vocabulary);
  }

  get isOwner(): boolean {
    return isOwnerHead(this.head.raw);
  }

  get promises(): boolean {
    return promisesDuties(this.head.raw, this.vocabulary);
  }

  /** Cells that hold letters or check marks. */
  get marks(): number {
    return this.#count(isMark);
  }

  /** Cells that are long enough to say what a party does. */
  get sentences(): number {
    return this.#count((raw) => isSentence(raw) && !isMark(raw));
  }

  /** Cells that are filled. */
  get filled(): number {
    return this.#cells.length;
  }

  /** Cells that name a party. */
  get parties(): number {
    return this.#count((raw) => looksLikeParty(raw, this.vocabulary));
  }

  get obliging(): number {
    return this.#count(saysObligation);
  }

  #count(is: (raw: string) => boolean): number {
    return this.#cells.filter(({ raw }) => is(raw)).length;
  }
}

function looksLikeDuties(columns: readonly Column[], rows: readonly TableRow[], promised: boolean): boolean {
  const behind = columns.slice(1);
  const says = columns.some(({ sentences }) => sentences > 0);
  const marked = behind.filter(({ marks, filled }) => marks > 0 && marks >= filled * 0.6);
  // A legend has its letters in front.
  if (marked.length > 0 && (marked.length > 1 || marked.some(({ isParty }) => isParty) || promised)) return true;
  if (!says) return false;
  if (columns.some(({ isOwner, filled }) => isOwner && filled > 0)) return true;
  if (behind.some(({ isParty, sentences }) => isParty && sentences > 0)) return true;
  if (columns[0] && columns[0].parties >= rows.length / 2 && behind.some(({ sentences }) => sentences > 0)) return true;
  if (promised && columns.some(({ sentences }) => sentences >= rows.length / 2)) return true;
  if (columns.some(({ promises, sentences }) => promises && sentences > 0)) return true;
  return columns.some(({ obliging }) => obliging >= Math.max(1, rows.length / 3));
}

/** Cells of read columns whose words are in no statement; a row that assigns nothing to any column is none. */
function overlookedInRow(
  row: TableRow,
  columns: readonly Column[],
  hasMarks: boolean,
  coverage: Coverage,
  vocabulary: DocumentVocabulary,
): readonly Piece[] {
  if (hasMarks && !row.cells.some(({ raw }) => isMark(raw))) return [];
  return columns
    .filter(({ isRead }) => isRead)
    .flatMap(({ index }) => {
      const cell = row.cells[index];
      if (!cell || cell.continues || isEmptyCell(cell.raw) || coverage.holdsProseOf(cell, cell.raw)) return [];
      return piecesOf(cell).filter(
        ({ raw, ...place }) => isSentence(raw) && !coverage.holds(place, raw) && !isName(plainWords(raw), vocabulary),
      );
    });
}

/** A cell that says whose or when the other cells of its row are, and nothing else. */
function isName(text: string, vocabulary: DocumentVocabulary): boolean {
  const { parties, unknown } = vocabulary.partiesIn(text);
  return (parties.length > 0 && unknown.length === 0) || vocabulary.phase(text) !== null;
}

/** Neighbouring rows with overlooked cells are one place to look at. */
function rowsTogether(overlooked: readonly (readonly Piece[])[]): readonly Unread[] {
  const found: Unread[] = [];
  for (const [index, pieces] of overlooked.entries()) {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (!first || !last) continue;
    const before = (overlooked[index - 1] ?? []).length > 0 ? found.pop() : undefined;
    found.push({
      ...(before ?? { ...linePlace(first), what: 'row', name: plainWords(first.raw).slice(0, longestName) }),
      ...(last.line > (before?.line ?? first.line) ? { until: last.line } : {}),
      reason: 'other cells of its columns were read, and this is in no statement',
    });
  }
  return found;
}

/** Where the last of a row's words begin. */
const lastLine = (row: TableRow): number =>
  Math.max(
    row.line,
    ...row.cells
      .filter(({ continues }) => !continues)
      .flatMap(piecesOf)
      .map(({ line }) => line),
  );

interface Piece extends DocumentPlace {
  readonly raw: string;
}

/** The paragraphs and items of a cell; its lines where it has none. */
function piecesOf(cell: TableCell): readonly Piece[] {
  const inBlocks = cell.blocks.flatMap(piecesIn);
  if (inBlocks.length > 0) return inBlocks;
  return cell.raw
    .split(/\n|<br\s*\/?>/i)
    .filter((raw) => raw.trim() !== '')
    .map((raw) => ({ ...linePlace(cell), raw }));
}

function piecesIn(block: Block): readonly Piece[] {
  switch (block.type) {
    case 'paragraph':
      return [{ ...linePlace(block), raw: block.raw }];
    case 'list':
      return block.items.flatMap((item) => [{ ...linePlace(item), raw: item.raw }, ...item.blocks.flatMap(piecesIn)]);
    case 'alert':
      return block.blocks.flatMap(piecesIn);
    default:
      return [];
  }
}
