import { LRUCache } from 'lru-cache';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Instant } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { zoneOf } from '../../data/domain/workdays.js';
import { dayForm } from '../kit/i18n.js';

/**
 * Where a time is told. A shared card names the engagement's zone, so that two people who talk about a time mean the
 * same; on a personal one each reader's own client writes it (null).
 */
export type Zone = string | null;

/** The zone of everything that several people read. */
export const sharedZone = ({ details }: Pick<Engagement, 'details'>): Zone => zoneOf(details);

/** The same for what is read in a personal chat or in a channel. */
export const zoneAt = (engagement: Pick<Engagement, 'details'>, place: 'personal' | 'channel' | 'group'): Zone =>
  place === 'personal' ? null : sharedZone(engagement);

/** Hours as the language counts them, as clients write them on personal cards: one clock per language. */
const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
const { month, day } = dayForm;
const forms = {
  dateTime: { ...dayForm, ...clock },
  row: { month, day, ...clock },
  day: dayForm,
  time: { hour: 'numeric', minute: '2-digit' },
  meeting: { weekday: 'short', ...dayForm, ...clock },
} as const;

/** One takes 27 KB, and a zone has as many spellings as people who may set one can type. */
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 200 });

function told(at: Instant, locale: Locale, zone: string, form: keyof typeof forms): string {
  const key = `${form} ${locale} ${zone}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...forms[form], timeZone: zone });
    formats.set(key, format);
  }
  const written = format.format(new Date(at));
  // ICU puts narrow spaces that no font of a phone needs to have.
  return (locale === 'ko' ? written.replace(/\b[AP]M\b/u, koreanHalf) : written).replace(/[\u00a0\u202f]/gu, ' ');
}

/** Half of the day as Korean clients write it: CLDR has Latin letters where a zone is named beside the hour. */
const koreanHalf = (half: string): string => (half === 'AM' ? '오전' : '오후');

const seconds = (at: Instant): string => `${at.slice(0, 19)}Z`;

/** An instant; clients replace the functions in braces (Adaptive Cards "text features", 1.0). */
export const dateTime = (at: Instant, locale: Locale, zone: Zone): string =>
  zone === null ? `{{DATE(${seconds(at)}, SHORT)}} {{TIME(${seconds(at)})}}` : told(at, locale, zone, 'dateTime');

/** The same in a row of a list, where there is little room: a phase is shorter than a year. */
export const rowDateTime = (at: Instant, locale: Locale, zone: Zone): string =>
  zone === null ? dateTime(at, locale, zone) : told(at, locale, zone, 'row');

/** The day of an instant. */
export const dayAt = (at: Instant, locale: Locale, zone: Zone): string =>
  zone === null ? `{{DATE(${seconds(at)}, SHORT)}}` : told(at, locale, zone, 'day');

/** When people meet: with the day of the week, by which they plan. */
export const meetingTime = (at: Instant, locale: Locale, zone: Zone): string =>
  zone === null ? `{{DATE(${seconds(at)}, LONG)}} {{TIME(${seconds(at)})}}` : told(at, locale, zone, 'meeting');

/** A time of the day, "09:30", by the clock of the language. */
export const clockOf = (time: string, locale: Locale): string => told(`2024-01-01T${time}:00Z`, locale, 'UTC', 'time');
