import type { Matter } from '../../domain/answer/question.js';
import type { KnownName } from '../names/known-names.js';
import type { FoundMatter } from './dataset-matters.js';

/** So much better (in fit, log odds) than a service's other lines does one fit that is what was asked for, not one step of many. */
const farAhead = 5;

/** Behind what is said of all services a service's own line never counts as a second answer. */
const beside = 0.5;

/**
 * What is said of all services, and of the one that was named: its many steps stand behind the whole, which says who does
 * them; a line that alone is about what was asked leads, with the other side's part from what is said of all.
 */
export function withOwnLines(ofAll: readonly Matter[], own: readonly FoundMatter[]): readonly Matter[] {
  const [all, ...others] = ofAll;
  const [first, second] = own;
  if (all === undefined || first === undefined) return ofAll;
  const behind = (found: readonly FoundMatter[]) =>
    found.map(({ matter }) => ({ ...matter, score: beside * all.score }));
  const isAlone = second === undefined || first.ranked.fit - second.ranked.fit >= farAhead;
  if (!isAlone) return [all, ...behind(own), ...others];
  const other = all.party === first.matter.party ? all.other : [all];
  return [{ ...first.matter, score: all.score, other: other.slice(0, 1) }, ...behind(own.slice(1)), ...others];
}

/** Another service's line that fits at least this well, beside the best, says the same of that service. */
const nearlyAsWell = 0.3;

/**
 * Whether what fits best is said in general, or of a service that the question names; else of one service that it does not
 * name, or of `several`: then none of them is the answer alone.
 */
export function ofServices(found: readonly Matter[], known: KnownName | null): 'general' | 'one' | 'several' {
  const [best] = found;
  const service = best === undefined ? undefined : serviceOf(best);
  if (best === undefined || service === undefined || known?.isIn(best.evidence[0]?.responsibility.id ?? '') === true)
    return 'general';
  const isOther = (one: Matter) => serviceOf(one) !== undefined && serviceOf(one) !== service;
  return found.some((one) => isOther(one) && one.score >= nearlyAsWell * best.score) ? 'several' : 'one';
}

const serviceOf = ({ evidence }: Matter): string | undefined => evidence[0]?.responsibility.workload;
