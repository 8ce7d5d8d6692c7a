import type { AskedMatter } from '../answer/matter.js';
import type { AnswerParty } from '../answer/question.js';
import type { Engagement, Instant, Person, Refusal, Tick } from '../engagement.js';
import type { Locale, Side } from '../responsibility.js';
import { has, leadOf, may, sideOf, takesPart, whomToAsk } from '../rights.js';
import { isForgotten } from './inquiry-words.js';

/** What goes with a question to the specialist: the nearest topics, copied with their names in every language. */
export interface NearTopic {
  /** A statement about it. */
  readonly responsibility: string;
  readonly party: AnswerParty | null;
  readonly names: Readonly<Record<Locale, string>>;
}

/** A reply that became the engagement's own answer. One that moves a duty waits for the lead of the side that gets it. */
export interface KeptAnswer extends Tick {
  /** The side whose lead must agree before it is more than a specialist's note; null where nobody has to. */
  readonly awaits: Side | null;
  readonly agreed: Tick | null;
  readonly notAgreed: Tick | null;
}

export interface SpecialistReply extends Tick {
  readonly text: string;
  /** Who does it, where the specialist says so. */
  readonly side: Side | null;
}

export type InquiryAct =
  | 'InquiryAsked'
  | 'InquiryWithdrawn'
  | 'InquiryAnswered'
  | 'AnswerKept'
  | 'AnswerAgreed'
  | 'AnswerNotAgreed'
  | 'KeptAnswerWithdrawn';

/** A question to the specialist of an engagement, and what became of it. */
export interface Inquiry {
  readonly id: string;
  readonly engagement: string;
  /** Counts the inquiries of an engagement; its cards are known by it. */
  readonly number: number;
  /** Counts all changes; a press carries the version it saw. */
  readonly version: number;
  readonly state: 'asked' | 'withdrawn' | 'answered';
  readonly asker: Person;
  readonly at: Instant;
  /** As typed. */
  readonly text: string;
  /** What the text is written in. */
  readonly language: Locale;
  /** What the asker reads. */
  readonly locale: Locale;
  /** Where it was asked, with its thread: the reply goes there. */
  readonly from: string;
  /** Whether `from` is the asker's personal chat. */
  readonly personal: boolean;
  /** Where the specialist finds it: the engagement's channel, or a personal chat. */
  readonly to: string;
  /** The specialist it was sent to directly, with the language of that chat; null = everybody in the channel reads it. */
  readonly direct: { readonly person: Person; readonly locale: Locale | null } | null;
  readonly matter: AskedMatter;
  readonly nearest: readonly NearTopic[];
  readonly reply: SpecialistReply | null;
  readonly kept: KeptAnswer | null;
  /** Who did what, and when: everything that happened, without the words. */
  readonly history: readonly (Tick & { readonly act: InquiryAct })[];
}

/** What the asker decided on the preview. */
export type NewInquiry = Pick<
  Inquiry,
  'id' | 'text' | 'language' | 'locale' | 'from' | 'personal' | 'to' | 'direct' | 'matter' | 'nearest'
>;

export type InquiryEvent = { readonly at: Instant; readonly by: Person } & (
  | {
      readonly type: 'InquiryAsked';
      readonly engagement: string;
      readonly number: number;
      readonly inquiry: NewInquiry;
    }
  | { readonly type: 'InquiryWithdrawn' }
  | { readonly type: 'InquiryAnswered'; readonly text: string; readonly side: Side | null }
  | { readonly type: 'AnswerKept'; readonly awaits: Side | null }
  | { readonly type: 'AnswerAgreed' }
  | { readonly type: 'AnswerNotAgreed' }
  | { readonly type: 'KeptAnswerWithdrawn' }
);

/** No events and no refusal = it was already so (a repeated press). */
export type InquiryDecision = { readonly events: readonly InquiryEvent[] } | { readonly refusal: Refusal };

/** A message is read on a phone: longer texts belong in a document. */
export const maxInquiryLength = 1500;

/** The inquiry after one event. Throws when the first event is not `InquiryAsked`. The version belongs to the store. */
export function evolveInquiry(inquiry: Inquiry | null, event: InquiryEvent): Inquiry {
  const tick = { by: event.by, at: event.at };
  const act = { ...tick, act: event.type };
  if (event.type === 'InquiryAsked') {
    const { engagement, number } = event;
    const fresh = { state: 'asked', reply: null, kept: null, version: 0, history: [act] } as const;
    return { ...event.inquiry, ...fresh, engagement, number, asker: event.by, at: event.at };
  }
  if (inquiry === null) throw new Error(`An inquiry begins with ${event.type} instead of InquiryAsked.`);
  return { ...inquiry, ...changeOf(inquiry, event, tick), history: [...inquiry.history, act] };
}

