import type { Engagement } from '../../data/domain/engagement.js';
import { instantOf } from '../../data/domain/meeting/clock-time.js';
import type { Meeting, MeetingEvent, Series, When } from '../../data/domain/meeting/meeting.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { may } from '../../data/domain/rights.js';
import { zoneOf } from '../../data/domain/workdays.js';
import { day, t } from '../kit/i18n.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { clockOf, meetingTime, type Zone } from '../wording/date-time.js';
import type { EventWords } from '../wording/event-words.js';

/** A day of the calendar whose weekday is known: 2024-01-01 was a Monday. */
const weekdayDate = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday));

/** 1 = Monday … 7 = Sunday, by its name. */
export const weekdayName = (weekday: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(weekdayDate(weekday));

/** When a series comes again. */
export function seriesLine({ everyWeeks, weekday, time, until }: Series, locale: Locale): string {
  const values = {
    every: everyWeeks === 1 ? 'week' : 'other',
    weekday: weekdayName(weekday, locale),
    time: clockOf(time, locale),
  };
  return until === null
    ? t(locale, 'meetings.series', values)
    : t(locale, 'meetings.series-until', { ...values, date: day(until, locale) });
}

/** A day and time of the engagement's zone, as a reader is told it. */
export const whenWords = (
  { details }: Pick<Engagement, 'details'>,
  { date, time }: When,
  locale: Locale,
  zone: Zone,
): string => meetingTime(instantOf(date, time, zoneOf(details)), locale, zone);

/** The meeting's beginning and length. */
export const startWords = ({ starts, minutes }: Meeting, locale: Locale, zone: Zone): string =>
  `${meetingTime(starts, locale, zone)} · ${t(locale, 'meeting.length', { n: minutes })}`;

/** What is to be known of a meeting besides its time. */
export function meetingMeta(engagement: Engagement, meeting: Meeting, locale: Locale, zone: Zone, now: string): string {
  const { planned, is, starts, ends } = meeting;
  return [
    ...(is === 'cancelled' ? [t(locale, 'meeting.cancelled')] : []),
    ...(planned === undefined || is === 'cancelled'
      ? []
      : [t(locale, 'meeting.moved', { when: whenWords(engagement, planned, locale, zone) })]),
    ...(starts <= now && now < ends && is !== 'cancelled' ? [t(locale, 'meeting.now')] : []),
  ].join(' · ');
}

/** People who may plan meetings, by name. */
export const plannersOf = (engagement: Engagement): readonly string[] => [
  ...new Map(
    engagement.members
      .filter(({ person, accepted }) => accepted && may(engagement, 'plan-meetings', person.id) === null)
      .map(({ person }) => [person.id, person.name]),
  ).values(),
];

/** That somebody else may plan one, and who. */
export function whoPlans(engagement: Engagement, locale: Locale): string {
  const names = plannersOf(engagement);
  const said = new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    names.map((name) => escaped(name, nameLength)),
  );
  return names.length === 0 ? t(locale, 'meetings.who-plans') : t(locale, 'meetings.planners', { names: said });
}

/** What happened to meetings, in a few words. Escaped. */
export function meetingEventWords(engagement: Engagement, event: MeetingEvent, locale: Locale, zone: Zone): EventWords {
  const when = (at: When): string => whenWords(engagement, at, locale, zone);
  switch (event.type) {
    case 'SeriesPlanned':
      return { text: t(locale, 'event.series-planned'), detail: seriesLine(event.series, locale) };
    case 'SeriesEnded':
      return { text: t(locale, 'event.series-ended'), detail: null };
    case 'MeetingPlanned':
      return { text: t(locale, 'event.meeting-planned'), detail: when(event.meeting) };
    case 'MeetingMoved':
      return { text: t(locale, 'event.meeting-moved'), detail: `${when(event.from)} → ${when(event.to)}` };
    case 'MeetingCancelled':
      return { text: t(locale, 'event.meeting-cancelled'), detail: when(event.when) };
    case 'MeetingRestored':
      return { text: t(locale, 'event.meeting-restored'), detail: when(event.when) };
    case 'MinutesSaved':
      return {
        text: t(locale, 'event.minutes'),
        detail: t(locale, 'event.minutes-decisions', { when: when(event.when), n: event.decisions.length }),
      };
  }
}
