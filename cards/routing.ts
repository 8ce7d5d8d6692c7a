import { type Answer, askers } from '../data/domain/question.js';
import type { Locale } from '../data/domain/responsibility.js';
import { type AnswerReference, referenceOf } from './answer-reference.js';
import question from './question.json' with { type: 'json' };
import { type Card, layout } from './template.js';
import { press } from './verbs.js';
import { say } from './words.js';

const draw = layout(question);

/** Whether the answer depends on who asks, and nobody has said. */
export const dependsOnAsker = ({ routing }: Answer): boolean => routing !== undefined && routing.asker === null;

/** Asks back who is asking; the press is answered in place. */
export function askBackCard(answer: Answer, locale: Locale, reference: AnswerReference = referenceOf(answer)): Card {
  const title = say(locale, 'answer.managed-desktop', { said: say(locale, 'routing.depends') });
  return draw({
    lang: locale,
    fallback: title,
    title,
    question: say(locale, 'routing.who'),
    actions: askers.map((asker) => press('routing.asker', say(locale, `routing.${asker}`), { ...reference, asker })),
  });
}
