import type { Dataset } from '../../domain/responsibility.js';
import { isHangul, words } from '../text/text.js';

/** How much a word says about a matter, 0..1: one that the documents use everywhere says little. */
export type Weigh = (word: string) => number;

const least = 0.15;

/** The beginning of a word, which its inflections share. */
const stem = (word: string): string => word.slice(0, isHangul(word) ? 2 : 6);

const known = new WeakMap<Dataset, Weigh>();

/**
 * Weights by how many statements of the documents have a word; made once per dataset, in the first question that needs it.
 * Lines about one service do not make a word common: names like “Windows Server” fill them.
 */
export function weightsOf(dataset: Dataset): Weigh {
  const made = known.get(dataset);
  if (made !== undefined) return made;
  const counts = new Map<string, number>();
  for (const { text, english = '', workload } of dataset.responsibilities) {
    if (workload !== undefined) continue;
    for (const one of new Set(words(`${text} ${english}`).map(stem))) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const all = Math.log(dataset.responsibilities.length + 2);
  const weigh: Weigh = (word) => Math.max(least, 1 - Math.log((counts.get(stem(word)) ?? 0) + 1) / all);
  known.set(dataset, weigh);
  return weigh;
}
