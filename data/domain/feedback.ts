import type { Instant } from './engagement.js';

/** What a person may say about an answer; one word per person and answer, the last one counts. */
export const verdicts = ['helpful', 'wrong-side', 'not-asked'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Feedback {
  /** The logged question's id. */
  readonly question: string;
  readonly person: string;
  readonly verdict: Verdict;
  readonly at: Instant;
}

/** Why a question is to be looked at: it found nothing, or somebody disputed its answer. */
export type Concern = 'unanswered' | 'disputed';

/** null for a question that needs nobody. */
export const concernOf = (outcome: string, said: readonly Verdict[]): Concern | null =>
  outcome === 'nothing' ? 'unanswered' : said.some((verdict) => verdict !== 'helpful') ? 'disputed' : null;
