import assert from 'node:assert/strict';
import { messageText } from '../../../bot/connector/message-text.js';
import { cardMessage, sentenceMessage } from '../../../bot/teams/reply.js';
import type { Card } from '../../../cards/kit/template.js';

const card: Card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: '“Ünïcode” \u2028 "}]' }],
};
const read = (message: object): unknown => JSON.parse(messageText(message));

describe('a message on its way to the connector', () => {
  it('says what JSON would have said of it', () => {
    const to = { serviceUrl: 'https://smba.example/', conversation: { id: '19:x' }, from: { id: '28:bot' } };
    const plain = { type: 'message', attachments: [{ contentType: 'text/plain', content: 'no card' }] };
    const messages = [
      sentenceMessage('Hello'),
      cardMessage(card),
      { ...cardMessage(card), ...to, text: 'beside it', replyToId: '17' },
      { attachments: [] },
      plain,
      { attachments: [...(cardMessage(card).attachments ?? []), ...(cardMessage(card).attachments ?? [])] },
      { attachments: [{ ...cardMessage(card).attachments?.[0], name: 'a card' }] },
      {},
    ];
    for (const message of messages) assert.deepEqual(read(message), JSON.parse(JSON.stringify(message)));
  });

  it('of nothing but its card is a message all the same', () => {
    assert.deepEqual(read({ attachments: cardMessage(card).attachments }), {
      attachments: cardMessage(card).attachments,
    });
  });
});
