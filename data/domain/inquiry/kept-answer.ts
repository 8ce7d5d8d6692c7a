import type { AnswerParty } from '../answer/question.js';
import type { Engagement } from '../engagement.js';
import type { Instant, Person } from '../person.js';
import type { PlaybookSide } from '../playbook/playbook.js';
import { type Side, sideOfParty } from '../playbook/sides.js';
import { may } from '../rights.js';
import { has, leadOf, sideOf, takesPart } from '../roster.js';
import type { Inquiry, InquiryDecision } from './inquiry.js';
import { isForgotten } from './inquiry-words.js';
import { since } from './refusal.js';

/** The reply becomes this engagement's own answer, or a note until the side that gets the duty agrees. */
export function keepReply(
  inquiry: Inquiry,
  engagement: Engagement,
  seen: number,
  by: Person,
  at: Instant,
): InquiryDecision {
  const denied = may(engagement, 'keep-answer', by.id);
  if (denied !== null) return { refusal: denied };
  const { reply, kept } = inquiry;
  if (reply === null) return { refusal: { code: 'changed-meanwhile' } };
  if (kept !== null) return { events: [] };
  if (isForgotten(inquiry)) return { refusal: { code: 'inquiry-forgotten' } };
  return since(inquiry, seen, [{ type: 'AnswerKept', awaits: awaits(inquiry, engagement, reply.side, by.id), at, by }]);
}

/** A kept answer is not cited any more; the reply itself stays where it was given. */
export function withdrawKept(
  inquiry: Inquiry,
  engagement: Engagement,
  seen: number,
  by: Person,
  at: Instant,
): InquiryDecision {
  const denied = may(engagement, 'keep-answer', by.id);
  if (denied !== null) return { refusal: denied };
  if (inquiry.kept === null) return { events: [] };
  return since(inquiry, seen, [{ type: 'KeptAnswerWithdrawn', at, by }]);
}

/** The lead of the side that would get the duty agrees, or doesn't; they may think again. */
export function agreeToKept(
  inquiry: Inquiry,
  engagement: Engagement,
  seen: number,
  agrees: boolean,
  by: Person,
  at: Instant,
): InquiryDecision {
  const { kept } = inquiry;
  if (kept === null || kept.awaits === null) return { refusal: { code: 'changed-meanwhile' } };
  const denied = may(engagement, 'agree-answer', by.id, { side: kept.awaits });
  if (denied !== null) return { refusal: denied };
  if (agrees ? kept.agreed !== null : kept.notAgreed !== null && kept.agreed === null) return { events: [] };
  if (kept.agreed !== null) return { refusal: { code: 'agreed-already', names: { name: kept.agreed.by.name } } };
  // A specialist who has become the customer's lead since would agree with themself.
  if (agrees && kept.awaits === 'customer' && [kept.by.id, inquiry.reply?.by.id].includes(by.id))
    return { refusal: { code: 'signed-other-half' } };
  return since(inquiry, seen, [{ type: agrees ? 'AnswerAgreed' : 'AnswerNotAgreed', at, by }]);
}

/** What lies outside the benefit is the customer's to arrange, so it moves nothing when the specialist says so. */
const heldBy = ({ playbook }: Engagement, party: AnswerParty | null): PlaybookSide | null =>
  party === 'out-of-scope' ? 'customer' : party === null ? null : sideOfParty(playbook, party);

/**
 * Whose lead must agree: the side that gets a duty which it doesn't have by the documents. Where that side has no lead
 * and the specialist stands on it, the specialist's word is that side's own.
 */
export function awaits(inquiry: Inquiry, engagement: Engagement, side: Side | null, specialist: string): Side | null {
  if (side === null || heldBy(engagement, inquiry.matter.party) === side) return null;
  const speaksForIt = sideOf(engagement, specialist) === side;
  const lead = leadOf(engagement, side);
  return speaksForIt && (lead === undefined || lead.person.id === specialist) ? null : side;
}

/**
 * What a person may know of an inquiry: what is sent directly is between its asker and the specialists, and when the
 * reply is kept as the engagement's answer, everybody knows that, but not the question.
 */
export function sightOf(inquiry: Inquiry, engagement: Engagement, person: string): 'all' | 'answer' | 'nothing' {
  const own = inquiry.asker.id === person && takesPart(engagement, person);
  if (inquiry.direct === null || own || has(engagement, person, 'specialist')) return 'all';
  return inquiry.kept === null ? 'nothing' : 'answer';
}
