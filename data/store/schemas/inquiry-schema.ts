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
import { locales, parties } from '../../domain/responsibility.js';
import { holding, textThat } from './personal-fields.js';
import { personSchema, side, tickSchema } from './schemas.js';

// What the JSON of inquiries holds, and of their events.

const locale = z.enum(locales);
const party = z.enum([...parties, 'out-of-scope']);

const matter = holding(
  'document',
  z.object({
    topic: z.string().nullable(),
    responsibility: z.string().nullable(),
    words: z.array(z.string()),
    party: party.nullable(),
  }),
) satisfies z.ZodType<AskedMatter>;

const near = z.object({
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
const newInquiry = z.object(asked) satisfies z.ZodType<NewInquiry>;

const reply = z.object({
  ...tickSchema.shape,
  text: textThat('mentions'),
  side: side.nullable(),
}) satisfies z.ZodType<SpecialistReply>;

const kept = z.object({
  ...tickSchema.shape,
  awaits: side.nullable(),
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
export const inquiry = z.object({
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

export const inquiryEvent = z.discriminatedUnion('type', [
  z.object({
    ...header,
    type: z.literal('InquiryAsked'),
    engagement: z.string(),
    number: z.number(),
    inquiry: newInquiry,
  }),
  z.object({ ...header, type: z.literal('InquiryWithdrawn') }),
  z.object({ ...header, type: z.literal('InquiryAnswered'), text: textThat('mentions'), side: side.nullable() }),
  z.object({ ...header, type: z.literal('AnswerKept'), awaits: side.nullable() }),
  z.object({ ...header, type: z.literal('AnswerAgreed') }),
  z.object({ ...header, type: z.literal('AnswerNotAgreed') }),
  z.object({ ...header, type: z.literal('KeptAnswerWithdrawn') }),
]) satisfies z.ZodType<InquiryEvent>;

type Forgotten<D, S extends z.ZodType> = Exclude<keyof D, keyof z.output<S>>;

/** A field of the domain that has no shape here would be lost when it is read back: then this does not compile. */
export const nothingForgotten: [
  | Forgotten<Omit<Inquiry, 'version'>, typeof inquiry>
  | Forgotten<NewInquiry, typeof newInquiry>
  | Forgotten<SpecialistReply, typeof reply>
  | Forgotten<KeptAnswer, typeof kept>
  | Forgotten<AskedMatter, typeof matter>
  | Forgotten<NearTopic, typeof near>,
] extends [never]
  ? true
  : never = true;
