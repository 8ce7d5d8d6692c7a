import { z } from 'zod';
import { timelineOf, timelineTypes } from '../../data/domain/timeline/timeline.js';
import { listPage } from './cursor.js';
import { next, paging, reading } from './engagement-operations.js';
import { operation } from './operation.js';
import { eventView, eventViewOf } from './views/event-view.js';
import { engagementFor } from './visible.js';

export const listEvents = operation({
  id: 'listEvents',
  summary: 'What happened in an engagement, the oldest first; the last cursor goes on when more happened',
  scope: 'read:events',
  query: z.strictObject({
    type: z.enum(timelineTypes).optional(),
    since: z.iso.datetime().optional().describe('Only what happened then or later'),
    ...paging,
    ...reading,
  }),
  body: null,
  answer: z.object({ events: z.array(eventView), next }).meta({ id: 'Events' }),
  run: async ({ store }, { client, engagement: id, query }) => {
    const engagement = await engagementFor(store, client, id);
    const { type, since, locale } = query;
    const all = timelineOf(await store.engagements.recorded(id), await store.inquiries.recordedIn(id))
      .filter((event) => type === undefined || event.type === type)
      .filter(({ at }) => since === undefined || Date.parse(at) >= Date.parse(since));
    const page = listPage(all, query.cursor, query.limit);
    const events = page.rows.map((event) => eventViewOf(engagement, event, { locale }));
    return { answer: { events, next: page.next }, count: events.length, locale };
  },
});
