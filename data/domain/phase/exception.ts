import { isRequired, itemsOf, lapse } from '../checklist/checklist.js';
import { maxReasonLength } from '../checkpoint.js';
import type { Decision, Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Item, ItemException } from '../item.js';
import type { Instant, Person } from '../person.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { IsoDate } from '../responsibility.js';
import { isOpen } from '../rights.js';
import { todayOf } from '../workdays.js';
import { mayPhase } from './phase-rights.js';

/** Open, and agreed to stay so when the phase is passed. */
export const isExcepted = (item: Item): boolean =>
  item.exception !== undefined && item.tick === null && isRequired(item);

export const exceptionsOf = (
  engagement: Engagement,
  phase: PhaseId,
): readonly (Item & { exception: ItemException })[] =>
  itemsOf(engagement, phase).filter((item): item is Item & { exception: ItemException } => isExcepted(item));

/** A reason that can be shown; null when there is none or it is too long to be read on a card. */
export function reasonIn(text: string): { readonly reason: string } | Refusal {
  const reason = text.trim();
  if (reason === '') return { code: 'need-reason' };
  return reason.length > maxReasonLength
    ? { code: 'reason-too-long', names: { characters: maxReasonLength } }
    : { reason };
}

/** The item, where this person may agree that it stays open; else why not. */
function exceptable(engagement: Engagement, id: string, by: Person): Item | Refusal {
  const closed = isOpen(engagement);
  if (closed !== null) return closed;
  const item = engagement.items.find((candidate) => candidate.id === id && !candidate.removed);
  if (item === undefined) return { code: 'item-gone' };
  if (item.phase !== engagement.phase) return { code: 'phase-closed' };
  return mayPhase(engagement, 'except', by.id) ?? item;
}

/**
 * A required item may stay open when the phase is passed: with a reason, an owner among the people, and a date. A
 * signature from before lapses, because its giver did not know of it.
 */
export function exceptItem(
  engagement: Engagement,
  id: string,
  seen: number,
  said: { readonly reason: string; readonly owner: string; readonly due: IsoDate },
  by: Person,
  at: Instant,
): Decision {
  const item = exceptable(engagement, id, by);
  if ('code' in item) return { refusal: item };
  const reason = reasonIn(said.reason);
  if ('code' in reason) return { refusal: reason };
  const owner = engagement.members.find(({ person }) => person.id === said.owner)?.person;
  if (owner === undefined) return { refusal: { code: 'need-owner' } };
  if (said.due < todayOf(engagement, at)) return { refusal: { code: 'need-date' } };
  const { exception } = item;
  const same = exception?.reason === reason.reason && exception.owner.id === owner.id && exception.due === said.due;
  if (same) return { events: [] };
  if (!isRequired(item) || item.tick !== null) return { refusal: { code: 'nothing-to-except' } };
  if (item.version !== seen) return { refusal: { code: 'changed-meanwhile' } };
  const event = { type: 'ItemExcepted', item: id, ...reason, owner, due: said.due, at, by } as const;
  return { events: [event, ...lapse(engagement, [item], at, by)] };
}

/** The item blocks its phase again. */
export function withdrawException(engagement: Engagement, id: string, seen: number, by: Person, at: Instant): Decision {
  const item = exceptable(engagement, id, by);
  if ('code' in item) return { refusal: item };
  if (item.exception === undefined) return { events: [] };
  if (item.version !== seen) return { refusal: { code: 'changed-meanwhile' } };
  return { events: [{ type: 'ExceptionWithdrawn', item: id, at, by }, ...lapse(engagement, [item], at, by)] };
}

/** The excepted items of a phase as they begin the next one: open, due, and marked with where they come from. */
export function carriedItems(engagement: Engagement, phase: PhaseId, next: PhaseId, firstId: number): readonly Item[] {
  const known = new Set(
    engagement.items.filter((item) => item.phase === next && !item.removed).map((item) => item.carried?.item),
  );
  return exceptionsOf(engagement, phase)
    .filter((item) => !known.has(item.id))
    .map(({ exception, id, side, party, involved, text, leadIn, texts, section, source }, index) => ({
      id: String(firstId + index),
      version: 0,
      phase: next,
      side,
      ...(party === undefined ? {} : { party }),
      ...(involved === undefined ? {} : { involved }),
      text,
      section,
      ...(leadIn === undefined ? {} : { leadIn }),
      ...(texts === undefined ? {} : { texts }),
      ...(source === undefined ? {} : { source }),
      optional: false,
      undecided: false,
      due: exception.due,
      carried: { item: id, phase, reason: exception.reason, owner: exception.owner },
      tick: null,
      removed: false,
    }));
}
