import type { Block, TableCell, TableRow } from '../../blocks/block.js';
import { mostCells, mostColumns, padded, toCell } from './cells.js';
import { linesToBlocks, type TextLine } from './signs.js';

type Table = Extract<Block, { type: 'table' }>;

const signAndTab = /^\s*(?:[^\p{L}\p{N}\s]|\(?(?:\d{1,3}|[a-zA-Z]{1,3})[.)])\t/u;
const delimiter = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/u;
const border = /^\+(?:[-=:]{2,}\+)+$/u;

/**
 * The table that begins with the first of these lines, and how many of them it takes: pipe tables that Markdown refuses
 * (no line of hyphens, or one of another width), grids of `+---+`, and lines divided by tabs. Null where there is none.
 */
export function textTable(lines: readonly TextLine[]): { readonly table: Table; readonly taken: number } | null {
  const first = lines[0]?.raw ?? '';
  if (border.test(first)) return grid(lines);
  if (first.includes('\t')) return tabbed(lines);
  return first.startsWith('|') || delimiter.test(lines[1]?.raw ?? '-') ? piped(lines) : null;
}

function piped(lines: readonly TextLine[]): { table: Table; taken: number } | null {
  const end = lines.findIndex(({ raw }) => !raw.includes('|'));
  const own = lines.slice(0, end < 0 ? lines.length : end);
  const isHeaded = delimiter.test(own[1]?.raw ?? '') && (own[1]?.raw.includes('|') ?? false);
  if (own.length < 2 || (!isHeaded && !own.every(({ raw }) => /^\|.+\|$/u.test(raw)))) return null;
  const rows = own
    .filter(({ raw }) => !delimiter.test(raw))
    .map(({ raw, ...line }) => ({ line, texts: pipeCells(raw) }));
  return finished(rows, isHeaded ? 1 : 0, own.length);
}

function tabbed(lines: readonly TextLine[]): { table: Table; taken: number } | null {
  const tabs = (raw: string) => raw.split('\t').length;
  const width = tabs(lines[0]?.raw ?? '');
  const end = lines.findIndex(({ raw }) => tabs(raw) !== width);
  const own = lines.slice(0, end < 0 ? lines.length : end);
  // Word writes a tab behind the sign of an item.
  if (own.length < 2 || (width === 2 && own.every(({ raw }) => signAndTab.test(raw)))) return null;
  const rows = own.map(({ raw, ...line }) => ({ line, texts: raw.split('\t') }));
  return finished(rows, 0, own.length);
}

function grid(lines: readonly TextLine[]): { table: Table; taken: number } | null {
  const end = lines.findIndex(({ raw }) => !/^[+|].*[+|]$/u.test(raw));
  const own = lines.slice(0, end < 0 ? lines.length : end);
  const rows: { line: Omit<TextLine, 'raw'>; texts: string[] }[] = [];
  let heads = 0;
  let isOpen = false;
  for (const { raw, ...line } of own) {
    if (border.test(raw)) {
      isOpen = false;
      if (raw.includes('=')) heads = rows.length;
      continue;
    }
    const texts = pipeCells(raw);
    const last = rows.at(-1);
    if (isOpen && last) last.texts = texts.map((text, index) => [last.texts[index], text].filter(Boolean).join(' '));
    else rows.push({ line, texts });
    isOpen = true;
  }
  return rows.length === 0 ? null : finished(rows, heads, own.length);
}

const pipeCells = (raw: string): string[] =>
  raw
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((text) => text.replaceAll('\\|', '|').trim());

function finished(
  found: readonly { readonly line: Omit<TextLine, 'raw'>; readonly texts: readonly string[] }[],
  heads: number,
  taken: number,
): { table: Table; taken: number } | null {
  const width = found.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  if (width > mostColumns || width * found.length > mostCells) return null;
  const rows = found.map(({ line, texts }): TableRow => {
    const cells = texts.map((text): TableCell => toCell(linesToBlocks(cellLines(text, line), { hyphens: true }), line));
    return { ...line, cells: padded(cells, width, line) };
  });
  const table: Table = { type: 'table', line: rows[0]?.line ?? 1, head: rows.slice(0, heads), rows: rows.slice(heads) };
  return { table, taken };
}

/** A cell's text, which is in one line. */
function cellLines(text: string, place: Omit<TextLine, 'raw'>): readonly TextLine[] {
  return text.trim() === '' ? [] : [{ ...place, raw: text.trim() }];
}
