import type { Because, Instant, Tick } from './person.js';
import type { PhaseId } from './playbook/playbook.js';
import type { Side } from './playbook/sides.js';

/**
 * What the documents expect an onboarding to come to: the workloads work, the customer's team runs them, and what stays
 * open has an owner. Asked at the last checkpoint; an outcome that does not hold stops nothing, and goes on the record.
 */
export const outcomes = ['ready', 'able', 'handed-over'] as const;

export type PhaseOutcome = (typeof outcomes)[number];

/** One signature of a checkpoint, with its note. */
export interface Signature extends Tick {
  readonly note?: string;
  /** The address under which Teams knew the signer then; absent where it said none. */
  readonly account?: string;
  /** Which outcomes hold; only where they were asked for. */
  readonly outcomes?: readonly PhaseOutcome[];
}

/** What a person adds to their signature. */
export type Statement = Pick<Signature, 'note' | 'account' | 'outcomes'>;

/** A reason is read on a card: longer ones belong into a document. */
export const maxReasonLength = 500;

export interface Checkpoint {
  readonly phase: PhaseId;
  /** The specialist and the customer's lead sign, in any order; else the specialist alone. Settled with the first of them. */
  readonly joint: boolean;
  readonly acknowledged: Signature | null;
  readonly confirmed: Signature | null;
  readonly passed: Instant | null;
  /** Where the people write the phase's list: who states that there is nothing for it, per side. */
  readonly nothingToRemediate: Readonly<Record<Side, Tick | null>>;
  /** Stated to have been done before Baton, and so never acknowledged. */
  readonly stated?: Tick;
  /** The last time that it was sent back, and that its phase was reopened. */
  readonly sentBack?: Because;
  readonly reopened?: Because;
  /** Counts how often what was agreed, or about to be, fell. */
  readonly round?: number;
}
