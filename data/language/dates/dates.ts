import { LRUCache } from 'lru-cache';
import type { IsoDate } from '../../domain/responsibility.js';
import { dateWords as en } from '../en/dates.js';
import { folded } from '../fold.js';
import { dateWords as ko } from '../ko/dates.js';
import { dateWords as ptBR } from '../pt-BR/dates.js';
import { dateWords as sv } from '../sv/dates.js';
import { weekdayOf } from './calendar-days.js';
import type { DateWords } from './date-words.js';
import { foreignDates } from './foreign-dates.js';
import { numberDate } from './number-dates.js';
import { compiled, wordDate } from './word-dates.js';

/** A day that was written. `other`: what people of another country, or of another habit, mean by the same. */
export interface WrittenDate {
  readonly date: IsoDate;
  readonly other?: IsoDate;
}

type Words = ReturnType<typeof compiled>;

const own: Readonly<Record<string, Words>> = {
  en: compiled(en),
  ko: compiled(ko),
  pt: compiled(ptBR),
  sv: compiled(sv),
};

/** Tags come from clients: what is kept of them has a bound. */
const foreign = new LRUCache<string, readonly Words[]>({ max: 50 });

/** The words of a tag's language first, then those of every language here: people paste what others wrote. */
function wordsFor(tag: string): readonly Words[] {
  const language = /^[a-z]{2,3}/iu.exec(tag)?.[0].toLowerCase() ?? 'en';
  const mine = own[language];
  if (mine !== undefined) return [mine, ...Object.values(own).filter((one) => one !== mine)];
  const known = foreign.get(language);
  if (known !== undefined) return known;
  const words = [...foreignWords(language), ...Object.values(own)];
  foreign.set(language, words);
  return words;
}

function foreignWords(language: string): readonly Words[] {
  try {
    return [compiled(foreignDates(language) satisfies DateWords)];
  } catch {
    return [];
  }
}

/** A month is a year at most from where it is read; longer is no date that people type. */
const longest = 60;

/** Strips what may stand around a day, the outermost first, and reads what is left. */
function readIn(said: string, words: Words, tag: string, today: IsoDate): WrittenDate | null {
  const read = numberDate(said, tag, today) ?? wordDate(said, words, today);
  if (read !== null) return read;
  const weekday = words.withWeekday.exec(said)?.groups;
  if (weekday?.rest !== undefined) {
    const found = readIn(weekday.rest, words, tag, today);
    const named = words.weekdays.findIndex((name) => name.test(weekday.W ?? ''));
    return found === null ? null : onWeekday(found, named);
  }
  for (const around of [words.lead, words.tail]) {
    const left = said.replace(around, '').trim();
    if (left !== said && left !== '') {
      const found = readIn(left, words, tag, today);
      if (found !== null) return found;
    }
  }
  const bare = said.replace(/ ?\([^()]*\)$/u, '');
  if (bare !== said && words.weekdays.some((name) => name.test(said.slice(bare.length).replace(/[ ().]/gu, '')))) {
    return readIn(bare, words, tag, today);
  }
  return null;
}

/** The weekday decides between two readings; where it fits none, one of both is wrong, and none is taken. */
function onWeekday({ date, other }: WrittenDate, weekday: number): WrittenDate | null {
  if (weekdayOf(date) === weekday) return { date };
  return other !== undefined && weekdayOf(other) === weekday ? { date: other } : null;
}

/**
 * A day as people write it, in numbers or in the words of four languages: `12/3/2026`, `3 Dec`, `5.12.`, `next Friday`,
 * `다음 주 금요일`, `dia 15`, `på fredag`. The country of `tag` (`en-GB`) orders day and month. Without a year it is the
 * coming such day from `today`. null when it is no day: a week, a month and “soon” are none.
 */
export function readDate(text: string, tag: string, today: IsoDate): WrittenDate | null {
  const bare = folded(text).replace(/^[\s"'([*_]+|[\s"'\]*_;,!]+$/gu, '');
  const said = (bare.includes('(') ? bare : bare.replace(/[)\s]+$/u, '')).replace(/([^\d])\.$/u, '$1');
  if (said === '' || said.length > longest) return null;
  for (const [index, words] of wordsFor(tag).entries()) {
    // “Dom” and “Sun” are names where they are no days.
    if (index > 0 && /^[a-z]{1,3}$/u.test(said)) break;
    const found = readIn(said, words, tag, today);
    if (found !== null) return found;
  }
  return null;
}

/** Typing mistakes, and the years of other calendars (2569), lie outside. */
const yearsBack = 1;
const yearsAhead = 10;

const plusYears = (date: IsoDate, n: number): string => `${Number(date.slice(0, 4)) + n}${date.slice(4)}`;

/** Whether a term may be meant: from a year ago to ten years from now. What isn't is asked about, never kept. */
export const isPlausible = (date: IsoDate, today: IsoDate): boolean =>
  date >= plusYears(today, -yearsBack) && date <= plusYears(today, yearsAhead);

/** Like {@link readDate}, the day alone; null too where its year cannot be meant. */
export function dateWritten(text: string, tag: string, today: IsoDate): IsoDate | null {
  const found = readDate(text, tag, today);
  return found !== null && isPlausible(found.date, today) ? found.date : null;
}

/** Whether words begin or end as a term does (“by …”, “…까지”), in any language. */
export function namesDeadline(text: string, tag: string): boolean {
  const said = folded(text);
  return wordsFor(tag).some(({ deadlineLead, deadlineTail }) => deadlineLead.test(said) || deadlineTail.test(said));
}
