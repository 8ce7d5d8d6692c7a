import type { IsoDate } from '../../domain/responsibility.js';
import { plusDays } from '../../domain/workdays.js';
import type { DateMeaning, DateWords } from '../words/date-words.js';
import { comingDate, comingWeekday, inWeek, lastOfMonth, plusMonths, realDate, weekdayOf } from './calendar-days.js';
import type { WrittenDate } from './written-date.js';

interface Compiled {
  readonly phrases: readonly { readonly matches: RegExp; readonly meaning: DateMeaning }[];
  readonly months: readonly RegExp[];
  readonly weekdays: readonly RegExp[];
  readonly withWeekday: RegExp;
  readonly lead: RegExp;
  readonly tail: RegExp;
  readonly deadlineLead: RegExp;
  readonly deadlineTail: RegExp;
  readonly numbers: Readonly<Record<string, number>>;
}

const whole = (source: string) => new RegExp(`^(?:${source})$`, 'u');

/** Each alternative of a pattern is a pattern: a named part may stand once in one expression only. */
export function compiled(words: DateWords): Compiled {
  const names = Object.keys(words.numbers);
  const parts: Readonly<Record<string, string>> = {
    W: `(?<W>${words.weekdays.join('|')})\\.?`,
    M: `(?<M>${words.months.join('|')})`,
    D: '(?<D>\\d{1,2})',
    Y: "'?(?<Y>\\d{4}|\\d{2})",
    N: `(?<N>\\d{1,3}${names.map((name) => `|${name}`).join('')})`,
  };
  // Hangul joins “until” to the day.
  const gap = /\p{Script=Hangul}/u.test(words.tail) ? ' ?' : ' ';
  return {
    phrases: words.phrases.flatMap(([pattern, meaning]) =>
      alternatives(pattern).map((one) => ({
        matches: whole(one.replace(/\{([WMDYN])\}/gu, (_, name: string) => parts[name] ?? '')),
        meaning,
      })),
    ),
    months: words.months.map(whole),
    weekdays: words.weekdays.map(whole),
    withWeekday: new RegExp(`^(?<W>${words.weekdays.join('|')})\\.?,? (?:the |den |dia )?(?<rest>.*\\d.*)$`, 'u'),
    lead: new RegExp(`^${words.lead}(?::| )[: ]*`, 'u'),
    tail: new RegExp(`(?:,? ?\\(?|${gap})${words.tail}\\)?$`, 'u'),
    deadlineLead: new RegExp(`^${words.deadline.lead}(?: ?:)? `, 'u'),
    deadlineTail: new RegExp(`${gap}${words.deadline.tail}$`, 'u'),
    numbers: words.numbers,
  };
}

/** Splits at bars outside of parentheses. */
function alternatives(pattern: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '(') depth++;
    else if (pattern[at] === ')') depth--;
    else if (pattern[at] === '|' && depth === 0) {
      found.push(pattern.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, pattern.slice(from)];
}

interface Named {
  readonly weekday: number;
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
  readonly n: number;
}

type Found = IsoDate | WrittenDate | null;

const meanings: { readonly [M in Extract<DateMeaning, string>]: (named: Named, today: IsoDate) => Found } = {
  'coming-weekday': ({ weekday }, today) => comingWeekday(today, weekday),
  'weekday-of-this-week': ({ weekday }, today) => {
    const date = inWeek(today, 0, weekday);
    return date < today ? null : date;
  },
  'weekday-of-next-week': ({ weekday }, today) => inWeek(today, 1, weekday),
  'coming-weekday-or-next-week': ({ weekday }, today) => {
    const [date, other] = [comingWeekday(today, weekday), inWeek(today, 1, weekday)];
    return date === other ? date : { date, other };
  },
  'in-days': ({ n }, today) => plusDays(today, n),
  'in-weeks': ({ n }, today) => plusDays(today, 7 * n),
  'in-months': ({ n }, today) => plusMonths(today, n),
  'end-of-week': (_, today) => (weekdayOf(today) > 4 ? null : inWeek(today, 0, 4)),
  'end-of-next-week': (_, today) => inWeek(today, 1, 4),
  'end-of-month': (_, today) => lastOfMonth(Number(today.slice(0, 4)), Number(today.slice(5, 7))),
  'end-of-next-month': (_, today) => {
    const next = plusMonths(today, 1);
    return lastOfMonth(Number(next.slice(0, 4)), Number(next.slice(5, 7)));
  },
  'end-of-named-month': ({ month, year }, today) => {
    const soonest = Number(today.slice(0, 4));
    const date = lastOfMonth(year ?? soonest, month);
    return year === null && date < today ? lastOfMonth(soonest + 1, month) : date;
  },
  'end-of-year': (_, today) => `${today.slice(0, 4)}-12-31`,
  'day-of-month': ({ day }, today) => comingDayOfMonth(day, today),
  'day-of-next-month': ({ day }, today) => {
    const next = plusMonths(today, 1);
    return realDate(Number(next.slice(0, 4)), Number(next.slice(5, 7)), day);
  },
  'month-day': ({ month, day, year }, today) =>
    year === null ? comingDate(month, day, today) : realDate(year, month, day),
};

/** Every number up to 31 is in one of two months that follow one another. */
function comingDayOfMonth(day: number, today: IsoDate): IsoDate | null {
  for (const ahead of [0, 1, 2]) {
    const month = plusMonths(`${today.slice(0, 8)}01`, ahead);
    const date = realDate(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day);
    if (date !== null && date >= today) return date;
  }
  return null;
}

function namedIn(groups: Readonly<Record<string, string | undefined>>, words: Compiled): Named {
  const { W = '', M = '', D, Y, N = '' } = groups;
  return {
    weekday: words.weekdays.findIndex((name) => name.test(W)),
    month: words.months.findIndex((name) => name.test(M)) + 1,
    day: Number(D ?? 0),
    year: Y === undefined ? null : Y.length === 2 ? 2000 + Number(Y) : Number(Y),
    n: words.numbers[N] ?? Number(N),
  };
}

/** A day in the words of one language, folded; null when it names none. */
export function wordDate(said: string, words: Compiled, today: IsoDate): WrittenDate | null {
  for (const { matches, meaning } of words.phrases) {
    const found = matches.exec(said);
    if (found === null) continue;
    if (typeof meaning !== 'string') return { date: plusDays(today, meaning.days) };
    const date = meanings[meaning](namedIn(found.groups ?? {}, words), today);
    if (date !== null) return typeof date === 'string' ? { date } : date;
  }
  return null;
}
