import type { Engagement } from '../engagement.js';
import type { Instant } from '../person.js';
import { plusDays, todayOf } from '../workdays.js';
import type { MeetingPlan } from './meeting.js';
import { meetingsBetween } from './meetings-between.js';

/** A meeting as calendars keep it. It names the engagement's customer and no person. */
export interface CalendarEntry {
  /** The same for ever, however the meeting is moved. */
  readonly uid: string;
  /** Rises with every change of the plan: calendars take the higher one. */
  readonly sequence: number;
  readonly starts: Instant;
  readonly ends: Instant;
  readonly cancelled: boolean;
}

/** Days back, and ahead: a series has no end, and a calendar is read again. */
const daysBack = 180;
const daysForward = 366;

/** Every meeting that a calendar is to show, or to strike out: those of a series that ended earlier too. */
export function calendarEntries(
  engagement: Engagement,
  { plan, version }: { readonly plan: MeetingPlan; readonly version: number },
  now: Instant,
): readonly CalendarEntry[] {
  const today = todayOf(engagement, now);
  const over = engagement.state === 'completed' || engagement.state === 'cancelled';
  return meetingsBetween(engagement, plan, plusDays(today, -daysBack), plusDays(today, daysForward)).map(
    ({ id, starts, ends, is }) => ({
      uid: `${engagement.id}-${id}@baton`,
      sequence: version,
      starts,
      ends,
      cancelled: is === 'cancelled' || is === 'dropped' || (over && starts > now),
    }),
  );
}
