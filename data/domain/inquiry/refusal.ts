import type { Refusal } from '../decision.js';
import type { Inquiry, InquiryDecision, InquiryEvent, SpecialistReply } from './inquiry.js';

/** A press on a card of an older state is answered with today's; what was already so was answered before. */
export const since = (inquiry: Inquiry, seen: number, events: readonly InquiryEvent[]): InquiryDecision =>
  seen === inquiry.version ? { events } : { refusal: { code: 'changed-meanwhile' } };

/** A message is read on a phone: longer texts belong in a document. */
export const maxInquiryLength = 1500;

export const lengthOf = (text: string): Refusal | null =>
  text.trim() === ''
    ? { code: 'inquiry-empty' }
    : text.length > maxInquiryLength
      ? { code: 'inquiry-too-long', names: { characters: maxInquiryLength } }
      : null;

export const answeredBy = ({ by }: SpecialistReply): Refusal => ({
  code: 'inquiry-answered',
  names: { name: by.name },
});
