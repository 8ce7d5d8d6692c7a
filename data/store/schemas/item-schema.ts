import { z } from 'zod';
import type { DraftLine } from '../../domain/checklist/remediation.js';
import type {
  Assignee,
  Carried,
  Item,
  ItemCopy,
  ItemEvidence,
  ItemException,
  ItemPatch,
  ItemSource,
  ItemText,
  ItemWords,
  StandingItem,
} from '../../domain/item.js';
import { roles } from '../../domain/member.js';
import { involvements } from '../../domain/playbook/playbook.js';
import { locales } from '../../domain/responsibility.js';
import { becauseSchema, personSchema, tickSchema } from './people-schema.js';
import { holding, textThat } from './personal-fields.js';
import { ownerSideSchema, sideSchema } from './side-schema.js';

export const phaseSchema = z.string();

export const exceptionSchema = becauseSchema.extend({
  owner: personSchema,
  due: z.string(),
}) satisfies z.ZodType<ItemException>;

export const sourceSchema = holding(
  'document',
  z.object({
    responsibility: z.string(),
    topic: z.string().exactOptional(),
    document: z.string(),
    title: z.string(),
    edition: z.string().nullable(),
    line: z.number(),
    sheet: z.string().exactOptional(),
    page: z.number().exactOptional(),
    heading: z.string(),
  }),
) satisfies z.ZodType<ItemSource>;

export const itemTextSchema = z.object({
  text: textThat('mentions'),
  leadIn: textThat('document').exactOptional(),
}) satisfies z.ZodType<ItemText>;

const texts = holding('document', z.partialRecord(z.enum(locales), itemTextSchema));

const assignee = z.union([
  z.object({ person: personSchema }),
  z.object({ role: z.enum(roles) }),
]) satisfies z.ZodType<Assignee>;

export const evidence = z.object({
  text: textThat('evidence'),
  link: textThat('link').exactOptional(),
}) satisfies z.ZodType<ItemEvidence>;

export const itemWordsSchema = z.object({
  text: textThat('mentions'),
  leadIn: textThat('document').exactOptional(),
  texts: texts.exactOptional(),
}) satisfies z.ZodType<ItemWords>;

export const itemCopy = z.object({
  section: z.string(),
  optional: z.boolean(),
  undecided: z.boolean(),
  condition: z.string().exactOptional(),
  source: sourceSchema.exactOptional(),
}) satisfies z.ZodType<ItemCopy>;

export const itemPatchSchema = z.object({
  assignees: z.array(assignee).exactOptional(),
  due: z.string().nullable().exactOptional(),
  dueAfter: z.number().nullable().exactOptional(),
  note: textThat('words').nullable().exactOptional(),
  evidence: z.array(evidence).exactOptional(),
  notApplicable: textThat('words').nullable().exactOptional(),
  waiting: z.boolean().exactOptional(),
  words: itemWordsSchema.exactOptional(),
  removed: z.boolean().exactOptional(),
  copied: itemCopy.exactOptional(),
}) satisfies z.ZodType<ItemPatch>;

const carried = z.object({
  item: z.string(),
  phase: phaseSchema,
  reason: textThat('words'),
  owner: personSchema,
}) satisfies z.ZodType<Carried>;

const owed = {
  side: ownerSideSchema,
  party: z.string().exactOptional(),
  involved: z.array(z.object({ party: z.string(), involvement: z.enum(involvements) })).exactOptional(),
};

const copied = {
  phase: phaseSchema,
  ...owed,
  text: textThat('wording'),
  section: z.string(),
  leadIn: textThat('document').exactOptional(),
  texts: texts.exactOptional(),
  optional: z.boolean(),
  condition: z.string().exactOptional(),
  due: z.string().exactOptional(),
  dueAfter: z.number().exactOptional(),
  assignees: z.array(assignee).exactOptional(),
  note: textThat('words').exactOptional(),
  evidence: z.array(evidence).exactOptional(),
  notApplicable: tickSchema.extend({ reason: textThat('words') }).exactOptional(),
  waiting: tickSchema.exactOptional(),
  original: holding('document', z.object(itemWordsSchema.shape)).exactOptional(),
  takenOff: tickSchema.exactOptional(),
  source: sourceSchema.exactOptional(),
  draft: z.string().exactOptional(),
  exception: exceptionSchema.exactOptional(),
  carried: carried.exactOptional(),
};

/** The part of an item that a tick hardly ever changes. */
export const itemContentSchema = z.object(copied);

export const itemSchema = z.object({
  ...copied,
  id: z.string(),
  version: z.number(),
  undecided: z.boolean(),
  tick: tickSchema.nullable(),
  removed: z.boolean(),
}) satisfies z.ZodType<Item>;

const arranged = {
  ...owed,
  text: textThat('wording'),
  leadIn: textThat('document').exactOptional(),
  texts: texts.exactOptional(),
  source: sourceSchema.exactOptional(),
};

export const standingStateSchema = z.enum(['to-arrange', 'arranged', 'not-needed', 'continues']);

export const standingContentSchema = z.object(arranged);

export const standingItemSchema = z.object({
  ...arranged,
  id: z.string(),
  version: z.number(),
  state: standingStateSchema,
  marked: tickSchema.nullable(),
}) satisfies z.ZodType<StandingItem>;

export const draftLine = z
  .object({
    text: textThat('mentions'),
    side: sideSchema.nullable(),
    due: z.string().nullable(),
    otherDue: z.string().exactOptional(),
    assignee: personSchema.exactOptional(),
    unread: z.array(textThat('mentions')).exactOptional(),
    /** What was not understood, as the release before kept it. */
    unreadDate: textThat('mentions').exactOptional(),
  })
  .transform(({ unreadDate, ...line }) =>
    unreadDate === undefined ? line : { ...line, unread: [...(line.unread ?? []), unreadDate] },
  ) satisfies z.ZodType<DraftLine>;

export const draftLinesSchema = z.array(draftLine);
