import { answerCard } from '../../cards/answer/answer.js';
import { sourceCard } from '../../cards/answer/source.js';
import { t } from '../../cards/kit/i18n.js';
import { nothingInPhaseCard } from '../../cards/list/nothing-in-phase.js';
import { partyName } from '../../cards/wording/party.js';
import { answerOf, matchOf, partOf } from '../../data/domain/answer/answer.js';
import { type Context, type FollowUp, type ListQuestion, partiesOf } from '../../data/domain/answer/asked.js';
import type { Matter } from '../../data/domain/answer/question.js';
import type { PartyId, PhaseId } from '../../data/domain/playbook/playbook.js';
import { mainParty, type Side } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sideOf } from '../../data/domain/roster.js';
import { answerList } from '../list/list.js';
import { answeredWith, nameOf, notAnswered, recordAsked, rememberAnswer } from '../questions/context.js';
import { channelEngagement } from '../turn/engagements.js';
import type { Reply, Turn } from '../turn/turn.js';
import { drawAnswer } from './ask.js';
import { answerTo, askedIn, offeredAgain } from './asked-question.js';
import { ownFollowUp } from './own-matters.js';

type AnswerContext = Extract<Context, { readonly kind: 'answer' }>;

/** A few words after an answer. Without one they mean nothing, and are asked about kindly. */
export async function answerFollowUp(
  turn: Turn,
  followUp: FollowUp,
  context: Context | null,
  text: string,
): Promise<Reply> {
  turn.log('follow-up', { asks: followUp.asks, context: context?.kind ?? 'none' });
  const { asks, locale } = followUp;
  if (context === null) return { sentence: t(locale, 'follow-up.no-context') };
  if (context.kind === 'list') return await goOnList(turn, followUp, context.list, text);
  const { whose, phase } = followUp;
  const party =
    whose === null || whose === 'everybody'
      ? null
      : (partiesOf(turn.knowledge.dataset.playbook, whose, await sideHere(turn))[0] ?? null);
  const own = await ownFollowUp(turn, await askedIn(turn), { asks, phase, locale, party }, context, answerTo);
  if (own !== null) return own;
  if (context.candidates !== undefined) {
    const asksWhich = await whichIsMeant(turn, context, phase, locale, text);
    if (asksWhich !== null) return asksWhich;
  }
  if (context.responsibility !== null && turn.knowledge.matter(context.responsibility, locale) === null) {
    return { sentence: t(locale, 'follow-up.no-context') };
  }
  if (asks === 'why') return why(turn, context, locale, text);
  return phase === null
    ? await partAlone(turn, context, party, locale, text)
    : await inPhase(turn, context, phase, party, locale, text);
}

/**
 * None of several statements was chosen, so there is nothing to go on from: asks again which is meant, of those in the phase
 * that is named. null where none of them is in it.
 */
