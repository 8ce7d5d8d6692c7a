import { Parser } from 'htmlparser2';

/** A cell that holds something, by its column (0 = A). */
export interface RawCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  readonly value: string;
}

export interface RawRow {
  /** 1-based, as the program shows it. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly RawCell[];
}

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface RawSheet {
  readonly rows: readonly RawRow[];
  readonly hiddenColumns: readonly { readonly from: number; readonly to: number }[];
  readonly merged: readonly Area[];
}

// Sheets with more hold data, not responsibilities.
const mostFilled = 200_000;
const mostMerged = 20_000;

export const tooLargeSheet = `more than ${mostFilled} filled cells: keep the rows that say who does what.`;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Reads a sheet's part as it passes by, because a tree of it would take ten times its size; null where it is too much. */
export function readSheetXml(xml: string): RawSheet | null {
  const rows: { row: number; hidden: boolean; cells: RawCell[] }[] = [];
  const hiddenColumns: { from: number; to: number }[] = [];
  const merged: Area[] = [];
  let filled = 0;
  let cell: { column: number; type: string; style: number; value: string } | null = null;
  let isText = false;
  let inPhonetic = false;
  let isAllHidden = false;
  const refuse = () => {
    filled = Number.POSITIVE_INFINITY;
    parser.pause();
  };
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        switch (local(name)) {
          case 'sheetFormatPr':
            isAllHidden = isOn(attributes.zeroHeight);
            break;
          case 'col':
            if (isOn(attributes.hidden) || attributes.width === '0')
              hiddenColumns.push({ from: Number(attributes.min) - 1, to: Number(attributes.max) - 1 });
            break;
          case 'row': {
            const row = Number(attributes.r ?? (rows.at(-1)?.row ?? 0) + 1);
            const isShown = attributes.hidden === '0' || attributes.ht !== undefined;
            rows.push({
              row,
              hidden: isOn(attributes.hidden) || attributes.ht === '0' || (isAllHidden && !isShown),
              cells: [],
            });
            break;
          }
          case 'c': {
            const before = rows.at(-1)?.cells.at(-1)?.column ?? -1;
            const column = attributes.r === undefined ? before + 1 : columnOf(attributes.r);
            cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' };
            break;
          }
          case 'rPh':
            inPhonetic = true;
            break;
          case 'v':
          case 't':
            isText = cell !== null && !inPhonetic;
            break;
          case 'mergeCell': {
            const area = areaOf(attributes.ref ?? '');
            if (area) merged.push(area);
            if (merged.length > mostMerged) refuse();
            break;
          }
        }
      },
      ontext: (text) => {
        if (isText && cell !== null) cell.value += text;
      },
      onclosetag: (name) => {
        switch (local(name)) {
          case 'v':
          case 't':
            isText = false;
            break;
          case 'rPh':
            inPhonetic = false;
            break;
          case 'c':
            if (cell !== null && cell.value !== '') {
              filled += 1;
              rows.at(-1)?.cells.push(cell);
            }
            cell = null;
            if (filled > mostFilled) refuse();
            break;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  if (filled > mostFilled) return null;
  parser.end();
  return { rows: rows.filter(({ cells, row }) => cells.length > 0 && row > 0), hiddenColumns, merged };
}

/** Texts that cells share, by number; null where there are too many. */
export function readSharedStrings(xml: string): readonly string[] | null {
  const strings: string[] = [];
  let isText = false;
  let inPhonetic = false;
  const parser: Parser = new Parser(
    {
      onopentag: (name) => {
        const tag = local(name);
        if (tag === 'si') strings.push('');
        else if (tag === 'rPh') inPhonetic = true;
        else if (tag === 't') isText = !inPhonetic;
        if (strings.length > mostFilled) parser.pause();
      },
      ontext: (text) => {
        if (isText && strings.length > 0) strings.push(strings.pop() + text);
      },
      onclosetag: (name) => {
        const tag = local(name);
        if (tag === 't') isText = false;
        else if (tag === 'rPh') inPhonetic = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  if (strings.length > mostFilled) return null;
  parser.end();
  return strings;
}

/** 0 for `A1`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/u.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

export function columnName(column: number): string {
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function areaOf(reference: string): Area | null {
  const [, from = '', top, to = '', bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/u.exec(reference) ?? [];
  if (top === undefined) return null;
  return { top: Number(top), left: columnOf(from), bottom: Number(bottom), right: columnOf(to) };
}
