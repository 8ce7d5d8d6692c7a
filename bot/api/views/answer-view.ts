import { z } from 'zod';
import { publicAddress } from '../../../cards/wording/citation.js';
import { phaseName } from '../../../cards/wording/names.js';
import { type Audience, ownerHeading, partyHeading } from '../../../cards/wording/party.js';
import { candidatesIn, chosen } from '../../../data/domain/answer/candidates.js';
import { everybodyIn } from '../../../data/domain/answer/involved.js';
import type { Answer, AnswerParty, Evidence, Match } from '../../../data/domain/answer/question.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import { isSettled } from '../../../data/domain/inquiry/inquiry.js';
import { holderOf } from '../../../data/domain/playbook/owner.js';
import type { PhaseId } from '../../../data/domain/playbook/playbook.js';
import { partiesMeant, type Side } from '../../../data/domain/playbook/sides.js';
import type { OwnFound } from '../../../dialogs/answer/own-matters.js';
import type { ViewReader } from './engagement-view.js';
import { itemView, itemViewOf } from './item-view.js';
import { shapes } from './shapes.js';

const statement = z
  .object({
    id: z.string(),
    topic: z.string().nullable().describe('The same responsibility in other documents and languages'),
    text: z.string(),
    leadIn: z.string().nullable(),
    language: z.string().describe('Of the text'),
    party: shapes.named.nullable().describe('null where the source names none'),
    phase: shapes.named.nullable(),
    sources: z.array(shapes.source).describe('Where it is written, the newest edition first'),
  })
  .meta({ id: 'Statement' });

const keptAnswer = z
  .object({
    question: z.string(),
    reply: z.string(),
    party: shapes.named.nullable(),
    settled: z.boolean().describe('false = a note, until the lead of the side that it gives a duty to agrees'),
    at: shapes.instant,
  })
  .meta({ id: 'KeptAnswer' });

export const answerView = z
  .object({
    question: z.string(),
    outcome: z
      .enum(['found', 'several', 'out-of-scope', 'nothing'])
      .describe('"several" with candidates: none of them is the answer'),
    from: z
      .enum(['documents', 'engagement'])
      .describe('What the engagement says of its own comes before the documents'),
    playbook: z.string(),
    language: shapes.locale.describe('Of the question'),
    parties: z.array(shapes.named).describe('The one to name first at the head'),
    phase: shapes.named.nullable(),
    involved: z
      .array(z.object({ party: shapes.named, involvement: shapes.involvement }))
      .describe('Who does what, where the source names more than one'),
    value: z.string().nullable().describe('A limit or a deadline, said before its sentence'),
    statement: statement.nullable().describe('The one that answers'),
    counterpart: statement.nullable().describe('What the other side does about it'),
    candidates: z.array(statement).describe('Statements of which one may be meant, the likeliest first'),
    further: z.array(statement),
    nearest: z.array(statement).describe('Where nothing was found'),
    unknown: z.string().nullable().describe('A product or party in the question that no document names'),
    own: z
      .object({ items: z.array(itemView), answers: z.array(keptAnswer) })
      .nullable()
      .describe('What the engagement has of its own about it'),
  })
  .meta({ id: 'Answer' });

interface Asked {
  readonly question: string;
  readonly answer: Answer;
  readonly own: OwnFound | null;
  /** Of the engagement that it was asked in: its people are called by their names. */
  readonly around?: Around;
}

type Around = Pick<Audience, 'customer' | 'delivery'>;
type Said = Answer & { readonly around: Around };
type Shown = z.output<typeof answerView>;

