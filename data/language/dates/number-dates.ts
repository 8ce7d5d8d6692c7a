import type { IsoDate } from '../../domain/responsibility.js';
import { comingDate, realDate } from './calendar-days.js';
import { dateOrderOf } from './date-order.js';
import type { WrittenDate } from './written-date.js';

/** With a time of day and a zone, as machines write an instant: the day is its first ten characters. */
const yearFirst =
  /^(\d{4})[ ]?[-./][ ]?(\d{1,2})[ ]?[-./][ ]?(\d{1,2})\.?(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?$/u;
const japanese = /^(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]$/u;
const yearLast = /^(\d{1,2})[ ]?([-./])[ ]?(\d{1,2})(?:[ ]?\2[ ]?(\d{4}|\d{2}))?\.?$/u;

/** Two digits are a year of this century. */
const yearOf = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

function dayOf(year: string | undefined, month: number, day: number, today: IsoDate): IsoDate | null {
  return year === undefined ? comingDate(month, day, today) : realDate(yearOf(year), month, day);
}

/**
 * A date in numbers, folded. A year in front decides the order, then a dot (the day is first), then the country; a month
 * that there isn't turns it round. `other` is the day that the other order would be.
 */
export function numberDate(said: string, tag: string, today: IsoDate): WrittenDate | null {
  const whole = yearFirst.exec(said) ?? japanese.exec(said);
  if (whole !== null) {
    const date = dayOf(whole[1], Number(whole[2]), Number(whole[3]), today);
    return date === null ? null : { date };
  }
  const short = yearLast.exec(said);
  if (short === null) return null;
  const [, first, mark, second, year] = short;
  const { monthFirst, dottedMonthFirst } = dateOrderOf(tag);
  const dotted = mark === '.';
  const month = dotted ? dottedMonthFirst && year === undefined : monthFirst;
  const [one, two] = [Number(first), Number(second)];
  const asOrdered = month ? dayOf(year, one, two, today) : dayOf(year, two, one, today);
  const turned = month ? dayOf(year, two, one, today) : dayOf(year, one, two, today);
  if (asOrdered === null) return turned === null ? null : { date: turned };
  return dotted || turned === null || turned === asOrdered ? { date: asOrdered } : { date: asOrdered, other: turned };
}
