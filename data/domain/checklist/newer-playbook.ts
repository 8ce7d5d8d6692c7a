import type { Engagement } from '../engagement.js';
import { saySame, withoutAliases } from '../playbook/carried.js';
import { phasesBefore, phasesOf } from '../playbook/phases.js';
import type { Playbook } from '../playbook/playbook.js';
import { sideOfParty } from '../playbook/sides.js';
import type { Dataset } from '../responsibility.js';

/**
 * The playbook of a dataset as an engagement would take it over; null where it says nothing new, is of another method, or
 * does not fit what happened: the phases up to the current one stay, and so do those and the parties that have rows.
 */
export function newerPlaybook(engagement: Engagement, { playbook: newer }: Dataset): Playbook | null {
  const { playbook, phase, items, standing } = engagement;
  if (newer === playbook || newer.id !== playbook.id || saySame(newer, playbook)) return null;
  const reached = [...phasesBefore(playbook, phase), phase];
  const rows = [...items, ...standing];
  const fits =
    reached.every((one, index) => phasesOf(newer)[index] === one) &&
    items.every((item) => phasesOf(newer).includes(item.phase)) &&
    rows.every(({ side, party }) => party === undefined || sideOfParty(newer, party) === side);
  return fits ? withoutAliases(newer) : null;
}
