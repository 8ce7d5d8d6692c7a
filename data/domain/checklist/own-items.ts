import type { Decision, Refusal } from '../decision.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Item, ItemPatch } from '../item.js';
import { itemWordsOf, saidBefore } from '../item-patch.js';
import type { Instant, Person } from '../person.js';
import type { Side } from '../playbook/sides.js';
import type { IsoDate } from '../responsibility.js';
import { isOpen } from '../rights.js';
import { isRefusal, itemsOf, lapse, nextItemNumber } from './checklist.js';
import { withoutMarkup } from './duties.js';
import { type ItemRight, mayItem } from './item-rights.js';
import { edit, maxItemText, workable, workOn } from './items.js';
import { missingFor } from './missing.js';

/** Written by this engagement's own people: no document is behind it. */
export const isOwn = ({ source, draft, section }: Item): boolean =>
  source === undefined && draft !== undefined && section !== 'remediation';

const textRefusal = (text: string): Refusal | null =>
  text.trim() === ''
    ? { code: 'need-text' }
    : text.length > maxItemText
      ? { code: 'too-long', names: { lines: 1, characters: maxItemText } }
      : null;

/** Adds an item to the current phase. `draft` names the form: saved again, it adds nothing. */
export function addItem(
  engagement: Engagement,
  draft: string,
  { text, side, due }: { readonly text: string; readonly side: Side; readonly due: IsoDate | null },
  by: Person,
  at: Instant,
): Decision {
  const refusal = isOpen(engagement) ?? mayItem(engagement, 'add-item', side, by.id) ?? textRefusal(text);
  if (refusal !== null) return { refusal };
  if (engagement.items.some((item) => item.draft === draft)) return { events: [] };
  const { phase } = engagement;
  const item: Item = {
    id: String(nextItemNumber(engagement)),
    version: 0,
    phase,
    side,
    text: text.trim(),
    section: 'core',
    draft,
    optional: false,
    undecided: false,
    ...(due === null ? {} : { due }),
    tick: null,
    removed: false,
  };
  return { events: [{ type: 'ItemsAdded', items: [item], at, by }, ...lapse(engagement, [item], at, by)] };
}

/** Changes the list where its item is at the version that was shown. */
function shape(
  engagement: Engagement,
  id: string,
  seen: number,
  right: ItemRight,
  by: Person,
  decide: (item: Item) => readonly Event[] | Refusal,
): Decision {
  const item = workable(engagement, id, right, by.id);
  if (isRefusal(item)) return { refusal: item };
  const decided = decide(item);
  if ('code' in decided) return { refusal: decided };
  if (decided.length > 0 && item.version !== seen) return { refusal: { code: 'changed-meanwhile' } };
  return { events: decided };
}

/** Has the item these words already, in any language? A form shows it in one of them. */
const saysAlready = ({ text, texts = {} }: Item, said: string): boolean =>
  [text, ...Object.values(texts).map((one) => one.text)].some((one) => withoutMarkup(one) === withoutMarkup(said));

/** Another wording, in one language for everybody; what it said before is kept beside it. */
export function reword(
  engagement: Engagement,
  id: string,
  seen: number,
  text: string,
  by: Person,
  at: Instant,
): Decision {
  return shape(engagement, id, seen, 'edit-item', by, (item) =>
    saysAlready(item, text)
      ? []
      : (textRefusal(text) ?? edit(engagement, item, { words: { text: text.trim() } }, by, at)),
  );
}

/** The words it had before anybody edited it. */
export function restoreWords(engagement: Engagement, id: string, seen: number, by: Person, at: Instant): Decision {
  return shape(engagement, id, seen, 'edit-item', by, ({ original, ...item }) =>
    original === undefined ? [] : edit(engagement, { ...item, original }, { words: itemWordsOf(original) }, by, at),
  );
}

/** Without its last line a remediation list is none: then both sides have something to state before anything is agreed. */
function lapseWithout(engagement: Engagement, item: Item, at: Instant, by: Person): readonly Event[] {
  const { phase, items } = engagement;
  const { acknowledged, confirmed } = checkpointOf(engagement, phase);
  const given = item.phase === phase && (acknowledged !== null || confirmed !== null);
  if (!given) return [];
  const rest = { ...engagement, items: items.filter((one) => one !== item) };
  return missingFor(rest, phase).statements.length === 0
    ? []
    : [{ type: 'CheckpointLapsed', phase, item: item.id, at, by }];
}

/** Takes an item off the list; the history keeps it. Off the list already is already so. */
export function takeOff(engagement: Engagement, id: string, seen: number, by: Person, at: Instant): Decision {
  if (engagement.items.some((item) => item.id === id && item.removed)) return { events: [] };
  return shape(engagement, id, seen, 'remove-item', by, (item) => {
    if (item.tick !== null) return { code: 'undo-first' };
    if (item.carried !== undefined) return { code: 'carried-stays' };
    const after: ItemPatch = { removed: true };
    return [
      { type: 'ItemEdited', item: id, before: saidBefore(item, after), after, at, by },
      ...lapseWithout(engagement, item, at, by),
    ];
  });
}

/** The rows that stand together with an item on the card, in their order: it moves among them. */
const neighboursOf = (engagement: Engagement, { phase, side, section }: Item): readonly Item[] =>
  itemsOf(engagement, phase).filter((one) => one.side === side && one.section === section);

/** One place up or down among its neighbours; at the end of them it stays. */
export function moveItem(
  engagement: Engagement,
  id: string,
  seen: number,
  to: 'up' | 'down',
  by: Person,
  at: Instant,
): Decision {
  return shape(engagement, id, seen, 'edit-item', by, (item) => {
    const rows = neighboursOf(engagement, item);
    const place = rows.indexOf(item);
    const other = rows[place + (to === 'up' ? -1 : 1)];
    if (other === undefined) return [];
    const all = engagement.items;
    const previous = (of: Item) => all[all.indexOf(of) - 1]?.id ?? null;
    const after = to === 'down' ? other.id : previous(other);
    return [{ type: 'ItemMoved', item: id, before: previous(item), after, at, by }];
  });
}

/** Saves a form about one item: its state, and another wording. Both are saved, or neither is. */
export function saveItem(
  engagement: Engagement,
  id: string,
  seen: number,
  { patch, text }: { readonly patch: ItemPatch; readonly text?: string },
  by: Person,
  at: Instant,
): Decision {
  const worked = workOn(engagement, id, seen, patch, by, at);
  const item = engagement.items.find((one) => one.id === id);
  if ('refusal' in worked || text === undefined || (item !== undefined && saysAlready(item, text))) return worked;
  const reworded = reword(engagement, id, seen, text, by, at);
  return 'refusal' in reworded ? reworded : { events: [...worked.events, ...reworded.events] };
}
