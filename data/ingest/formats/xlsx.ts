import type { Block, TableCell, TableRow } from '../blocks/block.js';
import type { ContentFault, Format } from './format.js';
import { formatsOf, shownValue, type ValueRules } from './office/cell-values.js';
import {
  type Area,
  columnName,
  type RawSheet,
  readSharedStrings,
  readSheetXml,
  tooLargeSheet,
} from './office/sheet-xml.js';
import { allNamed, attributeOf, relationsOf, targetOf, xmlPart } from './office/xml.js';
import { isPackageWith, PackageParts, type PackageRefusal } from './office/zip.js';
import { plainProperties } from './plain-properties.js';
import { readableText } from './readable-text.js';
import { gridBlocks } from './text/areas.js';
import { mostCells, mostColumns, textCell, tooLargeTable } from './text/cells.js';

/**
 * Workbooks. Read by own code over an XML parser, because the libraries leave out what counts here: hidden rows and
 * columns, merged cells, places, and bounds on what a file unpacks to.
 */
export const xlsx: Format = {
  extensions: ['.xlsx'],
  isSigned: (bytes) => isPackageWith(bytes, 'xl/workbook.xml'),
  read: (bytes) => {
    const parts = PackageParts.open(bytes);
    if ('sentence' in parts) return parts;
    const book = readBook(parts);
    if ('sentence' in book) return book;
    const faults: ContentFault[] = [];
    const blocks = book.sheets.flatMap((sheet) => sheetBlocks(sheet, parts, book.rules, faults));
    if (blocks.length === 0 && faults.length === 0)
      faults.push({ sentence: 'no sheet that is shown holds text: show the sheet, or write it.' });
    return { properties: plainProperties(), blocks, text: readableText(blocks), faults };
  },
};

interface SheetPart {
  readonly name: string;
  readonly part: string;
}

function readBook(parts: PackageParts): { sheets: readonly SheetPart[]; rules: ValueRules } | PackageRefusal {
  const main = targetOf(relationsOf(parts, ''), 'officeDocument') ?? 'xl/workbook.xml';
  const book = xmlPart(parts, main);
  if (book === null) return { sentence: 'no workbook in it: open it in Excel and save it as .xlsx.' };
  if ('sentence' in book) return book;
  const relations = relationsOf(parts, main);
  const sheets = allNamed(book, 'sheet').flatMap((sheet) => {
    const { name = '', state = 'visible' } = sheet.attributes;
    const relation = relations.get(attributeOf(sheet, 'id') ?? '');
    return state === 'visible' && relation?.type === 'worksheet' ? [{ name, part: relation.target }] : [];
  });
  const strings = parts.text(targetOf(relations, 'sharedStrings') ?? '');
  if (strings !== null && typeof strings !== 'string') return strings;
  const shared = readSharedStrings(strings ?? '');
  if (shared === null) return { sentence: tooLargeSheet };
  const styles = xmlPart(parts, targetOf(relations, 'styles') ?? '');
  if (styles !== null && 'sentence' in styles) return styles;
  const from1904 = allNamed(book, 'workbookPr').some(({ attributes }) =>
    /^(?:1|true)$/u.test(attributes.date1904 ?? ''),
  );
  return { sheets, rules: { shared, formats: formatsOf(styles ?? []), from1904 } };
}

function sheetBlocks(
  { name, part }: SheetPart,
  parts: PackageParts,
  rules: ValueRules,
  faults: ContentFault[],
): Block[] {
  const xml = parts.text(part);
  if (xml === null) return [];
  const refuse = (sentence: string): Block[] => {
    faults.push({ sentence: `sheet “${name}”: ${sentence}` });
    return [];
  };
  if (typeof xml !== 'string') return refuse(xml.sentence);
  const sheet = readSheetXml(xml);
  if (sheet === null) return refuse(tooLargeSheet);
  const rows = toGrid(sheet, name, rules);
  if (rows === null) return refuse(tooLargeTable);
  const blocks = gridBlocks(rows);
  const line = blocks[0]?.line ?? 1;
  return blocks.length === 0 ? [] : [{ type: 'heading', line, sheet: name, depth: 2, raw: name }, ...blocks];
}

