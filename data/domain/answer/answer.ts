import type { PartyId, Playbook } from '../playbook/playbook.js';
import { partiesMeant } from '../playbook/sides.js';
import type { Locale } from '../responsibility.js';
import { everybodyIn } from './involved.js';
import type { Answer, AnswerParty, Match, Matter, Ranking } from './question.js';

/** How many further matches an answer offers. */
const mostFurther = 3;

/** Less certain than this a further match is noise. */
const leastFurther = 0.02;

/** A second matter nearly as certain as the first, held by another party: two answers, not one. */
const nearlyAsCertain = 0.6;

/** Turns a ranking into an answer: one responsibility, the other side's part, and what else it may have been about. */
export function answerFrom(ranking: Ranking): Answer {
  const [main, ...rest] = ranking.matters;
  if (main === undefined || !ranking.isCovered) return nothing(ranking);
  if (ranking.isUnsure) return candidates(ranking, main, rest);
  const counterpart = main.other[0] ?? null;
  const further = rest
    .filter((matter) => counterpart === null || matter.topic?.id !== counterpart.topic?.id)
    .filter(({ score }) => score >= leastFurther);
  const second = further[0];
  const parts = [main, ...(counterpart === null ? [] : [counterpart])];
  return {
    playbook: ranking.playbook,
    outcome: outcomeOf(main, second),
    locale: ranking.locale,
    parties: [...new Set(parts.flatMap((matter) => partiesIn(ranking, matter)))],
    phase: main.phase,
    main: matchOf(main),
    counterpart: counterpart && matchOf(counterpart),
    further: further.slice(0, mostFurther).map(matchOf),
    nearest: [],
    askedPhase: ranking.phase,
    ...(ranking.asks === undefined ? {} : { asks: ranking.asks }),
  };
}

/** Statements of which one may be meant. */
function candidates(ranking: Ranking, main: Matter, rest: readonly Matter[]): Answer {
  return {
    playbook: ranking.playbook,
    outcome: 'several',
    locale: ranking.locale,
    parties: [...new Set([main, ...rest].flatMap((matter) => partiesIn(ranking, matter)))],
    phase: main.phase,
    main: matchOf(main),
    counterpart: null,
    further: rest.map(matchOf),
    nearest: [],
    askedPhase: ranking.phase,
    isUnsure: true,
    ...(ranking.asks === undefined ? {} : { asks: ranking.asks }),
  };
}

/** The parties that a matter's leading statement names, those asked about first, then doers; else its holder. */
function partiesIn(ranking: Ranking, matter: Matter): readonly AnswerParty[] {
  const named = everybodyIn(ranking, matchOf(matter));
  if (named.length === 0) return [matter.party];
  const asked = named.filter(({ involvement }) => involvement === ranking.asks);
  return [...asked, ...named].map(({ party }) => party);
}

function outcomeOf(main: Matter, second: Matter | undefined): Answer['outcome'] {
  if (main.party === 'out-of-scope') return 'out-of-scope';
  return second !== undefined && second.party !== main.party && second.score >= main.score * nearlyAsCertain
    ? 'several'
    : 'found';
}

function nothing(ranking: Ranking): Answer {
  return {
    playbook: ranking.playbook,
    outcome: 'nothing',
    locale: ranking.locale,
    parties: [],
    phase: null,
    main: null,
    counterpart: null,
    further: [],
    nearest: ranking.matters
      .flatMap(({ evidence }) => evidence.slice(0, 1))
      // A heading over other lines says nothing alone; its lines are offered with it.
      .filter(({ responsibility }) => !responsibility.group)
      .slice(0, mostFurther),
    askedPhase: ranking.phase,
    ...(ranking.unknown === undefined ? {} : { unknown: ranking.unknown }),
  };
}

/** Whether answers are about one matter: the same topic, or the two sides of it. */
export function areOneMatter(answers: readonly Answer[]): boolean {
  const [first, ...rest] = answers.map(topicsOf);
  return first !== undefined && rest.every((topics) => topics.some((topic) => first.includes(topic)));
}

/** None where several may be meant: what else was asked is not about one of them. */
const topicsOf = ({ main, counterpart, isUnsure }: Answer): readonly string[] =>
  (isUnsure === true ? [] : [main, counterpart]).flatMap(
    (match) => match?.topic?.id ?? match?.lead.responsibility.id ?? [],
  );

/**
 * A matter seen from one party: its own part first, by the explicit link between the two sides. null when the documents
 * name no part of theirs.
 */
export function partOf(playbook: Playbook, matter: Matter, party: PartyId, locale: Locale): Answer | null {
  const holds = (one: AnswerParty) => one === party || partiesMeant(playbook, one).includes(party);
  const twin = matter.other.find((other) => holds(other.party));
  const own = holds(matter.party) ? matter : twin && { ...twin, other: [matter] };
  return own === undefined ? null : answerOf(playbook, own, locale);
}

/** The answer that shows one matter. */
export const answerOf = (playbook: Playbook, matter: Matter, locale: Locale): Answer =>
  answerFrom({ playbook, evidence: matter.evidence, matters: [matter], locale, phase: null, isCovered: true });

/** One responsibility; its evidence comes newest dated edition first. */
export function matchOf(matter: Matter): Match {
  const [lead, ...editions] = matter.evidence;
  if (lead === undefined) throw new Error('A matter without evidence cannot be answered.');
  return { party: matter.party, phase: matter.phase, lead, editions, topic: matter.topic };
}
