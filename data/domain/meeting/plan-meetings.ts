import type { Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Instant, Person } from '../person.js';
import type { IsoDate } from '../responsibility.js';
import { may } from '../rights.js';
import { daysBetween, todayOf, zoneOf } from '../workdays.js';
import { clockTimeIn, instantOf } from './clock-time.js';
import type { MeetingEvent, MeetingId, MeetingPlan, Series, When } from './meeting.js';
import { daysAhead, firstDay, meetingNamed, meetingsBetween } from './meetings-between.js';

/** What the rules of meetings return; no events = it was already so. */
export type MeetingDecision = { readonly events: readonly MeetingEvent[] } | { readonly refusal: Refusal };

/** Shorter is no meeting, and longer is a workshop. */
export const minutesAtLeast = 5;
export const minutesAtMost = 480;

/** What people change by hand, and each is a row of the plan that is read with every look at it. */
const mostSingles = 200;
const mostSeries = 60;

const refuse = (code: string, names: Refusal['names'] = {}): { readonly refusal: Refusal } => ({
  refusal: { code, names },
});

const lengthIn = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= minutesAtLeast && minutes <= minutesAtMost;

/** A form's values of a series, as they were read. */
export interface WantedSeries {
  readonly everyWeeks: 1 | 2;
  readonly weekday: number;
  /** As it was typed. */
  readonly time: string;
  readonly minutes: number;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}

/** Series that still bring meetings. */
export const runningSeries = ({ series }: MeetingPlan): readonly Series[] =>
  series.filter(({ ended }) => ended === undefined);

/** Plans a series in the place of the one that runs. The same series again changes nothing. */
export function planSeries(
  engagement: Engagement,
  plan: MeetingPlan,
  { time: typed, ...wanted }: WantedSeries,
  by: Person,
  at: Instant,
): MeetingDecision {
  const denied = may(engagement, 'plan-meetings', by.id);
  if (denied !== null) return { refusal: denied };
  const time = clockTimeIn(typed);
  if (time === null) return refuse('unread-time', { written: typed.trim() });
  if (!lengthIn(wanted.minutes)) return refuse('meeting-length', { n: minutesAtMost });
  const today = todayOf(engagement, at);
  if (wanted.from < today) return refuse('meeting-past');
  if (daysBetween(today, wanted.from) > daysAhead / 2) return refuse('meeting-far');
  if (wanted.until !== null && wanted.until < firstDay(wanted)) return refuse('meeting-until');
  const running = runningSeries(plan);
  const series: Series = { id: `s${plan.series.length + 1}`, ...wanted, time };
  const same = (one: Series): boolean =>
    one.everyWeeks === series.everyWeeks &&
    one.weekday === series.weekday &&
    one.time === series.time &&
    one.minutes === series.minutes &&
    one.until === series.until &&
    (firstDay(one) === firstDay(series) || (one.from <= series.from && onDays(engagement, one, firstDay(series))));
  if (running.some(same)) return { events: [] };
  if (plan.series.length >= mostSeries) return refuse('too-many-meetings');
  return { events: [{ type: 'SeriesPlanned', series, replaces: running.map(({ id }) => id), at, by }] };
}

const onDays = (engagement: Engagement, series: Series, date: IsoDate): boolean =>
  meetingNamed(engagement, { series: [series], singles: [], changes: {} }, `${series.id}-${date}`) !== undefined;

/** Ends the series from today on; meetings that were moved on their own stay. */
export function endSeries(engagement: Engagement, plan: MeetingPlan, by: Person, at: Instant): MeetingDecision {
  const denied = may(engagement, 'plan-meetings', by.id);
  if (denied !== null) return { refusal: denied };
  const today = todayOf(engagement, at);
  return {
    events: runningSeries(plan).map(
      ({ id }): MeetingEvent => ({ type: 'SeriesEnded', series: id, ended: today, at, by }),
    ),
  };
}

