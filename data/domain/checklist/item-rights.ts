import type { Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { ItemPatch } from '../item.js';
import type { PlaybookSide } from '../playbook/playbook.js';
import { may, type Right } from '../rights.js';

/** What people do with items besides ticking them: how an item stands, and what the list holds. */
export type ItemRight = Extract<
  Right,
  'assign' | 'set-date' | 'note' | 'mark-not-applicable' | 'wait' | 'add-item' | 'edit-item' | 'remove-item'
>;

/** Which right each field of a change needs. */
const needed: Readonly<Record<keyof ItemPatch, ItemRight>> = {
  assignees: 'assign',
  due: 'set-date',
  dueAfter: 'set-date',
  note: 'note',
  evidence: 'note',
  notApplicable: 'mark-not-applicable',
  waiting: 'wait',
  words: 'edit-item',
  removed: 'remove-item',
  copied: 'edit-item',
};

export const rightsFor = (patch: ItemPatch): readonly ItemRight[] => [
  ...new Set((Object.keys(patch) as (keyof ItemPatch)[]).map((field) => needed[field])),
];

/** Why a person may not do this with an item of a side; null when they may. */
export const mayItem = (engagement: Engagement, right: ItemRight, side: PlaybookSide, person: string): Refusal | null =>
  may(engagement, right, person, { side });
