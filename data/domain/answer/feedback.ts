import type { Instant } from '../person.js';

/** What a person may say about an answer; one word per person and answer, the last one counts. */
export const verdicts = ['helpful', 'wrong-side', 'not-asked'] as const;
export type Verdict = (typeof verdicts)[number];

/** Which side holds what an answer gave to the wrong one, as far as the reader who says so knows. */
export const rightSides = ['customer', 'provider', 'both', 'unknown'] as const;
export type RightSide = (typeof rightSides)[number];

/** What a person said about one answer. */
export interface Judgment {
  readonly verdict: Verdict;
  /** Only with `wrong-side`; null until it is said. */
  readonly side: RightSide | null;
}

export interface Feedback {
  /** The logged question's id. */
  readonly question: string;
  readonly person: string;
  readonly verdict: Verdict;
  /** With `wrong-side`, once it is said. */
  readonly side?: RightSide;
  readonly at: Instant;
}

/** Why a question needs a look: it found nothing, none of several answers was meant, or its answer was disputed. */
export const concerns = ['unanswered', 'none-of-these', 'disputed'] as const;
export type Concern = (typeof concerns)[number];

/** The concern of a question; null where it has none. */
export function concernOf(outcome: string, said: readonly Verdict[]): Concern | null {
  if (outcome === 'nothing') return 'unanswered';
  if (said.every((verdict) => verdict === 'helpful')) return null;
  return outcome === 'several' && !said.includes('wrong-side') ? 'none-of-these' : 'disputed';
}
