import { z } from 'zod';
import { phaseName } from '../../../cards/wording/names.js';
import { wordsOf } from '../../../data/domain/checklist/duties.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import { type TimelineEvent, timelineTypes } from '../../../data/domain/timeline/timeline.js';
import type { ViewReader } from './engagement-view.js';
import { shapes } from './shapes.js';

export const eventView = z
  .object({
    id: z.string().describe('Stays the same; webhooks send it as webhook-id'),
    type: z.enum(timelineTypes),
    at: shapes.instant,
    by: shapes.byWhom,
    phase: shapes.named.nullable(),
    items: z.array(z.object({ id: z.string(), text: z.string() })).describe('The rows it is about, in their words now'),
    question: z.int().nullable().describe('The number of the question to the specialist; its words are not given'),
  })
  .meta({ id: 'Event' });

export function eventViewOf(
  engagement: Engagement,
  event: TimelineEvent,
  { locale }: Pick<ViewReader, 'locale'>,
): z.output<typeof eventView> {
  const { id, type, at, by, side, phase, question } = event;
  const rows = [...engagement.items, ...engagement.standing];
  return {
    id,
    type,
    at,
    by: { name: by.name, side },
    phase: phase === null ? null : { id: phase, name: phaseName(engagement.playbook, phase, locale) },
    items: event.items.flatMap((wanted) => {
      const item = rows.find((row) => row.id === wanted);
      return item === undefined ? [] : [{ id: wanted, text: wordsOf(item, locale).text }];
    }),
    question,
  };
}
