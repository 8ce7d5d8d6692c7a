import { LRUCache } from 'lru-cache';
import type { IsoDate } from '../../domain/responsibility.js';
import { folded } from '../fold.js';
import { type Languages, languages, tagsOf } from '../languages.js';
import { weekdayOf } from './calendar-days.js';
import { foreignDates } from './foreign-dates.js';
import { numberDate } from './number-dates.js';
import { compiled, wordDate } from './word-dates.js';
import type { WrittenDate } from './written-date.js';

type Words = ReturnType<typeof compiled>;

/** No date that people type is longer. */
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

interface DateReader {
  /**
   * A day as people write it, in numbers or in words: `12/3/2026`, `3 Dec`, `5.12.`, `next Friday`, `다음 주 금요일`,
   * `dia 15`, `på fredag`. The country of `tag` (`en-GB`) orders day and month. Without a year it is the coming such day
   * from `today`. null when it is no day: a week, a month and “soon” are none.
   */
  readonly readDate: (text: string, tag: string, today: IsoDate) => WrittenDate | null;
  /** Like `readDate`, the day alone; null too where its year cannot be meant. */
  readonly dateWritten: (text: string, tag: string, today: IsoDate) => IsoDate | null;
  /** Whether words begin or end as a term does (“by …”, “…까지”), in any language. */
  readonly namesDeadline: (text: string, tag: string) => boolean;
}

/** Reads days in some languages, and in any other that CLDR has names of months and days for. */
export function dateReader<Tag extends string>(all: Languages<Tag>): DateReader {
  const own = new Map(tagsOf(all).map((tag) => [languageOf(tag), compiled(all[tag].dates)]));
  // Tags come from clients: what is kept of them has a bound.
  const foreign = new LRUCache<string, readonly Words[]>({ max: 50 });
  // The words of a tag's language first, then those of every language here: people paste what others wrote.
  const wordsFor = (tag: string): readonly Words[] => {
    const language = languageOf(tag);
    const mine = own.get(language);
    if (mine !== undefined) return [mine, ...[...own.values()].filter((one) => one !== mine)];
    const words = foreign.get(language) ?? [...foreignWords(language), ...own.values()];
    foreign.set(language, words);
    return words;
  };
  const readDate: DateReader['readDate'] = (text, tag, today) => {
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
  };
  return {
    readDate,
    dateWritten: (text, tag, today) => {
      const found = readDate(text, tag, today);
      return found !== null && isPlausible(found.date, today) ? found.date : null;
    },
    namesDeadline: (text, tag) => {
      const said = folded(text);
      return wordsFor(tag).some(({ deadlineLead, deadlineTail }) => deadlineLead.test(said) || deadlineTail.test(said));
    },
  };
}

const languageOf = (tag: string): string => /^[a-z]{2,3}/iu.exec(tag)?.[0].toLowerCase() ?? 'en';

function foreignWords(language: string): readonly Words[] {
  try {
    return [compiled(foreignDates(language))];
  } catch {
    return [];
  }
}

/** Typing mistakes, and the years of other calendars (2569), lie outside. */
const yearsBack = 1;
const yearsAhead = 10;

const plusYears = (date: IsoDate, n: number): string => `${Number(date.slice(0, 4)) + n}${date.slice(4)}`;

/** Whether a term may be meant: from a year ago to ten years from now. What isn't is asked about, never kept. */
export const isPlausible = (date: IsoDate, today: IsoDate): boolean =>
  date >= plusYears(today, -yearsBack) && date <= plusYears(today, yearsAhead);

export const { readDate, dateWritten, namesDeadline } = dateReader(languages);
