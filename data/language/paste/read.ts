import { cellsOf } from './cells.js';
import { type Fields, fieldOf, type PasteContext, type PastedRow } from './fields.js';
import { announces, type Line, pastedLines } from './lines.js';
import { pastedRow, rowUnder } from './row.js';
import { sentenceOf } from './sentence.js';
import { type Column, columnTitled, sideNamed } from './vocabulary.js';

/** What was pasted, as it was understood. */
export interface Paste {
  readonly rows: readonly PastedRow[];
  /** Lines that announce others; they are no duties. */
  readonly headings: readonly string[];
}

/** The titles of columns, where a line holds nothing else; under a Markdown table's separator any words are titles. */
function titlesIn(line: Line, next: Line | undefined): readonly Column[] | null {
  if (line.whole === true) return null;
  const cells = cellsOf(line.text)?.cells ?? (/,/u.test(line.text) ? line.text.split(',') : []);
  const named = cells.map((cell) => columnTitled(cell.trim()));
  const filled = named.filter((_, index) => cells[index]?.trim() !== '');
  const isTable = next?.separator === true;
  if (cells.length < 2 || filled.length < 2) return null;
  if (!isTable && (filled.some((title) => title === null) || (!filled.includes('text') && !filled.includes('owner'))))
    return null;
  const titles = named.map((title): Column => title ?? 'other');
  if (titles.includes('text')) return titles;
  const free = titles.indexOf('other');
  return free < 0 ? null : titles.map((title, index) => (index === free ? 'text' : title));
}

function rowIn(line: Line, titles: readonly Column[] | null, context: PasteContext): PastedRow {
  if (line.whole === true) return { text: line.text, unread: [] };
  const cells = cellsOf(line.text);
  if (cells === null) return sentenceOf(line.text, context);
  if (titles !== null && cells.cells.length >= 2) return rowUnder(titles, cells, context);
  return pastedRow(cells, context) ?? sentenceOf(line.text, context);
}

/** What a heading says holds for the rows below it, where they don't say it themselves: `Microsoft:`. */
const under = (row: PastedRow, section: Fields | null): PastedRow => {
  if (section === null) return row;
  const { side, date, other } = section;
  const owned = row.side !== undefined || row.person !== undefined || side === undefined;
  return {
    ...row,
    ...(owned ? {} : { side }),
    ...(row.date !== undefined || date === undefined ? {} : { date, ...(other === undefined ? {} : { other }) }),
  };
};

/**
 * Reads duties that were pasted, a row each, whatever lists, tables or marks they came in. Every part of a line is in its
 * row: as text, side, day, person, or among what could not be placed. Lines that only announce others are `headings`. Of more
 * rows than `most` it reads one more, so that they are known to be too many.
 */
export function readPaste(pasted: string, context: PasteContext, most = Number.POSITIVE_INFINITY): Paste {
  const lines = pastedLines(pasted);
  const contents = lines.filter(({ separator }) => !separator);
  const rows: PastedRow[] = [];
  const headings: string[] = [];
  let titles: readonly Column[] | null = null;
  let section: Fields | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.separator) continue;
    if (rows.length > most) break;
    const next = lines[index + 1];
    const found = titlesIn(line, next);
    if (found !== null && contents.length > 1) {
      titles = found;
      continue;
    }
    const isParty =
      next !== undefined && line.text.length <= 60 && sideNamed(line.text, context.customer, context.own) !== null;
    if (isParty || announces(line, next, contents.length === 1)) {
      const text = line.text.replace(/^#+\s*|[\s:：]+$/gu, '');
      section = fieldOf(text, context);
      headings.push(text);
      continue;
    }
    const row = under(rowIn(line, titles, context), section);
    if (row.text !== '') rows.push(row);
    else if (row.unread.length > 0) rows.push({ ...row, text: row.unread.join(' ') });
  }
  return { rows, headings };
}
