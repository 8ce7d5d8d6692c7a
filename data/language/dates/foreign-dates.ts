import { folded } from '../fold.js';
import { otherDates } from '../others/dates.js';
import type { DateWords } from '../words/date-words.js';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\\\.$/u, '\\.?');

/** Long and short names, as CLDR has them for a language. */
function names(tag: string, options: Intl.DateTimeFormatOptions, dates: readonly number[]): readonly string[] {
  const styles = ['long', 'short'] as const;
  const part = 'month' in options ? 'month' : 'weekday';
  return dates.map((date) => {
    const found = styles.map((style) => {
      const format = new Intl.DateTimeFormat(`${tag}-u-ca-gregory`, { ...options, [part]: style, timeZone: 'UTC' });
      return escaped(folded(format.formatToParts(date).find(({ type }) => type === part)?.value ?? ''));
    });
    return `(?:${found.filter((name) => name !== '').join('|')})`;
  });
}

/** “Tomorrow” and the like. */
function relative(tag: string, days: number): string {
  return escaped(folded(new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day')));
}

/** Names of months and days for a language without a folder here: its clients' dates are read by them, phrases are not. */
export function foreignDates(language: string): DateWords {
  const firsts = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1));
  // 5 January 2026 is a Monday.
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 0, 5 + day));
  return {
    months: names(language, { day: 'numeric', month: 'long' }, firsts),
    weekdays: names(language, { weekday: 'long' }, week),
    ...otherDates,
    numbers: {},
    phrases: [
      [relative(language, 0), { days: 0 }],
      [relative(language, 1), { days: 1 }],
      ['{W}', 'coming-weekday'],
      ['{D}(?:\\.|er|st|nd|rd|th)?[ -]*(?:de |of )?{M}\\.?(?:,?[ -]*(?:de |del )?{Y})?', 'month-day'],
      ['{M}\\.?[ -]*{D}\\.?(?:,?[ -]+{Y})?', 'month-day'],
    ],
  };
}
