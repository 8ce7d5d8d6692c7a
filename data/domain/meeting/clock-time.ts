import type { Instant } from '../person.js';
import type { IsoDate } from '../responsibility.js';
import { clockIn } from '../workdays.js';

/** A time of the day as a clock shows it, "09:30". */
export type ClockTime = string;

const dayMs = 24 * 60 * 60 * 1000;

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function aheadAt(milliseconds: number, zone: string): number {
  const { date, time } = clockIn(new Date(milliseconds).toISOString(), zone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(milliseconds / 60_000) * 60_000;
}

/**
 * The instant at which the clocks of a zone show a time. Of an hour that comes twice the first one; a time that is left
 * out comes as much later as the clocks are set forward (RFC 5545, 3.3.5).
 */
export function instantOf(date: IsoDate, time: ClockTime, zone: string): Instant {
  const shown = Date.parse(`${date}T${time}:00Z`);
  const before = aheadAt(shown - dayMs, zone);
  const offsets = [before, aheadAt(shown + dayMs, zone)];
  const found = offsets
    .map((ahead) => shown - ahead)
    .filter((at) => aheadAt(at, zone) === shown - at)
    .sort((a, b) => a - b);
  return new Date(found[0] ?? shown - before).toISOString();
}

/** "9:30", "0930", "9.30", "9" as a clock shows it; null for what is no time of a day. */
export function clockTimeIn(written: string): ClockTime | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})?$/u.exec(written.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
