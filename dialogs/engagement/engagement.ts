import { checklistCard } from '../../cards/checklist/checklist.js';
import { standingCard } from '../../cards/checklist/standing.js';
import { todayOf } from '../../data/domain/workdays.js';
import { engagementAs } from '../turn/engagement-card.js';
import { engagementHere, engagementMeant, isRefused, readingOf } from '../turn/engagements.js';
import { ownCard, pressedMessage } from '../turn/lost-message.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Phrase, Press } from '../turn/turn.js';

/**
 * Leads back to the card that the pressed message shows, drawn afresh; the engagement's own where that isn't known. A
 * message whose posting had been in doubt is known again by this press.
 */
export const showEngagement: Press<'engagement.show'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const read = readingOf(found, turn);
  const today = todayOf(found, turn.now);
  const message = pressedMessage(turn, engagement, ownCard);
  if (message === null) return { card: engagementAs(turn, found) };
  const known = await turn.store.cards.at(message.conversation, message.activity);
  const shown = known ?? (await turn.store.cards.adopt(message));
  if (shown.kind === 'checklist' && shown.phase !== null) {
    return {
      card: checklistCard(found, { phase: shown.phase, page: shown.page, ...read, today }),
    };
  }
  if (shown.kind === 'standing') return { card: standingCard(found, { page: shown.page, ...read }) };
  return { card: engagementAs(turn, found) };
};

/** `@Baton start` once the engagement is there: its card again, at the bottom of the channel. */
export const postEngagement: Phrase = async (turn) => {
  const here = await engagementHere(turn);
  if (isRefused(here)) return refused(turn, here);
  await turn.store.cards.want(here.id, ownCard, turn.conversation, turn.now);
  return {};
};
