import type { Engagement, Refusal } from './engagement.js';
import type { Side } from './responsibility.js';
import { has, mayChangeItemOf, whomToAsk } from './rights.js';

/** `work` says how an item stands: assign, date, note, evidence, waiting, not applicable · `shape` what the list holds. */
export type ItemRight = 'work' | 'shape';

/** Why somebody may not change an item of a side; null when they may. */
export function mayItem(engagement: Engagement, right: ItemRight, side: Side, person: string): Refusal | null {
  if (right === 'work') return mayChangeItemOf(engagement, side, person);
  return has(engagement, person, 'project-manager')
    ? null
    : { code: 'only-project-manager-shapes', names: { name: whomToAsk(engagement) } };
}
