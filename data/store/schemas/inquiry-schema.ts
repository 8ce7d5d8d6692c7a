import { z } from 'zod';
import type { AskedMatter } from '../../domain/answer/matter.js';
import type {
  Inquiry,
  InquiryEvent,
  KeptAnswer,
  NearTopic,
  NewInquiry,
  SpecialistReply,
} from '../../domain/inquiry/inquiry.js';
import { locales } from '../../domain/responsibility.js';
import { personSchema, tickSchema } from './people-schema.js';
import { holding, textThat } from './personal-fields.js';
import { sideSchema } from './side-schema.js';

// What the JSON of inquiries holds, and of their events.

const locale = z.enum(locales);
const party = z.string();

export const matter = holding(
  'document',
  z.object({
    topic: z.string().nullable(),
    responsibility: z.string().nullable(),
    words: z.array(z.string()),
    party: party.nullable(),
  }),
) satisfies z.ZodType<AskedMatter>;

export const near = z.object({
  responsibility: z.string(),
  party: party.nullable(),
  names: z.object(Object.fromEntries(locales.map((name) => [name, z.string()])) as Record<NameOf, z.ZodString>),
}) satisfies z.ZodType<NearTopic>;
type NameOf = (typeof locales)[number];

const asked = {
  id: z.string(),
  text: textThat('mentions'),
  language: locale,
  locale,
  from: z.string(),
  personal: z.boolean(),
  to: z.string(),
  direct: z.object({ person: personSchema, locale: locale.nullable() }).nullable(),
  matter,
  nearest: holding('document', z.array(near)),
};
export const newInquiry = z.object(asked) satisfies z.ZodType<NewInquiry>;

export const reply = z.object({
  ...tickSchema.shape,
  text: textThat('mentions'),
  side: sideSchema.nullable(),
}) satisfies z.ZodType<SpecialistReply>;

export const kept = z.object({
  ...tickSchema.shape,
  awaits: sideSchema.nullable(),
  agreed: tickSchema.nullable(),
  notAgreed: tickSchema.nullable(),
}) satisfies z.ZodType<KeptAnswer>;

const acts = [
  'InquiryAsked',
  'InquiryWithdrawn',
  'InquiryAnswered',
  'AnswerKept',
  'AnswerAgreed',
  'AnswerNotAgreed',
  'KeptAnswerWithdrawn',
] as const;

/** Everything but `version`, which is a column. */
export const inquirySchema = z.object({
  ...asked,
  engagement: z.string(),
  number: z.number(),
  state: z.enum(['asked', 'withdrawn', 'answered']),
  asker: personSchema,
  at: z.string(),
  reply: reply.nullable(),
  kept: kept.nullable(),
  history: z.array(z.object({ ...tickSchema.shape, act: z.enum(acts) })),
}) satisfies z.ZodType<Omit<Inquiry, 'version'>>;

const header = { at: z.string(), by: personSchema };

export const inquiryEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...header,
    type: z.literal('InquiryAsked'),
    engagement: z.string(),
    number: z.number(),
    inquiry: newInquiry,
  }),
  z.object({ ...header, type: z.literal('InquiryWithdrawn') }),
  z.object({ ...header, type: z.literal('InquiryAnswered'), text: textThat('mentions'), side: sideSchema.nullable() }),
  z.object({ ...header, type: z.literal('AnswerKept'), awaits: sideSchema.nullable() }),
  z.object({ ...header, type: z.literal('AnswerAgreed') }),
  z.object({ ...header, type: z.literal('AnswerNotAgreed') }),
  z.object({ ...header, type: z.literal('KeptAnswerWithdrawn') }),
]) satisfies z.ZodType<InquiryEvent>;
