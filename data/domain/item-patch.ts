import type { Engagement } from './engagement.js';
import type { Event } from './event.js';
import type { Item, ItemCopy, ItemPatch, ItemWords } from './item.js';
import type { Tick } from './person.js';
import { dueIn } from './workdays.js';

/** Fields that hold nothing are not there at all, so that equal items are written equally. */
function tidy(item: { readonly [Field in keyof Item]: Item[Field] | undefined }): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as Item;
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

export const itemWordsOf = ({ text, leadIn, texts }: ItemWords): ItemWords => ({
  text,
  ...(leadIn === undefined ? {} : { leadIn }),
  ...(texts === undefined ? {} : { texts }),
});

export const copyOf = ({ section, optional, undecided, condition, source }: Item): ItemCopy => ({
  section,
  optional,
  undecided,
  ...(condition === undefined ? {} : { condition }),
  ...(source === undefined ? {} : { source }),
});

/** The ticked item, which waits for no side. */
export function finished(item: Item, tick: Tick): Item {
  const version = item.version + 1;
  if (item.waiting === undefined) return { ...item, tick, version };
  const { waiting: _, ...rest } = item;
  return { ...rest, tick, version };
}

/** An item after a change; nothing but what the patch names differs. `mark` = who changes it, and when. */
export function patched(item: Item, patch: ItemPatch, mark: Tick): Item {
  const { assignees, due, dueAfter, note, evidence, notApplicable, waiting, words, removed, copied } = patch;
  const same = words !== undefined && JSON.stringify(item.original) === JSON.stringify(itemWordsOf(words));
  return tidy({
    ...item,
    version: item.version + 1,
    ...(assignees === undefined ? {} : { assignees: some(assignees) }),
    ...(due === undefined ? {} : { due: due ?? undefined }),
    ...(dueAfter === undefined ? {} : { dueAfter: dueAfter ?? undefined }),
    ...(note === undefined ? {} : { note: note ?? undefined }),
    ...(evidence === undefined ? {} : { evidence: some(evidence) }),
    ...(notApplicable === undefined
      ? {}
      : { notApplicable: notApplicable === null ? undefined : { ...mark, reason: notApplicable } }),
    ...(waiting === undefined ? {} : { waiting: waiting ? mark : undefined }),
    ...(words === undefined
      ? {}
      : {
          text: words.text,
          leadIn: words.leadIn,
          texts: words.texts,
          original: same ? undefined : (item.original ?? itemWordsOf(item)),
        }),
    ...(removed === undefined ? {} : { removed, takenOff: removed ? mark : undefined }),
    ...(copied === undefined
      ? {}
      : { ...copied, condition: copied.condition, source: copied.source, original: undefined }),
  });
}

/** What an item says now about everything that a patch would set. */
export function saidBefore(item: Item, patch: ItemPatch): ItemPatch {
  const now: Required<ItemPatch> = {
    assignees: item.assignees ?? [],
    due: item.due ?? null,
    dueAfter: item.dueAfter ?? null,
    note: item.note ?? null,
    evidence: item.evidence ?? [],
    notApplicable: item.notApplicable?.reason ?? null,
    waiting: item.waiting !== undefined,
    words: itemWordsOf(item),
    removed: item.removed,
    copied: copyOf(item),
  };
  return Object.fromEntries(Object.entries(now).filter(([field]) => Object.hasOwn(patch, field)));
}

/** Only what a patch changes. */
export function news(item: Item, patch: ItemPatch): ItemPatch {
  const now: Readonly<Record<string, unknown>> = { ...saidBefore(item, patch) };
  return Object.fromEntries(
    Object.entries(patch).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(now[field])),
  );
}

/** Rows with one moved behind `after`, or to the first place for null. */
export function moved(items: readonly Item[], id: string, after: string | null): readonly Item[] {
  const item = items.find((one) => one.id === id);
  if (item === undefined || id === after) return items;
  const rest = items.filter((one) => one !== item);
  const at = after === null ? 0 : rest.findIndex((one) => one.id === after) + 1;
  return [...rest.slice(0, at), { ...item, version: item.version + 1 }, ...rest.slice(at)];
}

/** The items at hand when a phase begins: what is due some days after its beginning gets its date. */
export function withDueDates(engagement: Engagement, event: Extract<Event, { readonly type: 'PhaseOpened' }>) {
  const opened = { ...engagement, phase: event.phase };
  return engagement.items.map((item) => {
    if (item.phase !== event.phase || item.dueAfter === undefined) return item;
    const due = dueIn(opened, event.phase, item.dueAfter);
    return due === null || due === item.due ? item : { ...item, due, version: item.version + 1 };
  });
}
