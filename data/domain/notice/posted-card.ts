import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Inquiry, InquiryEvent } from '../inquiry/inquiry.js';
import { besideOf, firstPhase } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';

/**
 * `inquiry` a question as the specialist finds it · `asked` the same as its asker follows it, and the reply · `note` a
 * specialist's note that waits for a lead.
 */
export const inquiryKinds = ['inquiry', 'asked', 'note'] as const;
export type InquiryKind = (typeof inquiryKinds)[number];

/**
 * What an inquiry is followed by. `waits` calls a person in the channel: a question or a reply could not be brought to a
 * chat of their own, and is shown to them alone when they ask for it.
 */
export const aboutInquiries = [...inquiryKinds, 'waits'] as const;

/** `notice`, `waits`, `digest` (a morning’s message to one person): told once, never drawn again · `agenda` of a checkpoint meeting, later its minutes. */
export type CardKind =
  | 'engagement'
  | 'checklist'
  | 'standing'
  | 'notice'
  | 'agenda'
  | 'digest'
  | (typeof aboutInquiries)[number];

/** Kinds that an engagement's version says nothing about. */
export const untoldKinds = [...aboutInquiries, 'notice', 'agenda', 'digest'] as const;

export const isOneShot = (kind: CardKind): boolean => kind === 'notice' || kind === 'waits' || kind === 'digest';

/** Cards that people wait for, and that releases which don't know them must leave alone. */
export const neverRests = (kind: CardKind): boolean => untoldKinds.some((known) => known === kind);

/** A list has a message for each page. */
export const isListPage = (kind: CardKind): boolean => kind === 'checklist' || kind === 'standing';

export const isInquiryKind = (kind: CardKind): kind is InquiryKind => inquiryKinds.some((known) => known === kind);

export const isAboutInquiry = (kind: CardKind): boolean => aboutInquiries.some((known) => known === kind);

/** A live card that is to be posted when the send throttle allows. */
export interface WantedCard {
  readonly kind: CardKind;
  /** Checklists only. */
  readonly phase: PhaseId | null;
  /**
   * 1-based; one message per page, because an edit of the shared message would throw a reader back to page 1. Of a card
   * about an inquiry: the inquiry's number in its engagement; of a notice: its own; of an agenda: its meeting's.
   */
  readonly page: number;
}

/**
 * A live card in a conversation.
 * `wanted` not posted yet · `posting` claimed, the connector has not answered yet · `live` · `unknown` the connector's
 * answer was ambiguous: adopted at the next press on it, never posted again blindly · `superseded` a newer message
 * shows the same card: replaced once by a pointer · `gone` deleted or out of reach.
 */
export type PostedCardState = 'wanted' | 'posting' | 'live' | 'unknown' | 'superseded' | 'gone';

export interface PostedCard extends WantedCard {
  readonly id: string;
  readonly engagement: string;
  /** Where the message is; in a channel the thread's id once posted (`…;messageid=…`), the channel's before. */
  readonly conversation: string;
  readonly activity: string | null;
  readonly shownVersion: number;
  readonly state: PostedCardState;
}

/**
 * The cards a channel gets because of what happened. A ticked item asks for none: edits follow from the version. The
 * first phase asks for none either: saving the set-up leaves one card in the channel, the engagement's.
 */
export function cardsWantedBy({ playbook }: Pick<Engagement, 'playbook'>, event: Event): readonly WantedCard[] {
  return event.type === 'PhaseOpened' && event.phase !== firstPhase(playbook) && event.quiet !== true
    ? [
        { kind: 'checklist', phase: event.phase, page: 1 },
        ...besideOf(playbook, event.phase)
          .filter(({ id }) => event.items.some(({ section }) => section === id))
          .map(({ id }) => ({ kind: 'checklist' as const, phase: id, page: 1 })),
      ]
    : [];
}

/**
 * The messages that an inquiry needs, and where. A reply is a message of its own where it was asked, because Teams
 * notifies about no edit; so is a note that waits for a lead, who may have seen nothing of the inquiry.
 */
export function cardsWantedByInquiry(
  { number, from, to }: Inquiry,
  event: InquiryEvent,
  channel: string,
): readonly { readonly card: WantedCard; readonly conversation: string }[] {
  const about = (kind: InquiryKind): WantedCard => ({ kind, phase: null, page: number });
  switch (event.type) {
    case 'InquiryAsked':
      return [
        { card: about('inquiry'), conversation: to },
        { card: about('asked'), conversation: from },
      ];
    case 'InquiryAnswered':
      return [{ card: about('asked'), conversation: from }];
    case 'AnswerKept':
      return event.awaits === null ? [] : [{ card: about('note'), conversation: channel }];
    default:
      return [];
  }
}
