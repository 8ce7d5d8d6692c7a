import { z } from 'zod';
import {
  type Playbook,
  type PlaybookListNames,
  type PlaybookTerms,
  playbookSides,
} from '../../domain/playbook/playbook.js';
import { locales } from '../../domain/responsibility.js';
import { agreement } from './agreement.js';
import { languageTag, mapOf, type ParsedFile, parsedFile, strict, text } from './parsed-file.js';

/** An id stays when names change: engagements, documents and checklists remember it. */
const id = z.string({ error: 'is missing: write an id like go-live.' });

/** Names by language; one text is the name in all of them, as products have. */
const names = z.preprocess(
  (raw) => (typeof raw === 'string' ? Object.fromEntries(locales.map((locale) => [locale, raw])) : raw),
  z
    .record(languageTag, text, {
      error: ({ input }) =>
        `${input === undefined ? 'is missing' : 'are no names'}: write them by language, like { en: Build, sv: Bygga }.`,
    })
    .refine((all) => Object.keys(all).length > 0, { error: 'is empty: write a name in one language at least.' }),
);

/** No language in particular, as BCP 47 calls it. */
const undetermined = 'und';
const mostAliases = 500;

const aliases = z.preprocess(
  (raw) => (Array.isArray(raw) || typeof raw === 'string' ? { [undetermined]: raw } : raw),
  z
    .record(
      languageTag,
      z.preprocess(
        (raw) => (typeof raw === 'string' ? [raw] : raw),
        z
          .array(text, { error: 'must be a list of words, like [client, buyer].' })
          .max(mostAliases, { error: `are more than ${mostAliases} words: keep those that documents really use.` }),
      ),
      { error: 'must be lists of words by language, like { en: [client, buyer] }.' },
    )
    .default({}),
);

const party = strict({
  side: z.enum(playbookSides, {
    error: `must be one of ${playbookSides.join(', ')}: who signs with whom; other for a party on neither side.`,
  }),
  names,
  'in-sentences': names.optional(),
  aliases,
  service: id.optional(),
  articles: z
    .array(text, { error: 'must be a list of words in the titles of its help articles, like [FastTrack].' })
    .exactOptional(),
});

const phase = strict({
  id,
  names,
  aliases,
  signs: z
    .enum(['provider', 'both'], { error: 'must be provider or both: who signs that the phase is complete.' })
    .default('provider'),
  list: z
    .enum(['documents', 'own'], {
      error: 'must be documents or own: where its checklist comes from, the documents or the people.',
    })
    .default('documents'),
  'list-names': strict({
    names,
    'in-sentences': names.optional(),
    what: names.exactOptional(),
    nothing: names.exactOptional(),
    empty: names.exactOptional(),
  }).optional(),
  prepares: id.optional(),
  beside: id.optional(),
  condition: id.optional(),
  sections: z
    .enum(['none', 'services'], { error: 'must be none or services: how its checklist is divided.' })
    .default('none'),
});

const number = (error: string) => z.int({ error }).positive({ error }).exactOptional();
const way = strict({ to: id, topic: text });

const most = { parties: 40, phases: 24, services: 60, conditions: 40 } as const;

const things = <Value extends z.ZodType>(value: Value, what: keyof typeof most, like: string) =>
  mapOf(value, like).refine((all) => Object.keys(all).length <= most[what], {
    error: `are more than ${most[what]}: cards and people lose track; join some.`,
  });

