import type { Answer } from '../../data/domain/answer/question.js';
import { quoted, t } from '../kit/i18n.js';
import { label } from '../kit/markdown.js';
import { type AnswerOptions, viewOf } from './answer-view.js';

/** Long enough for any statement, short enough for a terminal. */
const longest = 1000;

/** The answer in plain lines, for the terminal: the same words as on the card. */
export function answerText(answer: Answer, options: AnswerOptions): string {
  const view = viewOf(answer, options);
  const { locale } = options;
  const quote = (text: string | null | undefined) =>
    text === null || text === undefined ? [] : [`  ${quoted(text, locale)}`];
  const numbered = view.candidates.flatMap(({ party, others, text, english, place }, at) => [
    '',
    `  ${at + 1}. ${party}`,
    `     ${text}`,
    ...(others === '' ? [] : [`     ${others}`]),
    ...(english === null ? [] : [`     ${english}`]),
    `     ${place}`,
  ]);
  const offers = (key: 'answer.nearest' | 'answer.further-list', rows: typeof view.further) =>
    rows.length === 0
      ? []
      : ['', t(locale, key), ...rows.map(({ party, text }) => `  - ${party === '' ? '' : `${party}: `}${text}`)];
  return [
    ...(view.value === null ? [] : [view.value]),
    view.headline,
    // A terminal has nothing to tap.
    ...(view.candidates.length > 0 ? numbered : view.facts),
    ...view.warnings,
    ...(view.duty === null ? [] : ['', view.duty]),
    ...(view.otherSide === null ? [] : ['', `${view.otherSide.heading}: ${view.otherSide.text}`]),
    ...(view.source === null ? [] : ['', t(locale, 'answer.source', { place: view.source.place })]),
    ...quote(view.source?.quote),
    ...quote(view.source?.english),
    ...view.restates.map((place) => t(locale, 'answer.restates', { place })),
    ...(view.source?.url == null ? [] : [view.source.url]),
    ...view.editions.map((place) => t(locale, 'answer.also-in', { place })),
    ...offers('answer.further-list', view.further),
    ...offers('answer.nearest', view.nearest),
  ]
    .map((line) => (line === '' ? '' : `${/^\s*/u.exec(line)?.[0] ?? ''}${label(line, longest)}`))
    .join('\n');
}
