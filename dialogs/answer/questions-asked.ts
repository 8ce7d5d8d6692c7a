import { areOneMatter } from '../../data/domain/answer/answer.js';
import type { Answer } from '../../data/domain/answer/question.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { questionsIn } from '../../data/search/asking/several-questions.js';

/** What was asked, with what the documents say to it. */
export interface AskedAndAnswered {
  readonly text: string;
  readonly answer: Answer;
}

/** What a message asks; several questions about one matter are one, because its answer names both sides. */
export function questionsAsked(
  text: string,
  locale: Locale | undefined,
  answerTo: (text: string) => Answer,
): readonly AskedAndAnswered[] {
  const answered = (one: string): AskedAndAnswered => ({ text: one, answer: answerTo(one) });
  const texts = questionsIn(text, locale);
  if (texts.length < 2) return [answered(text)];
  const several = texts.map(answered);
  return areOneMatter(several.map(({ answer }) => answer)) ? [answered(text)] : several;
}
