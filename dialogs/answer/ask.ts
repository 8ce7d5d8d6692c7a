import { answerCard } from '../../cards/answer/answer.js';
import { referenceOf } from '../../cards/answer/answer-reference.js';
import type { FeedbackState } from '../../cards/answer/feedback.js';
import { t } from '../../cards/kit/i18n.js';
import type { Card } from '../../cards/kit/template.js';
import { type Answer, maxQuestionLength, type Question } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Inquiry } from '../../data/domain/inquiry/inquiry.js';
import type { Side, Workload } from '../../data/domain/responsibility.js';
import { sideOf } from '../../data/domain/roster.js';
import { mostAnswered } from '../../data/search/asking/several-questions.js';
import { channelEngagement, ownEngagements, refused } from '../engagement/engagement.js';
import type { Phrase, Press, Reply, Turn } from '../turn.js';
import { answeredWith, nameOf, recordAsked, rememberAnswer } from './context.js';
import { joinedView, type PressedRow } from './joined.js';
import { type AskedFrom, besideAnswer } from './kept-answers.js';
import { ownAnswer } from './own-matters.js';
import { type AskedAndAnswered, questionsAsked } from './questions-asked.js';

/** What the place of a question says about it: the engagement of the channel, or the only one the asker is in. */
export interface AskedQuestion {
  readonly engagements: readonly Engagement[];
  /** Answers that these engagements kept, the newest first; read when they are first asked for, and once. */
  readonly kept: () => Promise<readonly Inquiry[]>;
  /** The one that the question is certainly about. */
  readonly engagement?: Engagement;
  readonly customer?: string;
  readonly workloads?: readonly Workload[];
  readonly side?: Side;
}

export async function askedIn(turn: Turn): Promise<AskedQuestion> {
  const personal = turn.place === 'personal';
  const mine = personal
    ? (await ownEngagements(turn)).filter(({ state }) => state === 'active' || state === 'paused')
    : [await channelEngagement(turn)].filter((here) => here !== null);
  const [engagement] = mine;
  let read: Promise<readonly Inquiry[]> | null = null;
  const kept = () => {
    read ??= turn.store.inquiries.keptIn(mine.map(({ id }) => id));
    return read;
  };
  if (engagement === undefined) return { engagements: mine, kept };
  const sides = new Set(mine.map((one) => sideOf(one, turn.person.id)));
  const [side = null] = sides;
  const workloads = engagement.details?.workloads ?? null;
  return {
    engagements: mine,
    kept,
    ...(mine.length > 1 ? {} : { engagement }),
    ...(engagement.details === null ? {} : { customer: engagement.details.customer }),
    ...(mine.length > 1 || workloads === null ? {} : { workloads }),
    // "Your organisation" is the customer: who stands for Microsoft everywhere is not addressed so.
    ...(personal && sides.size === 1 && side !== null ? { side } : {}),
  };
}

/** What the documents say to words that were asked here: the workloads of the engagement they are about go with them. */
export const answerTo = (
  turn: Turn,
  { workloads, customer }: Pick<AskedQuestion, 'workloads' | 'customer'>,
  said: Omit<Question, 'workloads' | 'names'>,
): Answer =>
  turn.knowledge.answer({
    ...said,
    ...(workloads === undefined ? {} : { workloads }),
    ...(customer === undefined ? {} : { names: [customer] }),
  });

/** What is shown below an answer, beside what the documents say. `question` is absent where nobody asked in words. */
export interface Below extends AskedFrom {
  readonly feedback?: FeedbackState;
  readonly pressed?: PressedRow;
  /** The message asked several things: the answer says which one it is for. */
  readonly quoted?: boolean;
}

export async function drawn(turn: Turn, answer: Answer, asked: AskedQuestion, below: Below = {}): Promise<Card> {
  const { customer, side, engagement } = asked;
  const { question, text, feedback, pressed, quoted = false } = below;
  const joined = engagement === undefined ? null : await joinedView(turn, engagement, answer, pressed);
  const beside = await besideAnswer(turn, asked, answer, below);
  return answerCard(answer, {
    ...beside,
    canAsk: (beside.buttons?.length ?? 0) > 0,
    locale: answer.locale,
    place: turn.place,
    today: turn.now.slice(0, 10),
    ...(customer === undefined ? {} : { customer }),
    ...(side === undefined ? {} : { side }),
    reference: referenceOf(answer, question, quoted),
    ...(quoted && text !== undefined ? { quoted: text } : {}),
    ...(joined === null ? {} : { joined }),
    ...(feedback === undefined || question === undefined || answer.main === null ? {} : { feedback }),
  });
}

/** One question's answer; the log is written after the reply. */
async function answerOne(
  turn: Turn,
  asked: AskedQuestion,
  { text, answer }: AskedAndAnswered,
  { quoted, isLast }: { readonly quoted: boolean; readonly isLast: boolean },
): Promise<Reply> {
  const { outcome, locale } = answer;
  turn.log('question', { outcome, locale });
  const own = await ownAnswer(turn, asked, { text, answer });
  if (own !== null) return own;
  const question = turn.newId();
  const after = async () => {
    // Together, because what comes together is committed together.
    await Promise.all([
      isLast ? rememberAnswer(turn, text, answer) : undefined,
      recordAsked(turn, { id: question, text, locale, ...answeredWith(answer) }),
    ]);
  };
  return {
    card: await drawn(turn, answer, asked, { question, text, feedback: 'asked', quoted }),
    after,
    onlyRead: true,
  };
}

/** A question: its answer with the source, or that the documents don't know. Several get an answer each. */
export const ask: Phrase = async (turn, text) => {
  if (text.length > maxQuestionLength) {
    return refused(turn, { code: 'question-too-long', names: { characters: maxQuestionLength } });
  }
  const asked = await askedIn(turn);
  const questions = questionsAsked(text, turn.locale, (one) =>
    answerTo(turn, asked, { text: one, locale: turn.locale }),
  );
  const answered = questions.slice(0, mostAnswered);
  const replies: Reply[] = [];
  for (const [at, one] of answered.entries())
    replies.push(
      await answerOne(turn, asked, one, { quoted: questions.length > 1, isLast: at === answered.length - 1 }),
    );
  const [first = {}, ...rest] = replies;
  if (rest.length === 0) return first;
  const { locale } = answered[0]?.answer ?? turn;
  return {
    ...first,
    ...(questions.length > answered.length
      ? { sentence: t(locale, 'answer.only-first', { answered: answered.length, asked: questions.length }) }
      : {}),
    more: rest.flatMap(({ card }) => card ?? []),
    after: async () => {
      for (const reply of replies) await reply.after?.();
    },
  };
};

/** A button below an answer: the statement it names, as a message of its own. */
export const about: Press<'ask.about'> = async (turn, { responsibility }) => {
  const answer = turn.knowledge.about(responsibility, turn.locale);
  if (answer === null) return refused(turn, { code: 'not-found' });
  const after = () => rememberAnswer(turn, nameOf(answer), answer);
  return { message: await drawn(turn, answer, await askedIn(turn), { responsibility }), after };
};
