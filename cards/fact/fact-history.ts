import type { Engagement } from '../../data/domain/engagement.js';
import { isOfMeeting, type Recent } from '../../data/domain/list/recent.js';
import { day, t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { press } from '../kit/verbs.js';
import { meetingEventWords } from '../meeting/meeting-words.js';
import { rowBlock } from '../rows/item-row.js';
import { rowDateTime, zoneAt } from '../wording/date-time.js';
import { eventWords } from '../wording/event-words.js';
import type { FactPart } from './fact-part.js';
import type { ItemReader } from './item-fact.js';

/** What happened lately, the newest first: what, who and when. */
export function historyFact(engagement: Engagement, { since, older, events }: Recent, reader: ItemReader): FactPart {
  const { locale, place } = reader;
  const zone = zoneAt(engagement, place);
  const date = day(since, locale);
  return {
    engagement,
    title: older ? t(locale, 'fact.history-none', { date }) : t(locale, 'fact.history', { n: events.length, date }),
    leads: older && events.length > 0 ? [t(locale, 'fact.history-before')] : [],
    rows: events.map((event) => {
      const { text, detail } = isOfMeeting(event)
        ? meetingEventWords(engagement, event, locale, zone)
        : eventWords(engagement, event, locale);
      const meta = [detail ?? '', escaped(event.by.name), rowDateTime(event.at, locale, zone)];
      return rowBlock({
        mark: '·',
        colour: 'Default',
        text,
        meta: meta.filter((part) => part !== '').join(' · '),
        press: null,
      });
    }),
    actions: [press('phases.show', t(locale, 'button.phases'), { engagement: engagement.id })],
  };
}
