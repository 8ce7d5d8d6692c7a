import type { Block, DocumentPlace, TableRow } from '../../blocks/block.js';
import { padded, toCell } from '../text/cells.js';
import { cellBlocks } from '../text/signs.js';
import { type LinePart, opensCellItem, type PdfLine } from './text-lines.js';

interface Column {
  from: number;
  to: number;
}

/** How many lines from the first on stand in columns: at least two lines of more than one part, one below the other. */
export function linesInColumns(lines: readonly PdfLine[]): number {
  let end = 0;
  let wide = 0;
  let right = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    // Far below, or in the type of a heading: another thing begins.
    if (before && (before.y - line.y > before.size * 3.5 || line.size > (lines[0]?.size ?? 0) * 1.25)) break;
    if (line.parts.length > 1) {
      wide += 1;
      end = index + 1;
      right = Math.max(right, line.parts.at(-1)?.x ?? 0);
    } else if (index > 0 && index - end >= mostWrapped) break;
    // A line over all columns ends the table; a line within one goes on in a cell.
    else if (
      wide > 0 &&
      (line.parts[0]?.right ?? 0) > right &&
      (line.parts[0]?.x ?? 0) < (lines[0]?.parts[1]?.x ?? 0) - 1
    )
      break;
  }
  // Lines that go on in a cell of the last row.
  while (end > 0 && end < lines.length && isWithin(lines[end], lines[end - 1], lines.slice(0, end))) end += 1;
  return wide >= 2 && columnsOf(lines.slice(0, end)).length > 1 ? end : 0;
}

/** A cell of more lines than this has its row's other cells beside it. */
const mostWrapped = 6;

function isWithin(line: PdfLine | undefined, before: PdfLine | undefined, above: readonly PdfLine[]): boolean {
  const [part, ...more] = line?.parts ?? [];
  if (!line || !before || !part || more.length > 0 || before.y - line.y > before.size * 1.5) return false;
  const columns = columnsOf(above);
  return (
    columns.length > 1 &&
    columns.some(({ from, to }) => Math.abs(part.x - from) < 3 && part.right <= to + line.size * 2)
  );
}

/** The columns that lines leave open gaps between. */
function columnsOf(lines: readonly PdfLine[]): readonly Column[] {
  const parts = lines.flatMap((line) => line.parts).sort((a, b) => a.x - b.x);
  const columns: Column[] = [];
  for (const { x, right } of parts) {
    const last = columns.at(-1);
    if (last && x < last.to + 3) last.to = Math.max(last.to, right);
    else columns.push({ from: x, to: right });
  }
  return columns;
}

/** Lines in columns as a table; its place is the number of its first row on the page. */
export function columnTable(lines: readonly PdfLine[], place: DocumentPlace): Extract<Block, { type: 'table' }> {
  const columns = columnsOf(lines);
  const columnOf = ({ x }: LinePart) => columns.findIndex(({ from, to }) => x >= from - 1 && x <= to + 1);
  const rows: string[][][] = [];
  const gaps = lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y);
  const least = Math.min(...gaps);
  const isUneven = gaps.some((gap) => gap > least * 1.25);
  for (const [index, { parts }] of lines.entries()) {
    const cells = columns.map((_, column) =>
      parts
        .filter((part) => columnOf(part) === column)
        .map(({ text }) => text)
        .join(' '),
    );
    const opens =
      index === 0 ||
      (isUneven ? (gaps[index - 1] ?? 0) > least * 1.25 : cells[0] !== '') ||
      cells.filter(Boolean).length === columns.length;
    const last = rows.at(-1);
    if (opens || !last) rows.push(cells.map((text) => (text === '' ? [] : [text])));
    else for (const [column, text] of cells.entries()) if (text !== '') last[column]?.push(text);
  }
  return {
    type: 'table',
    ...place,
    head: [],
    rows: rows.map((cells, index): TableRow => {
      const own = { ...place, line: place.line + index };
      return {
        ...own,
        cells: padded(
          cells.map((texts) => toCell(cellBlocks(joined(texts, own)), own)),
          columns.length,
          own,
        ),
      };
    }),
  };
}

/** Lines of a cell: one goes on with the one before unless it has the sign of an item. */
function joined(texts: readonly string[], place: DocumentPlace): readonly (DocumentPlace & { readonly raw: string })[] {
  const lines: string[] = [];
  for (const text of texts) {
    if (lines.length === 0 || opensCellItem.test(text)) lines.push(text);
    else lines.push(`${lines.pop()} ${text}`);
  }
  return lines.map((raw) => ({ ...place, raw }));
}