const file = strict({
  playbook: id,
  names,
  parties: things(party, 'parties', '{ customer: { side: customer, names: … } }'),
  phases: z
    .array(phase, { error: 'must be a list of phases in their order, like - { id: build, names: … }.' })
    .min(1, { error: 'is empty: a playbook has one phase at least.' })
    .max(most.phases, { error: `are more than ${most.phases}: join some.` }),
  standing: strict({ names: names.optional(), aliases }).optional(),
  services: things(strict({ names, aliases }), 'services', '{ intune: { names: … } }').default({}),
  conditions: things(strict({ names, question: names, aliases }), 'conditions', '{ federated: { … } }').default({}),
  'delivered-by': z.array(id, { error: 'must be a list of parties, like [supplier, partner].' }).optional(),
  offer: names.optional(),
  terms: strict({
    'contact-days': number('must be a number of days.'),
    'completion-months': number('must be a number of months.'),
  }).optional(),
  routing: strict({
    ways: mapOf(mapOf(way, '{ hardware: { to: …, topic: … } }'), '{ employee: { … } }'),
    topics: mapOf(text, '{ topic: matter }'),
    destinations: mapOf(text, '{ party: matter }'),
  }).optional(),
  people: strict({
    specialist: names.exactOptional(),
    'project-manager': names.exactOptional(),
    lead: names.exactOptional(),
    representative: names.exactOptional(),
  }).default({}),
});

/** What the standing list is called where a playbook does not say it. */
const standingNames = { en: 'General', ko: '일반', 'pt-BR': 'Geral', sv: 'Allmänt' };

/** Reads a `playbook.yaml`: the playbook, or every fault with its place and cure. */
export function parsePlaybook(bytes: Uint8Array, name: string): ParsedFile<Playbook> {
  const read = parsedFile(bytes, name, file, agreement);
  return 'faults' in read ? read : { value: toPlaybook(read.value) };
}

type Written = z.infer<typeof file>;
type WrittenListNames = NonNullable<Written['phases'][number]['list-names']>;
type WrittenTerms = NonNullable<Written['terms']>;

function toPlaybook(written: Written): Playbook {
  const { playbook, parties, phases, standing, services, conditions, offer, terms, routing, ...others } = written;
  const { 'delivered-by': deliveredBy, ...rest } = others;
  return {
    id: playbook,
    ...rest,
    parties: Object.entries(parties).map(([id, { 'in-sentences': inSentences, service, ...of }]) => ({
      id,
      ...of,
      ...(inSentences === undefined ? {} : { inSentences }),
      ...(service === undefined ? {} : { service }),
    })),
    phases: phases.flatMap(({ prepares, 'list-names': listNames, beside, condition: _, ...of }) =>
      beside === undefined
        ? [
            {
              ...of,
              ...(listNames === undefined ? {} : { listNames: listNamesOf(listNames) }),
              ...(prepares === undefined ? {} : { prepares }),
            },
          ]
        : [],
    ),
    ...besideIn(phases),
    standing: { names: standing?.names ?? standingNames, aliases: standing?.aliases ?? {} },
    services: Object.entries(services).map(([id, of]) => ({ id, ...of })),
    conditions: Object.entries(conditions).map(([id, { question, ...of }]) => ({ id, ...of, questions: question })),
    ...(deliveredBy === undefined ? {} : { deliveredBy }),
    ...(offer === undefined ? {} : { offer }),
    ...(terms === undefined ? {} : { terms: termsOf(terms) }),
    ...(routing === undefined ? {} : { routing }),
  };
}

/** Lists beside phases, which are none of the phases that are counted and passed. */
function besideIn(phases: Written['phases']): Pick<Playbook, 'beside'> {
  const beside = phases.flatMap(({ id, names, aliases, beside: host, condition }) =>
    host === undefined ? [] : [{ id, host, names, aliases, ...(condition === undefined ? {} : { condition }) }],
  );
  return beside.length === 0 ? {} : { beside };
}

const listNamesOf = ({ 'in-sentences': inSentences, ...of }: WrittenListNames): PlaybookListNames => ({
  ...of,
  ...(inSentences === undefined ? {} : { inSentences }),
});

function termsOf({ 'contact-days': contactDays, 'completion-months': completionMonths }: WrittenTerms): PlaybookTerms {
  return {
    ...(contactDays === undefined ? {} : { contactDays }),
    ...(completionMonths === undefined ? {} : { completionMonths }),
  };
}
