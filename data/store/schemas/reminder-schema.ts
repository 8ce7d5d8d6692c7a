import { z } from 'zod';
import type { DigestLine } from '../../domain/reminder/digest.js';

/** What a morning's message says: counts by engagement, and no person. */
export const digestLinesSchema = z.array(
  z.object({
    engagement: z.string(),
    customer: z.string(),
    steps: z.number(),
    late: z.number(),
    soon: z.number(),
    waiting: z.number(),
  }) satisfies z.ZodType<DigestLine>,
);
