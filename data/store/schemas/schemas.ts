import { z } from 'zod';
import type { Context, ListQuestion, Whose } from '../../domain/answer/asked.js';
import { rightSides, verdicts } from '../../domain/answer/feedback.js';
import type { DraftLine } from '../../domain/checklist/remediation.js';
import type { Checkpoint } from '../../domain/checkpoint.js';
import { outcomes, type Signature } from '../../domain/checkpoint.js';
import type { Declined, Details } from '../../domain/engagement.js';
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
import type { Departed, Expected, Member } from '../../domain/member.js';
import { roles } from '../../domain/member.js';
import type { Because, Person, Tick } from '../../domain/person.js';
import { type Condition, conditions, locales, parties, phases, sides, workloads } from '../../domain/responsibility.js';
import { holding, textThat } from './personal-fields.js';

// What the JSON columns hold. Fields that a newer release wrote and this one doesn't know fall away when read.

export const phase = z.enum(phases);
export const side = z.enum(sides);
const workload = z.enum(workloads);
const answer = z.enum(['yes', 'no', 'later']);
export const standingState = z.enum(['to-arrange', 'arranged', 'not-needed', 'continues']);

export const personSchema = holding(
  'person',
  z.object({ id: z.string(), name: z.string() }),
) satisfies z.ZodType<Person>;

export const tickSchema = z.object({ by: personSchema, at: z.string() }) satisfies z.ZodType<Tick>;

/** What is said with one half of an agreement. */
export const said = {
  note: textThat('words').exactOptional(),
  account: textThat('account').exactOptional(),
  outcomes: z.array(z.enum(outcomes)).exactOptional(),
};
export const signature = tickSchema.extend(said) satisfies z.ZodType<Signature>;
export const because = tickSchema.extend({ reason: textThat('words') }) satisfies z.ZodType<Because>;
export const stopped = because.extend({ state: z.enum(['paused', 'cancelled']) });
export const exception = because.extend({ owner: personSchema, due: z.string() }) satisfies z.ZodType<ItemException>;

export const member = z.object({
  person: personSchema,
  role: z.enum(roles),
  side,
  lead: z.boolean(),
  deputy: z.boolean().exactOptional(),
  accepted: z.boolean(),
  byGroup: z.literal(true).exactOptional(),
}) satisfies z.ZodType<Member>;

export const expected = z.object({
  id: z.string(),
  called: textThat('mentions'),
  role: z.enum(roles),
  lead: z.boolean(),
  deputy: z.boolean(),
}) satisfies z.ZodType<Expected>;
export const everybodyExpected = z.array(expected);
export const everybodyDeparted = z.array(
  z.object({ person: personSchema, roles: z.array(z.enum(roles)), at: z.string() }) satisfies z.ZodType<Departed>,
);

