import { CsvError, parse } from 'csv-parse/sync';
import type { Block, TableRow } from '../blocks/block.js';
import type { ContentFault, Format } from './format.js';
import { plainProperties } from './plain-properties.js';
import { readableText } from './readable-text.js';
import { gridBlocks } from './text/areas.js';
import { mostCells, mostColumns, padded, textCell, tooLargeTable } from './text/cells.js';
import { decodeAny } from './text/decode.js';

/** What a spreadsheet writes between cells, by how often it is meant. */
const delimiters = [',', ';', '\t', '|'] as const;

/** Tables as text: any delimiter and encoding that spreadsheets write. The place is the line on which a record begins. */
export const csv: Format = {
  extensions: ['.csv', '.tsv'],
  read: (bytes) => {
    const text = decodeAny(bytes);
    if (text === null) return { sentence: 'not a text: save the sheet as “CSV UTF-8”.' };
    if (text.trim() === '') return { line: 1, sentence: 'the document is empty: write it or remove it.' };
    // Excel reads a first line `sep=;` as the delimiter.
    const [told = '', said] = /^sep=(.)\r?\n/iu.exec(text) ?? [];
    const body = text.slice(told.length);
    const records = recordsOf(body, said ?? delimiterOf(body));
    if ('sentence' in records) return records;
    const tables = toTables(body, records, told === '' ? 0 : 1);
    const blocks = tables ?? [];
    const faults = tables === null ? [{ line: 1, sentence: tooLargeTable }] : [];
    return { properties: plainProperties(), blocks, text: readableText(blocks), faults };
  },
};

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly bytes: number };
}

/** The delimiter that divides most of the first lines into the same number of cells, more than one. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/gu, 'x');
  const lines = sample
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  const [best] = delimiters
    .map((delimiter) => {
      const counts = lines.map((line) => line.split(delimiter).length);
      const [usual = 1] = [...new Set(counts)].sort((a, b) => times(counts, b) - times(counts, a) || b - a);
      return { delimiter, fits: usual > 1 ? times(counts, usual) : 0, usual };
    })
    .sort((a, b) => b.fits - a.fits || b.usual - a.usual);
  return best?.fits ? best.delimiter : ',';
}

const times = (counts: readonly number[], wanted: number): number => counts.filter((count) => count === wanted).length;

function recordsOf(text: string, delimiter: string): readonly CsvRecord[] | ContentFault {
  const given = {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
    to: mostCells,
  } as const;
  try {
    // The types of csv-parse do not know that `info` wraps each record.
    return parse(Buffer.from(text), given) as unknown as readonly CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { line, sentence: `the table cannot be read (${error.message}): save it again from the spreadsheet.` };
  }
}

function toTables(body: string, records: readonly CsvRecord[], linesBefore: number): Block[] | null {
  const width = records.reduce((most, { record }) => Math.max(most, filledWidth(record)), 0);
  if (width > mostColumns || width * records.length > mostCells) return null;
  const bytes = Buffer.from(body);
  let begun = 0;
  let line = 1 + linesBefore;
  const rows = records.map(({ record, info }): TableRow => {
    const place = { line };
    // Counted here, because a line break inside quotes counts twice in `info.lines` where it has two characters.
    line += lineFeeds(bytes.subarray(begun, info.bytes));
    begun = info.bytes;
    return {
      ...place,
      cells: padded(
        record.slice(0, width).map((text) => textCell(text, place)),
        width,
        place,
      ),
    };
  });
  return gridBlocks(rows);
}

function lineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0x0a) count += 1;
  return count;
}

const filledWidth = (record: readonly string[]): number => record.findLastIndex((text) => text.trim() !== '') + 1;
