import type { FitSignals } from './fit.js';

/** How an answer is given: by one statement, by a choice of some, or not at all. */
export type AnswerForm = 'one' | 'several' | 'nothing';

/** A text by how well it fits, in log odds. */
interface Fitting {
  readonly fit: number;
  readonly signals: Pick<FitSignals, 'unsaid'>;
}

/** What the log odds of an answer are made of. */
export interface Odds {
  readonly fit: number;
  /** How far the best is ahead of the next in fit, at most `mostAhead`. */
  readonly ahead: number;
  /** The logarithm of how many statements there are. */
  readonly among: number;
  /** How many words of the question say something, at most `mostWords`. */
  readonly words: number;
  /** How much the word of the question tells that the best leaves out most. */
  readonly unsaid: number;
  readonly constant: number;
}

/** Of what odds are made, beside the constant. */
export const decisive = ['fit', 'ahead', 'among', 'words', 'unsaid'] as const;

/** A best statement is further ahead of the next by no more than this, in fit. */
const mostAhead = 6;

/** More words than these make no question clearer. */
const mostWords = 10;

/** One that is hardly ahead of the next is not alone, however well both fit. */
const leastAhead = 1.5;

/**
 * A statement that leaves out a word that tells so much does not answer alone: "who approves the invoice?" is not answered by
 * who pays it, least of all where a question has no more than `few` words. Found on the questions that calibrate.
 */
const mostUnsaid = { few: 3, ofFew: 12, ofMany: 20 } as const;

/** How sure one must be (0..1) that a statement answers alone, and that it answers at all. */
const least = { alone: 0.8, atAll: 0.2 } as const;

/**
 * What an answer is decided by: fits of the statements found, the best first, among so many, for a question of so many words
 * that say something. Null where none was found.
 */
export function decidedBy([first, second]: readonly Fitting[], among: number, words: number) {
  if (first === undefined) return null;
  const ahead = second === undefined ? mostAhead : Math.min(first.fit - second.fit, mostAhead);
  const { unsaid } = first.signals;
  return { fit: first.fit, ahead, among: Math.log(among), words: Math.min(words, mostWords), unsaid };
}

/** A chance (0..1) by its odds. */
export function chanceOf(odds: Odds, by: NonNullable<ReturnType<typeof decidedBy>>): number {
  const sum = decisive.reduce((all, name) => all + odds[name] * by[name], odds.constant);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Decides by how well the best of `among` statements fits, and by how far it is ahead of the next. `leastOffered` =
 * how sure one must be (0..1) that anything answers, for candidates to be offered.
 */
export function answerForm(
  ranked: readonly Fitting[],
  among: number,
  words: number,
  { alone, atAll }: { readonly alone: Odds; readonly atAll: Odds },
  leastOffered: number = least.atAll,
): AnswerForm {
  const by = decidedBy(ranked, among, words);
  if (by === null) return 'nothing';
  const chance = chanceOf(atAll, by);
  if (chance < least.atAll) return 'nothing';
  const isSaid = by.unsaid < (words > mostUnsaid.few ? mostUnsaid.ofMany : mostUnsaid.ofFew);
  if (isSaid && by.ahead >= leastAhead && chanceOf(alone, by) >= least.alone) return 'one';
  return chance < leastOffered ? 'nothing' : 'several';
}
