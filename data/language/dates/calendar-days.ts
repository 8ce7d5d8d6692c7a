import type { IsoDate } from '../../domain/responsibility.js';
import { daysBetween, plusDays } from '../../domain/workdays.js';

const pad = (n: number) => String(n).padStart(2, '0');

/** A day of the calendar; null where the month has none of that number. */
export function realDate(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` : null;
}

/** 29 February is back after eight years at the latest (1896 to 1904). */
const yearsAhead = 8;

/** The next such day, today included. */
export function comingDate(month: number, day: number, today: IsoDate): IsoDate | null {
  const year = Number(today.slice(0, 4));
  for (let ahead = 0; ahead <= yearsAhead; ahead++) {
    const date = realDate(year + ahead, month, day);
    if (date !== null && date >= today) return date;
  }
  return null;
}

/** Monday is 0. 5 January 1970 was one. */
export const weekdayOf = (date: IsoDate): number => ((daysBetween('1970-01-05', date) % 7) + 7) % 7;

/** The Monday of a day's week. */
const mondayOf = (date: IsoDate): IsoDate => plusDays(date, -weekdayOf(date));

/** A weekday of this week or of a later one. */
export const inWeek = (today: IsoDate, weeks: number, weekday: number): IsoDate =>
  plusDays(mondayOf(today), 7 * weeks + weekday);

/** The next such weekday after today. */
export const comingWeekday = (today: IsoDate, weekday: number): IsoDate =>
  plusDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);

/** The same day of a later month, or its last one. */
export function plusMonths(date: IsoDate, n: number): IsoDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return realDate(year, month, Number(date.slice(8))) ?? lastOfMonth(year, month);
}

export const lastOfMonth = (year: number, month: number): IsoDate =>
  plusDays(realDate(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) ?? '', -1);
