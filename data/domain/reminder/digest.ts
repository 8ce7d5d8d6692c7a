import type { Engagement } from '../engagement.js';
import type { Item } from '../item.js';
import { daysLate } from '../list/list.js';
import type { Mine } from '../list/mine.js';
import { instantOf } from '../meeting/clock-time.js';
import type { Instant } from '../person.js';
import type { IsoDate } from '../responsibility.js';
import { clockIn, isWorkday, plusDays, todayOf, workdaysAfter, zoneOf } from '../workdays.js';

/** When a person's morning begins, by the clock of their zone, and when it is too late for a morning's message. */
const morning = { from: '09:00', until: '12:00' } as const;

/** Working days ahead that count as soon. */
const soonDays = 2;

/** What waits for a person in one engagement, counted. */
export interface DigestLine {
  readonly engagement: string;
  readonly customer: string;
  /** What only they can do: sign, accept, answer, decide. */
  readonly steps: number;
  readonly late: number;
  readonly soon: number;
  /** The other side waits for these. */
  readonly waiting: number;
}

/** One morning's message to one person, over all their engagements; what needs them the most stands first. */
export interface Digest {
  readonly day: IsoDate;
  readonly lines: readonly DigestLine[];
}

/** When to look again, and what to send now, if anything. */
export interface DigestWork {
  readonly next: Instant;
  readonly digest: Digest | null;
}

/**
 * Whose clock a person's morning is told by: Teams tells a bot no person's zone, so it is that of the engagement that they
 * are in the longest (the first by its beginning). null where they are in none that is under way.
 */
export const toldByTheClockOf = (engagements: readonly Engagement[]): Engagement | null =>
  [...engagements]
    .filter(({ state }) => state === 'active')
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt) || a.id.localeCompare(b.id))[0] ?? null;

/** What is due at an instant for a person who takes part in these engagements; null where nothing ever is. */
export function digestWork(mine: readonly Mine[], now: Instant): DigestWork | null {
  const clock = toldByTheClockOf(mine.map(({ engagement }) => engagement));
  if (clock === null) return null;
  const zone = zoneOf(clock.details);
  const quiet = clock.details?.quietDays ?? [];
  const { date, time } = clockIn(now, zone);
  const isWorking = isWorkday(date, quiet);
  if (isWorking && time < morning.from) return { next: instantOf(date, morning.from, zone), digest: null };
  const next = instantOf(workdaysAfter(plusDays(date, 1), 0, quiet), morning.from, zone);
  if (!isWorking || time >= morning.until) return { next, digest: null };
  const lines = mine.flatMap((one) => lineOf(one, now) ?? []).sort(byNeed);
  return { next, digest: lines.length === 0 ? null : { day: date, lines } };
}

function lineOf({ engagement, now: steps, items, theirs }: Mine, now: Instant): DigestLine | null {
  if (engagement.state !== 'active') return null;
  const today = todayOf(engagement, now);
  const soon = workdaysAfter(today, soonDays, engagement.details?.quietDays ?? []);
  const isSoon = ({ due }: Item) => due !== undefined && due >= today && due <= soon;
  const line: DigestLine = {
    engagement: engagement.id,
    customer: engagement.details?.customer ?? '',
    steps: steps.length,
    late: items.filter((item) => daysLate(item, today) > 0).length,
    soon: items.filter(isSoon).length,
    waiting: theirs.length,
  };
  return line.steps + line.late + line.soon + line.waiting === 0 ? null : line;
}

const byNeed = (a: DigestLine, b: DigestLine): number =>
  b.steps - a.steps ||
  b.late - a.late ||
  b.waiting - a.waiting ||
  b.soon - a.soon ||
  a.engagement.localeCompare(b.engagement);
