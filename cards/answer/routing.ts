import { type Answer, askers } from '../../data/domain/answer/question.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import question from '../rows/question.json' with { type: 'json' };
import { serviceBeside, withService } from '../wording/involvement/party-sentence.js';
import { type AnswerReference, referenceOf } from './answer-reference.js';

const draw = layout(question);

/** Whether the answer depends on who asks, which is not known yet. */
export const dependsOnAsker = ({ routing }: Answer): boolean => routing !== undefined && routing.asker === null;

/** Asks back who is asking; the press is answered in place. */
export function askBackCard(answer: Answer, locale: Locale, reference: AnswerReference = referenceOf(answer)): Card {
  const { playbook, main } = answer;
  const service = main === null ? null : serviceBeside(playbook, main);
  const title = withService(playbook, service, t(locale, 'routing.depends'), locale);
  return draw({
    lang: locale,
    fallback: title,
    title,
    question: t(locale, 'routing.who'),
    actions: askers.map((asker) => press('routing.asker', t(locale, `routing.${asker}`), { ...reference, asker })),
  });
}
