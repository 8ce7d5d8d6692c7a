import type { Decision, Refusal } from '../decision.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Item, ItemPatch } from '../item.js';
import type { Instant, Person } from '../person.js';
import { isBefore } from '../playbook/phases.js';
import type { IsoDate } from '../responsibility.js';
import { isOpen } from '../rights.js';
import { tickItem, untickItem } from './checklist.js';
import { mayItem, rightsFor } from './item-rights.js';
import { assigneesOf, keyOfAssignee, workOn } from './items.js';
import { takeOff } from './own-items.js';

/** What words can have done to one item. */
export const itemActs = ['tick', 'untick', 'assign', 'date', 'note', 'wait', 'not-applicable', 'remove'] as const;
export type ItemActName = (typeof itemActs)[number];

/** One thing to be done to an item, with what it needs. */
export interface ItemAct {
  readonly act: ItemActName;
  /** For whom: a person's id, or `role:…`. */
  readonly to?: string;
  readonly due?: IsoDate;
  /** A note, or why it does not apply. */
  readonly words?: string;
}

const patchOf = (engagement: Engagement, item: Item, { act, to, due, words = '' }: ItemAct): ItemPatch | Refusal => {
  switch (act) {
    case 'assign': {
      const assignees = assigneesOf(engagement, to === undefined ? [] : [to]);
      return assignees.length === 0 ? { code: 'choose-person' } : { assignees };
    }
    case 'date':
      return due === undefined ? { code: 'need-date' } : { due, dueAfter: null };
    case 'note':
      // A note that is there already is added to: saying one thing takes nothing of another away.
      return { note: item.note === undefined || item.note.includes(words) ? words : `${item.note}\n${words}` };
    case 'wait':
      return { waiting: true };
    default:
      return { notApplicable: words };
  }
};

/** On the list of a phase that has not begun: it can be prepared, not done. */
const isAhead = ({ phase: now, state, playbook }: Engagement, { phase, removed }: Item): boolean =>
  state === 'active' && !removed && isBefore(playbook, now, phase);

/**
 * Does one thing to an item as its form or its row would: the same rights, the same refusals. `seen` is the version that
 * was shown before. Another person's tick is taken back too: it was shown whose it is.
 */
export function actOnItem(
  engagement: Engagement,
  id: string,
  seen: number,
  act: ItemAct,
  by: Person,
  at: Instant,
): Decision {
  const ahead = engagement.items.find((one) => one.id === id && isAhead(engagement, one));
  if (ahead !== undefined && (act.act === 'tick' || act.act === 'untick')) return { refusal: { code: 'phase-ahead' } };
  if (act.act === 'tick') return tickItem(engagement, id, seen, by, at);
  if (act.act === 'untick') return untickItem(engagement, id, seen, by, at, true);
  if (act.act === 'remove') return takeOff(engagement, id, seen, by, at);
  const closed = isOpen(engagement);
  const item = engagement.items.find((one) => one.id === id && !one.removed);
  if (closed !== null || item === undefined) return { refusal: closed ?? { code: 'item-gone' } };
  const patch = patchOf(engagement, item, act);
  return 'code' in patch ? { refusal: patch } : workOn(engagement, id, seen, patch, by, at);
}

type Change = Extract<Event, { readonly type: 'ItemTicked' | 'ItemUnticked' | 'ItemEdited' }>;

const isChange = (event: Event): event is Change =>
  event.type === 'ItemTicked' || event.type === 'ItemUnticked' || event.type === 'ItemEdited';

/** The last change of an item among what happened; null where it has none. */
const lastChange = (events: readonly Event[], id: string): Change | null =>
  events.findLast((event): event is Change => isChange(event) && event.item === id) ?? null;

/** What this person changed last and no other person changed after them, so that it can be taken back; null where there is nothing. */
export function lastOwnChange(engagement: Engagement, events: readonly Event[], person: string): Change | null {
  const last = events.findLast(
    (event): event is Change => isChange(event) && event.by.id === person && lastChange(events, event.item) === event,
  );
  return last !== undefined && engagement.items.some(({ id }) => id === last.item) ? last : null;
}

/** Takes back the last change of an item, where it is the person's own and the item is as they left it. */
export function undoChange(
  engagement: Engagement,
  events: readonly Event[],
  id: string,
  seen: number,
  by: Person,
  at: Instant,
): Decision {
  const last = lastChange(events, id);
  const item = engagement.items.find((one) => one.id === id);
  if (last === null || item === undefined || last.by.id !== by.id) return { refusal: { code: 'nothing-to-undo' } };
  if (last.type === 'ItemTicked') return untickItem(engagement, id, seen, by, at);
  if (last.type === 'ItemUnticked') return tickItem(engagement, id, seen, by, at);
  const closed = isOpen(engagement);
  if (closed !== null) return { refusal: closed };
  if (checkpointOf(engagement, item.phase).passed !== null) return { refusal: { code: 'phase-closed' } };
  const denied = rightsFor(last.before)
    .map((right) => mayItem(engagement, right, item.side, by.id))
    .find((one) => one !== null);
  if (denied !== undefined) return { refusal: denied };
  if (item.version !== seen) return { refusal: { code: 'changed-meanwhile' } };
  return {
    events: [{ type: 'ItemEdited', item: id, before: last.after, after: stillThere(engagement, last.before), at, by }],
  };
}

/** A person who left meanwhile is given nothing back. */
const stillThere = (engagement: Engagement, { assignees, ...rest }: ItemPatch): ItemPatch =>
  assignees === undefined ? rest : { ...rest, assignees: assigneesOf(engagement, assignees.map(keyOfAssignee)) };
