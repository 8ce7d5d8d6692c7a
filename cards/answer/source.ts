import type { Answer, Match } from '../../data/domain/answer/question.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { say } from '../kit/i18n.js';
import { type Card, layout } from '../kit/template.js';
import { dated, publishedOn, restatedBy, titleOf, warningsOf, whole } from '../wording/citation.js';
import { label, plain } from '../wording/markdown.js';
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
  const quote = `“${whole(responsibility)}”`;
  const heading = responsibility.section.join(' › ');
  const view = viewOf(answer, { locale, place: 'channel', today });
  const places = [
    ...(heading === '' ? [] : [say(locale, 'follow.heading', { heading })]),
    say(locale, 'follow.line', { n: responsibility.line }),
    say(locale, 'follow.document', { title: titleOf(source, locale) }),
    say(locale, 'follow.date', { date: dated(publishedOn(main.lead), locale) }),
  ];
  const english = view.source?.english ?? null;
  return draw({
    lang: locale,
    fallback: label(quote),
    title: say(locale, 'follow.written'),
    quote: plain(quote),
    english: english === null ? null : plain(english),
    places: places.map((text) => ({ text: plain(text) })),
    warnings: warningsOf(main.lead, today, locale).map((text) => ({ text: plain(text) })),
    editions: [
      ...restatedBy(main.lead, locale).map((place) => say(locale, 'answer.restates', { place })),
      ...view.editions.slice(0, 3).map((place) => say(locale, 'answer.also-in', { place })),
    ].map((text) => ({ text: plain(text) })),
    below:
      asked === undefined ? [] : [answerFeedback(locale, referenceOf(answer, asked.question), asked.feedback, false)],
  });
}
