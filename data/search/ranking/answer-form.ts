import type { Ranked } from './statement-index.js';

/** How an answer is given: by one statement, by a choice of some, or not at all. */
export type AnswerForm = 'one' | 'several' | 'nothing';

/** A best statement is further ahead of the next by no more than this, in fit. */
const mostAhead = 6;

/** One that is hardly ahead of the next is not alone, however well both fit. */
const leastAhead = 1.5;

/** How sure one must be (0..1) that a statement answers alone, and that it answers at all. */
const least = { alone: 0.75, atAll: 0.3 } as const;

/**
 * Chance (0..1) that the best of `among` statements is the right one. Found by `npm run -s eval:answers -- --calibrate` on
 * questions over documents of other teams, each document left out of what judged it.
 */
const chanceAlone = (fit: number, ahead: number, among: number): number =>
  chance(0.24 * fit + 0.588 * Math.min(ahead, mostAhead) - 0.172 * Math.log(among) - 2.761);

/** Chance (0..1) that any of `among` statements answers; found in the same way. */
const chanceAtAll = (fit: number, among: number): number => chance(0.404 * fit - 0.226 * Math.log(among) - 2.758);

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Decides by how well the best of `among` statements fits, and by how far it is ahead of the next. */
export function answerForm([first, second]: readonly Ranked[], among: number): AnswerForm {
  if (first === undefined || chanceAtAll(first.fit, among) < least.atAll) return 'nothing';
  const ahead = second === undefined ? mostAhead : first.fit - second.fit;
  return ahead >= leastAhead && chanceAlone(first.fit, ahead, among) >= least.alone ? 'one' : 'several';
}