/** An answer of the documents as a record; what the engagement has of its own beside it. */
export function answerViewOf({ question, answer: found, own, around = {} }: Asked, reading: ViewReader): Shown {
  const answer: Said = { ...found, around };
  const { locale } = answer;
  // Where the engagement's own words answer, the documents follow only if they are about the same.
  const said = own === null ? answer : own.documents;
  const main = said === null ? null : chosen(said);
  const named = (party: AnswerParty) => partyOf(answer, party);
  const statements = (matches: readonly Match[]) => matches.map((match) => statementOf(answer, match));
  const phase = main?.phase ?? null;
  return {
    question,
    outcome: own === null ? answer.outcome : 'found',
    from: own === null ? 'documents' : 'engagement',
    playbook: answer.playbook.id,
    language: locale,
    parties: own === null ? partiesOf(answer).map(named) : ownParties(own, reading),
    phase: phase === null ? null : phaseOf(answer, phase),
    involved:
      main === null
        ? []
        : everybodyIn(answer, main).map(({ party, involvement }) => ({ party: named(party), involvement })),
    value: main?.topic?.fact?.value?.[locale] ?? null,
    statement: main === null ? null : statementOf(answer, main),
    counterpart: said?.counterpart == null ? null : statementOf(answer, said.counterpart),
    candidates: said === null ? [] : statements(candidatesIn(said)),
    further: said === null || said.isUnsure === true ? [] : statements(said.further),
    nearest: said === null ? [] : said.nearest.map((evidence) => nearestOf(answer, evidence)),
    unknown: said?.unknown ?? null,
    own: own === null ? null : ownOf(own, reading),
  };
}

const partiesOf = ({ playbook, parties }: Answer): readonly AnswerParty[] => [
  ...new Set(parties.flatMap((party) => (party === 'out-of-scope' ? [party] : partiesMeant(playbook, party)))),
];

const partyOf = ({ playbook, locale, around }: Said, party: AnswerParty) => ({
  id: party,
  name: partyHeading(playbook, party, { locale, place: 'channel', ...around }),
});

const phaseOf = ({ playbook, locale }: Answer, phase: PhaseId) => ({
  id: phase,
  name: phaseName(playbook, phase, locale),
});

const statementOf = (answer: Said, { lead, editions, topic, party, phase }: Match): z.output<typeof statement> => ({
  id: lead.responsibility.id,
  topic: topic?.id ?? null,
  text: lead.responsibility.text,
  leadIn: lead.responsibility.leadIn ?? null,
  language: lead.responsibility.locale,
  party: partyOf(answer, party),
  phase: phase === null ? null : phaseOf(answer, phase),
  sources: [lead, ...editions].map((evidence) => sourceOf(answer, evidence)),
});

const nearestOf = (answer: Said, evidence: Evidence): z.output<typeof statement> => {
  const { responsibility } = evidence;
  const { party, phase } = responsibility;
  const match = { lead: evidence, editions: [], topic: null, party: party ?? 'out-of-scope', phase } as const;
  return { ...statementOf(answer, match), party: party === null ? null : partyOf(answer, party) };
};

function sourceOf({ locale }: Answer, evidence: Evidence): z.output<typeof shapes.source> {
  const { responsibility, source } = evidence;
  const { line, sheet, page, section } = responsibility;
  const url = publicAddress(evidence, locale);
  return {
    document: source.id,
    title: source.title,
    edition: source.edition,
    heading: section.join(' › '),
    line,
    ...(sheet === undefined ? {} : { sheet }),
    ...(page === undefined ? {} : { page }),
    ...(url === null ? {} : { url }),
  };
}

function ownParties({ items, kept }: OwnFound, reading: ViewReader): Shown['parties'] {
  const all = [
    ...items.map(({ engagement, item }) => itemViewOf(engagement, item, reading).party),
    ...ownOf({ items: [], kept, documents: null }, reading).answers.flatMap(({ party }) => party ?? []),
  ];
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

const ownOf = ({ items, kept }: OwnFound, reading: ViewReader): NonNullable<Shown['own']> => ({
  items: items.map(({ engagement, item }) => itemViewOf(engagement, item, reading)),
  answers: kept.flatMap(({ engagement, inquiry: { text, reply, kept: agreed } }) => {
    if (reply === null || agreed === null) return [];
    const { side, at } = reply;
    const party = side === null ? null : ownerOfSide(engagement, side, reading);
    return [{ question: text, reply: reply.text, party, settled: isSettled(agreed), at }];
  }),
});

const ownerOfSide = (engagement: Engagement, side: Side, { locale }: ViewReader) => ({
  id: holderOf(engagement.playbook, { side }),
  name: ownerHeading(engagement, { side }, locale),
});
