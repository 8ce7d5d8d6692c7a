import type { MarkupNode } from '../markup/tree.js';
import type { RawCell } from './sheet-xml.js';
import { allNamed, childrenNamed } from './xml.js';

/** How a workbook shows its values. */
export interface ValueRules {
  readonly shared: readonly string[];
  /** The format of each style, by number. */
  readonly formats: readonly NumberFormat[];
  /** Days count from 1904, as Excel for Macintosh once did. */
  readonly from1904: boolean;
}

export type NumberFormat = 'plain' | 'date' | 'time' | 'date-time' | 'percent';

/** What a person sees in the cell: the last result of a formula, dates as 2026-11-30, no errors. */
export function shownValue({ type, style, value }: RawCell, rules: ValueRules): string {
  switch (type) {
    case 's':
      return rules.shared[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return '';
    case 'n':
      return shownNumber(Number(value), rules.formats[style] ?? 'plain', rules.from1904) ?? value;
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/u, '');
    default:
      return value;
  }
}

function shownNumber(value: number, format: NumberFormat, from1904: boolean): string | null {
  if (!Number.isFinite(value)) return null;
  if (format === 'plain') return String(Number(value.toPrecision(15)));
  if (format === 'percent') return `${Number((value * 100).toPrecision(12))} %`;
  // Day 25,569 is 1970-01-01; Excel's own year 1900 has a leap day that never was, which only its first 59 days notice.
  const time = Math.round((value + (from1904 ? 1_462 : 0) - 25_569) * 86_400) * 1_000;
  if (Math.abs(time) > 8.64e15 || value < 0) return null;
  const iso = new Date(time).toISOString();
  const [day, clock] = [iso.slice(0, 10), iso.slice(11, 16)];
  return format === 'date' || (format === 'date-time' && clock === '00:00')
    ? day
    : format === 'time'
      ? clock
      : `${day} ${clock}`;
}

/** The formats of a workbook's styles. */
export function formatsOf(styles: readonly MarkupNode[]): readonly NumberFormat[] {
  const codes = new Map(
    allNamed(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']),
  );
  const [cells] = allNamed(styles, 'cellXfs');
  return (cells === undefined ? [] : childrenNamed(cells, 'xf')).map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    const code = codes.get(attributes.numFmtId);
    return code === undefined ? builtIn(id) : formatOfCode(code);
  });
}

/** ECMA-376 part 1, 18.8.30: the formats that have a number and no code. */
function builtIn(id: number): NumberFormat {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id === 36) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  return id === 22 ? 'date-time' : 'plain';
}

function formatOfCode(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, '').toLowerCase();
  if (/general|standard|@/u.test(bare)) return 'plain';
  const [hasDay, hasClock] = [/[dy]|m{3}/u.test(bare), /[hs]/u.test(bare)];
  if (hasDay) return hasClock ? 'date-time' : 'date';
  if (hasClock) return 'time';
  return bare.includes('%') ? 'percent' : 'plain';
}