/** A day and time that are still to come. */
function whenIn(engagement: Engagement, date: IsoDate, typed: string, at: Instant): When | Refusal {
  const time = clockTimeIn(typed);
  if (time === null) return { code: 'unread-time', names: { written: typed.trim() } };
  if (date === '') return { code: 'need-date' };
  if (daysBetween(todayOf(engagement, at), date) > daysAhead / 2) return { code: 'meeting-far' };
  return instantOf(date, time, zoneOf(engagement.details)) <= at ? { code: 'meeting-past' } : { date, time };
}

/** One meeting on a day of its own. */
export function planMeeting(
  engagement: Engagement,
  plan: MeetingPlan,
  { date, time, minutes }: { readonly date: IsoDate; readonly time: string; readonly minutes: number },
  by: Person,
  at: Instant,
): MeetingDecision {
  const denied = may(engagement, 'plan-meetings', by.id);
  if (denied !== null) return { refusal: denied };
  const when = whenIn(engagement, date, time, at);
  if ('code' in when) return { refusal: when };
  if (!lengthIn(minutes)) return refuse('meeting-length', { n: minutesAtMost });
  if (isTaken(engagement, plan, when)) return { events: [] };
  if (plan.singles.length >= mostSingles) return refuse('too-many-meetings');
  const meeting = { id: `m${plan.singles.length + 1}`, ...when, minutes };
  return { events: [{ type: 'MeetingPlanned', meeting, at, by }] };
}

/** Whether a meeting is to begin then already. */
const isTaken = (engagement: Engagement, plan: MeetingPlan, { date, time }: When): boolean =>
  meetingsBetween(engagement, plan, date, date).some(
    (one) => one.time === time && (one.is === 'planned' || one.is === 'moved'),
  );

/** Why one meeting of the plan cannot be changed; null when it can. */
function fixed(engagement: Engagement, plan: MeetingPlan, id: MeetingId, by: Person, at: Instant): Refusal | null {
  const denied = may(engagement, 'plan-meetings', by.id);
  if (denied !== null) return denied;
  const meeting = meetingNamed(engagement, plan, id);
  if (meeting === undefined || meeting.is === 'dropped') return { code: 'no-such-meeting' };
  return meeting.starts <= at ? { code: 'meeting-over' } : null;
}

/** Moves one meeting; the others of its series stay. */
export function moveMeeting(
  engagement: Engagement,
  plan: MeetingPlan,
  id: MeetingId,
  { date, time }: { readonly date: IsoDate; readonly time: string },
  by: Person,
  at: Instant,
): MeetingDecision {
  const refusal = fixed(engagement, plan, id, by, at);
  if (refusal !== null) return { refusal };
  const to = whenIn(engagement, date, time, at);
  if ('code' in to) return { refusal: to };
  const meeting = meetingNamed(engagement, plan, id);
  if (meeting === undefined || (meeting.date === to.date && meeting.time === to.time && meeting.is !== 'cancelled'))
    return { events: [] };
  if (isTaken(engagement, plan, to)) return refuse('meeting-taken');
  const from = { date: meeting.date, time: meeting.time };
  return { events: [{ type: 'MeetingMoved', meeting: id, from, to, at, by }] };
}

/** Cancels one meeting; the others of its series stay. */
export function cancelMeeting(
  engagement: Engagement,
  plan: MeetingPlan,
  id: MeetingId,
  by: Person,
  at: Instant,
): MeetingDecision {
  const refusal = fixed(engagement, plan, id, by, at);
  if (refusal !== null) return { refusal };
  const meeting = meetingNamed(engagement, plan, id);
  if (meeting === undefined || meeting.is === 'cancelled') return { events: [] };
  const when = { date: meeting.date, time: meeting.time };
  return { events: [{ type: 'MeetingCancelled', meeting: id, when, at, by }] };
}

/** A cancelled meeting takes place after all, when it was planned for. */
export function restoreMeeting(
  engagement: Engagement,
  plan: MeetingPlan,
  id: MeetingId,
  by: Person,
  at: Instant,
): MeetingDecision {
  const refusal = fixed(engagement, plan, id, by, at);
  if (refusal !== null) return { refusal };
  const meeting = meetingNamed(engagement, plan, id);
  if (meeting?.is !== 'cancelled') return { events: [] };
  const when = { date: meeting.date, time: meeting.time };
  return { events: [{ type: 'MeetingRestored', meeting: id, when, at, by }] };
}
