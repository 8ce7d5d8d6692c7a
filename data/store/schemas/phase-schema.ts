import { z } from 'zod';
import { type Notice, noticeKinds } from '../../domain/notice/notice.js';
import type { PhaseRecord } from '../../domain/phase/record.js';
import { locales } from '../../domain/responsibility.js';
import { signatureSchema } from './engagement-schema.js';
import { exceptionSchema, itemSchema, phaseSchema } from './item-schema.js';
import { memberSchema, personSchema, tickSchema } from './people-schema.js';
import { textThat } from './personal-fields.js';
import { bySide, ownerSideSchema } from './side-schema.js';

export const noticeSchema = z.object({
  kind: z.enum(noticeKinds),
  phase: phaseSchema,
  occasion: z.string(),
  to: z.array(personSchema),
  by: personSchema,
  at: z.string(),
  reason: textThat('words').exactOptional(),
  left: z.object({ people: z.array(personSchema), unowned: z.number() }).exactOptional(),
  onlyDirect: z.literal(true).exactOptional(),
  engagement: z.string(),
  number: z.number(),
  direct: z.boolean(),
  locale: z.enum(locales).nullable(),
}) satisfies z.ZodType<Notice>;

export const phaseRecordSchema = z.object({
  engagement: z.string(),
  change: z.number(),
  phase: phaseSchema,
  passed: z.string(),
  by: personSchema,
  customer: z.string(),
  delivery: z
    .object({ deliveredBy: z.string().exactOptional(), deliverer: z.string().exactOptional() })
    .exactOptional(),
  onboardingStart: z.string().nullable(),
  datasetVersion: z.string().nullable(),
  acknowledged: signatureSchema.nullable(),
  confirmed: signatureSchema.nullable(),
  nothingToRemediate: bySide(tickSchema.nullable()),
  people: z.array(memberSchema),
  items: z.array(itemSchema),
  exceptions: z.array(
    exceptionSchema.extend({
      item: z.string(),
      side: ownerSideSchema,
      party: z.string().exactOptional(),
      text: textThat('mentions'),
    }),
  ),
}) satisfies z.ZodType<PhaseRecord>;
