import type { PostedCard } from '../../data/domain/notice/posted-card.js';

/**
 * A deep link to a live card, the checklist before the engagement card; null when nothing is posted.
 * Form: https://teams.microsoft.com/l/message/<channel>/<message> (Microsoft Teams platform documentation, "Deep links to
 * a chat or channel message", 2026).
 */
export function linkTo(cards: readonly PostedCard[]): string | null {
  const card =
    [...cards].reverse().find((c) => c.kind === 'checklist' && c.activity !== null) ??
    cards.find((c) => c.activity !== null);
  if (card === undefined || card.activity === null) return null;
  const [channel = '', thread] = card.conversation.split(';messageid=');
  const parent = thread === undefined ? '' : `?parentMessageId=${encodeURIComponent(thread)}`;
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${encodeURIComponent(card.activity)}${parent}`;
}
