import { z } from 'zod';
import { type Checkpoint, outcomes, type Signature } from '../../domain/checkpoint.js';
import { conditionAnswers, type Declined, type Details } from '../../domain/engagement.js';
import { locales } from '../../domain/responsibility.js';
import { phaseSchema } from './item-schema.js';
import { becauseSchema, tickSchema } from './people-schema.js';
import { textThat } from './personal-fields.js';
import { bySide, lineSchema } from './side-schema.js';

const answer = z.enum(conditionAnswers);
export const workload = z.string();

/** What is said with one half of an agreement. */
export const said = {
  note: textThat('words').exactOptional(),
  account: textThat('account').exactOptional(),
  outcomes: z.array(z.enum(outcomes)).exactOptional(),
};

export const signatureSchema = tickSchema.extend(said) satisfies z.ZodType<Signature>;

export const stoppedSchema = becauseSchema.extend({ state: z.enum(['paused', 'cancelled']) });

export const detailsSchema = z.object({
  customer: z.string(),
  workloads: z.array(workload).nullable(),
  onboardingStart: z.string().nullable(),
  purchase: z.string().exactOptional(),
  firstContact: z.string().exactOptional(),
  locale: z.enum(locales),
  // A condition that is asked since this was written counts as not decided yet.
  conditions: z.record(z.string(), answer),
  timeZone: z.string().exactOptional(),
  quietDays: z.array(z.string()).exactOptional(),
  ticking: z.enum(['strict', 'open']).exactOptional(),
  joint: z.array(phaseSchema).exactOptional(),
  deliveredBy: z.string().exactOptional(),
  deliverer: z.string().exactOptional(),
  tenants: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<Details>;

export const declinedSchema = z.object({
  datasetVersion: z.string(),
  lines: z.array(lineSchema),
}) satisfies z.ZodType<Declined>;

export const checkpointSchema = z.object({
  phase: phaseSchema,
  joint: z.boolean(),
  acknowledged: signatureSchema.nullable(),
  confirmed: signatureSchema.nullable(),
  passed: z.string().nullable(),
  nothingToRemediate: bySide(tickSchema.nullable()),
  stated: tickSchema.exactOptional(),
  sentBack: becauseSchema.exactOptional(),
  reopened: becauseSchema.exactOptional(),
  round: z.number().exactOptional(),
}) satisfies z.ZodType<Checkpoint>;
