import { candidatesIn, chosen } from '../../../data/domain/answer/candidates.js';
import { everybodyIn } from '../../../data/domain/answer/involved.js';
import type { Answer, Evidence, Match, Question } from '../../../data/domain/answer/question.js';
import type { DutyList } from '../../../data/domain/list/list.js';
import type { Playbook } from '../../../data/domain/playbook/playbook.js';
import { partiesMeant } from '../../../data/domain/playbook/sides.js';
import type { Responsibility } from '../../../data/domain/responsibility.js';
import { mostAnswered } from '../../../data/search/asking/several-questions.js';
import { type AskedAndAnswered, questionsAsked } from '../../../dialogs/answer/questions-asked.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';

/** What a text asks and what the documents say to it, as chat answers it; never empty. */
export const answersTo = (knowledge: Knowledge, { text, ...question }: Question): readonly AskedAndAnswered[] =>
  questionsAsked(text, question.locale, (one) => knowledge.answer({ text: one, ...question }));

/** The first answer as a record; where several things were asked, the answers beside it with their questions. */
export function answersRecord({ dataset: { playbook }, unread = [] }: Knowledge, asked: readonly AskedAndAnswered[]) {
  const [first] = asked;
  if (first === undefined) throw new Error('A text asks at least one thing.');
  const answers = asked
    .slice(0, mostAnswered)
    .map(({ text, answer }) => ({ question: text, ...record(playbook, answer) }));
  return {
    ...record(playbook, first.answer),
    ...(asked.length > 1 ? { asked: asked.length, answers } : {}),
    // Where what was not found may be.
    ...(unread.length > 0 && first.answer.outcome === 'nothing' ? { unread } : {}),
  };
}

/** An answer as one record: parties with the one to name first, and where it is written, best first. */
export function record(playbook: Playbook, answer: Answer) {
  const { main, counterpart, further } = answer;
  const candidates = candidatesIn(answer);
  const first = candidates.length > 0 ? candidates : [main, counterpart].flatMap((match) => match ?? []);
  const leads = first.map(({ lead }) => lead);
  const others = candidates.length > 0 ? candidates.slice(1).flatMap(({ editions }) => editions) : furtherLeads(answer);
  const value = chosen(answer)?.topic?.fact?.value;
  const rest = [...(main?.editions ?? []), ...others];
  return {
    outcome: answer.outcome,
    parties: [...new Set(answer.parties.flatMap((party) => partiesMeant(playbook, party)))],
    ...involvedRecord(answer),
    phase: answer.phase,
    locale: answer.locale,
    ...(value === undefined ? {} : { value: value[answer.locale] }),
    citations: [...leads, ...rest].map(({ responsibility, source }) => ({
      document: source.id,
      ...placeIn(responsibility),
    })),
    // A name that no document uses: why nothing was found.
    ...(answer.unknown === undefined ? {} : { unknown: answer.unknown }),
    ...(main === null ? { nearest: answer.nearest.map(({ responsibility }) => responsibility.id) } : {}),
    ...(further.length === 0 ? {} : { further: further.map(topicOf) }),
  };
}

/** What else an answer rests on: further matches, and the other side's editions. */
const furtherLeads = ({ further, counterpart }: Answer): readonly Evidence[] => [
  ...further.map(({ lead }) => lead),
  ...(counterpart?.editions ?? []),
];

/** A line; a row of a sheet, a paragraph of a page. */
const placeIn = ({ line, sheet, page }: Responsibility) => ({
  line,
  ...(sheet === undefined ? {} : { sheet }),
  ...(page === undefined ? {} : { page }),
});

/** Who does what, where the source names more than one party that does it. */
function involvedRecord(answer: Answer) {
  const main = chosen(answer);
  const involved = main === null ? [] : everybodyIn(answer, main);
  return involved.length === 0 ? {} : { involved };
}

const topicOf = ({ topic, lead }: Match): string => topic?.id ?? lead.responsibility.id;

/** A list as one record: its rows in their order, and what the card folds away beside them. */
export function listRecord({ list, parties, rows, standing, others }: DutyList) {
  return {
    outcome: rows.length === 0 ? 'nothing' : 'several',
    list: list.about,
    parties,
    phase: list.phase,
    ...(list.workload === null ? {} : { workload: list.workload }),
    locale: list.locale,
    citations: rows.map((match) => rowRecord(match).citation),
    rows: rows.map(rowRecord),
    general: standing.map(rowRecord),
    others: others.map(rowRecord),
  };
}

const rowRecord = (match: Match) => ({
  party: match.party,
  phase: match.phase,
  topic: topicOf(match),
  citation: { document: match.lead.source.id, ...placeIn(match.lead.responsibility) },
  ...(match.lead.responsibility.involved === undefined ? {} : { involved: match.lead.responsibility.involved }),
});
