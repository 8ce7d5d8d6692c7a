import type { Decision, Refusal } from '../decision.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Item } from '../item.js';
import type { Instant, Person } from '../person.js';
import { hostOf, listOf } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Side } from '../playbook/sides.js';
import { isOpen, may, type Right } from '../rights.js';
import { numbersGiven } from './restored.js';

/**
 * Optional, undecided and not applicable items are shown and marked, and never block a checkpoint; nor does what a party
 * on neither side owes, because no one here can do it.
 */
export const isRequired = (item: Item): boolean =>
  item.side !== 'other' && !item.removed && !item.optional && !item.undecided && item.notApplicable === undefined;

/** Nothing is left to do: done, or not applicable. */
export const isClosed = (item: Item): boolean => item.tick !== null || item.notApplicable !== undefined;

/** The rows of a phase, of the lists beside it too, in their order; of a list beside a phase its own. */
export function itemsOf({ playbook, items }: Engagement, phase: PhaseId): readonly Item[] {
  const host = hostOf(playbook, phase);
  return items.filter(
    (item) => item.phase === host && !item.removed && (host === phase || listOf(playbook, item) === phase),
  );
}

/** The rows of one checklist: without those of the lists beside it, which have messages of their own. */
export const listedOn = (engagement: Engagement, phase: PhaseId): readonly Item[] =>
  itemsOf(engagement, phase).filter((item) => listOf(engagement.playbook, item) === phase);

/** What is still to do in phases that have not been passed: of the current one, and what people put on later ones. */
export const toDoIn = (engagement: Engagement): readonly Item[] =>
  engagement.items.filter(
    (item) => !item.removed && !isClosed(item) && checkpointOf(engagement, item.phase).passed === null,
  );

export interface Progress {
  readonly done: number;
  readonly required: number;
}

/** Rows by what becomes of them: each counts once. */
export interface Counts extends Progress {
  /** May stay open, and is done or not; what parties on neither side owe among them. */
  readonly optional: number;
  /** Depends on a condition that is not answered yet. */
  readonly undecided: number;
  readonly notApplicable: number;
  /** Stays open as agreed. */
  readonly excepted: number;
}

/** What every card and command counts rows with; `done` is of the required ones. */
export function countsOf(items: readonly Item[]): Counts {
  const counts = { done: 0, required: 0, optional: 0, undecided: 0, notApplicable: 0, excepted: 0 };
  for (const { side, removed, notApplicable, exception, tick, undecided, optional } of items) {
    if (removed) continue;
    if (notApplicable !== undefined) counts.notApplicable += 1;
    else if (undecided) counts.undecided += 1;
    else if (optional || side === 'other') counts.optional += 1;
    else if (exception !== undefined && tick === null) counts.excepted += 1;
    else {
      counts.required += 1;
      if (tick !== null) counts.done += 1;
    }
  }
  return counts;
}

/** Required items done and in all, without what may stay open, for one side or for both. */
export function progressOf(engagement: Engagement, phase: PhaseId, side?: Side): Progress {
  const { done, required } = countsOf(
    itemsOf(engagement, phase).filter((item) => side === undefined || item.side === side),
  );
  return { done, required };
}

/** Next free item number: items are never taken out of an engagement, so numbers are never used twice. */
export const nextItemNumber = ({ items, version }: Engagement): number => 1 + lastNumber(items, numbersGiven(version));

/** The same for the standing list, whose ids are `s1`, `s2` and so on. */
export const nextStandingNumber = ({ standing, version }: Engagement): number =>
  1 + lastNumber(standing, numbersGiven(version));

/** After a restore, ids that were given after its backup are not given again. */
const lastNumber = (rows: readonly { readonly id: string }[], given: number): number =>
  given === 0 ? rows.length : rows.reduce((last, { id }) => Math.max(last, Number(id.replace(/^s/u, ''))), given);

function changeable(engagement: Engagement, id: string, person: Person, right: Right): Item | Refusal {
  const closed = isOpen(engagement);
  if (closed !== null) return closed;
  const item = engagement.items.find((candidate) => candidate.id === id && !candidate.removed);
  if (item === undefined) return { code: 'item-gone' };
  if (item.phase !== engagement.phase) return { code: 'phase-closed' };
  return may(engagement, right, person.id, { side: item.side }) ?? item;
}

export const isRefusal = (outcome: Item | Refusal): outcome is Refusal => 'code' in outcome;

/** What falls with an item that is open again: an acknowledgement that waits for the other side. */
export function lapse(engagement: Engagement, items: readonly Item[], at: Instant, by: Person): readonly Event[] {
  const { phase } = engagement;
  const checkpoint = checkpointOf(engagement, phase);
  const blocking = items.find(isRequired);
  const given = checkpoint.acknowledged !== null || checkpoint.confirmed !== null;
  if (blocking === undefined || !given || checkpoint.passed !== null) return [];
  return [{ type: 'CheckpointLapsed', phase, item: blocking.id, at, by }];
}

/**
 * Marks an item done. Set, never toggled: an item that is done already stays as it is.
 * `seen` is the item's version on the presser's card; a press that saw an older open state than today's is refused.
 */
export function tickItem(engagement: Engagement, id: string, seen: number, by: Person, at: Instant): Decision {
  const item = changeable(engagement, id, by, 'tick');
  if (isRefusal(item)) return { refusal: item };
  if (item.tick !== null) return { events: [] };
  if (item.notApplicable !== undefined) return { refusal: { code: 'not-applicable' } };
  if (item.version !== seen) return { refusal: { code: 'changed-meanwhile' } };
  return { events: [{ type: 'ItemTicked', item: id, at, by }] };
}

/** Takes a tick back. Another person's tick is refused with `tick-of-other` unless `sure`. */
export function untickItem(
  engagement: Engagement,
  id: string,
  seen: number,
  by: Person,
  at: Instant,
  sure = false,
): Decision {
  const item = changeable(engagement, id, by, 'untick');
  if (isRefusal(item)) return { refusal: item };
  if (item.tick === null) return { events: [] };
  if (item.version !== seen) return { refusal: { code: 'changed-meanwhile' } };
  if (item.tick.by.id !== by.id && !sure) {
    return { refusal: { code: 'tick-of-other', names: { name: item.tick.by.name } } };
  }
  return { events: [{ type: 'ItemUnticked', item: id, at, by }, ...lapse(engagement, [item], at, by)] };
}
