import type { PartyId, PhaseId, Playbook, ServiceId } from '../playbook/playbook.js';
import { otherSide, partiesOn, type Side, sides } from '../playbook/sides.js';
import type { Locale } from '../responsibility.js';

/**
 * Whose part is asked about, as the asker says it: `us` and `them` depend on who asks, `everybody` is both sides,
 * `me` is the asker alone.
 */
export type Whose = 'us' | 'them' | 'me' | 'everybody' | PartyId;

/**
 * A question for a list instead of for one matter. `duties` what there is to do, `open` what is left of it, `blockers`
 * what stops the checkpoint.
 */
export interface ListQuestion {
  readonly about: 'duties' | 'open' | 'blockers';
  readonly whose: Whose;
  /** null = none named: the current one in an engagement, all of them outside. */
  readonly phase: PhaseId | null;
  readonly workload: ServiceId | null;
  readonly locale: Locale;
}

/** A few words that mean something only after an answer: "and in enable?", "and Microsoft?", "why?". */
export interface FollowUp {
  /** `why` asks for the source of the answer before. */
  readonly asks: 'why' | 'part';
  readonly whose: Whose | null;
  readonly phase: PhaseId | null;
  readonly locale: Locale;
}

/**
 * What a text asks for besides the answer to an ordinary question. "And what does Microsoft do?" is both: after an
 * answer it goes on from there, otherwise it asks for a list.
 */
export interface Asked {
  readonly list: ListQuestion | null;
  readonly followUp: FollowUp | null;
}

/** What the last answer was about, kept for a follow-up per conversation and person. */
export type Context =
  | {
      readonly kind: 'answer';
      /** The question in the asker's words. */
      readonly text: string;
      readonly locale: Locale;
      /** The statement that led the answer; null where the documents were silent, and where none of several led. */
      readonly responsibility: string | null;
      /** Statements that were offered to choose from, in their order, where none of them led. */
      readonly candidates?: readonly string[];
    }
  | { readonly kind: 'list'; readonly list: ListQuestion };

/** So long a follow-up goes on from the answer before it. */
export const contextMs = 10 * 60 * 1000;

/** The parties of a `Whose`, for an asker who stands on `own` side; who stands on none speaks as the customer. */
export function partiesOf(playbook: Playbook, whose: Whose, own: Side | null): readonly PartyId[] {
  if (whose === 'everybody') return sides.flatMap((side) => partiesOn(playbook, side));
  if (whose === 'us' || whose === 'me') return partiesOn(playbook, own ?? 'customer');
  return whose === 'them' ? partiesOn(playbook, otherSide(own ?? 'customer')) : [whose];
}
