import type { FormContract, InputKind } from '../../cards/kit/forms.js';
import type { IsoDate } from '../../data/domain/responsibility.js';
import { plusDays } from '../../data/domain/workdays.js';
import { isPlausible, readDate } from '../../data/language/dates/dates.js';

/** Why what was typed into a field cannot be taken; `written` as it was typed. */
export interface InputFault {
  readonly is: 'date' | 'far-date' | 'number' | 'choice' | 'missing' | 'long';
  readonly written: string;
}

/** Inputs as they arrived: texts, each with what is wrong with it. */
export interface Arrived {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, InputFault>>;
}

interface Reader {
  /** The language tag of the client. */
  readonly tag: string;
  readonly today: IsoDate;
}

/** A licence may have been bought long ago, and a far-off day is a typing mistake all the same. */
const daysBack = 30 * 366;

const isListed = (value: unknown): value is readonly (string | number | boolean)[] =>
  Array.isArray(value) && value.every((one) => ['string', 'number', 'boolean'].includes(typeof one));

/** The text of a value, whatever a client makes of it; null for what is no value of an input. */
function textOf(value: unknown, kind: InputKind): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return isListed(value) ? value.join(kind === 'text' ? '\n' : ',') : null;
}

const on: ReadonlySet<string> = new Set(['true', '1', 'on', 'yes']);
const off: ReadonlySet<string> = new Set(['false', '0', 'off', 'no', '']);

type Read = string | InputFault;

function dayIn(text: string, { tag, today }: Reader, past: boolean): Read {
  const written = text.trim();
  if (written === '') return '';
  const found = readDate(written, tag, today);
  if (found === null) return { is: 'date', written };
  const { date } = found;
  const plausible = isPlausible(date, today) || (past && date < today && date >= plusDays(today, -daysBack));
  return plausible ? date : { is: 'far-date', written: date };
}

const readers: { readonly [K in InputKind]: (text: string, reader: Reader) => Read } = {
  text: (text) => text,
  choice: (text) => text.trim(),
  choices: (text) =>
    // What is typed where a list of people is too long has lines, and commas of its own.
    text.includes('\n')
      ? text
      : text
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '')
          .join(','),
  toggle: (text) => {
    const said = text.trim().toLowerCase();
    return on.has(said) ? 'true' : off.has(said) ? 'false' : { is: 'choice', written: text };
  },
  date: (text, reader) => dayIn(text, reader, false),
  past: (text, reader) => dayIn(text, reader, true),
  number: (text) => {
    const said = text.trim();
    return said === '' || Number.isFinite(Number(said)) ? said : { is: 'number', written: said };
  },
};

/** Reads what a client sends for a form's inputs: odd but clear values are taken as what they mean. */
export function inputsIn(form: FormContract, data: Readonly<Record<string, unknown>>, reader: Reader): Arrived {
  const typed: Record<string, string> = {};
  const faults: Record<string, InputFault> = {};
  for (const [id, kind] of Object.entries(form.inputs)) {
    if (!Object.hasOwn(data, id) || data[id] === undefined) continue;
    const text = textOf(data[id], kind);
    const read: Read = text === null ? { is: 'choice', written: '' } : readers[kind](text, reader);
    typed[id] = typeof read === 'string' ? read : (text ?? '');
    if (typeof read !== 'string') faults[id] = read;
  }
  for (const [id, value] of Object.entries(data)) {
    if (Object.hasOwn(form.inputs, id) || form.carries.includes(id) || typeof value !== 'string') continue;
    const said = readers.choice(value, reader);
    if (typeof said === 'string' && form.others?.includes(said) === true) typed[id] = said;
  }
  for (const id of Object.keys(form.required ?? {})) {
    if ((typed[id] ?? '').trim() === '') faults[id] = { is: 'missing', written: '' };
  }
  return { typed, faults };
}
