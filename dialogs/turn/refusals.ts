import { refusalSentence } from '../../cards/kit/i18n.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Outcome } from '../../data/store/store.js';
import type { Reply, Turn } from './turn.js';

/** A refusal as the person reads it. */
export const refused = (turn: Turn, refusal: Refusal): Reply => {
  turn.log('refused', { code: refusal.code });
  return { sentence: refusalSentence(refusal, turn.locale) };
};

export const notFound = (turn: Turn): Reply => refused(turn, { code: 'not-found' });

/** What a change came to: the sentence of a refusal on today's card, or the card as it is now. */
export function noticeOf(turn: Turn, outcome: Outcome): { readonly notice?: string } {
  if (outcome.refusal === null) return {};
  turn.log('refused', { code: outcome.refusal.code, engagement: outcome.engagement.id });
  return { notice: refusalSentence(outcome.refusal, turn.locale) };
}
