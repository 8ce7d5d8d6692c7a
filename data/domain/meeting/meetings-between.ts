import type { Engagement } from '../engagement.js';
import type { Instant } from '../person.js';
import type { IsoDate } from '../responsibility.js';
import { clockIn, daysBetween, plusDays, zoneOf } from '../workdays.js';
import { instantOf } from './clock-time.js';
import type { Meeting, MeetingId, MeetingPlan, Series, SingleMeeting } from './meeting.js';

/** 1 = Monday … 7 = Sunday. */
export const isoWeekday = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The first day of a series. */
export const firstDay = ({ from, weekday }: Pick<Series, 'from' | 'weekday'>): IsoDate =>
  plusDays(from, (weekday - isoWeekday(from) + 7) % 7);

/** The days of a series from one day to another, both included. */
function daysOf(series: Series, from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const first = firstDay(series);
  const step = series.everyWeeks * 7;
  const last = series.until !== null && series.until < to ? series.until : to;
  const skipped = Math.max(0, Math.ceil(daysBetween(first, from) / step));
  const days: IsoDate[] = [];
  for (let day = plusDays(first, skipped * step); day <= last; day = plusDays(day, step)) days.push(day);
  return days;
}

const minuteMs = 60_000;

function meetingOf(plan: MeetingPlan, zone: string, slot: SingleMeeting): Meeting {
  const { id, date, time, minutes } = slot;
  const change = plan.changes[id];
  const when = change?.is === 'moved' ? change.to : { date, time };
  const starts = instantOf(when.date, when.time, zone);
  return {
    id,
    ...when,
    minutes,
    starts,
    ends: new Date(Date.parse(starts) + minutes * minuteMs).toISOString(),
    is: change?.is ?? 'planned',
    ...(change?.is === 'moved' ? { planned: { date, time } } : {}),
  };
}

const slotOf = (series: Series, date: IsoDate): SingleMeeting => ({
  id: `${series.id}-${date}`,
  date,
  time: series.time,
  minutes: series.minutes,
});

/** A meeting of a series; one that was moved on its own is still to be, although another series took the place of its own. */
function meetingIn(plan: MeetingPlan, zone: string, { ended }: Series, slot: SingleMeeting): Meeting {
  const meeting = meetingOf(plan, zone, slot);
  const isDropped =
    ended !== undefined && slot.date >= ended.from && meeting.starts > ended.at && meeting.is !== 'moved';
  return isDropped ? { ...meeting, is: 'dropped' } : meeting;
}

/**
 * The meetings that are, or were planned, on the days from one to another, in their order; by the clocks of the engagement's
 * zone, so that a change of the clocks moves none.
 */
export function meetingsBetween(
  { details }: Pick<Engagement, 'details'>,
  plan: MeetingPlan,
  from: IsoDate,
  to: IsoDate,
): readonly Meeting[] {
  const zone = zoneOf(details);
  const slots = new Map<MeetingId, Meeting>();
  const add = (meeting: Meeting) => slots.set(meeting.id, meeting);
  for (const series of plan.series) {
    const moved = Object.keys(plan.changes).flatMap((id) => {
      const date = id.startsWith(`${series.id}-`) ? id.slice(series.id.length + 1) : '';
      return date === '' ? [] : [slotOf(series, date)];
    });
    const days = daysOf(series, from, to).map((date) => slotOf(series, date));
    for (const slot of [...days, ...moved]) add(meetingIn(plan, zone, series, slot));
  }
  for (const single of plan.singles) add(meetingOf(plan, zone, single));
  return [...slots.values()]
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : a.id < b.id ? -1 : 1));
}

/** Days that are looked ahead: a series may begin next year. */
export const daysAhead = 800;

/** Whether an engagement still meets. */
const meets = ({ state }: Pick<Engagement, 'state'>): boolean => state === 'active' || state === 'paused';

export const takesPlace = ({ is }: Meeting): boolean => is === 'planned' || is === 'moved';

/** The next meetings that take place; the first of them may be going on now. None once the engagement is over. */
export function meetingsAhead(
  engagement: Pick<Engagement, 'details' | 'state'>,
  plan: MeetingPlan,
  now: Instant,
  most: number,
): readonly Meeting[] {
  if (!meets(engagement)) return [];
  const today = clockIn(now, zoneOf(engagement.details)).date;
  const found: Meeting[] = [];
  // A step holds enough meetings of a weekly series for most questions.
  const step = 60;
  for (let at = -1; at < daysAhead && found.length < most; at += step) {
    const some = meetingsBetween(engagement, plan, plusDays(today, at), plusDays(today, at + step - 1));
    found.push(...some.filter((one) => takesPlace(one) && one.ends > now));
  }
  return found.slice(0, most);
}

/** A meeting by its id; undefined where the plan has none of that name. */
export function meetingNamed(
  { details }: Pick<Engagement, 'details'>,
  plan: MeetingPlan,
  id: MeetingId,
): Meeting | undefined {
  const zone = zoneOf(details);
  const single = plan.singles.find((one) => one.id === id);
  if (single !== undefined) return meetingOf(plan, zone, single);
  const date = /-(\d{4}-\d{2}-\d{2})$/u.exec(id)?.[1] ?? '';
  const series = plan.series.find((one) => id === `${one.id}-${date}`);
  if (series === undefined || daysOf(series, date, date).length === 0) return undefined;
  return meetingIn(plan, zone, series, slotOf(series, date));
}
