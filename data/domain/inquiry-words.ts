import type { Instant } from './engagement.js';
import type { Inquiry, InquiryEvent } from './inquiry.js';

// Words are personal data: of an inquiry that is over they are forgotten in time. Who did what and when remains.

/** Whether these words have gone: an inquiry that was asked, and a reply that was given, are never empty. */
export const isForgotten = ({ text }: Pick<Inquiry, 'text'>): boolean => text === '';

/**
 * Since when nobody needs the words: withdrawn, or answered and not kept. null while somebody may still answer, and for
 * an answer that the engagement keeps: that is the engagement's own, with the question it belongs to.
 */
export function overSince({ state, kept, history }: Inquiry): Instant | null {
  if (state === 'asked' || kept !== null) return null;
  return history.at(-1)?.at ?? null;
}

/** The words that an asker's text is found again by are theirs too. */
const unasked = <Asked extends Pick<Inquiry, 'text' | 'matter'>>(asked: Asked): Asked => ({
  ...asked,
  text: '',
  matter: { ...asked.matter, words: [] },
});

export const withoutWords = (inquiry: Inquiry): Inquiry => ({
  ...unasked(inquiry),
  reply: inquiry.reply && { ...inquiry.reply, text: '' },
});

/** The same of what happened, so that what happened still adds up to what is saved. */
export function eventWithoutWords(event: InquiryEvent): InquiryEvent {
  if (event.type === 'InquiryAsked') return { ...event, inquiry: unasked(event.inquiry) };
  return event.type === 'InquiryAnswered' ? { ...event, text: '' } : event;
}
