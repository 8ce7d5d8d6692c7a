import type { Block, DocumentPlace, TableCell, TableRow } from '../../blocks/block.js';
import { toCell } from '../text/cells.js';
import { cellBlocks, type TextLine } from '../text/signs.js';
import type { DrawnTable, GridCell } from './grids.js';
import type { PageText } from './pages.js';
import { opensCellItem, type PdfLine, textLines, textOfLine } from './text-lines.js';

/** Whether a text's middle is inside a grid's box. */
export const isInGrid = (grid: DrawnTable, text: PageText): boolean => cellAt(grid, ...middleOf(text)) !== undefined;

const middleOf = ({ x, y, width, size }: PageText): readonly [number, number] => [x + width / 2, y + size * 0.3];

/** Whether a grid is a table of these texts: at least two of its cells hold some. */
export const holdsTable = (grid: DrawnTable, texts: readonly PageText[]): boolean => heldBy(grid, texts).size >= 2;

/** The texts in each cell of a grid. */
function heldBy(grid: DrawnTable, texts: readonly PageText[]): ReadonlyMap<string, readonly PageText[]> {
  const held = new Map<string, PageText[]>();
  for (const text of texts) {
    const [x, y] = middleOf(text);
    const cell = cellAt(grid, x, y);
    if (!cell) continue;
    const own = held.get(keyOf(cell));
    if (own) own.push(text);
    else held.set(keyOf(cell), [text]);
  }
  return held;
}

/** The table that a grid draws around texts. */
export function gridTable(
  grid: DrawnTable,
  texts: readonly PageText[],
  place: DocumentPlace,
): Extract<Block, { type: 'table' }> {
  const held = heldBy(grid, texts);
  const rows = grid.cells.map((cells, row): TableRow => {
    const own = { ...place, line: place.line + row };
    return {
      ...own,
      cells: cells.map((cell, column) => toGridCell(cell, row, column, held.get(keyOf(cell)) ?? [], place)),
    };
  });
  return { type: 'table', ...place, head: [], rows: rows.filter(({ cells }) => cells.some(({ raw }) => raw !== '')) };
}

const keyOf = ({ row, column }: GridCell): string => `${row} ${column}`;

function cellAt({ cells, xs, ys }: DrawnTable, x: number, y: number): GridCell | undefined {
  return cells[ys.findIndex((edge) => y >= edge) - 1]?.[xs.findLastIndex((edge) => x >= edge)];
}

function toGridCell(
  cell: GridCell,
  row: number,
  column: number,
  texts: readonly PageText[],
  place: DocumentPlace,
): TableCell {
  const own = { ...place, line: place.line + cell.row };
  const made = toCell(cellBlocks(cellLines(textLines(texts), cell, own)), own);
  if (row === cell.row && column === cell.column) return made;
  return { ...made, continues: column === cell.column ? 'above' : 'left' };
}

/** How far a guessed width may be off, in sizes of type. */
const roundings = 0.6;

/** The lines of a cell, those together that only its width divides. */
function cellLines(lines: readonly PdfLine[], { left, right }: GridCell, place: DocumentPlace): readonly TextLine[] {
  const inset = Math.min(...lines.map(({ parts }) => parts[0]?.x ?? right)) - left;
  const edge = right - Math.max(1, Math.min(inset, 12));
  const texts: string[] = [];
  let before: PdfLine | null = null;
  for (const line of lines) {
    const text = textOfLine(line);
    const [word = ''] = text.split(' ');
    const [part] = line.parts;
    const letter = part && part.text.length > 0 ? (part.right - part.x) / part.text.length : 0;
    const hasRoom =
      before !== null && (before.parts.at(-1)?.right ?? 0) + (word.length + 1) * letter < edge - line.size * roundings;
    const isFar = before !== null && before.y - line.y > before.size * 1.75;
    if (before === null || hasRoom || isFar || opensCellItem.test(text)) texts.push(text);
    else texts.push(`${texts.pop() ?? ''} ${text}`);
    before = line;
  }
  return texts.map((raw) => ({ ...place, raw }));
}
