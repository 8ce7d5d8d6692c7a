import type { AskedMatter } from '../answer/matter.js';
import type { AnswerParty } from '../answer/question.js';
import type { Refusal } from '../decision.js';
import type { Instant, Person, Tick } from '../person.js';
import type { Side } from '../playbook/sides.js';
import type { Locale } from '../responsibility.js';

/** What goes with a question to the specialist: the nearest topics, copied with their names in every language. */
export interface NearTopic {
  /** A statement about it. */
  readonly responsibility: string;
  readonly party: AnswerParty | null;
  readonly names: Readonly<Record<Locale, string>>;
}

/** A reply that became the engagement's own answer. One that moves a duty waits for the lead of the side that gets it. */
export interface KeptAnswer extends Tick {
  /** The side whose lead must agree before it is more than a specialist's note; null where no lead has to. */
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

/** Whether a kept answer waits for no agreement. */
export const isSettled = ({ awaits, agreed }: KeptAnswer): boolean => awaits === null || agreed !== null;
