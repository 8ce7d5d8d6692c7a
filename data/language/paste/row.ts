import type { Cells } from './cells.js';
import { asUnread, type Fields, fieldOf, isWho, merged, type PasteContext, type PastedRow } from './fields.js';
import { sentenceOf } from './sentence.js';
import { type Column, columnTitled } from './vocabulary.js';

const isKnown = (fields: Fields | null): fields is Fields =>
  fields !== null &&
  (fields.side !== undefined || fields.date !== undefined || fields.person !== undefined || fields.unread.length > 0);

/** Fields of several cells in their order; what contradicts is not placed, but kept as it was written. */
export function joined(parts: readonly { readonly fields: Fields; readonly written: string }[]): Fields {
  const all = merged(parts.map(({ fields }) => fields));
  if (all !== null) return all;
  const sides = new Set(parts.flatMap(({ fields }) => fields.side ?? fields.person?.side ?? []));
  let date = false;
  const read = parts.map(({ fields, written }): Fields => {
    const again = fields.date !== undefined && date;
    date ||= fields.date !== undefined;
    // Which of two sides is meant is asked; of two days the first one is taken.
    const twoSided = sides.size > 1 && (fields.side !== undefined || fields.person !== undefined);
    const twoPeople = fields.person !== undefined && parts.filter((one) => one.fields.person !== undefined).length > 1;
    return again || twoSided || twoPeople ? asUnread(written) : fields;
  });
  return merged(read) ?? { unread: parts.map(({ written }) => written) };
}

/** `Task: …`: what a column is called, in front of the duty. */
function withoutTitle(text: string): string {
  const [, title = '', rest = ''] = /^([^:：]{1,20})[:：]\s+(.+)$/u.exec(text) ?? [];
  return columnTitled(title) === 'text' ? rest : text;
}

/** What is left of the text of a row whose other cells don't say everything: `Fix it (IT) | Friday`. */
function completed(text: string, fields: Fields, context: PasteContext): PastedRow {
  const inText = sentenceOf(withoutTitle(text), context);
  const clashes =
    (inText.side !== undefined && (fields.side !== undefined || fields.person !== undefined)) ||
    (inText.date !== undefined && fields.date !== undefined) ||
    (inText.person !== undefined && (fields.side !== undefined || fields.person !== undefined));
  if (!isKnown(inText) || clashes) return { ...fields, text: withoutTitle(text) };
  return { ...(merged([inText, fields]) ?? fields), text: inText.text };
}

/** A row under titles. More cells than titles: the text held a mark of its own. */
export function rowUnder(titles: readonly Column[], { cells, between }: Cells, context: PasteContext): PastedRow {
  const at = titles.indexOf('text');
  const extra = Math.max(0, cells.length - titles.length);
  const text = cells
    .slice(at, at + extra + 1)
    .filter((cell) => cell !== '')
    .join(between);
  const rest = cells.flatMap((cell, index) => {
    if (index >= at && index <= at + extra) return [];
    const title = titles[index > at ? index - extra : index] ?? 'other';
    if (title === 'number' && /^#?[\w.-]{0,8}$/u.test(cell)) return [];
    const fields = title === 'other' ? asUnread(cell) : (fieldOf(cell, context) ?? asUnread(cell));
    return [{ fields, written: cell }];
  });
  return completed(text, joined(rest), context);
}

/** A number or an id in front of a row stands for its place in a list, not for the duty. */
const isNumber = (cell: string): boolean => /^#?\d{1,4}[.)]?$/u.test(cell);
const isId = (cell: string): boolean => /^[A-Z]{1,5}[-#]?\d{1,5}$/u.test(cell);

/**
 * A row without titles: the first cell that is no field is the duty, the fields stand around it in any order. A cell that
 * is neither, before the side, is the rest of a text with a mark of its own. null where the marks only belong to a text.
 */
export function pastedRow({ cells, between }: Cells, context: PasteContext): PastedRow | null {
  const [first = '', ...others] = cells;
  if (others.length > 0 && isNumber(first)) return pastedRow({ cells: others, between }, context);
  const read = cells.map((written) => ({ written, fields: fieldOf(written, context) }));
  const id = isId(first) && others.length > 0 && read[1]?.fields === null ? 0 : -1;
  const textAt = read.findIndex(({ fields }, index) => fields === null && index !== id);
  if (textAt < 0)
    return { text: cells.find((cell) => cell !== '') ?? '', unread: cells.filter((cell) => cell !== '').slice(1) };
  const sideAt = read.findIndex(({ fields }) => fields?.side !== undefined || fields?.person !== undefined);
  const dateAt = read.findIndex(({ fields }) => fields?.date !== undefined);
  if (between === '; ' && !read.some(({ fields }) => isKnown(fields))) return null;
  const isRest = read.map(({ written, fields }, index) => fields === null && (index <= textAt || !isWho(written)));
  const ends = textEnd(isRest, { textAt, sideAt, dateAt });
  const text = cells
    .slice(textAt, ends)
    .filter((cell) => cell !== '')
    .join(between);
  const rest = read.flatMap(({ written, fields }, index) =>
    index >= textAt && index < ends ? [] : [{ written, fields: fields ?? asUnread(written) }],
  );
  return completed(text, joined(rest), context);
}

/** The cell behind the last one of the text. One unknown cell before a day is an owner, more than one are text and owner. */
function textEnd(
  unknown: readonly boolean[],
  { textAt, sideAt, dateAt }: { readonly textAt: number; readonly sideAt: number; readonly dateAt: number },
): number {
  let end = textAt + 1;
  while (unknown[end] === true) end++;
  if (sideAt === end || (sideAt > end && dateAt === end)) return end;
  if (sideAt >= 0 && sideAt < textAt && dateAt === end) return end;
  return dateAt === end && end - textAt > 2 ? end - 1 : textAt + 1;
}
