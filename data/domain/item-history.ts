import type { Event, Item, ItemPatch, Person } from './engagement.js';

/** One thing that happened to an item. */
export interface ItemStep {
  readonly at: string;
  readonly by: Person;
  readonly what: 'listed' | 'ticked' | 'unticked' | 'edited' | 'moved' | 'revised';
  readonly before: ItemPatch;
  readonly after: ItemPatch;
}

/** What an item was, step by step, the newest first. */
export function historyOf(events: readonly Event[], { id }: Item): readonly ItemStep[] {
  return events
    .flatMap((event): readonly ItemStep[] => {
      const { at, by } = event;
      const step = (what: ItemStep['what'], was: ItemPatch = {}, is: ItemPatch = {}): readonly ItemStep[] => [
        { at, by, what, before: was, after: is },
      ];
      switch (event.type) {
        case 'PhaseOpened':
        case 'ItemsAdded':
          return event.items.some((item) => item.id === id) ? step('listed') : [];
        case 'ItemTicked':
          return event.item === id ? step('ticked') : [];
        case 'ItemUnticked':
          return event.item === id ? step('unticked') : [];
        case 'ItemMoved':
          return event.item === id ? step('moved') : [];
        case 'ItemRevised':
          return event.item === id ? step('revised', { removed: !event.removed }, { removed: event.removed }) : [];
        case 'ItemEdited':
          return event.item === id ? step('edited', event.before, event.after) : [];
        default:
          return [];
      }
    })
    .reverse();
}
