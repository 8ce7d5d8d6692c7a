import { namesDeadline, readDate } from '../dates/dates.js';
import { folded } from '../fold.js';
import { asUnread, type Fields, fieldOf, isWho, merged, type PasteContext, type PastedRow } from './fields.js';
import { anyWords, columnTitled, isDepartment, isLeadingTerm } from './vocabulary.js';

interface Taken {
  readonly text: string;
  readonly fields: Fields;
}

const says = ({ side, date, person }: Fields): boolean =>
  side !== undefined || date !== undefined || person !== undefined;

/** A day at the end that no comma or dash separates: `… by 3 Dec`, `… 12월 3일까지`. Up to so many words are looked at. */
const mostWords = 7;

function trailingTerm(text: string, context: PasteContext): Taken | null {
  const words = text.split(' ');
  for (let n = Math.min(mostWords, words.length - 1); n > 0; n--) {
    const said = words.slice(-n).join(' ');
    const before = folded(words[words.length - n - 1] ?? '');
    const fields = isTerm(said, before, context) ? fieldOf(said, context) : null;
    if (fields?.date !== undefined) return { text: words.slice(0, -n).join(' '), fields };
  }
  return null;
}

/** A day that can only be a term of the line: “by Friday”, “tomorrow”, “3 Dec 2026”; a bare “Friday” may be part of the duty. */
function isTerm(said: string, before: string, { tag, today }: PasteContext): boolean {
  if (readDate(said, tag, today) === null) return false;
  if (namesDeadline(said, tag)) return true;
  if (binds.test(before)) return false;
  return /\d/u.test(said)
    ? /\d.*[\p{L}/.-]|\p{L}.*\d/u.test(said) && !/^\d+[./]\d+$/u.test(said)
    : relative.test(folded(said));
}

/** Words that bind a day to what is said before it: “licenses from 1 January”. */
const binds = new RegExp(`^(?:${anyWords((words) => words.binds)})$`, 'u');

const relative = new RegExp(`^(?:${anyWords((words) => words.relative)})$`, 'u');

/** A term in front: `금요일까지 방화벽 규칙 수정`. */
function leadingTerm(text: string, context: PasteContext): Taken | null {
  const words = text.split(' ');
  for (let n = Math.min(5, words.length - 1); n > 0; n--) {
    const said = words.slice(0, n).join(' ');
    if (!isLeadingTerm(said)) continue;
    const fields = fieldOf(said, context);
    if (fields?.date !== undefined) return { text: words.slice(n).join(' '), fields };
  }
  return null;
}

/** `… (Microsoft, by 3 Dec)`: words in brackets at the end, where one of them is known. */
function inBrackets(text: string, context: PasteContext): Taken | null {
  const found = /^(.+?)\s*[([（]([^()[\]（）]{1,80})[)\]）][.,;]?$/u.exec(text);
  if (found === null) return null;
  const [, before = '', within = ''] = found;
  const fields = fieldOf(within, context);
  if (fields !== null && (says(fields) || fields.unread.length > 0)) return { text: before, fields };
  return isDepartment(within) && / /u.test(within) ? { text: before, fields: asUnread(within) } : null;
}

/** `Microsoft: …`, `[IT] …`, `Contoso - …`. */
function leading(text: string, context: PasteContext): Taken | null {
  const found =
    /^[[(【]([^\])】]{1,40})[\])】][:\s-]*(.+)$/u.exec(text) ??
    /^([^:：]{1,40}?)\s*[:：]\s+(.+)$/u.exec(text) ??
    /^([^:：]{1,40}?)[:：]([^\d/\s].*)$/u.exec(text) ??
    /^(.{1,40}?)\s+(?:[-–—→]|->|=>)\s+(.+)$/u.exec(text) ??
    /^(@\S+)\s+(.+)$/u.exec(text);
  if (found === null) return null;
  const [, before = '', rest = ''] = found;
  const fields = fieldOf(before, context);
  // An address in front of a duty is whom it is for, and so is a department.
  if (fields === null && (before.startsWith('@') || (isDepartment(before) && / /u.test(before)))) {
    return { text: rest, fields: asUnread(before) };
  }
  return fields !== null && (says(fields) || fields.unread.length > 0) ? { text: rest, fields } : null;
}

