import type { AnswerReference } from '../../cards/answer/answer-reference.js';
import { feedbackState } from '../../cards/answer/feedback.js';
import { sourceCard } from '../../cards/answer/source.js';
import { refusalSentence, t } from '../../cards/kit/i18n.js';
import type { Card } from '../../cards/kit/template.js';
import type { Answer } from '../../data/domain/answer/question.js';
import { tickItem, untickItem } from '../../data/domain/checklist/checklist.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { Outcome, QuestionRecord } from '../../data/store/store.js';
import { followUpIn, loggedQuestion } from '../questions/asked-here.js';
import { recordVerdict } from '../questions/feedback.js';
import { changeHere } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';
import { type Below, drawAnswer } from './ask.js';
import { type AskedQuestion, answerTo, askedIn, offeredAgain } from './asked-question.js';
import type { PressedRow } from './joined.js';

/**
 * The answer that a button stands below, found again: asked anew while the question is kept, else by its statement. What
 * the card showed is what counts, whatever a newer dataset would say.
 */
function answerBehind(turn: Turn, asked: AskedQuestion, question: QuestionRecord | null, reference: AnswerReference) {
  const { responsibility, candidates, asker } = reference;
  const locale = (question?.locale as Locale) ?? turn.locale;
  if (candidates !== undefined) return offeredAgain(turn.knowledge, candidates, locale);
  const again =
    question === null || followUpIn(turn.knowledge.dataset.playbook, question) !== null
      ? null
      : answerTo(turn, asked, { text: question.text, locale, ...(asker === undefined ? {} : { asker }) });
  const shown = again?.routing?.from ?? again?.main?.lead.responsibility.id;
  if (responsibility === undefined || shown === responsibility) return again;
  return turn.knowledge.about(responsibility, locale, asker);
}

/** The answer that a button stands below, as it is now, to be drawn in its place; null when it can't be found any more. */
export async function answerAgain(
  turn: Turn,
  reference: AnswerReference,
  news: Pick<Below, 'pressed' | 'sent'> = {},
): Promise<Card | null> {
  const asked = await askedIn(turn);
  const question = await loggedQuestion(turn, reference.question);
  const answer: Answer | null = answerBehind(turn, asked, question, reference);
  if (answer === null) return null;
  const said = question === null ? null : await turn.store.questions.judgmentOf(question.id, turn.person.id);
  const feedback = feedbackState(said);
  const followUp = question === null ? null : followUpIn(turn.knowledge.dataset.playbook, question);
  if (question !== null && followUp?.asks === 'why' && answer.main !== null) {
    const { locale } = answer;
    const source = { question: question.id, feedback };
    return sourceCard(answer, answer.main, { locale, today: turn.now.slice(0, 10), asked: source });
  }
  return await drawAnswer(turn, answer, asked, {
    ...(reference.responsibility === undefined ? {} : { responsibility: reference.responsibility }),
    ...(question === null ? {} : { question: question.id, feedback }),
    ...(question === null || followUp !== null ? {} : { text: question.text }),
    ...(reference.quoted === true ? { quoted: true } : {}),
    ...news,
  });
}

async function again(turn: Turn, reference: AnswerReference, pressed?: PressedRow): Promise<Reply | null> {
  const card = await answerAgain(turn, reference, pressed === undefined ? {} : { pressed });
  return card === null ? null : { card };
}

/** Says who asks: the answer comes in place of the question. */
export const chooseAsker: Press<'routing.asker'> = async (turn, reference) =>
  (await again(turn, reference)) ?? notFound(turn);

/** How good an answer was: kept with the question, and thanked for in place of the buttons. */
export const giveFeedback: Press<'feedback.give'> = async (turn, { verdict, ...reference }) => {
  if (!(await recordVerdict(turn, reference.question, verdict))) return refused(turn, { code: 'question-gone' });
  return (await again(turn, reference)) ?? { sentence: t(turn.locale, 'feedback.thanks') };
};

/** Which side is right: kept with the verdict; the way to a specialist stands on the card. */
export const giveSide: Press<'feedback.side'> = async (turn, { side, ...reference }) => {
  if (!(await recordVerdict(turn, reference.question, 'wrong-side', side)))
    return refused(turn, { code: 'question-gone' });
  return (await again(turn, reference)) ?? { sentence: t(turn.locale, 'feedback.noted') };
};

/** What a change came to, on the answer it was pressed on; the channel's card follows by itself. */
async function pressedRow(turn: Turn, reference: AnswerReference, outcome: Outcome, item: string): Promise<Reply> {
  const { refusal, engagement } = outcome;
  if (refusal === null) return (await again(turn, reference)) ?? notFound(turn);
  turn.log('refused', { code: refusal.code, engagement: engagement.id });
  const notice = refusalSentence(refusal, turn.locale);
  const pressed: PressedRow = refusal.code === 'tick-of-other' ? { sure: item } : { notice };
  return (await again(turn, reference, pressed)) ?? { sentence: notice };
}

export const tickJoined: Press<'joined.tick'> = async (turn, { engagement, item, seen, ...reference }) => {
  const outcome = await changeHere(turn, engagement, (e) => tickItem(e, item, seen, turn.person, turn.now));
  return outcome === null ? notFound(turn) : await pressedRow(turn, reference, outcome, item);
};

export const untickJoined: Press<'joined.untick'> = async (turn, press) => {
  const { engagement, item, seen, sure = false, ...reference } = press;
  const outcome = await changeHere(turn, engagement, (e) => untickItem(e, item, seen, turn.person, turn.now, sure));
  return outcome === null ? notFound(turn) : await pressedRow(turn, reference, outcome, item);
};
