import type { Activity, InvokeResponse } from 'botbuilder';
import type { Card } from '../../cards/kit/template.js';
import type { Reply } from '../../dialogs/turn/turn.js';

const cardType = 'application/vnd.microsoft.card.adaptive';
const sentenceType = 'application/vnd.microsoft.activity.message';
const errorType = 'application/vnd.microsoft.error';

/** A card as a message. */
export const cardMessage = (card: Card): Partial<Activity> => ({
  type: 'message',
  attachments: [{ contentType: cardType, content: card }],
});

/** A sentence as a message: plain, because names in it are not Markdown. */
export const sentenceMessage = (sentence: string): Partial<Activity> => ({
  type: 'message',
  text: sentence,
  textFormat: 'plain',
});

/** The messages that answer a message; none for an empty reply. */
export function messagesOf(reply: Reply): readonly Partial<Activity>[] {
  const { card, sentence, message, more = [] } = reply;
  const first =
    card === undefined
      ? sentence === undefined
        ? []
        : [sentenceMessage(sentence)]
      : [{ ...cardMessage(card), ...(sentence === undefined ? {} : { text: sentence, textFormat: 'plain' }) }];
  return [...first, ...[...(message === undefined ? [] : [message]), ...more].map(cardMessage)];
}

const answered = (body: object): InvokeResponse => ({ status: 200, body });

/**
 * The answer to a press: the card in place, or a sentence beside it. HTTP is 200 whatever happened; Teams reads the
 * body's own statusCode (Universal Actions, 2026).
 */
export function pressAnswer({ card, sentence }: Reply): InvokeResponse {
  if (card !== undefined) return answered({ statusCode: 200, type: cardType, value: card });
  // Teams requires an answer to a press; where the effect shows elsewhere, a sign is enough.
  return answered({ statusCode: 200, type: sentenceType, value: sentence ?? '✓' });
}

/** The answer to an invoke that Baton never offered. */
export const notOffered = (): InvokeResponse =>
  answered({ statusCode: 400, type: errorType, value: { code: 'NotSupported', message: 'Not supported' } });
