import { z } from 'zod';
import { type Notice, noticeKinds } from '../../domain/notice/notice.js';
import type { PhaseRecord } from '../../domain/phase/record.js';
import { locales } from '../../domain/responsibility.js';
import { textThat } from './personal-fields.js';
import { exception, item, member, personSchema, phase, side, signature, tickSchema } from './schemas.js';

export const notice = z.object({
  kind: z.enum(noticeKinds),
  phase,
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

export const phaseRecord = z.object({
  engagement: z.string(),
  change: z.number(),
  phase,
  passed: z.string(),
  by: personSchema,
  customer: z.string(),
  onboardingStart: z.string().nullable(),
  datasetVersion: z.string().nullable(),
  acknowledged: signature.nullable(),
  confirmed: signature.nullable(),
  nothingToRemediate: z.object({ customer: tickSchema.nullable(), microsoft: tickSchema.nullable() }),
  people: z.array(member),
  items: z.array(item),
  exceptions: z.array(exception.extend({ item: z.string(), side, text: textThat('mentions') })),
}) satisfies z.ZodType<PhaseRecord>;

type Forgotten<D, S extends z.ZodType> = Exclude<keyof D, keyof z.output<S>>;

/** A field of the domain that has no shape here would be lost when it is read back: then this does not compile. */
export const nothingForgotten: [Forgotten<Notice, typeof notice> | Forgotten<PhaseRecord, typeof phaseRecord>] extends [
  never,
]
  ? true
  : never = true;
