import type { Answer, Match } from '../../data/domain/answer/question.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { quoted, sentence, t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import {
  dated,
  openDocument,
  placeInDocument,
  publicAddress,
  publishedOn,
  restatedBy,
  titleOf,
  warningsOf,
  whole,
} from '../wording/citation.js';
import { referenceOf } from './answer-reference.js';
import { viewOf } from './answer-view.js';
import { answerFeedback, type FeedbackState } from './feedback.js';
import json from './source.json' with { type: 'json' };

const draw = layout(json);

/** "Why?": the line itself as its document has it, under which heading, in which document, of which day. */
export function sourceCard(
  answer: Answer,
  main: Match,
  options: {
    readonly locale: Locale;
    readonly today: IsoDate;
    /** Where it was asked for: the question in the log, and what was said about it. */
    readonly asked?: { readonly question: string; readonly feedback: FeedbackState };
  },
): Card {
  const { locale, today, asked } = options;
  const { responsibility, source } = main.lead;
  const quote = quoted(whole(responsibility), locale);
  const heading = responsibility.section.join(' › ');
  const view = viewOf(answer, { locale, place: 'channel', today });
  const places = [
    ...(heading === '' ? [] : [t(locale, 'follow-up.heading', { heading })]),
    responsibility.sheet === undefined && responsibility.page === undefined
      ? t(locale, 'follow-up.line', { n: responsibility.line })
      : sentence(placeInDocument(responsibility, locale), locale),
    t(locale, 'follow-up.document', { title: titleOf(source, locale) }),
    t(locale, 'follow-up.date', { date: dated(publishedOn(main.lead), locale) }),
  ];
  const english = view.source?.english ?? null;
  return draw({
    lang: locale,
    fallback: label(quote),
    title: t(locale, 'follow-up.written'),
    quote: escaped(quote),
    english: english === null ? null : escaped(english),
    places: places.map((text) => ({ text: escaped(text) })),
    warnings: warningsOf(main.lead, today, locale).map((text) => ({ text: escaped(text) })),
    editions: [
      ...restatedBy(main.lead, locale).map((place) => t(locale, 'answer.restates', { place })),
      ...view.editions.slice(0, 3).map((place) => t(locale, 'answer.also-in', { place })),
    ].map((text) => ({ text: escaped(text) })),
    actions: openDocument(publicAddress(main.lead, locale), locale),
    below:
      asked === undefined
        ? []
        : [answerFeedback(answer.playbook, locale, referenceOf(answer, asked.question), asked.feedback, false)],
  });
}
