import type { Event } from '../event.js';
import type { Assignee, Item, ItemPatch } from '../item.js';
import type { Person } from '../person.js';
import type { IsoDate } from '../responsibility.js';

/** One thing that happened to an item. */
export interface ItemStep {
  readonly at: string;
  readonly by: Person;
  readonly what: 'listed' | 'ticked' | 'unticked' | 'edited' | 'moved' | 'revised' | 'excepted' | 'exception-withdrawn';
  readonly before: ItemPatch;
  readonly after: ItemPatch;
  /** What was agreed when it was excepted. */
  readonly exception?: { readonly reason: string; readonly owner: Person; readonly due: IsoDate };
}

/** What an item was, step by step, the newest first. */
export function historyOf(events: readonly Event[], { id }: Item): readonly ItemStep[] {
  // MemberLeft names no items, so the assignees are tracked here.
  let assignees: readonly Assignee[] = [];
  let ticked = false;
  const stepsOf = (event: Event): readonly ItemStep[] => {
    const { at, by } = event;
    const step = (what: ItemStep['what'], was: ItemPatch = {}, is: ItemPatch = {}): readonly ItemStep[] => [
      { at, by, what, before: was, after: is },
    ];
    switch (event.type) {
      case 'PhaseOpened':
      case 'ItemsAdded': {
        const item = event.items.find((one) => one.id === id);
        if (item === undefined) return [];
        assignees = item.assignees ?? [];
        return step('listed');
      }
      case 'ItemTicked':
        if (event.item !== id) return [];
        ticked = true;
        return step('ticked');
      case 'ItemUnticked':
        if (event.item !== id) return [];
        ticked = false;
        return step('unticked');
      case 'ItemMoved':
        return event.item === id ? step('moved') : [];
      case 'ItemRevised':
        return event.item === id ? step('revised', { removed: !event.removed }, { removed: event.removed }) : [];
      case 'ItemEdited':
        if (event.item !== id) return [];
        assignees = event.after.assignees ?? assignees;
        return step('edited', event.before, event.after);
      case 'ItemExcepted': {
        const { reason, owner, due } = event;
        return event.item === id ? step('excepted').map((one) => ({ ...one, exception: { reason, owner, due } })) : [];
      }
      case 'ExceptionWithdrawn':
        return event.item === id ? step('exception-withdrawn') : [];
      case 'MemberLeft': {
        const before = assignees;
        const left = before.filter((one) => !('person' in one && one.person.id === event.person));
        if (ticked || left.length === before.length) return [];
        assignees = left;
        return step('edited', { assignees: before }, { assignees: left });
      }
      default:
        return [];
    }
  };
  return events.flatMap(stepsOf).reverse();
}
