import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { t } from '../../cards/kit/i18n.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { calendarEntries } from '../../data/domain/meeting/calendar-entries.js';
import type { MeetingPlan } from '../../data/domain/meeting/meeting.js';
import type { Instant } from '../../data/domain/person.js';

/**
 * An engagement's checkpoint meetings as a calendar (RFC 5545). Each meeting is an event of its own in UTC: a series that
 * was moved and cancelled in places is then read alike by every client, and no zone has to be described.
 */
export function calendarFile(
  engagement: Engagement,
  planned: { readonly plan: MeetingPlan; readonly version: number },
  now: Instant,
): string {
  const locale = engagement.details?.locale ?? 'en';
  const title = t(locale, 'agenda.title', { customer: engagement.details?.customer ?? '' });
  const calendar = ical({
    name: title,
    prodId: { company: 'Baton', product: 'Checkpoint meetings', language: locale },
    method: ICalCalendarMethod.PUBLISH,
    // Seconds after which a client reads the address again.
    ttl: 3600,
  });
  for (const { uid, sequence, starts, ends, cancelled } of calendarEntries(engagement, planned, now)) {
    calendar.createEvent({
      ...{ id: uid, sequence, summary: title },
      ...{ start: new Date(starts), end: new Date(ends), stamp: new Date(now) },
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}
