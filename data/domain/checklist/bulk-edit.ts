import type { Decision, Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Item, ItemPatch } from '../item.js';
import type { Instant, Person } from '../person.js';
import { tickItem } from './checklist.js';
import { workOn } from './items.js';

/** Rows that one form changes at once: a page of them. */
export const maxBulkItems = 40;

/** A chosen item and the version that was shown. */
export interface Picked {
  readonly id: string;
  readonly seen: number;
}

/** `id.version,id.version` as a form sends it; what is not of that shape falls away. */
export const pickedIn = (typed: string): readonly Picked[] =>
  typed
    .split(',')
    .map((one) => /^([a-z0-9-]{1,40})\.(\d{1,9})$/u.exec(one))
    .flatMap((found) => (found === null ? [] : [{ id: found[1] ?? '', seen: Number(found[2]) }]))
    .slice(0, maxBulkItems);

export interface BulkEdit {
  readonly decision: Decision;
  /** Left as they are: they changed meanwhile, or are not this person's to change. */
  readonly skipped: readonly { readonly item: Item; readonly refusal: Refusal }[];
}

/**
 * The same said of several items in one change. Each is compared with the version that was seen; one that changed meanwhile
 * is left alone and named, and the others are changed.
 */
export function bulkEdit(
  engagement: Engagement,
  picked: readonly Picked[],
  { patch, done }: { readonly patch: ItemPatch; readonly done: boolean },
  by: Person,
  at: Instant,
): BulkEdit {
  const events: Event[] = [];
  const skipped: { item: Item; refusal: Refusal }[] = [];
  for (const { id, seen } of new Map(picked.map((one) => [one.id, one])).values()) {
    const item = engagement.items.find((one) => one.id === id);
    if (item === undefined) continue;
    const parts = [
      // An empty patch needs no right of its own.
      ...(Object.keys(patch).length > 0 ? [workOn(engagement, id, seen, patch, by, at)] : []),
      ...(done ? [tickItem(engagement, id, seen, by, at)] : []),
    ].map((part) => ('refusal' in part ? part.refusal : part));
    const refusal = parts.find((part) => 'code' in part);
    if (refusal !== undefined && 'code' in refusal) skipped.push({ item, refusal });
    else for (const part of parts) if ('events' in part) events.push(...part.events);
  }
  return { decision: { events }, skipped };
}
