import { type Block, type DocumentPlace, linePlace, type TableCell, type TableRow } from '../../blocks/block.js';
import { cellBlocks } from './signs.js';

/** A cell before its table's spans are filled. */
export interface SpanningCell {
  readonly cell: TableCell;
  /** Columns and rows that it covers, at least one each. */
  readonly across: number;
  readonly down: number;
}

export interface SpanningRow {
  readonly place: DocumentPlace;
  readonly cells: readonly SpanningCell[];
}

/** Columns of a table; a RACI of a large programme has 40. */
export const mostColumns = 200;
/** Cells of a document's tables, spans filled: what merged cells multiply to is bounded, too. */
export const mostCells = 200_000;

/** A cell of blocks: its text in lines, and the blocks themselves where they are more than one line of text. */
export function toCell(blocks: readonly Block[], place: DocumentPlace): TableCell {
  const [first, ...more] = blocks;
  if (first === undefined) return { ...place, raw: '', blocks: [] };
  if (more.length === 0 && first.type === 'paragraph') {
    const { type, raw, ...own } = first;
    return { ...place, ...own, raw, blocks: [] };
  }
  return { ...place, line: first.line, raw: linesOf(blocks).join('\n'), blocks };
}

/** Lines, or a sign or number that an item begins with; most cells of a sheet have neither. */
const mayBeBlocks = /[\r\n•▪●]|^\s*(?:[^\p{L}\p{N}\s]|.{0,8}[.)])/u;

/** A cell of plain text: each line of it is a paragraph or an item. */
export function textCell(text: string, place: DocumentPlace): TableCell {
  if (!mayBeBlocks.test(text)) return { ...place, raw: text.trim(), blocks: [] };
  const lines = text.split(/\r?\n|\r/u).flatMap((raw) => (raw.trim() === '' ? [] : [{ ...place, raw: raw.trim() }]));
  return toCell(cellBlocks(lines), place);
}

const linesOf = (blocks: readonly Block[]): string[] => blocks.flatMap(linesOfBlock);

function linesOfBlock(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [block.raw];
    case 'alert':
      return linesOf(block.blocks);
    case 'list':
      return block.items.flatMap((item) => [...(item.raw === '' ? [] : [item.raw]), ...linesOf(item.blocks)]);
    case 'table':
      return [...block.head, ...block.rows].flatMap((row) => row.cells.map(({ raw }) => raw).filter(Boolean));
  }
}

/** Gives every row a cell per column. Null where the table has more columns or cells than a document may have. */
export function fillSpans(rows: readonly SpanningRow[]): readonly TableRow[] | null {
  const filled: { place: DocumentPlace; cells: TableCell[] }[] = [];
  // What reaches down from rows above, by column.
  const reaching = new Map<number, { readonly cell: TableCell; rows: number }>();
  let count = 0;
  let width = 0;
  for (const { place, cells } of rows) {
    const row: TableCell[] = [];
    const takeReaching = () => {
      for (let above = reaching.get(row.length); above; above = reaching.get(row.length)) {
        above.rows -= 1;
        if (above.rows === 0) reaching.delete(row.length);
        row.push(above.cell);
      }
    };
    takeReaching();
    for (const { cell, across, down } of cells) {
      for (let n = 0; n < across; n++) {
        const at = row.length;
        if (at >= mostColumns) return null;
        if (down > 1) reaching.set(at, { cell: { ...cell, continues: 'above' }, rows: down - 1 });
        row.push(n === 0 ? cell : { ...cell, continues: 'left' });
      }
      takeReaching();
    }
    count += row.length;
    if (count > mostCells) return null;
    width = Math.max(width, usedWidth(row));
    filled.push({ place, cells: row });
  }
  if (width * filled.length > mostCells) return null;
  return filled.map(({ place, cells }) => ({ ...place, cells: padded(cells, width, place) }));
}

/** Columns up to the last cell that is not merely the end of a wide one. */
function usedWidth(row: readonly TableCell[]): number {
  return row.findLastIndex(({ continues }) => continues !== 'left') + 1;
}

export function padded(cells: readonly TableCell[], width: number, row: DocumentPlace): TableCell[] {
  const place = linePlace(row);
  const missing = Math.max(0, width - cells.length);
  return [...cells.slice(0, width), ...Array.from({ length: missing }, () => ({ ...place, raw: '', blocks: [] }))];
}

export const tooLargeTable = `a table of more than ${mostColumns} columns or ${mostCells} cells: divide it.`;
