import type { Person, Tick } from './engagement.js';
import type { IsoDate, Phase } from './responsibility.js';

/** Why a required item may stay open when its phase is passed, who sees to it, and until when. */
export interface ItemException extends Tick {
  readonly reason: string;
  readonly owner: Person;
  readonly due: IsoDate;
}

/** Where an item comes from that an exception brought into this phase. */
export interface Carried {
  readonly item: string;
  readonly phase: Phase;
  readonly reason: string;
  readonly owner: Person;
}

/** Why somebody paused, cancelled, sent back. */
export interface Because extends Tick {
  readonly reason: string;
}

/**
 * What the documents expect an onboarding to come to: the workloads work, the customer's team runs them, and what stays
 * open has an owner. Asked at the last checkpoint; an outcome that does not hold stops nothing, and goes on the record.
 */
export const outcomes = ['ready', 'able', 'handed-over'] as const;
export type PhaseOutcome = (typeof outcomes)[number];

/** One half of an agreement, with what its giver wanted to have beside it. */
export interface Signature extends Tick {
  readonly note?: string;
  /** The address under which Teams knew the signer then; absent where it said none. */
  readonly account?: string;
  /** Which outcomes hold; only where they were asked for. */
  readonly outcomes?: readonly PhaseOutcome[];
}

/** What somebody says with their half. */
export type Statement = Pick<Signature, 'note' | 'account' | 'outcomes'>;

/** What happens to a phase as a whole, besides opening and passing. */
export type PhaseEvent =
  | {
      readonly type: 'ItemExcepted';
      readonly item: string;
      readonly reason: string;
      readonly owner: Person;
      readonly due: IsoDate;
    }
  | { readonly type: 'ExceptionWithdrawn'; readonly item: string }
  | {
      readonly type: 'CheckpointSentBack';
      readonly phase: Phase;
      readonly reason: string;
      readonly items: readonly string[];
    }
  | { readonly type: 'PhaseReopened'; readonly phase: Phase; readonly reason: string }
  | { readonly type: 'PhasesStated'; readonly phases: readonly Phase[] }
  | { readonly type: 'EngagementPaused'; readonly reason: string }
  | { readonly type: 'EngagementResumed' }
  | { readonly type: 'EngagementCancelled'; readonly reason: string };

/** A reason is read on a card: longer ones belong into a document. */
export const maxReasonLength = 500;
