import type { Person } from '../../domain/person.js';
import type { Side } from '../../domain/playbook/sides.js';
import type { IsoDate } from '../../domain/responsibility.js';
import { isPlausible, readDate } from '../dates/dates.js';
import { folded } from '../fold.js';
import { otherHours } from '../others/dates.js';
import { anyWords, columnTitled, isDepartment, isPersonName, isStatus, isVague, sideNamed } from './vocabulary.js';

/** What the reader of a paste knows of its place. */
export interface PasteContext {
  readonly customer: string;
  /** The paster's side; null where it is not known, and “we” then says nothing. */
  readonly own: Side | null;
  /** The language tag of the paster's client. */
  readonly tag: string;
  readonly today: IsoDate;
  readonly people: readonly (Person & { readonly side: Side })[];
}

/** What a part of a line says besides the duty. */
export interface Fields {
  readonly side?: Side;
  readonly date?: IsoDate;
  /** The day that the other order of day and month would be. */
  readonly other?: IsoDate;
  readonly person?: Person & { readonly side: Side };
  /** What could not be placed, as it was written. */
  readonly unread: readonly string[];
}

/** A row as it was understood: the duty, and what was said about it. */
export interface PastedRow extends Fields {
  readonly text: string;
}

const nothing: Fields = { unread: [] };
/** A part that is written where something is missing. */
const emptyCell = /^(?:[-–—−.·_]+)?$/u;
const units = `${anyWords((words) => words.time.units)}|${otherHours}`;
const hour = anyWords((words) => words.time.hour);
const time = new RegExp(
  `^(?:${anyWords((words) => words.time.lead)})?(?:\\d{1,2}[:.h]\\d{2}|\\d{1,2} ?(?:${units}))(?: ?(?:${units}|cet|est|pst|utc|gmt))?$|^(?:${anyWords((words) => words.time.parts)})(?:${hour})?$`,
  'u',
);

const tidied = (text: string): string =>
  text
    .replace(/^[\s@→*_`]+|[\s*_`,;]+$/gu, '')
    .replace(/^["“”«»]+|["“”«»]+$/gu, '')
    .trim();

function personNamed(text: string, people: PasteContext['people']): PasteContext['people'][number] | null {
  const said = folded(text);
  const all = people.filter(({ name }) => folded(name) === said);
  const named = all.length > 0 ? all : people.filter(({ name }) => folded(name).split(' ')[0] === said);
  const [first] = named;
  return first !== undefined && named.every(({ id }) => id === first.id) ? first : null;
}

function dateIn(text: string, { tag, today }: PasteContext): Fields | null {
  const found = readDate(text, tag, today);
  if (found === null) return timed(text, tag, today);
  return isPlausible(found.date, today) ? { ...found, unread: [] } : { unread: [text] };
}

/** A day beside a time of day: what has a day only cannot keep the time. */
function timed(text: string, tag: string, today: IsoDate): Fields | null {
  const words = text.split(/[\s,]+/u);
  for (const n of [1, 2, 3]) {
    if (n >= words.length) break;
    const said = words.slice(-n).join(' ');
    const found = time.test(folded(said)) ? readDate(words.slice(0, -n).join(' '), tag, today) : null;
    if (found !== null && isPlausible(found.date, today)) return { ...found, unread: [said] };
  }
  return null;
}

/** Several parts said in one: who, then until when. Two sides, or a date twice, are no more than words. */
export function merged(parts: readonly Fields[]): Fields | null {
  const sides = new Set(parts.flatMap(({ side, person }) => side ?? person?.side ?? []));
  const dates = new Set(parts.flatMap(({ date }) => date ?? []));
  const people = parts.flatMap(({ person }) => person ?? []);
  if (sides.size > 1 || dates.size > 1 || people.length > 1) return null;
  return Object.assign({}, ...parts, { unread: parts.flatMap(({ unread }) => unread) }) as Fields;
}

/** A cell that holds several things: `Microsoft, by Friday`, `IT (Diego)`. null where none of them is known. */
function composed(text: string, context: PasteContext): Fields | null {
  const bracketed = /^(.*?)\s*[([]([^()[\]]+)[)\]]$/u.exec(text);
  const pieces =
    bracketed !== null
      ? [bracketed[1] ?? '', bracketed[2] ?? '']
      : text.split(/\s*(?:[,;]|(?<!\d)\/|\/(?!\d))\s*|\s+[-–—]\s+/u);
  if (pieces.length > 1) {
    const read = pieces.filter((piece) => piece.trim() !== '').map((piece) => fieldOf(piece, context));
    if (read.every((one) => one === null || isOnlyUnread(one))) return null;
    return merged(read.map((one, index) => one ?? { unread: [tidied(pieces[index] ?? '')] }));
  }
  const words = text.split(/\s+/u);
  for (let at = 1; at < Math.min(words.length, 5); at++) {
    const who = whoIn(words.slice(0, at).join(' '), context);
    const due = dateIn(words.slice(at).join(' '), context);
    if (who !== null && due?.date !== undefined) return merged([who, due]);
  }
  return null;
}

const isOnlyUnread = ({ side, date, person }: Fields): boolean =>
  side === undefined && date === undefined && person === undefined;

/** “By IT” beside “by Friday”. */
const agent = new RegExp(`^(?:${anyWords((words) => words.agent)})\\s+(?=\\S)`, 'iu');

function whoIn(written: string, { customer, own, people }: PasteContext): Fields | null {
  const text = written.replace(agent, '');
  const side = sideNamed(text, customer, own);
  if (side !== null) return { side, unread: [] };
  const person = personNamed(text, people);
  return person === null ? null : { person, unread: [] };
}

/** `Owner: Microsoft`, `Due - Friday`: what a column is called, beside what it would hold. */
const labelled = /^([^:：=]{1,30}?)\s*[:：=]\s*(.+)$/u;

/**
 * What a part of a line says: a side, a day, a person of the roster, or words that are known to say neither (`soon`).
 * null where it is none of these: a duty, a name, anything.
 */
export function fieldOf(part: string, context: PasteContext): Fields | null {
  const text = tidied(part);
  if (emptyCell.test(text)) return nothing;
  const label = labelled.exec(text);
  const column = label === null ? null : columnTitled(label[1] ?? '');
  if (label !== null && (column === 'owner' || column === 'due')) {
    return fieldOf(label[2] ?? '', context) ?? { unread: [tidied(label[2] ?? '')] };
  }
  const direct = whoIn(text, context) ?? dateIn(text, context);
  if (direct !== null) return direct;
  if (isVague(text)) return { unread: [text] };
  return text.length > 80 ? null : composed(text, context);
}

/** Words that stand for an owner or a state, which no side follows from. They are known only where others are known beside them. */
export const isWho = (part: string): boolean => {
  const text = tidied(part);
  return isDepartment(text) || isStatus(text) || isName(text);
};

/** One or two words that begin with a capital letter and are no abbreviation and no product written in two capitals. */
function isName(text: string): boolean {
  return isPersonName(text) || /^(?:\p{Lu}[\p{Ll}’'.-]+)(?: \p{Lu}[\p{Ll}’'.-]*){0,2}$/u.test(text);
}

/** A part that is not understood, as it was written. */
export const asUnread = (part: string): Fields => {
  const text = tidied(part);
  return emptyCell.test(text) ? nothing : { unread: [text] };
};
