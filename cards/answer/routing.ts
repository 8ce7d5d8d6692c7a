import type { Answer, Asker } from '../../data/domain/answer/question.js';
import { askersOf } from '../../data/domain/answer/routing.js';
import { nameIn } from '../../data/domain/playbook/names.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import { partyById } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { isKey, t } from '../kit/i18n.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import question from '../rows/question.json' with { type: 'json' };
import { serviceBeside, withService } from '../wording/involvement/party-sentence.js';
import { type AnswerReference, referenceOf } from './answer-reference.js';

const draw = layout(question);

/** Whether the answer depends on who asks, which is not known yet. */
export const dependsOnAsker = ({ routing }: Answer): boolean => routing !== undefined && routing.asker === null;

/** Who asks, as a person reads it: in Baton's words where it has some, else as the playbook names the party. */
export function askerName(playbook: Playbook, asker: Asker, locale: Locale): string {
  const key = `routing.${asker}`;
  return isKey(key) ? t(locale, key) : nameIn(partyById(playbook, asker)?.names ?? { en: asker }, locale);
}

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
    actions: askersOf(playbook).map((asker) =>
      press('routing.asker', askerName(playbook, asker, locale), { ...reference, asker }),
    ),
  });
}
