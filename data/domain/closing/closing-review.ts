import { itemsOf } from '../checklist/checklist.js';
import { maxReasonLength } from '../checkpoint.js';
import type { Refusal } from '../decision.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Item } from '../item.js';
import type { Instant, Person } from '../person.js';
import { phasesOf } from '../playbook/phases.js';
import { type Side, sides } from '../playbook/sides.js';
import { may } from '../rights.js';
import { sideOf } from '../roster.js';
import { dayIn, daysBetween, zoneOf } from '../workdays.js';

/** What one side looks back on, in its own words. */
export interface SideReview {
  readonly side: Side;
  readonly well: string;
  readonly late: string;
  readonly by: Person;
  readonly at: Instant;
}

/** What a side's rows came to over all phases; a removed row counts nowhere. */
export interface SideNumbers {
  readonly done: number;
  /** Of `done`, those with a date, and those that came after it. */
  readonly dated: number;
  readonly late: number;
  /** Days between the date and the tick, over the late ones together. */
  readonly daysLate: number;
  readonly notApplicable: number;
  /** Open when their phase was passed, by agreement. */
  readonly excepted: number;
  readonly open: number;
}

const none: SideNumbers = { done: 0, dated: 0, late: 0, daysLate: 0, notApplicable: 0, excepted: 0, open: 0 };

/** What each side's rows came to, by the calendar of the engagement's zone. */
export function closingNumbers(engagement: Engagement): Readonly<Record<Side, SideNumbers>> {
  const zone = zoneOf(engagement.details);
  const items = phasesOf(engagement.playbook).flatMap((phase) => itemsOf(engagement, phase));
  const of = (side: Side): SideNumbers =>
    items.filter((item) => item.side === side).reduce<SideNumbers>((sum, item) => withItem(sum, item, zone), none);
  return { customer: of('customer'), provider: of('provider') };
}

function withItem(sum: SideNumbers, item: Item, zone: string): SideNumbers {
  const { tick, due, notApplicable, exception } = item;
  if (tick !== null) {
    const after = due === undefined ? 0 : Math.max(0, daysBetween(due, dayIn(tick.at, zone)));
    return {
      ...sum,
      done: sum.done + 1,
      dated: sum.dated + (due === undefined ? 0 : 1),
      late: sum.late + (after > 0 ? 1 : 0),
      daysLate: sum.daysLate + after,
    };
  }
  if (notApplicable !== undefined) return { ...sum, notApplicable: sum.notApplicable + 1 };
  if (exception !== undefined) return { ...sum, excepted: sum.excepted + 1 };
  return { ...sum, open: sum.open + 1 };
}

/** Whole days from the beginning to the last checkpoint; null while that is not passed. */
export function daysTaken(engagement: Engagement): number | null {
  const zone = zoneOf(engagement.details);
  const last = phasesOf(engagement.playbook).at(-1);
  const passed = last === undefined ? null : checkpointOf(engagement, last).passed;
  const start = engagement.details?.onboardingStart ?? dayIn(engagement.startedAt, zone);
  return passed === null ? null : Math.max(0, daysBetween(start, dayIn(passed, zone)));
}

/**
 * What a person's side looks back on. What its people saved last takes the place of what they said before. null = it says
 * that already.
 */
export function reviewClosing(
  engagement: Engagement,
  before: SideReview | null,
  { well, late }: { readonly well: string; readonly late: string },
  by: Person,
  at: Instant,
): SideReview | Refusal | null {
  const denied = may(engagement, 'closing-review', by.id);
  if (denied !== null) return denied;
  const side = sideOf(engagement, by.id);
  if (side === null || !sides.includes(side)) return { code: 'not-in-people' };
  const said = { well: well.trim(), late: late.trim() };
  if (said.well === '' && said.late === '') return { code: 'need-review' };
  if (said.well.length > maxReviewLength || said.late.length > maxReviewLength)
    return { code: 'reason-too-long', names: { characters: maxReviewLength } };
  if (before !== null && before.well === said.well && before.late === said.late) return null;
  return { side, ...said, by, at };
}

/** Characters: four reasons long. */
export const maxReviewLength = 4 * maxReasonLength;
