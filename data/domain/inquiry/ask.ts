import type { Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Instant, Person } from '../person.js';
import { may } from '../rights.js';
import { whomToAsk } from '../roster.js';
import type { Inquiry, InquiryDecision, NewInquiry } from './inquiry.js';
import { answeredBy, lengthOf, since } from './refusal.js';

/** Specialists who accepted. */
export const specialistsOf = (engagement: Engagement): readonly Person[] =>
  engagement.members.filter(({ role, accepted }) => role === 'specialist' && accepted).map(({ person }) => person);

/** Why a person may not ask a specialist; null when they may. */
export function mayAsk(engagement: Engagement, person: string): Refusal | null {
  const denied = may(engagement, 'ask-specialist', person);
  if (denied !== null) return denied;
  const specialists = specialistsOf(engagement);
  if (specialists.length === 0) return { code: 'no-specialist-to-ask', names: { name: whomToAsk(engagement) } };
  return specialists.every(({ id }) => id === person) ? { code: 'own-inquiry' } : null;
}

export function askSpecialist(
  engagement: Engagement,
  number: number,
  inquiry: NewInquiry,
  by: Person,
  at: Instant,
): InquiryDecision {
  const refusal = mayAsk(engagement, by.id) ?? lengthOf(inquiry.text);
  if (refusal !== null) return { refusal };
  return { events: [{ type: 'InquiryAsked', engagement: engagement.id, number, inquiry, at, by }] };
}

/** The asker withdraws a question that has no reply. */
export function withdrawInquiry(inquiry: Inquiry, seen: number, by: Person, at: Instant): InquiryDecision {
  if (inquiry.asker.id !== by.id) return { refusal: { code: 'only-asker', names: { name: inquiry.asker.name } } };
  if (inquiry.state === 'withdrawn') return { events: [] };
  if (inquiry.reply !== null) return { refusal: answeredBy(inquiry.reply) };
  return since(inquiry, seen, [{ type: 'InquiryWithdrawn', at, by }]);
}
