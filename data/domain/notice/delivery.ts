import type { PostedCard } from './posted-card.js';

/**
 * How far a message to the specialist has come. `in-doubt`: the connector's answer to its post never came, or was no;
 * it is never posted again by itself, only when the asker asks for it.
 */
export type Delivery = 'arrived' | 'on-its-way' | 'in-doubt';

/** Of all messages that were to carry it; `refused` = the connector said no, and will again. */
export function deliveryOf(messages: readonly (Pick<PostedCard, 'state'> & { readonly refused: boolean })[]): Delivery {
  if (messages.some(({ state }) => state === 'live' || state === 'superseded')) return 'arrived';
  const waiting = messages.some(({ state, refused }) => state === 'posting' || (state === 'wanted' && !refused));
  return waiting ? 'on-its-way' : 'in-doubt';
}
