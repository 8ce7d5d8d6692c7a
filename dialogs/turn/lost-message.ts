import type { WantedCard } from '../../data/domain/notice/posted-card.js';
import type { PressedMessage } from '../../data/store/store.js';
import type { Turn } from './turn.js';

/** The message under a press, said to show a card: what `cards.adopt` takes. null where nothing shared was pressed. */
export function pressedMessage(turn: Turn, engagement: string, shows: WantedCard): PressedMessage | null {
  const { pressed, thread, place, now } = turn;
  if (pressed === null || place === 'personal') return null;
  return { engagement, ...shows, conversation: thread, activity: pressed, shownVersion: 0, now };
}

/** The one card that an engagement has of itself. */
export const ownCard: WantedCard = { kind: 'engagement', phase: null, page: 1 };

/**
 * A press proves that a message is there. One that Baton lost sight of, because the connector's answer to its post never
 * came, is a live card again from then on. For `after`: on nearly every press this is one read, which the reply does not need.
 */
export const findAgain = (turn: Turn, engagement: string, shows: WantedCard) => async (): Promise<void> => {
  const message = pressedMessage(turn, engagement, shows);
  if (message === null || (await turn.store.cards.knows(message.conversation, message.activity))) return;
  await turn.store.cards.adopt(message);
};
