import { textsOf } from '../../cards/kit/message-size.js';
import type { Card } from '../../cards/kit/template.js';

const cardType = 'application/vnd.microsoft.card.adaptive';

interface CardAttachment {
  readonly contentType: typeof cardType;
  readonly content: Card;
}

const isOneCard = (attachments: unknown): attachments is readonly [CardAttachment] =>
  Array.isArray(attachments) && attachments.length === 1 && attachments[0]?.contentType === cardType;

/** A message as it travels. Its card, most of what there is to write, was written when it was weighed. */
export function messageText(activity: object): string {
  const { attachments, ...rest } = activity as { readonly attachments?: unknown };
  if (!isOneCard(attachments)) return JSON.stringify(activity);
  const { content, ...about } = attachments[0];
  return withField(rest, 'attachments', `[${withField(about, 'content', textsOf(content))}]`);
}

/** The JSON of an object with a further field, of which the JSON is known. */
function withField(object: object, name: string, json: string): string {
  const text = JSON.stringify(object);
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}"${name}":${json}}`;
}
