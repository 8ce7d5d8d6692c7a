import type { Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Instant, Person } from '../person.js';
import type { Side } from '../playbook/sides.js';
import { may } from '../rights.js';
import type { Inquiry, InquiryDecision } from './inquiry.js';
import { isForgotten } from './inquiry-words.js';
import { awaits } from './kept-answer.js';
import { answeredBy, lengthOf, since } from './refusal.js';

/** Whether this person can answer now: a specialist of the engagement, who accepted, while the question stands. */
export function mayReply(inquiry: Inquiry, engagement: Engagement, person: string): Refusal | null {
  const denied = may(engagement, 'reply-inquiry', person);
  if (denied !== null) return denied;
  if (inquiry.state === 'withdrawn') return { code: 'inquiry-withdrawn', names: { name: inquiry.asker.name } };
  // A forgotten question cannot be read, so it takes no reply.
  if (inquiry.reply === null && isForgotten(inquiry)) return { code: 'inquiry-forgotten' };
  return inquiry.reply === null ? null : answeredBy(inquiry.reply);
}

export function replyTo(
  inquiry: Inquiry,
  engagement: Engagement,
  seen: number,
  said: { readonly text: string; readonly side: Side | null; readonly keep: boolean },
  by: Person,
  at: Instant,
): InquiryDecision {
  const { text, side, keep } = said;
  if (inquiry.reply?.by.id === by.id && inquiry.reply.text === text) return { events: [] };
  const refusal = mayReply(inquiry, engagement, by.id) ?? lengthOf(text);
  if (refusal !== null) return { refusal };
  const kept = { type: 'AnswerKept', awaits: awaits(inquiry, engagement, side, by.id), at, by } as const;
  return since(inquiry, seen, [{ type: 'InquiryAnswered', text, side, at, by }, ...(keep ? [kept] : [])]);
}