function changeOf(
  { kept }: Inquiry,
  event: Exclude<InquiryEvent, { readonly type: 'InquiryAsked' }>,
  tick: Tick,
): Partial<Inquiry> {
  switch (event.type) {
    case 'InquiryWithdrawn':
      return { state: 'withdrawn' };
    case 'InquiryAnswered':
      return { state: 'answered', reply: { ...tick, text: event.text, side: event.side } };
    case 'AnswerKept':
      return { kept: { ...tick, awaits: event.awaits, agreed: null, notAgreed: null } };
    case 'AnswerAgreed':
      return { kept: kept && { ...kept, agreed: tick, notAgreed: null } };
    case 'AnswerNotAgreed':
      return { kept: kept && { ...kept, notAgreed: tick } };
    case 'KeptAnswerWithdrawn':
      return { kept: null };
  }
}

/** Specialists who accepted. */
export const specialistsOf = (engagement: Engagement): readonly Person[] =>
  engagement.members.filter(({ role, accepted }) => role === 'specialist' && accepted).map(({ person }) => person);

/** Only people of an engagement ask, and only where somebody is there to answer. */
export function mayAsk(engagement: Engagement, person: string): Refusal | null {
  const denied = may(engagement, 'ask-specialist', person);
  if (denied !== null) return denied;
  const specialists = specialistsOf(engagement);
  if (specialists.length === 0) return { code: 'nobody-to-ask', names: { name: whomToAsk(engagement) } };
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

const lengthOf = (text: string): Refusal | null =>
  text.trim() === ''
    ? { code: 'inquiry-empty' }
    : text.length > maxInquiryLength
      ? { code: 'inquiry-too-long', names: { characters: maxInquiryLength } }
      : null;

/**
 * What a person may know of an inquiry: what is sent directly is between its asker and the specialists, and when the
 * reply is kept as the engagement's answer, everybody knows that, but not the question.
 */
export function sightOf(inquiry: Inquiry, engagement: Engagement, person: string): 'all' | 'answer' | 'nothing' {
  const own = inquiry.asker.id === person && takesPart(engagement, person);
  if (inquiry.direct === null || own || has(engagement, person, 'specialist')) return 'all';
  return inquiry.kept === null ? 'nothing' : 'answer';
}

/** The asker takes the question back, as long as nobody has answered. */
export function withdrawInquiry(inquiry: Inquiry, seen: number, by: Person, at: Instant): InquiryDecision {
  if (inquiry.asker.id !== by.id) return { refusal: { code: 'only-asker', names: { name: inquiry.asker.name } } };
  if (inquiry.state === 'withdrawn') return { events: [] };
  if (inquiry.reply !== null) return { refusal: answeredBy(inquiry.reply) };
  return since(inquiry, seen, [{ type: 'InquiryWithdrawn', at, by }]);
}

/** Whether this person can answer now: a specialist of the engagement, who accepted, while the question stands. */
export function mayReply(inquiry: Inquiry, engagement: Engagement, person: string): Refusal | null {
  const denied = may(engagement, 'reply-inquiry', person);
  if (denied !== null) return denied;
  if (inquiry.state === 'withdrawn') return { code: 'inquiry-withdrawn', names: { name: inquiry.asker.name } };
  // Nobody answers what cannot be read any more.
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

/** Kept, and nobody has to agree any more. */
export const isSettled = ({ awaits, agreed }: KeptAnswer): boolean => awaits === null || agreed !== null;

/** A press on a card of an older state is answered with today's; what was already so was answered before. */
const since = (inquiry: Inquiry, seen: number, events: readonly InquiryEvent[]): InquiryDecision =>
  seen === inquiry.version ? { events } : { refusal: { code: 'changed-meanwhile' } };

const answeredBy = ({ by }: SpecialistReply): Refusal => ({ code: 'inquiry-answered', names: { name: by.name } });

/** What lies outside the benefit is the customer's to arrange, so it moves nothing when the specialist says so. */
const heldBy = (party: AnswerParty | null): AnswerParty | null => (party === 'out-of-scope' ? 'customer' : party);

/**
 * Whose lead must agree: the side that gets a duty which it doesn't have by the documents. Where that side has no lead
 * and the specialist stands on it, the specialist's word is that side's own.
 */
function awaits(inquiry: Inquiry, engagement: Engagement, side: Side | null, specialist: string): Side | null {
  if (side === null || heldBy(inquiry.matter.party) === side) return null;
  const speaksForIt = sideOf(engagement, specialist) === side;
  const lead = leadOf(engagement, side);
  return speaksForIt && (lead === undefined || lead.person.id === specialist) ? null : side;
}
