import { z } from 'zod';
import type { SideReview } from '../../domain/closing/closing-review.js';
import type { MeetingEvent, MeetingPlan, RecordedMeeting } from '../../domain/meeting/meeting.js';
import type { Template } from '../../domain/template/template.js';
import { phaseSchema } from './item-schema.js';
import { personSchema } from './people-schema.js';
import { textThat } from './personal-fields.js';
import { sideSchema } from './side-schema.js';

const when = { date: z.string(), time: z.string() };
const whenSchema = z.object(when);

const seriesSchema = z.object({
  id: z.string(),
  everyWeeks: z.union([z.literal(1), z.literal(2)]),
  weekday: z.number(),
  time: z.string(),
  minutes: z.number(),
  from: z.string(),
  until: z.string().nullable(),
  ended: z.object({ from: z.string(), at: z.string() }).exactOptional(),
});

const singleSchema = z.object({ id: z.string(), ...when, minutes: z.number() });

export const meetingPlanSchema = z.object({
  series: z.array(seriesSchema),
  singles: z.array(singleSchema),
  changes: z.record(
    z.string(),
    z.discriminatedUnion('is', [
      z.object({ is: z.literal('moved'), to: whenSchema }),
      z.object({ is: z.literal('cancelled') }),
    ]),
  ),
}) satisfies z.ZodType<MeetingPlan>;

/** What of a recorded meeting is no column. */
export const meetingSchema = z.object({
  starts: z.string(),
  announced: z.string().nullable(),
  minutes: z
    .object({
      notes: textThat('words'),
      decisions: z.array(textThat('words')),
      by: personSchema,
      at: z.string(),
    })
    .nullable(),
}) satisfies z.ZodType<Pick<RecordedMeeting, 'starts' | 'announced' | 'minutes'>>;

const header = { at: z.string(), by: personSchema };

export const meetingEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...header,
    type: z.literal('SeriesPlanned'),
    series: seriesSchema,
    replaces: z.array(z.string()),
  }),
  z.object({ ...header, type: z.literal('SeriesEnded'), series: z.string(), ended: z.string() }),
  z.object({ ...header, type: z.literal('MeetingPlanned'), meeting: singleSchema }),
  z.object({ ...header, type: z.literal('MeetingMoved'), meeting: z.string(), from: whenSchema, to: whenSchema }),
  z.object({ ...header, type: z.literal('MeetingCancelled'), meeting: z.string(), when: whenSchema }),
  z.object({ ...header, type: z.literal('MeetingRestored'), meeting: z.string(), when: whenSchema }),
  z.object({
    ...header,
    type: z.literal('MinutesSaved'),
    meeting: z.string(),
    when: whenSchema,
    notes: textThat('words'),
    decisions: z.array(textThat('words')),
  }),
]) satisfies z.ZodType<MeetingEvent>;

export const closingReviewSchema = z.object({
  side: sideSchema,
  well: textThat('words'),
  late: textThat('words'),
  by: personSchema,
  at: z.string(),
}) satisfies z.ZodType<SideReview>;

/** What of a template is no column. */
export const templateSchema = z.object({
  by: personSchema,
  lines: z.array(
    z.object({
      phase: phaseSchema,
      side: sideSchema,
      text: textThat('mentions'),
      own: z.literal(true).exactOptional(),
      dueAfter: z.number().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<Pick<Template, 'by' | 'lines'>>;