export const details = z.object({
  customer: z.string(),
  workloads: z.array(workload).nullable(),
  onboardingStart: z.string().nullable(),
  purchase: z.string().exactOptional(),
  firstContact: z.string().exactOptional(),
  locale: z.enum(locales),
  conditions: z.object(
    // A condition that Baton learns to ask after this was written counts as not decided yet.
    Object.fromEntries(conditions.map((name) => [name, answer.default('later')])) as Record<
      Condition,
      z.ZodDefault<typeof answer>
    >,
  ),
  timeZone: z.string().exactOptional(),
  quietDays: z.array(z.string()).exactOptional(),
  ticking: z.enum(['strict', 'open']).exactOptional(),
  joint: z.array(phase).exactOptional(),
  tenants: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<Details>;

export const source = holding(
  'document',
  z.object({
    responsibility: z.string(),
    topic: z.string().exactOptional(),
    document: z.string(),
    title: z.string(),
    edition: z.string().nullable(),
    line: z.number(),
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
const evidence = z.object({
  text: textThat('evidence'),
  link: textThat('link').exactOptional(),
}) satisfies z.ZodType<ItemEvidence>;
export const itemWords = z.object({
  text: textThat('mentions'),
  leadIn: textThat('document').exactOptional(),
  texts: texts.exactOptional(),
}) satisfies z.ZodType<ItemWords>;

const itemCopy = z.object({
  section: z.enum(['core', 'remediation', ...workloads]),
  optional: z.boolean(),
  undecided: z.boolean(),
  condition: z.enum(conditions).exactOptional(),
  source: source.exactOptional(),
}) satisfies z.ZodType<ItemCopy>;
export const declined = z.object({
  datasetVersion: z.string(),
  lines: z.array(z.string()),
}) satisfies z.ZodType<Declined>;

export const itemPatch = z.object({
  assignees: z.array(assignee).exactOptional(),
  due: z.string().nullable().exactOptional(),
  dueAfter: z.number().nullable().exactOptional(),
  note: textThat('words').nullable().exactOptional(),
  evidence: z.array(evidence).exactOptional(),
  notApplicable: textThat('words').nullable().exactOptional(),
  waiting: z.boolean().exactOptional(),
  words: itemWords.exactOptional(),
  removed: z.boolean().exactOptional(),
  copied: itemCopy.exactOptional(),
}) satisfies z.ZodType<ItemPatch>;
const carried = z.object({
  item: z.string(),
  phase,
  reason: textThat('words'),
  owner: personSchema,
}) satisfies z.ZodType<Carried>;

const copied = {
  phase,
  side,
  text: textThat('wording'),
  section: z.enum(['core', 'remediation', ...workloads]),
  leadIn: textThat('document').exactOptional(),
  texts: texts.exactOptional(),
  optional: z.boolean(),
  condition: z.enum(conditions).exactOptional(),
  due: z.string().exactOptional(),
  dueAfter: z.number().exactOptional(),
  assignees: z.array(assignee).exactOptional(),
  note: textThat('words').exactOptional(),
  evidence: z.array(evidence).exactOptional(),
  notApplicable: tickSchema.extend({ reason: textThat('words') }).exactOptional(),
  waiting: tickSchema.exactOptional(),
  original: holding('document', z.object(itemWords.shape)).exactOptional(),
  takenOff: tickSchema.exactOptional(),
  source: source.exactOptional(),
  draft: z.string().exactOptional(),
  exception: exception.exactOptional(),
  carried: carried.exactOptional(),
};

/** The part of an item that a tick hardly ever changes. */
export const itemContent = z.object(copied);

export const item = z.object({
  ...copied,
  id: z.string(),
  version: z.number(),
  undecided: z.boolean(),
  tick: tickSchema.nullable(),
  removed: z.boolean(),
}) satisfies z.ZodType<Item>;

const arranged = {
  side,
  text: textThat('wording'),
  leadIn: textThat('document').exactOptional(),
  texts: texts.exactOptional(),
  source: source.exactOptional(),
};
export const standingContent = z.object(arranged);

export const standingItem = z.object({
  ...arranged,
  id: z.string(),
  version: z.number(),
  state: standingState,
  marked: tickSchema.nullable(),
}) satisfies z.ZodType<StandingItem>;

export const checkpoint = z.object({
  phase,
  joint: z.boolean(),
  acknowledged: signature.nullable(),
  confirmed: signature.nullable(),
  passed: z.string().nullable(),
  nothingToRemediate: z.object({ customer: tickSchema.nullable(), microsoft: tickSchema.nullable() }),
  stated: tickSchema.exactOptional(),
  sentBack: because.exactOptional(),
  reopened: because.exactOptional(),
  round: z.number().exactOptional(),
}) satisfies z.ZodType<Checkpoint>;

const draftLine = z
  .object({
    text: textThat('mentions'),
    side: side.nullable(),
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
export const draftLines = z.array(draftLine);

export const citations = z.array(z.string());
export const verdict = z.enum(verdicts);
export const rightSide = z.enum(rightSides);

const whose = z.enum(['us', 'them', 'me', 'everybody', ...parties]) satisfies z.ZodType<Whose>;
const listQuestion = z.object({
  about: z.enum(['duties', 'open', 'blockers']),
  whose,
  phase: z.enum([...phases, 'general']).nullable(),
  workload: workload.nullable(),
  locale: z.enum(locales),
}) satisfies z.ZodType<ListQuestion>;

export const context = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    text: textThat('mentions'),
    locale: z.enum(locales),
    responsibility: z.string().nullable(),
  }),
  z.object({ kind: z.literal('list'), list: listQuestion }),
]) satisfies z.ZodType<Context>;

type Out<S extends z.ZodType> = z.output<S>;
type Forgotten<D, S extends z.ZodType> = Exclude<keyof D, keyof Out<S>>;

/** A field of the domain that has no shape here would be lost when it is read back: then this does not compile. */
export const nothingForgotten: [
  | Forgotten<Details, typeof details>
  | Forgotten<Member, typeof member>
  | Forgotten<Expected, typeof expected>
  | Forgotten<Item, typeof item>
  | Forgotten<ItemPatch, typeof itemPatch>
  | Forgotten<ItemCopy, typeof itemCopy>
  | Forgotten<Declined, typeof declined>
  | Forgotten<ItemWords, typeof itemWords>
  | Forgotten<ItemEvidence, typeof evidence>
  | Forgotten<ItemSource, typeof source>
  | Forgotten<ItemText, typeof itemTextSchema>
  | Forgotten<StandingItem, typeof standingItem>
  | Forgotten<Checkpoint, typeof checkpoint>
  | Forgotten<DraftLine, typeof draftLine>
  | Forgotten<ListQuestion, typeof listQuestion>,
] extends [never]
  ? true
  : never = true;
