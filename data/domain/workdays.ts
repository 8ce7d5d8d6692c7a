import { checkpointOf, type Details, type Engagement } from './engagement.js';
import type { Instant } from './person.js';
import { previousPhase } from './playbook/phases.js';
import type { PhaseId } from './playbook/playbook.js';
import type { IsoDate } from './responsibility.js';

// Days of a calendar, without clock times: a working day has no length, so a change of the clocks cannot move it.

const dayMs = 24 * 60 * 60 * 1000;
const midnight = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);
/** The calendar day `n` days later, or earlier. */
export const plusDays = (date: IsoDate, n: number): IsoDate =>
  new Date(midnight(date) + n * dayMs).toISOString().slice(0, 10);

/** Whole days from one calendar day to another. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((midnight(to) - midnight(from)) / dayMs);

const isWeekend = (date: IsoDate): boolean => [0, 6].includes(new Date(midnight(date)).getUTCDay());

/** Monday to Friday, but for the engagement's quiet days. */
export const isWorkday = (date: IsoDate, quiet: readonly IsoDate[]): boolean =>
  !isWeekend(date) && !quiet.includes(date);

/** Quiet days are a list of holidays, not of years. */
export const maxQuietDays = 200;
export const maxWorkdays = 260;

/** The `n`th working day after `start`; 0 is `start` itself, or the next working day where it is none. */
export function workdaysAfter(start: IsoDate, n: number, quiet: readonly IsoDate[]): IsoDate {
  let day = start;
  for (let left = n; ; day = plusDays(day, 1)) {
    if (day !== start && isWorkday(day, quiet)) left -= 1;
    if (left <= 0 && isWorkday(day, quiet)) return day;
  }
}

/** Zones whose formatter is kept, because making one takes longer than a rule; a bound, because a zone has many spellings. */
const mostFormats = 64;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    });
  // Moves to the end of the order, so the one used longest ago is dropped.
  formats.delete(zone);
  formats.set(zone, format);
  const [oldest] = formats.keys();
  if (formats.size > mostFormats && oldest !== undefined) formats.delete(oldest);
  return format;
}

/** How many formatters are kept. */
export const formatsKept = (): number => formats.size;

/** What calendar and clock show at an instant in a time zone, "14:05". Throws for a name that is no zone's. */
export function clockIn(at: Instant, zone: string): { readonly date: IsoDate; readonly time: string } {
  const format = formatFor(zone);
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

/** The calendar day that an instant falls on in a time zone. Throws for a name that is no zone's. */
export const dayIn = (at: Instant, zone: string): IsoDate => clockIn(at, zone).date;

/** Milliseconds; no zone's clock is further from UTC. */
const widestOffsetMs = 15 * 60 * 60 * 1000;
const minuteMs = 60_000;

/** The first minute of a calendar day in a time zone. */
export function dawnOf(date: IsoDate, zone: string): Instant {
  let before = midnight(date) - widestOffsetMs;
  let after = midnight(date) + widestOffsetMs;
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (dayIn(new Date(middle).toISOString(), zone) < date) before = middle;
    else after = middle;
  }
  return new Date(after).toISOString();
}

/** Whether a text is the name of a time zone. */
export function isZone(name: string): boolean {
  try {
    dayIn('2026-01-01T00:00:00.000Z', name);
    return true;
  } catch {
    // Intl throws for an unknown name, and its list of zones lacks the older names.
    return false;
  }
}

export const zoneOf = (details: Details | null): string => details?.timeZone ?? 'UTC';

/** Today, where the engagement is. */
export const todayOf = ({ details }: Engagement, now: Instant): IsoDate => dayIn(now, zoneOf(details));

/** The day a phase began; null while it has not. */
export function phaseStart(engagement: Engagement, phase: PhaseId): IsoDate | null {
  const { details, startedAt, playbook } = engagement;
  const zone = zoneOf(details);
  const before = previousPhase(playbook, phase);
  if (before === null) return details?.onboardingStart ?? dayIn(startedAt, zone);
  const { passed } = checkpointOf(engagement, before);
  if (passed !== null) return dayIn(passed, zone);
  return phase === engagement.phase ? dayIn(startedAt, zone) : null;
}

/** The date `after` working days from a phase's beginning; null while it has not begun. */
export function dueIn(engagement: Engagement, phase: PhaseId, after: number): IsoDate | null {
  const start = phaseStart(engagement, phase);
  return start === null ? null : workdaysAfter(start, after, engagement.details?.quietDays ?? []);
}
