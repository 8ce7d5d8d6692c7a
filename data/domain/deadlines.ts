import type { Engagement } from './engagement.js';
import type { IsoDate } from './responsibility.js';
import { daysBetween, plusDays } from './workdays.js';

/** A term that a playbook sets: `contact` the provider tries to reach the customer, `completion` the end of what it offers. */
export interface Deadline {
  readonly kind: 'contact' | 'completion';
  readonly due: IsoDate;
  /** Days left; below zero = late. */
  readonly days: number;
}

/** So many days before a term it is worth saying. */
const nearDays: Readonly<Record<Deadline['kind'], number>> = { contact: 10, completion: 60 };

/** Terms whose dates are known and that nothing has ended. */
function termsOf({ details, state, playbook }: Engagement): readonly Omit<Deadline, 'days'>[] {
  if (details === null || state === 'completed' || state === 'cancelled' || state === 'paused') return [];
  const { purchase, firstContact, onboardingStart } = details;
  const { contactDays, completionMonths } = playbook.terms ?? {};
  return [
    ...(purchase === undefined || firstContact !== undefined || contactDays === undefined
      ? []
      : [{ kind: 'contact', due: plusDays(purchase, contactDays) } as const]),
    ...(onboardingStart === null || completionMonths === undefined
      ? []
      : [{ kind: 'completion', due: monthsAfter(onboardingStart, completionMonths) } as const]),
  ];
}

/** The terms that are near or past. */
export const deadlinesOf = (engagement: Engagement, today: IsoDate): readonly Deadline[] =>
  termsOf(engagement)
    .map((term) => ({ ...term, days: daysBetween(today, term.due) }))
    .filter(({ kind, days }) => days <= nearDays[kind]);

/** The days on which a term becomes near, and late: what is shown of it is another thing from then on. */
export const turningDays = (engagement: Engagement): readonly IsoDate[] =>
  termsOf(engagement).flatMap(({ kind, due }) => [plusDays(due, -nearDays[kind]), plusDays(due, 1)]);

/** The same day of a later month, or that month's last. */
function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
