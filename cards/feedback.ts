import { type Verdict, verdicts } from '../data/domain/feedback.js';
import type { Locale } from '../data/domain/responsibility.js';
import type { AnswerReference } from './answer-reference.js';
import json from './feedback.json' with { type: 'json' };
import { part } from './template.js';
import { type ExecuteAction, press } from './verbs.js';
import { say } from './words.js';

const draw = part(json);

/** One small row below an answer or a list: how good was it? In its place, once somebody has said so, a thank-you. */
export function feedbackBlock(
  locale: Locale,
  rate: (verdict: Verdict, title: string) => ExecuteAction,
  given: boolean,
): unknown {
  return draw({
    thanks: given ? say(locale, 'feedback.thanks') : null,
    choices: given
      ? []
      : verdicts.map((verdict) => {
          const title = say(locale, `feedback.${verdict}`);
          return { title, press: rate(verdict, title) };
        }),
  });
}

/** The row below the answer to a logged question. */
export const answerFeedback = (locale: Locale, reference: AnswerReference, given: boolean): unknown =>
  feedbackBlock(locale, (verdict, title) => press('feedback.give', title, { ...reference, verdict }), given);
