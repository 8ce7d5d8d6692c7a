import { z } from 'zod';
import { type Playbook, playbookSides } from '../../domain/playbook/playbook.js';

const names = z.record(z.string(), z.string());
const aliases = z.record(z.string(), z.array(z.string()));
const id = z.string().min(1);
const way = z.object({ to: id, topic: z.string() });

/**
 * A playbook as datasets and engagements carry it. A program wrote it, and `parsePlaybook` judged it before: only its form is
 * checked again.
 */
export const carriedPlaybook: z.ZodType<Playbook> = z.object({
  id,
  names,
  parties: z.array(
    z.object({
      id,
      side: z.enum(playbookSides),
      names,
      inSentences: names.exactOptional(),
      aliases,
      service: z.string().exactOptional(),
      articles: z.array(z.string()).exactOptional(),
    }),
  ),
  phases: z.array(
    z.object({
      id,
      names,
      aliases,
      signs: z.enum(['provider', 'both']),
      list: z.enum(['documents', 'own']),
      listNames: z
        .object({
          names,
          inSentences: names.exactOptional(),
          what: names.exactOptional(),
          nothing: names.exactOptional(),
          empty: names.exactOptional(),
        })
        .exactOptional(),
      prepares: z.string().exactOptional(),
      sections: z.enum(['none', 'services']),
    }),
  ),
  deliveredBy: z.array(id).exactOptional(),
  beside: z.array(z.object({ id, host: id, names, aliases, condition: z.string().exactOptional() })).exactOptional(),
  standing: z.object({ names, aliases }),
  services: z.array(z.object({ id, names, aliases })),
  conditions: z.array(z.object({ id, names, questions: names, aliases })),
  offer: names.exactOptional(),
  terms: z.object({ contactDays: z.int().exactOptional(), completionMonths: z.int().exactOptional() }).exactOptional(),
  routing: z
    .object({
      ways: z.record(z.string(), z.record(z.string(), way)),
      topics: z.record(z.string(), z.string()),
      destinations: z.record(z.string(), z.string()),
    })
    .exactOptional(),
  people: z.object({
    specialist: names.exactOptional(),
    'project-manager': names.exactOptional(),
    lead: names.exactOptional(),
    representative: names.exactOptional(),
  }),
});