/** The rows and columns that are shown, with an empty row where one or more are empty; null where it is too much. */
function toGrid(
  { rows, hiddenColumns, merged }: RawSheet,
  sheet: string,
  rules: ValueRules,
): readonly TableRow[] | null {
  const shown = rows.filter(({ hidden }) => !hidden);
  const isHidden = (column: number) => hiddenColumns.some(({ from, to }) => from <= column && column <= to);
  const values = new Map(
    rows.map(({ row, cells }) => [row, new Map(cells.map((cell) => [cell.column, shownValue(cell, rules).trim()]))]),
  );
  const last = shown.reduce(
    (most, { cells }) => cells.reduce((far, { column }) => Math.max(far, column), most),
    merged.reduce((most, area) => (values.has(area.top) ? Math.max(most, Math.min(area.right, mostColumns)) : most), 0),
  );
  const columns = Array.from({ length: Math.min(last, mostColumns * 4) + 1 }, (_, column) => column).filter(
    (column) => !isHidden(column),
  );
  // Rows that are only reached by a merged cell are rows, too.
  const numbers = new Set(shown.map(({ row }) => row));
  const hiddenRows = new Set(rows.filter(({ hidden }) => hidden).map(({ row }) => row));
  if (columns.length > mostColumns || columns.length * numbers.size > mostCells) return null;
  const areas = coveredBy(merged, numbers, columns);
  if (areas === null) return null;
  const grid: TableRow[] = [];
  let before = 0;
  for (const row of [...numbers].sort((a, b) => a - b)) {
    const isGap =
      before > 0 &&
      Array.from({ length: Math.min(row - before - 1, 50) }, (_, n) => before + 1 + n).some((n) => !hiddenRows.has(n));
    if (isGap)
      grid.push({
        line: before + 1,
        sheet,
        cells: columns.map(() => ({ line: before + 1, sheet, raw: '', blocks: [] })),
      });
    before = row;
    const cells = columns.map((column): TableCell => {
      const area = areas.get(row)?.get(column);
      const place = { line: row, sheet, cell: `${columnName(column)}${row}` };
      if (area === undefined) return textCell(values.get(row)?.get(column) ?? '', place);
      const cell = textCell(values.get(area.top)?.get(area.left) ?? '', {
        line: area.firstRow,
        sheet,
        cell: `${columnName(area.firstColumn)}${area.firstRow}`,
      });
      if (row === area.firstRow && column === area.firstColumn) return cell;
      return { ...cell, continues: row === area.firstRow ? 'left' : 'above' };
    });
    grid.push({ line: row, sheet, cells });
  }
  return grid;
}

interface ShownArea extends Area {
  /** Where the area begins among the rows and columns that are shown. */
  readonly firstRow: number;
  readonly firstColumn: number;
}

/** Merged areas by row and column; null where together they cover too much. */
function coveredBy(
  merged: readonly Area[],
  rows: ReadonlySet<number>,
  columns: readonly number[],
): ReadonlyMap<number, ReadonlyMap<number, ShownArea>> | null {
  const sorted = [...rows].sort((a, b) => a - b);
  const covered = new Map<number, Map<number, ShownArea>>();
  let count = 0;
  for (const area of merged) {
    const own = sorted.slice(lowest(sorted, area.top), lowest(sorted, area.bottom + 1));
    const across = columns.filter((column) => column >= area.left && column <= area.right);
    count += own.length * across.length + 1;
    if (count > mostCells) return null;
    const [firstRow, firstColumn] = [own[0] ?? area.top, across[0] ?? area.left];
    for (const row of own) {
      const cells = covered.get(row) ?? new Map<number, ShownArea>();
      for (const column of across) cells.set(column, { ...area, firstRow, firstColumn });
      covered.set(row, cells);
    }
  }
  return covered;
}

/** How many of the sorted numbers are less. */
function lowest(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
