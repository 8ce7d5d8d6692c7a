import type { Engagement } from '../data/domain/engagement.js';
import type { Recent } from '../data/domain/recent.js';
import { eventWords } from './event-words.js';
import type { FactPart } from './fact-part.js';
import type { ItemReader } from './item-fact.js';
import { rowBlock } from './item-row.js';
import { plain } from './markdown.js';
import { rowMoment, zoneAt } from './moment.js';
import { press } from './verbs.js';
import { day, say } from './words.js';

/** What happened lately, the newest first: what, who and when. */
export function historyFact(engagement: Engagement, { since, older, events }: Recent, reader: ItemReader): FactPart {
  const { locale, place } = reader;
  const zone = zoneAt(engagement, place);
  const date = day(since, locale);
  return {
    engagement,
    title: older ? say(locale, 'fact.history-none', { date }) : say(locale, 'fact.history', { n: events.length, date }),
    leads: older && events.length > 0 ? [say(locale, 'fact.history-before')] : [],
    rows: events.map((event) => {
      const { text, detail } = eventWords(engagement, event, locale);
      const meta = [detail ?? '', plain(event.by.name), rowMoment(event.at, locale, zone)];
      return rowBlock({
        mark: '·',
        colour: 'Default',
        text,
        meta: meta.filter((part) => part !== '').join(' · '),
        press: null,
      });
    }),
    actions: [press('phases.show', say(locale, 'button.phases'), { engagement: engagement.id })],
  };
}
