import type { Event } from './engagement.js';
import { type Phase, phases } from './responsibility.js';

export type CardKind = 'engagement' | 'checklist' | 'standing';

/** A live card that somebody or something asked for; it is posted as soon as the pace allows. */
export interface WantedCard {
  readonly kind: CardKind;
  /** Checklists only. */
  readonly phase: Phase | null;
  /** 1-based; one message per page, because an edit of the shared message would throw a reader back to page 1. */
  readonly page: number;
}

/**
 * A live card in a conversation.
 * `wanted` not posted yet · `posting` claimed, the connector has not answered yet · `live` · `unknown` the connector's
 * answer was ambiguous: adopt it when somebody presses it, never post it again blindly · `superseded` a newer message
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
export function cardsWantedBy(event: Event): readonly WantedCard[] {
  return event.type === 'PhaseOpened' && event.phase !== phases[0]
    ? [{ kind: 'checklist', phase: event.phase, page: 1 }]
    : [];
}
