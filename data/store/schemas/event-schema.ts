import { z } from 'zod';
import type { Event } from '../../domain/event.js';
import { roles } from '../../domain/member.js';
import { detailsSchema, said } from './engagement-schema.js';
import {
  itemPatchSchema,
  itemSchema,
  itemWordsSchema,
  phaseSchema,
  sourceSchema,
  standingItemSchema,
  standingStateSchema,
} from './item-schema.js';
import { expectedSchema, memberSchema, personSchema } from './people-schema.js';
import { textThat } from './personal-fields.js';
import { newPlaybookSchema, playbookSchema } from './playbook-schema.js';
import { lineSchema, sideSchema } from './side-schema.js';

const header = { at: z.string(), by: personSchema };

/** An event as the history holds it. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    ...header,
    type: z.literal('SetupStarted'),
    engagement: z.string(),
    channel: z.string(),
    tenant: z.string().exactOptional(),
    playbook: playbookSchema,
  }),
  z.object({ ...header, type: z.literal('SetupHandedOver'), to: personSchema }),
  z.object({ ...header, type: z.literal('DetailsSaved'), details: detailsSchema, datasetVersion: z.string() }),
  z.object({ ...header, type: z.literal('MemberNamed'), member: memberSchema }),
  z.object({ ...header, type: z.literal('MemberRemoved'), person: z.string(), role: z.enum(roles) }),
  z.object({ ...header, type: z.literal('RoleHandedOver'), from: personSchema, to: personSchema, role: z.enum(roles) }),
  z.object({ ...header, type: z.literal('MemberLeft'), person: z.string() }),
  z.object({ ...header, type: z.literal('MemberExpected'), expected: expectedSchema }),
  z.object({ ...header, type: z.literal('ExpectedRemoved'), expected: z.string() }),
  z.object({ ...header, type: z.literal('SpecialistAccepted') }),
  z.object({ ...header, type: z.literal('SpecialistDeclined') }),
  z.object({ ...header, type: z.literal('StandingListOpened'), items: z.array(standingItemSchema) }),
  z.object({ ...header, type: z.literal('StandingItemMarked'), item: z.string(), state: standingStateSchema }),
  z.object({
    ...header,
    type: z.literal('PhaseOpened'),
    phase: phaseSchema,
    items: z.array(itemSchema),
    quiet: z.literal(true).exactOptional(),
  }),
  z.object({ ...header, type: z.literal('ItemsAdded'), items: z.array(itemSchema) }),
  z.object({
    ...header,
    type: z.literal('ItemRevised'),
    item: z.string(),
    undecided: z.boolean(),
    removed: z.boolean(),
  }),
  z.object({
    ...header,
    type: z.literal('ItemEdited'),
    item: z.string(),
    before: itemPatchSchema,
    after: itemPatchSchema,
  }),
  z.object({
    ...header,
    type: z.literal('ItemMoved'),
    item: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.object({ ...header, type: z.literal('ItemTicked'), item: z.string() }),
  z.object({ ...header, type: z.literal('ItemUnticked'), item: z.string() }),
  z.object({
    ...header,
    type: z.literal('NothingToRemediateStated'),
    side: sideSchema,
    phase: phaseSchema.exactOptional(),
  }),
  z.object({ ...header, type: z.literal('CheckpointAcknowledged'), phase: phaseSchema, ...said }),
  z.object({ ...header, type: z.literal('CheckpointConfirmed'), phase: phaseSchema, ...said }),
  z.object({ ...header, type: z.literal('CheckpointLapsed'), phase: phaseSchema, item: z.string() }),
  z.object({ ...header, type: z.literal('CheckpointPassed'), phase: phaseSchema }),
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
    phase: phaseSchema,
    reason: textThat('words'),
    items: z.array(z.string()),
  }),
  z.object({ ...header, type: z.literal('PhaseReopened'), phase: phaseSchema, reason: textThat('words') }),
  z.object({ ...header, type: z.literal('PhasesStated'), phases: z.array(phaseSchema) }),
  z.object({ ...header, type: z.literal('EngagementPaused'), reason: textThat('words') }),
  z.object({ ...header, type: z.literal('EngagementResumed') }),
  z.object({ ...header, type: z.literal('EngagementCancelled'), reason: textThat('words') }),
  z.object({ ...header, type: z.literal('ProposalDeclined'), datasetVersion: z.string(), line: lineSchema }),
  z.object({
    ...header,
    type: z.literal('DatasetAdopted'),
    datasetVersion: z.string(),
    playbook: newPlaybookSchema.exactOptional(),
  }),
  z.object({
    ...header,
    type: z.literal('StandingItemReworded'),
    item: z.string(),
    before: itemWordsSchema,
    after: itemWordsSchema,
    source: sourceSchema.exactOptional(),
  }),
]) satisfies z.ZodType<Event>;
