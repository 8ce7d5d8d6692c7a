import type { Decision, Refusal } from '../decision.js';
import { checkpointOf, type Details, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Instant, Person } from '../person.js';
import type { IsoDate, Locale } from '../responsibility.js';
import { may } from '../rights.js';
import { dueIn, isZone, maxQuietDays } from '../workdays.js';

/** Time zones that the form offers; an engagement may be in any other that was set before. */
export const timeZones = [
  'UTC',
  'Europe/Stockholm',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Lisbon',
  'Europe/Helsinki',
  'America/Sao_Paulo',
  'America/Manaus',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Mexico_City',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Seoul',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
] as const;

/** Where people who speak a language mostly are: proposed, never assumed. */
export const zoneProposed: Readonly<Record<Locale, string>> = {
  en: 'UTC',
  ko: 'Asia/Seoul',
  'pt-BR': 'America/Sao_Paulo',
  sv: 'Europe/Stockholm',
};

/**
 * Days as people write them, one a line or with commas, sorted, each once; a refusal names the first that `read` knows
 * no day for.
 */
export function quietDaysIn(typed: string, read: (written: string) => IsoDate | null): readonly IsoDate[] | Refusal {
  const lines = typed.split(/[\n;]+/u);
  const tooMany: Refusal = { code: 'too-long', names: { lines: maxQuietDays, characters: 10 } };
  if (typed.split(/[\n;,]+/u).length > 2 * maxQuietDays) return tooMany;
  const written = lines
    // “December 25, 2026” is one day.
    .flatMap((line) => (line.includes(',') && read(line) === null ? line.split(',') : [line]))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const days: IsoDate[] = [];
  for (const part of written) {
    const day = read(part);
    if (day === null) return { code: 'unread-day', names: { written: part.slice(0, 60) } };
    days.push(day);
  }
  if (days.length > maxQuietDays) return tooMany;
  return [...new Set(days)].sort();
}

/** What a form that knows nothing of the calendar must not lose. */
export const calendarOf = (details: Details | null): Pick<Details, 'timeZone' | 'quietDays'> => ({
  ...(details?.timeZone === undefined ? {} : { timeZone: details.timeZone }),
  ...(details?.quietDays === undefined ? {} : { quietDays: details.quietDays }),
});

/** Items that are due some working days after a beginning, where other details move that day. */
export function redated(engagement: Engagement, details: Details, at: Instant, by: Person): readonly Event[] {
  const then = { ...engagement, details };
  return engagement.items.flatMap((item): readonly Event[] => {
    if (item.dueAfter === undefined || item.removed || checkpointOf(engagement, item.phase).passed !== null) return [];
    const due = dueIn(then, item.phase, item.dueAfter);
    const was = item.due ?? null;
    return due === was ? [] : [{ type: 'ItemEdited', item: item.id, before: { due: was }, after: { due }, at, by }];
  });
}

/** Saves the engagement's time zone and days off; relative dates follow. */
export function saveCalendar(
  engagement: Engagement,
  calendar: { readonly timeZone: string; readonly quietDays: readonly IsoDate[] },
  by: Person,
  at: Instant,
): Decision {
  const denied = may(engagement, 'correct-details', by.id);
  if (denied !== null) return { refusal: denied };
  const { details: was, datasetVersion } = engagement;
  if (was === null) return { refusal: { code: 'not-set-up', names: { name: engagement.starter.name } } };
  if (!isZone(calendar.timeZone)) return { refusal: { code: 'unread-zone', names: { written: calendar.timeZone } } };
  const details: Details = { ...was, ...calendar };
  if (JSON.stringify(calendarOf(was)) === JSON.stringify(calendarOf(details))) return { events: [] };
  const saved: Event = { type: 'DetailsSaved', details, datasetVersion: datasetVersion ?? '', at, by };
  return { events: [saved, ...redated(engagement, details, at, by)] };
}
