import { z } from 'zod';
import type { Context, ListQuestion, Whose } from '../../domain/answer/asked.js';
import { rightSides, verdicts } from '../../domain/answer/feedback.js';
import { sideOfWord, storedProvider } from '../../domain/playbook/stored-sides.js';
import { locales } from '../../domain/responsibility.js';
import { workload } from './engagement-schema.js';
import { textThat } from './personal-fields.js';

export const citationsSchema = z.array(z.string());

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
  }),
  z.object({ kind: z.literal('list'), list: listQuestion }),
]) satisfies z.ZodType<Context>;
