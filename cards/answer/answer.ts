import type { Answer } from '../../data/domain/answer/question.js';
import { quoted, t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { openDocument } from '../wording/citation.js';
import json from './answer.json' with { type: 'json' };
import { type AnswerOptions, type Offer, viewOf } from './answer-view.js';
import { answerFeedback, noneNoted } from './feedback.js';
import { joinedBlock } from './joined.js';
import { askBackCard, dependsOnAsker } from './routing.js';

const draw = layout(json);

const lines = (texts: readonly string[]) => texts.map((text) => ({ text: escaped(text) }));
const orNull = (text: string | null | undefined): string | null =>
  text === null || text === undefined || text === '' ? null : escaped(text);

const about = ({ responsibility, name }: Offer) => press('ask.about', label(name), { responsibility });

const row = (offer: Offer) => ({
  party: orNull(offer.party),
  text: escaped(offer.text),
  place: escaped(offer.place),
  about: about(offer),
});

const rows = (offers: readonly Offer[]) => offers.map(row);

const fold = (id: string, title: string) => ({ type: 'Action.ToggleVisibility', title, targetElements: [id] });

/** What an engagement adds to an answer: what it has of its own beside the documents' line, and buttons. */
export interface Beside {
  readonly own?: unknown;
  /** Rows of its lists about the same matter that people there wrote. */
  readonly ownRows?: object;
  readonly buttons?: readonly ExecuteAction[];
}

/** Who is responsible, when, what the other side does, and where it is written. */
export function answerCard(answer: Answer, options: AnswerOptions & Beside): Card {
  if (dependsOnAsker(answer) && options.reference !== undefined) {
    return askBackCard(answer, options.locale, options.reference);
  }
  const view = viewOf(answer, options);
  const { locale } = options;
  return draw({
    lang: locale,
    fallback: label(view.headline),
    quoted: options.quoted === undefined ? null : label(quoted(options.quoted, locale), 600),
    value: orNull(view.value),
    headline: escaped(view.headline),
    facts: lines(view.facts),
    warnings: lines(view.warnings),
    duty: orNull(view.duty),
    english: orNull(view.source?.english),
    otherSide:
      view.otherSide === null ? [] : [{ heading: escaped(view.otherSide.heading), text: escaped(view.otherSide.text) }],
    source: view.source === null ? null : escaped(t(locale, 'answer.source', { place: view.source.place })),
    quote: view.source?.quote == null ? null : escaped(quoted(view.source.quote, locale)),
    restates: lines(view.restates.map((place) => t(locale, 'answer.restates', { place }))),
    editions: lines(view.editions.map((place) => t(locale, 'answer.also-in', { place }))),
    own: options.own ?? null,
    candidates: view.candidates.map((one) => ({
      ...row(one),
      others: orNull(one.others),
      english: orNull(one.english),
    })),
    further: rows(view.further),
    nearest: rows(view.nearest),
    nearestTitle: t(locale, 'answer.nearest'),
    below: [...(options.ownRows === undefined ? [] : [options.ownRows]), ...belowOf(answer, options)],
    actions: [
      ...(view.further.length === 0 ? [] : [fold('further', t(locale, 'answer.further', { n: view.further.length }))]),
      ...(view.editions.length === 0
        ? []
        : [fold('editions', t(locale, 'answer.editions', { n: view.editions.length }))]),
      ...openDocument(view.source?.url ?? null, locale),
      ...noneOfThese(view.candidates.length, options),
      ...(options.buttons ?? []),
    ],
  });
}

/** What belongs to where and by whom it was asked, below what the documents say. */
function belowOf(
  answer: Answer,
  { locale, place, reference = {}, joined, feedback, canAsk = false }: AnswerOptions,
): readonly unknown[] {
  return [
    ...(joined === undefined || joined.rows.length === 0 ? [] : [joinedBlock(joined, { locale, place }, reference)]),
    ...(feedback === undefined ? [] : feedbackOn(answer, { locale, reference, feedback, canAsk })),
  ];
}

/** How good one answer was; of candidates, once a reader said that none is meant, that this was noted. */
function feedbackOn(
  answer: Answer,
  {
    locale,
    reference,
    feedback,
    canAsk,
  }: Required<Pick<AnswerOptions, 'locale' | 'reference' | 'feedback' | 'canAsk'>>,
): readonly unknown[] {
  if (answer.isUnsure !== true) return [answerFeedback(answer.playbook, locale, reference, feedback, canAsk)];
  return feedback === 'asked' ? [] : [noneNoted(locale, canAsk)];
}

/** The way out where none of the statements is meant; it is kept with the question for the owners of the documents. */
function noneOfThese(n: number, { locale, reference, feedback }: AnswerOptions): readonly ExecuteAction[] {
  if (n === 0 || reference?.question === undefined || feedback !== 'asked') return [];
  return [press('feedback.give', t(locale, 'feedback.none-of-these', { n }), { ...reference, verdict: 'not-asked' })];
}
