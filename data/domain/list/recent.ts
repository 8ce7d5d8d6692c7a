import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Item } from '../item.js';
import type { MeetingEvent } from '../meeting/meeting.js';
import type { IsoDate } from '../responsibility.js';
import { dayIn, plusDays, zoneOf } from '../workdays.js';

/** "Last week" and "lately" reach so many days back: a week and what of the one before a person on leave has missed. */
const recentDays = 14;
/** Where nothing happened lately, this much of what happened before is shown. */
const fewest = 5;

/** Events that change nothing people speak of: rows that were moved, and what follows from other events. */
const silent: ReadonlySet<string> = new Set(['ItemMoved', 'ItemRevised', 'StandingListOpened', 'CheckpointLapsed']);

/** What is told of an engagement: its own events, and those of its meetings. */
export type Told = Event | MeetingEvent;

export interface Recent {
  readonly since: IsoDate;
  /** Nothing happened since: these are older. */
  readonly older: boolean;
  /** The newest first. */
  readonly events: readonly Told[];
}

/**
 * What happened in an engagement since a day, without one in the last two weeks; of one person's doing, where one is
 * named. Where there is nothing, the last few before it.
 */
export function recentIn(
  engagement: Engagement,
  events: readonly Told[],
  today: IsoDate,
  { since, by }: { readonly since?: IsoDate; readonly by?: readonly string[] } = {},
): Recent {
  const from = since !== undefined && since <= today ? since : plusDays(today, -recentDays);
  const zone = zoneOf(engagement.details);
  const told = events.filter((event) => !silent.has(event.type) && (by === undefined || by.includes(event.by.id)));
  const newest = [...told].reverse();
  const lately = newest.filter(({ at }) => dayIn(at, zone) >= from);
  return lately.length > 0
    ? { since: from, older: false, events: lately }
    : { since: from, older: true, events: newest.slice(0, fewest) };
}

/** Both in one order, that of time. */
export const withMeetings = (events: readonly Event[], meetings: readonly MeetingEvent[]): readonly Told[] =>
  meetings.length === 0 ? events : [...events, ...meetings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** The types of what happens to meetings. */
const ofMeetings: ReadonlySet<string> = new Set<MeetingEvent['type']>([
  'SeriesPlanned',
  'SeriesEnded',
  'MeetingPlanned',
  'MeetingMoved',
  'MeetingCancelled',
  'MeetingRestored',
  'MinutesSaved',
]);

export const isOfMeeting = (event: Told): event is MeetingEvent => ofMeetings.has(event.type);

/** The item that an event is about, as it is now; null for other events. */
export const itemOf = (engagement: Engagement, event: Event): Item | null =>
  'item' in event ? (engagement.items.find(({ id }) => id === event.item) ?? null) : null;