const marks = /\.\s+(?=[^.:]{1,20}: )|\s+(?:[-–—→]|->|=>)\s+|\s+(?=@\S+$)|,\s+|;\s*|\s+\/\s+|[，、]\s*|:\s+/gu;

/** A colon stands before an owner that is known, never before one that is only guessed by its place. */
const isColon = (mark: string): boolean => mark.trim() === ':';

/** `…, Contoso, Dec 4` and `… - Diego - by Friday`: the parts behind the last commas or dashes. */
function trailingPart(text: string, context: PasteContext, known: boolean): Taken | null {
  const cuts = [...text.matchAll(marks)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    mark: match[0],
  }));
  // “December 9, 2026” holds a comma: the longer part is tried first.
  for (const cut of [cuts.at(-2), cuts.at(-1)]) {
    if (cut === undefined || cut.from === 0) continue;
    const part = text.slice(cut.to);
    const fields = cut === cuts.at(-1) ? fieldOf(part, context) : dateOnly(part, context);
    if (fields !== null && (says(fields) || fields.unread.length > 0)) return { text: text.slice(0, cut.from), fields };
  }
  const last = cuts.at(-1);
  if (last === undefined || last.from === 0) return null;
  const part = text.slice(last.to);
  if (known && isWho(part) && !isColon(last.mark)) return { text: text.slice(0, last.from), fields: asUnread(part) };
  return null;
}

const dateOnly = (part: string, { tag, today }: PasteContext): Fields | null => {
  const found = readDate(part, tag, today);
  return found === null ? null : { ...found, unread: [] };
};

/** An owner whom nothing says behind a term that was read: `… - by Friday - Diego`. */
function ownerBehind(text: string, context: PasteContext): Taken | null {
  const cut = [...text.matchAll(marks)].at(-1);
  if (cut === undefined || cut.index === 0 || isColon(cut[0])) return null;
  const part = text.slice(cut.index + cut[0].length);
  if (!isWho(part) || fieldOf(part, context) !== null) return null;
  const before = trailingPart(text.slice(0, cut.index), context, false);
  return before !== null && (says(before.fields) || before.fields.unread.length > 0)
    ? { text: text.slice(0, cut.index), fields: asUnread(part) }
    : null;
}

type Attempt = (row: PastedRow, context: PasteContext) => Taken | null;

/** Ways in which something stands around a duty; the outermost is taken off first, and then all are tried again. */
const attempts: readonly Attempt[] = [
  ({ text }, context) => inBrackets(text, context),
  ({ text }, context) => ownerBehind(text, context),
  // Beside a term one unknown owner is known by its place, not two.
  ({ text, date, side, person, unread }, context) =>
    trailingPart(
      text,
      context,
      side === undefined && person === undefined && (date === undefined ? 1 : 0) === unread.length,
    ),
  ({ text, date }, context) => (date === undefined ? trailingTerm(text, context) : null),
  ({ text, date }, context) => (date === undefined ? leadingTerm(text, context) : null),
  ({ text }, context) => leading(text, context),
];

/** `Fix it. Owner: IT`: with the owner goes what announced it. */
function withoutEnd(text: string): string {
  const left = text.replace(/[\s,;:–—-]+$/u, '').trim();
  const [, before = '', title = ''] = /^(.+?)[.,;]\s+([^.,;]{1,20})$/u.exec(left) ?? [];
  const column = title === '' ? null : columnTitled(title);
  return column === 'owner' || column === 'due' ? before.trim() : left;
}

/** A line without columns: what is said in front of the duty and behind it is taken off, from outside. */
export function sentenceOf(line: string, context: PasteContext): PastedRow {
  let row: PastedRow = { text: line.trim(), unread: [] };
  for (;;) {
    const next = stepFrom(row, context);
    if (next === null) return row;
    row = next;
  }
}

function stepFrom(row: PastedRow, context: PasteContext): PastedRow | null {
  for (const attempt of attempts) {
    const taken = attempt(row, context);
    if (taken === null || clash(taken.fields, row)) continue;
    const text = withoutEnd(taken.text);
    const all = text === '' ? null : merged([taken.fields, row]);
    if (all !== null) return { ...all, text };
  }
  return null;
}

/** A second side or a second day in the words of the duty are the duty's own. */
const clash = (taken: Fields, row: PastedRow): boolean =>
  (taken.date !== undefined && row.date !== undefined) ||
  ((taken.side !== undefined || taken.person !== undefined) && (row.side !== undefined || row.person !== undefined));
