import type { Answer } from '../../data/domain/answer/question.js';
import { answerCard } from '../answer/answer.js';
import { type AnswerOptions, viewOf } from '../answer/answer-view.js';
import { label } from '../kit/markdown.js';
import type { Card } from '../kit/template.js';

/** Where and for whom a shared answer is read: by everybody in the chat it is put into. */
export type SharedAnswerOptions = Pick<AnswerOptions, 'locale' | 'today' | 'customer' | 'delivery'>;

/** What a list of results shows of an answer before it is inserted; plain text. */
export interface AnswerPreview {
  readonly title: string;
  readonly text: string;
}

const shared = (options: SharedAnswerOptions): AnswerOptions => ({ ...options, place: 'channel' });

/** Who does it, and the duty with the place where it is written. */
export function answerPreview(answer: Answer, options: SharedAnswerOptions): AnswerPreview {
  const view = viewOf(answer, shared(options));
  const text = [view.value, view.duty, view.source?.place].filter((part) => part !== null && part !== undefined);
  return { title: label(view.headline), text: label(text.join(' · ')) };
}

/** An answer to insert into a message: everything that it says, and no button that Baton would have to answer in that chat. */
export const sharedAnswerCard = (answer: Answer, options: SharedAnswerOptions): Card =>
  answerCard({ ...answer, further: [], nearest: [] }, shared(options));
