import { z } from 'zod';
import type { Context, ListQuestion, Whose } from '../../domain/answer/asked.js';
import { rightSides, verdicts } from '../../domain/answer/feedback.js';
import type { StatementAddress } from '../../domain/answer/wordings.js';
import { sideOfWord, storedProvider } from '../../domain/playbook/stored-sides.js';
import { locales } from '../../domain/responsibility.js';
import { workload } from './engagement-schema.js';
import { textThat } from './personal-fields.js';

export const citationsSchema = z.array(z.string());

const narrowing = z.string().nullable().exactOptional();

export const addressSchema = z.object({
  document: z.string(),
  statement: z.string(),
  section: narrowing,
  'lead-in': narrowing,
  phase: narrowing,
  party: narrowing,
}) satisfies z.ZodType<StatementAddress>;

export const verdictSchema = z.enum(verdicts);

export const rightSideSchema = z.enum([...rightSides, storedProvider]).transform(sideOfWord);

const whose = z.string() satisfies z.ZodType<Whose>;

export const listQuestion = z.object({
  about: z.enum(['duties', 'open', 'blockers']),
  whose,
  phase: z.string().nullable(),
  workload: workload.nullable(),
  locale: z.enum(locales),
}) satisfies z.ZodType<ListQuestion>;

export const contextSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    text: textThat('mentions'),
    locale: z.enum(locales),
    responsibility: z.string().nullable(),
    candidates: citationsSchema.exactOptional(),
  }),
  z.object({ kind: z.literal('list'), list: listQuestion }),
]) satisfies z.ZodType<Context>;
