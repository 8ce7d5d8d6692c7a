import {
  type Judgment,
  type RightSide,
  rightSides,
  type Verdict,
  verdicts,
} from '../../data/domain/answer/feedback.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import { mainParty } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sentence, t } from '../kit/i18n.js';
import { part } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { partyNameOf } from '../wording/names.js';
import type { AnswerReference } from './answer-reference.js';
import json from './feedback.json' with { type: 'json' };

const draw = part(json);

/** What the row below an answer shows: its question, the question which side is right, or a thank-you. */
export type FeedbackState = 'asked' | 'which-side' | 'given' | 'side-given';

/** The state that follows from what a reader said about an answer. */
export const feedbackState = (said: Judgment | null): FeedbackState =>
  said === null ? 'asked' : said.verdict !== 'wrong-side' ? 'given' : said.side === null ? 'which-side' : 'side-given';

/** The row below an answer or a list that asks how good it was; a thank-you once the reader has said so. */
export function feedbackBlock(
  locale: Locale,
  rate: (verdict: Verdict, title: string) => ExecuteAction,
  given: boolean,
): unknown {
  return given
    ? draw({ words: t(locale, 'feedback.thanks'), choices: [] })
    : draw({
        words: null,
        choices: verdicts.map((verdict) => {
          const title = t(locale, `feedback.${verdict}`);
          return { title, press: rate(verdict, title) };
        }),
      });
}

const sideTitle = (playbook: Playbook, side: RightSide, locale: Locale): string =>
  side === 'both' || side === 'unknown'
    ? t(locale, `feedback.side-${side}`)
    : sentence(partyNameOf(playbook, mainParty(playbook, side), locale), locale);

/** The row below the answer to a logged question. `canAsk`: the card has a button that asks a specialist. */
export function answerFeedback(
  playbook: Playbook,
  locale: Locale,
  reference: AnswerReference,
  state: FeedbackState,
  canAsk: boolean,
): unknown {
  if (state === 'which-side') {
    return draw({
      words: t(locale, 'feedback.which-side'),
      choices: rightSides.map((side) => {
        const title = sideTitle(playbook, side, locale);
        return { title, press: press('feedback.side', title, { ...reference, side }) };
      }),
    });
  }
  if (state === 'side-given') {
    const noted = canAsk
      ? t(locale, 'feedback.noted-ask', { button: t(locale, 'button.ask-specialist') })
      : t(locale, 'feedback.noted');
    return draw({ words: noted, choices: [] });
  }
  return feedbackBlock(
    locale,
    (verdict, title) => press('feedback.give', title, { ...reference, verdict }),
    state === 'given',
  );
}

/** The row below candidates of which a reader said that none is meant. `canAsk`: the card has a button that asks a specialist. */
export const noneNoted = (locale: Locale, canAsk: boolean): unknown =>
  draw({
    words: canAsk
      ? t(locale, 'candidates.noted-ask', { button: t(locale, 'button.ask-specialist') })
      : t(locale, 'candidates.noted'),
    choices: [],
  });
