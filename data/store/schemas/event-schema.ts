import { z } from 'zod';
import type { Event } from '../../domain/event.js';
import { roles } from '../../domain/member.js';
import { textThat } from './personal-fields.js';
import {
  details,
  expected,
  item,
  itemPatch,
  itemWords,
  member,
  personSchema,
  phase,
  said,
  side,
  source,
  standingItem,
  standingState,
} from './schemas.js';

const header = { at: z.string(), by: personSchema };

/** An event as the history holds it. */
export const event = z.discriminatedUnion('type', [
  z.object({
    ...header,
    type: z.literal('SetupStarted'),
    engagement: z.string(),
    channel: z.string(),
    tenant: z.string().exactOptional(),
  }),
  z.object({ ...header, type: z.literal('SetupHandedOver'), to: personSchema }),
  z.object({ ...header, type: z.literal('DetailsSaved'), details, datasetVersion: z.string() }),
  z.object({ ...header, type: z.literal('MemberNamed'), member }),
  z.object({ ...header, type: z.literal('MemberRemoved'), person: z.string(), role: z.enum(roles) }),
  z.object({ ...header, type: z.literal('RoleHandedOver'), from: personSchema, to: personSchema, role: z.enum(roles) }),
  z.object({ ...header, type: z.literal('MemberLeft'), person: z.string() }),
  z.object({ ...header, type: z.literal('MemberExpected'), expected }),
  z.object({ ...header, type: z.literal('ExpectedRemoved'), expected: z.string() }),
  z.object({ ...header, type: z.literal('SpecialistAccepted') }),
  z.object({ ...header, type: z.literal('SpecialistDeclined') }),
  z.object({ ...header, type: z.literal('StandingListOpened'), items: z.array(standingItem) }),
  z.object({ ...header, type: z.literal('StandingItemMarked'), item: z.string(), state: standingState }),
  z.object({
    ...header,
    type: z.literal('PhaseOpened'),
    phase,
    items: z.array(item),
    quiet: z.literal(true).exactOptional(),
  }),
  z.object({ ...header, type: z.literal('ItemsAdded'), items: z.array(item) }),
  z.object({
    ...header,
    type: z.literal('ItemRevised'),
    item: z.string(),
    undecided: z.boolean(),
    removed: z.boolean(),
  }),
  z.object({ ...header, type: z.literal('ItemEdited'), item: z.string(), before: itemPatch, after: itemPatch }),
  z.object({
    ...header,
    type: z.literal('ItemMoved'),
    item: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.object({ ...header, type: z.literal('ItemTicked'), item: z.string() }),
  z.object({ ...header, type: z.literal('ItemUnticked'), item: z.string() }),
  z.object({ ...header, type: z.literal('NothingToRemediateStated'), side }),
  z.object({ ...header, type: z.literal('CheckpointAcknowledged'), phase, ...said }),
  z.object({ ...header, type: z.literal('CheckpointConfirmed'), phase, ...said }),
  z.object({ ...header, type: z.literal('CheckpointLapsed'), phase, item: z.string() }),
  z.object({ ...header, type: z.literal('CheckpointPassed'), phase }),
  z.object({ ...header, type: z.literal('EngagementCompleted') }),
  z.object({
    ...header,
    type: z.literal('ItemExcepted'),
    item: z.string(),
    reason: textThat('words'),
    owner: personSchema,
    due: z.string(),
  }),
  z.object({ ...header, type: z.literal('ExceptionWithdrawn'), item: z.string() }),
  z.object({
    ...header,
    type: z.literal('CheckpointSentBack'),
    phase,
    reason: textThat('words'),
    items: z.array(z.string()),
  }),
  z.object({ ...header, type: z.literal('PhaseReopened'), phase, reason: textThat('words') }),
  z.object({ ...header, type: z.literal('PhasesStated'), phases: z.array(phase) }),
  z.object({ ...header, type: z.literal('EngagementPaused'), reason: textThat('words') }),
  z.object({ ...header, type: z.literal('EngagementResumed') }),
  z.object({ ...header, type: z.literal('EngagementCancelled'), reason: textThat('words') }),
  z.object({ ...header, type: z.literal('ProposalDeclined'), datasetVersion: z.string(), line: z.string() }),
  z.object({ ...header, type: z.literal('DatasetAdopted'), datasetVersion: z.string() }),
  z.object({
    ...header,
    type: z.literal('StandingItemReworded'),
    item: z.string(),
    before: itemWords,
    after: itemWords,
    source: source.exactOptional(),
  }),
]) satisfies z.ZodType<Event>;

type Out = z.output<typeof event>;
type Of<E, T> = Extract<E, { readonly type: T }>;
type Forgotten = { [T in Event['type']]: Exclude<keyof Of<Event, T>, keyof Of<Out, T>> }[Event['type']];

/** An event, or a field of one, that has no shape here would be written and never read again: then this does not compile. */
export const nothingForgotten: [Forgotten | Exclude<Event['type'], Out['type']>] extends [never] ? true : never = true;
