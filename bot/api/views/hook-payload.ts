import { z } from 'zod';
import { withFormer } from '../../../cards/kit/i18n.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { TimelineEvent } from '../../../data/domain/timeline/timeline.js';
import { hookTypes } from '../../config/webhook-settings.js';
import { eventView, eventViewOf } from './event-view.js';
import { shapes } from './shapes.js';

/** What a hook is told. It names no person and repeats no question: who may know more reads the API. */
export const hookPayload = z
  .object({
    type: z.enum(hookTypes),
    timestamp: shapes.instant.describe('When it happened'),
    data: z.object({
      engagement: z.object({
        id: z.string(),
        customer: z.string().nullable(),
        playbook: z.string(),
        phase: z.string(),
      }),
      side: shapes.side.nullable().describe('Of whoever did it'),
      phase: shapes.named.nullable(),
      items: eventView.shape.items,
      question: z.int().nullable(),
      due: shapes.date.nullable().describe('Of a row that became late'),
    }),
  })
  .meta({ id: 'WebhookPayload' });

type Payload = z.output<typeof hookPayload>;

const aboutOf = ({ id, details, playbook, phase }: Engagement) => ({
  id,
  customer: details?.customer ?? null,
  playbook: playbook.id,
  phase,
});

/** The words of rows are the engagement's, in its language, as they are now. */
export function payloadOf(engagement: Engagement, event: TimelineEvent): string {
  const locale = engagement.details?.locale ?? 'en';
  const { type, at, by, phase, items, question } = eventViewOf(engagement, event, { locale });
  return written(locale, {
    type,
    timestamp: at,
    data: { engagement: aboutOf(engagement), side: by.side, phase, items, question, due: null },
  });
}

/** That a row became late; null where it is not there any more. */
export function latePayload(
  engagement: Engagement,
  { at, late }: { readonly at: string; readonly late: { readonly item: string; readonly due: string } },
): string | null {
  const locale = engagement.details?.locale ?? 'en';
  const item = engagement.items.find(({ id }) => id === late.item);
  if (item === undefined) return null;
  const event = { type: 'item.changed', at, by: engagement.starter, side: null, phase: item.phase } as const;
  const row = { id: '', stream: '', sequence: 0, items: [item.id], question: null };
  const { phase, items } = eventViewOf(engagement, { ...event, ...row }, { locale });
  return written(locale, {
    type: 'item.late',
    timestamp: at,
    data: { engagement: aboutOf(engagement), side: null, phase, items, question: null, due: late.due },
  });
}

const written = (locale: Parameters<typeof withFormer>[1], payload: Payload): string =>
  withFormer(JSON.stringify(payload), locale);
