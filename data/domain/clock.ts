import type { Engagement } from './engagement.js';
import type { IsoDate } from './responsibility.js';

/** A term that the documents set: `contact` Microsoft tries to reach the customer, `completion` the end of the benefit. */
export interface Clock {
  readonly kind: 'contact' | 'completion';
  readonly due: IsoDate;
  /** Days left; below zero = late. */
  readonly days: number;
}

/** Both are stated in the documents: `m-30d` and `e-12m` in `data/documents`. */
const contactDays = 30;
const completionMonths = 12;

/** So many days before a term it is worth saying. */
const nearDays: Readonly<Record<Clock['kind'], number>> = { contact: 10, completion: 60 };

const dayMs = 24 * 60 * 60 * 1000;

/** The terms that are near or past, only where their dates are known and nothing has ended them. */
export function clocksOf(engagement: Engagement, today: IsoDate): readonly Clock[] {
  const { details, state } = engagement;
  if (details === null || state === 'completed' || state === 'cancelled' || state === 'paused') return [];
  const { purchase, firstContact, onboardingStart } = details;
  const clocks: Clock[] = [];
  const add = (kind: Clock['kind'], due: IsoDate) => {
    const days = Math.round((Date.parse(due) - Date.parse(today)) / dayMs);
    if (days <= nearDays[kind]) clocks.push({ kind, due, days });
  };
  if (purchase !== undefined && firstContact === undefined) {
    add('contact', new Date(Date.parse(purchase) + contactDays * dayMs).toISOString().slice(0, 10));
  }
  if (onboardingStart !== null) add('completion', monthsAfter(onboardingStart, completionMonths));
  return clocks;
}

/** The same day of a later month, or that month's last. */
function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
