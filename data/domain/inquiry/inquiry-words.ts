import type { Instant } from '../person.js';
import type { Inquiry, InquiryEvent, SpecialistReply } from './inquiry.js';

// Words are personal data: of an inquiry that is over they are forgotten in time. Who did what and when remains.

/** Whether these words have gone: an inquiry that was asked, and a reply that was given, are never empty. */
export const isForgotten = ({ text }: Pick<Inquiry, 'text'>): boolean => text === '';

/**
 * Since when the words are not needed: withdrawn, or answered and not kept. null while the question is open, and for a
 * kept answer, which is the engagement's own together with its question.
 */
export function overSince({ state, kept, history }: Inquiry): Instant | null {
  if (state === 'asked' || kept !== null) return null;
  return history.at(-1)?.at ?? null;
}

/** Since when an open question has waited without anything happening; null for one that is over. */
export const waitingSince = ({ state, history }: Inquiry): Instant | null =>
  state === 'asked' ? (history.at(-1)?.at ?? null) : null;

/** A question with other words in its place. The words that it is found again by are its asker's too. */
export const withTextAsked = <Asked extends Pick<Inquiry, 'text' | 'matter'>>(asked: Asked, text: string): Asked => ({
  ...asked,
  text,
  matter: { ...asked.matter, words: [] },
});

export const withoutAsked = <Asked extends Pick<Inquiry, 'text' | 'matter'>>(asked: Asked): Asked =>
  withTextAsked(asked, '');

export const withReply = (reply: SpecialistReply, text: string): SpecialistReply => ({ ...reply, text });

export const withoutWords = (inquiry: Inquiry): Inquiry => ({
  ...withoutAsked(inquiry),
  reply: inquiry.reply && withReply(inquiry.reply, ''),
});

/** The same of what happened, so that what happened still adds up to what is saved. */
export function eventWithoutWords(event: InquiryEvent): InquiryEvent {
  if (event.type === 'InquiryAsked') return { ...event, inquiry: withoutAsked(event.inquiry) };
  return event.type === 'InquiryAnswered' ? { ...event, text: '' } : event;
}
