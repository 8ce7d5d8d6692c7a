import type { WantedCard } from '../data/domain/posted-card.js';
import type { Turn } from './turn.js';

/**
 * A press proves that a message is there. One that Baton lost sight of, because the connector's answer to its post never
 * came, is a live card again from then on. For `after`: on nearly every press this is one read, and nobody waits for it.
 */
export const findAgain = (turn: Turn, engagement: string, shows: WantedCard) => async (): Promise<void> => {
  const { pressed, thread, place, store, now } = turn;
  if (pressed === null || place === 'personal') return;
  if ((await store.cards.at(thread, pressed)) !== null) return;
  await store.cards.adopt({ engagement, ...shows, conversation: thread, activity: pressed, shownVersion: 0, now });
};
