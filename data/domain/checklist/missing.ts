import { checkpointOf, type Engagement } from '../engagement.js';
import type { Item } from '../item.js';
import { hasOwnList } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import { type Side, sides } from '../playbook/sides.js';
import { isRequired, itemsOf } from './checklist.js';

/** Whether an open item keeps its phase from passing. */
export const isBlocking = (item: Item): boolean =>
  isRequired(item) && item.tick === null && item.exception === undefined;

/** What stops a checkpoint. Empty in every part = it can be acknowledged. */
export interface Missing {
  /** Required items that are open, by the side that owes them. */
  readonly open: Readonly<Record<Side, readonly Item[]>>;
  /** Where the people write the list: there is none, and these sides have not stated that there is nothing for it. */
  readonly statements: readonly Side[];
}

/** Where the people write the list: whether nothing stands on it yet. */
export const lacksOwnList = (engagement: Engagement, phase: PhaseId): boolean =>
  hasOwnList(engagement.playbook, phase) && !itemsOf(engagement, phase).some((item) => item.section === 'remediation');

export function missingFor(engagement: Engagement, phase: PhaseId): Missing {
  const items = itemsOf(engagement, phase);
  const open = (side: Side) => items.filter((item) => item.side === side && isBlocking(item));
  const listed = !lacksOwnList(engagement, phase);
  const stated = checkpointOf(engagement, phase).nothingToRemediate;
  return {
    open: { customer: open('customer'), provider: open('provider') },
    statements: listed ? [] : sides.filter((side) => stated[side] === null),
  };
}

export const isNothing = ({ open, statements }: Missing): boolean =>
  open.customer.length + open.provider.length + statements.length === 0;

/** Nothing stops the checkpoint of the current phase. */
export const isComplete = (engagement: Engagement): boolean => isNothing(missingFor(engagement, engagement.phase));

/** Nothing stops the current phase's checkpoint any more, and something did before this change. */
export const becameReady = (before: Engagement | null, after: Engagement): boolean =>
  before?.phase === after.phase && after.state === 'active' && isComplete(after) && !isComplete(before);
