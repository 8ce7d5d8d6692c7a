import type { Block } from '../../blocks/block.js';
import { gather, type Piece } from '../text/pieces.js';
import { toPieces } from '../text/signs.js';
import { columnTable, linesInColumns } from './columns.js';
import { gridTable } from './grid-tables.js';
import type { PageLines } from './page-lines.js';
import { type PdfLine, textOfLine } from './text-lines.js';

/** How a document sets its text: what differs from it is a heading or an item. */
interface Setting {
  readonly body: number;
  /** Sizes of headings, the largest first. */
  readonly headings: readonly number[];
  readonly left: number;
  readonly right: number;
}

const longestHeading = 100;

/** Lines of pages → blocks; a place is the page and the number of the paragraph or row on it. */
export function pageBlocks(pages: readonly PageLines[]): Block[] {
  const setting = settingOf(pages.flatMap(({ lines }) => lines));
  const siblings = new Map<string, number>();
  const pieces: Piece[] = [];
  for (const [index, { lines, grids }] of pages.entries()) {
    let ordinal = 1;
    const drawn = [...grids];
    for (let at = 0; at < lines.length || drawn.length > 0; ) {
      const place = { line: ordinal, page: index + 1 };
      const [next] = drawn;
      if (next && next.grid.top > (lines[at]?.y ?? Number.NEGATIVE_INFINITY)) {
        pieces.push(gridTable(next.grid, next.texts, place));
        drawn.shift();
        ordinal += next.grid.cells.length;
        continue;
      }
      const until = next ? lines.findIndex(({ y }, line) => line >= at && y < next.grid.top) : -1;
      const inColumns = linesInColumns(lines.slice(at, Math.min(until < 0 ? lines.length : until, at + mostRows)));
      if (inColumns > 0) {
        const table = columnTable(lines.slice(at, at + inColumns), place);
        pieces.push(table);
        ordinal += table.rows.length;
        at += inColumns;
        continue;
      }
      const paragraph = paragraphAt(lines, at, until < 0 ? lines.length : until, setting);
      pieces.push(...paragraphPieces(paragraph, place, setting, siblings));
      ordinal += 1;
      at += paragraph.length;
    }
  }
  return gather(pieces);
}

const mostRows = 400;

function settingOf(lines: readonly PdfLine[]): Setting {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const size = rounded(line.size);
    letters.set(size, (letters.get(size) ?? 0) + textOfLine(line).length);
  }
  const [body = 10] = [...letters].sort((a, b) => b[1] - a[1]).map(([size]) => size);
  const headings = [...letters.keys()].filter((size) => size > body * 1.06).sort((a, b) => b - a);
  const own = lines.filter((line) => rounded(line.size) === body);
  const left = Math.min(...own.map(({ parts }) => parts[0]?.x ?? 0));
  const right = own.reduce((most, { parts }) => Math.max(most, parts.at(-1)?.right ?? 0), 0);
  return { body, headings, left, right };
}

const rounded = (size: number): number => Math.round(size * 2) / 2;
const beginning = ({ parts }: PdfLine): number => parts[0]?.x ?? 0;

const opensItem =
  /^(?:[•·▪▫◦‣⁃●○■□➢►\uf0b7\uf0a7☐☑]\s*\S|[–*-]\s+\S|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+\S|\d+(?:\.\d+)+\.?\s+\S)/u;

/** The lines that go on with the one at `at`: in the same type, close below, and broken only because the line was full. */
function paragraphAt(lines: readonly PdfLine[], at: number, until: number, setting: Setting): readonly PdfLine[] {
  const first = lines[at];
  if (!first) return [];
  const own = [first];
  for (let next = at + 1; next < until; next++) {
    const [before, line] = [own.at(-1) ?? first, lines[next]];
    if (!line || line.parts.length > 1 || line.isBold !== before.isBold) break;
    if (rounded(line.size) !== rounded(before.size) || before.y - line.y > before.size * 1.75) break;
    if (opensItem.test(textOfLine(line))) break;
    // Text behind the sign of an item hangs; other text keeps its edge, but for an indented first line.
    const shift = beginning(line) - beginning(before);
    const hangs = own.length === 1 && opensItem.test(textOfLine(first)) && shift > 0 && shift < 45;
    if (Math.abs(shift) > 3 && !hangs && !(own.length === 1 && shift < 0 && shift > -40 && !isIndented(line, setting)))
      break;
    if (endsEarly(before, line, setting)) break;
    own.push(line);
  }
  return own;
}

/** Whether the next line's first word would have had room: the line was ended on purpose. */
function endsEarly(line: PdfLine, next: PdfLine, { right }: Setting): boolean {
  const [word = ''] = textOfLine(next).split(' ');
  const [part] = next.parts;
  const letters = part && part.text.length > 0 ? (part.right - part.x) / part.text.length : next.size / 2;
  return (line.parts.at(-1)?.right ?? 0) + (word.length + 1) * letters < right - next.size * 0.5;
}

const isIndented = (line: PdfLine, { left, body }: Setting): boolean => beginning(line) > left + body * 0.8;

function paragraphPieces(
  lines: readonly PdfLine[],
  place: { line: number; page: number },
  setting: Setting,
  siblings: Map<string, number>,
): readonly Piece[] {
  const [first] = lines;
  const raw = lines.map(textOfLine).reduce(joinLines, '');
  if (!first || raw === '') return [];
  const depth = headingDepth(first, raw, setting, siblings);
  if (depth !== null) return [{ type: 'heading', ...place, depth, raw }];
  // Levels are edges: what hangs deeper belongs to the item above.
  const level = Math.round(beginning(first) / 6);
  const pieces = toPieces([{ ...place, raw }], { hyphens: true, marks: true });
  const [only] = pieces;
  // Programs draw bullets as pictures, too: what is left of them is text at a deeper edge.
  if (only?.type === 'paragraph' && isIndented(first, setting) && !isCentred(first, setting))
    return [{ ...only, type: 'bullet', ordered: false, level }];
  return pieces.map((piece) => (piece.type === 'bullet' ? { ...piece, level } : piece));
}

/** A word that a line break divides is one again. */
const joinLines = (text: string, line: string): string => {
  if (text === '') return line;
  return /\p{Ll}[\u00ad-]$/u.test(text) && /^\p{Ll}/u.test(line) ? text.slice(0, -1) + line : `${text} ${line}`;
};

function isCentred(line: PdfLine, { left, right }: Setting): boolean {
  const [before, after] = [beginning(line) - left, right - (line.parts.at(-1)?.right ?? 0)];
  return before > 60 && Math.abs(before - after) < 12;
}

function headingDepth(line: PdfLine, raw: string, setting: Setting, siblings: Map<string, number>): number | null {
  const rank = setting.headings.indexOf(rounded(line.size));
  const isLarge = rank >= 0;
  if (raw.length > longestHeading || (!isLarge && !line.isBold) || /[.;,]$/u.test(raw) || /^[•·▪]/u.test(raw))
    return null;
  // Headings that count the same thing are siblings, however they are set: Phase 1, Phase 2.
  const [, counted] = /^(\p{L}+)\s+\d+\b/u.exec(raw) ?? [];
  const known = counted === undefined ? undefined : siblings.get(counted);
  const depth = known ?? Math.min(6, isLarge ? rank + 1 : setting.headings.length + 1);
  if (counted !== undefined) siblings.set(counted, depth);
  return depth;
}