async function whichIsMeant(
  turn: Turn,
  context: AnswerContext,
  phase: PhaseId | null,
  locale: Locale,
  text: string,
): Promise<Reply | null> {
  const isThere = ({ evidence }: Matter) =>
    phase === null || evidence.some(({ responsibility }) => responsibility.phase === phase);
  const answer = offeredAgain(turn.knowledge, context.candidates ?? [], locale, isThere);
  if (answer === null) return null;
  const { customer, side, delivery } = await askedIn(turn);
  const audience = {
    locale,
    place: turn.place,
    ...(customer === undefined ? {} : { customer }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(side === undefined ? {} : { side }),
  };
  const after = async () => {
    await turn.store.contexts.keep(turn.conversation, turn.person.id, context, turn.now);
    await recordAsked(turn, { text, locale, ...answeredWith(answer) });
  };
  return { card: answerCard(answer, { ...audience, today: turn.now.slice(0, 10) }), after };
}

/** The side that the asker stands on, where there is one engagement to say so. */
async function sideHere(turn: Turn): Promise<Side | null> {
  if (turn.place === 'personal') return (await askedIn(turn)).side ?? null;
  const here = await channelEngagement(turn);
  return here === null ? null : sideOf(here, turn.person.id);
}

/** The same list for another phase or another party. */
async function goOnList(turn: Turn, { asks, whose, phase, locale }: FollowUp, list: ListQuestion, text: string) {
  if (asks === 'why') return { sentence: t(locale, 'follow-up.rows') };
  const about = list.about === 'blockers' ? 'open' : list.about;
  const next = { ...list, about, locale, whose: whose ?? list.whose, phase: phase ?? list.phase } as const;
  return await answerList(turn, next, text);
}

/** "Why?": the line, its heading, its document and its day. */
function why(turn: Turn, { responsibility }: AnswerContext, locale: Locale, text: string): Reply {
  const answer = responsibility === null ? null : turn.knowledge.about(responsibility, locale);
  if (answer === null || answer.main === null) {
    return {
      sentence: t(locale, 'follow-up.silent'),
      after: () => recordAsked(turn, { text, locale, ...notAnswered }),
    };
  }
  const id = turn.newId();
  const asked = { question: id, feedback: 'asked' } as const;
  return {
    card: sourceCard(answer, answer.main, { locale, today: turn.now.slice(0, 10), asked }),
    after: () => recordAsked(turn, { id, text, locale, ...answeredWith(answer) }),
  };
}

const matterOf = (turn: Turn, { responsibility }: AnswerContext, locale: Locale): Matter | null =>
  responsibility === null ? null : turn.knowledge.matter(responsibility, locale);

/** "And Microsoft?": that side's part, from the explicit link; never a guess. */
async function partAlone(turn: Turn, context: AnswerContext, party: PartyId | null, locale: Locale, text: string) {
  const matter = matterOf(turn, context, locale);
  if (matter === null) return { sentence: t(locale, 'follow-up.silent') };
  return await answered(turn, context, matter, party, locale, text);
}

/** "And in assess?": the same matter there; else that there is none, with what is nearest there and no party. */
async function inPhase(
  turn: Turn,
  context: AnswerContext,
  phase: PhaseId,
  party: PartyId | null,
  locale: Locale,
  text: string,
): Promise<Reply> {
  const { playbook } = turn.knowledge.dataset;
  const before = matterOf(turn, context, locale);
  const { same, nearest } = turn.knowledge.inPhase({ text: context.text, locale }, phase, context.responsibility);
  const [matter] = same;
  if (matter !== undefined) return await answered(turn, context, matter, party, locale, text);
  const name = before === null ? null : nameOf(answerOf(playbook, before, locale));
  return {
    card: nothingInPhaseCard(nearest.map(matchOf), { playbook, locale, phase, matter: name }),
    after: async () => {
      await turn.store.contexts.keep(turn.conversation, turn.person.id, context, turn.now);
      await recordAsked(turn, { text, locale, ...notAnswered });
    },
  };
}

async function answered(
  turn: Turn,
  context: AnswerContext,
  matter: Matter,
  party: PartyId | null,
  locale: Locale,
  text: string,
): Promise<Reply> {
  const { playbook } = turn.knowledge.dataset;
  const asked = await askedIn(turn);
  const answer = party === null ? answerOf(playbook, matter, locale) : partOf(playbook, matter, party, locale);
  if (answer === null) {
    const named = {
      party: partyName(playbook, party ?? mainParty(playbook, 'customer'), { locale, place: turn.place, ...asked }),
      matter: nameOf(answerOf(playbook, matter, locale)),
    };
    return {
      sentence: t(locale, 'follow-up.no-part', named),
      after: () => recordAsked(turn, { text, locale, ...notAnswered }),
    };
  }
  const question = turn.newId();
  const after = async () => {
    await Promise.all([
      rememberAnswer(turn, context.text, answer),
      recordAsked(turn, { id: question, text, locale, ...answeredWith(answer) }),
    ]);
  };
  const responsibility = answer.main?.lead.responsibility.id;
  // Its words say nothing without the answer before: what the card answers is its statement.
  const below = { question, feedback: 'asked', ...(responsibility === undefined ? {} : { responsibility }) } as const;
  return { card: await drawAnswer(turn, answer, asked, below), after };
}
