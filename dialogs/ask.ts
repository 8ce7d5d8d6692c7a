import { answerCard } from '../cards/answer.js';
import { exampleQuestion } from '../cards/greeting.js';
import type { Answer } from '../data/domain/question.js';
import { refused } from './engagement.js';
import type { Phrase, Press, Reply, Turn } from './turn.js';

/** Longer texts are pasted by mistake: nobody asks in two thousand characters. */
export const maxQuestionLength = 2000;

async function answered(turn: Turn, answer: Answer): Promise<Reply> {
  const here = turn.place === 'personal' ? null : await turn.store.engagements.inChannel(turn.conversation);
  const customer = here?.details?.customer;
  return {
    card: answerCard(answer, {
      locale: answer.locale,
      place: turn.place,
      today: turn.now.slice(0, 10),
      ...(customer === undefined ? {} : { customer }),
    }),
  };
}

/** A question: its answer with the source, or that the documents don't know. The log is written after the reply. */
export const ask: Phrase = async (turn, text) => {
  if (text.length > maxQuestionLength) {
    return refused(turn, { code: 'question-too-long', names: { characters: maxQuestionLength } });
  }
  const here = turn.place === 'personal' ? null : await turn.store.engagements.inChannel(turn.conversation);
  const workloads = here?.details?.workloads ?? undefined;
  const answer = turn.knowledge.answer({
    text,
    locale: turn.locale,
    ...(workloads === undefined ? {} : { workloads }),
  });
  turn.log('question', { outcome: answer.outcome, locale: answer.locale });
  const after = () =>
    turn.store.questions.record({
      at: turn.now,
      person: turn.person.id,
      conversation: turn.conversation,
      text,
      locale: answer.locale,
      outcome: answer.outcome,
      citations: answer.main === null ? [] : [answer.main.lead.responsibility.id],
      datasetVersion: turn.knowledge.dataset.version,
    });
  return { ...(await answered(turn, answer)), after };
};

/** A button below an answer: the statement it names, as a message of its own. */
export const about: Press<'ask.about'> = async (turn, { responsibility }) => {
  const answer = turn.knowledge.about(responsibility, turn.locale);
  if (answer === null) return refused(turn, { code: 'not-found' });
  const { card } = await answered(turn, answer);
  return card === undefined ? {} : { message: card };
};

/** One of the greeting's examples, asked for real. */
export const example: Press<'ask.example'> = async (turn, data) => {
  const { card, ...rest } = await ask(turn, exampleQuestion(turn.locale, data.example));
  return card === undefined ? rest : { ...rest, message: card };
};
