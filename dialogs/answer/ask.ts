import { answerCard } from '../../cards/answer/answer.js';
import { referenceOf } from '../../cards/answer/answer-reference.js';
import type { FeedbackState } from '../../cards/answer/feedback.js';
import { t } from '../../cards/kit/i18n.js';
import type { Card } from '../../cards/kit/template.js';
import { type Answer, maxQuestionLength } from '../../data/domain/answer/question.js';
import { nameIn } from '../../data/domain/playbook/names.js';
import { mostAnswered } from '../../data/search/asking/several-questions.js';
import { answeredWith, nameOf, recordAsked, rememberAnswer } from '../questions/context.js';
import { refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';
import { type AskedQuestion, answerTo, askedIn } from './asked-question.js';
import { joinedView, type PressedRow } from './joined.js';
import { type AskedFrom, besideAnswer } from './kept-answers.js';
import { ownAnswer } from './own-matters.js';
import { type AskedAndAnswered, questionsAsked } from './questions-asked.js';

/** What is shown below an answer, beside what the documents say. `question` is absent after a press. */
export interface Below extends AskedFrom {
  readonly feedback?: FeedbackState;
  readonly pressed?: PressedRow;
  /** The message asked several things: the answer says which one it is for. */
  readonly quoted?: boolean;
}

export async function drawAnswer(turn: Turn, answer: Answer, asked: AskedQuestion, below: Below = {}): Promise<Card> {
  const { customer, side, engagement, delivery } = asked;
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
    ...(delivery === undefined ? {} : { delivery }),
    ...(side === undefined ? {} : { side }),
    ...(turn.knowledge.unread === undefined ? {} : { unread: turn.knowledge.unread }),
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
    card: await drawAnswer(turn, answer, asked, { question, text, feedback: 'asked', quoted }),
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
  const [answer = {}, ...rest] = replies;
  const first = { ...answer, ...goneIn(turn) };
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

/** Nothing is found because the documents are no longer there: that is said. */
const goneIn = ({ knowledge: { isGone, dataset }, locale }: Turn): Pick<Reply, 'sentence'> =>
  isGone === true
    ? { sentence: t(locale, 'answer.documents-gone', { playbook: nameIn(dataset.playbook.names, locale) }) }
    : {};

/** A button below an answer: the statement it names, as a message of its own. */
export const askAbout: Press<'ask.about'> = async (turn, { responsibility }) => {
  const answer = turn.knowledge.about(responsibility, turn.locale);
  if (answer === null) return refused(turn, { code: 'not-found' });
  const after = () => rememberAnswer(turn, nameOf(answer), answer);
  return { message: await drawAnswer(turn, answer, await askedIn(turn), { responsibility }), after };
};
