import { z } from 'zod';
import { type Departed, type Expected, type Member, roles } from '../../domain/member.js';
import type { Because, Person, Tick } from '../../domain/person.js';
import { holding, textThat } from './personal-fields.js';
import { sideSchema } from './side-schema.js';

export const personSchema = holding(
  'person',
  z.object({ id: z.string(), name: z.string() }),
) satisfies z.ZodType<Person>;

export const tickSchema = z.object({ by: personSchema, at: z.string() }) satisfies z.ZodType<Tick>;

export const becauseSchema = tickSchema.extend({ reason: textThat('words') }) satisfies z.ZodType<Because>;

export const memberSchema = z.object({
  person: personSchema,
  role: z.enum(roles),
  side: sideSchema,
  lead: z.boolean(),
  deputy: z.boolean().exactOptional(),
  accepted: z.boolean(),
  byGroup: z.literal(true).exactOptional(),
}) satisfies z.ZodType<Member>;

export const expectedSchema = z.object({
  id: z.string(),
  called: textThat('mentions'),
  role: z.enum(roles),
  lead: z.boolean(),
  deputy: z.boolean(),
}) satisfies z.ZodType<Expected>;

export const expectedPeopleSchema = z.array(expectedSchema);

export const departedPeopleSchema = z.array(
  z.object({ person: personSchema, roles: z.array(z.enum(roles)), at: z.string() }) satisfies z.ZodType<Departed>,
);
