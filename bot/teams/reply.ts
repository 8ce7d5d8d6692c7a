import type { Activity, InvokeResponse } from 'botbuilder';
import type { Card } from '../../cards/kit/template.js';
import type { FoundToInsert } from '../../dialogs/extension/extension.js';
import type { Reply } from '../../dialogs/turn/turn.js';
import type { Classified } from './classify.js';

const cardType = 'application/vnd.microsoft.card.adaptive';
const sentenceType = 'application/vnd.microsoft.activity.message';
const thumbnailType = 'application/vnd.microsoft.card.thumbnail';
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

/**
 * The answer to a search of the message extension: results of which one is inserted, or a sentence in their place. Source:
 * Microsoft Teams platform documentation, "Respond to search command", 2026.
 */
export function searchAnswer(found: FoundToInsert): InvokeResponse {
  if ('sentence' in found) return answered({ composeExtension: { type: 'message', text: found.sentence } });
  const attachments = found.results.map(({ title, text, card }) => ({
    contentType: cardType,
    content: card,
    preview: { contentType: thumbnailType, content: { title: plain(title), text: plain(text) } },
  }));
  return answered({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments } });
}

/** A dialog with a card, or a sentence in the place of one. Source: as above, "Dialogs", 2026. */
export const dialogAnswer = (
  shown: { readonly title: string; readonly card: Card } | { readonly sentence: string },
): InvokeResponse =>
  answered({
    task:
      'sentence' in shown
        ? { type: 'message', value: shown.sentence }
        : {
            type: 'continue',
            value: { title: shown.title, card: { contentType: cardType, content: shown.card }, ...dialogSize },
          },
  });

/** Ends a dialog: an empty answer closes it. */
export const dialogClosed = (): InvokeResponse => ({ status: 200 });

/** In pixels and by name, as a dialog asks for them. */
const dialogSize = { height: 'medium', width: 'medium' } as const;

/** Teams reads HTML in the text of a thumbnail. */
const plain = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

const answersInDialog: ReadonlySet<string> = new Set<Classified['kind']>([
  'message-command',
  'dialog-opened',
  'dialog-submitted',
]);

/** A sentence as the answer to an invoke, in the form that its kind has. */
export function sentenceAnswer({ kind }: Classified, sentence: string): InvokeResponse {
  if (kind === 'extension-search') return searchAnswer({ sentence });
  return answersInDialog.has(kind) ? dialogAnswer({ sentence }) : pressAnswer({ sentence });
}

/** The answer to an invoke that Baton never offered. */
export const notOffered = (): InvokeResponse =>
  answered({ statusCode: 400, type: errorType, value: { code: 'NotSupported', message: 'Not supported' } });
