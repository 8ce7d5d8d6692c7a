import type { Decision, Refusal } from '../decision.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Assignee, Item, ItemEvidence, ItemPatch } from '../item.js';
import { news, patched, saidBefore } from '../item-patch.js';
import type { Instant, Person } from '../person.js';
import type { IsoDate } from '../responsibility.js';
import { isOpen } from '../rights.js';
import { dueIn, maxWorkdays } from '../workdays.js';
import { isRefusal, isRequired, lapse } from './checklist.js';
import { type ItemRight, mayItem, rightsFor } from './item-rights.js';

export const maxNote = 1000;
export const maxReason = 300;
export const maxItemText = 500;
export const maxEvidence = 10;
export const maxAssignees = 10;

/** The item, where this person may change it: of the current phase, or of one that has not begun. Else a refusal. */
export function workable(engagement: Engagement, id: string, right: ItemRight, person: string): Item | Refusal {
  const closed = isOpen(engagement);
  if (closed !== null) return closed;
  const item = engagement.items.find((one) => one.id === id && !one.removed);
  if (item === undefined) return { code: 'item-gone' };
  if (checkpointOf(engagement, item.phase).passed !== null) return { code: 'phase-closed' };
  return mayItem(engagement, right, item.side, person) ?? item;
}

/** A line of evidence as it was typed: words, an https address, or both. A refusal for any other address. */
function evidenceOf(line: string): ItemEvidence | Refusal {
  const found = /\b[a-z][a-z0-9+.-]*:\/\/\S+/iu.exec(line)?.[0];
  if (found === undefined) return { text: line };
  const link = URL.canParse(found) ? new URL(found) : null;
  if (link === null || link.protocol !== 'https:' || link.username !== '' || link.password !== '') {
    return { code: 'link-not-https' };
  }
  return {
    text: line
      .replace(found, '')
      .replace(/\s+/gu, ' ')
      .replace(/[\s:–-]+$/u, '')
      .trim(),
    link: link.href,
  };
}

/** Evidence, a line each. */
export function evidenceIn(typed: string): readonly ItemEvidence[] | Refusal {
  const lines = typed
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > maxEvidence || lines.some((line) => line.length > maxNote)) {
    return { code: 'too-long', names: { lines: maxEvidence, characters: maxNote } };
  }
  const read: ItemEvidence[] = [];
  for (const line of lines) {
    const one = evidenceOf(line);
    if ('code' in one) return one;
    read.push(one);
  }
  return read;
}

/** `role:…` or a person's id, as a form sends them; ids outside the engagement's people are dropped. */
export function assigneesOf(engagement: Engagement, chosen: readonly string[]): readonly Assignee[] {
  const people = new Map(engagement.members.map(({ person }) => [person.id, person]));
  const roles = new Map(engagement.members.map(({ role }) => [`role:${role}`, role]));
  return [...new Set(chosen)]
    .flatMap((id): readonly Assignee[] => {
      const [person, role] = [people.get(id), roles.get(id)];
      return person !== undefined ? [{ person }] : role !== undefined ? [{ role }] : [];
    })
    .slice(0, maxAssignees);
}

export const keyOfAssignee = (assignee: Assignee): string =>
  'person' in assignee ? assignee.person.id : `role:${assignee.role}`;

/** Whether an item is assigned to a person, by name or by role. */
export const isFor = ({ assignees = [] }: Item, engagement: Engagement, person: string): boolean =>
  assignees.some((one) =>
    'person' in one
      ? one.person.id === person
      : engagement.members.some((m) => m.person.id === person && m.role === one.role && m.accepted),
  );

/** A date, or so many working days after the phase's beginning; what was typed last decides when both are given. */
export function dueOf(
  engagement: Engagement,
  item: Item,
  { date, after }: { readonly date: IsoDate | null; readonly after: number | null },
): Pick<ItemPatch, 'due' | 'dueAfter'> {
  const relative = after !== null && (after !== (item.dueAfter ?? null) || date === (item.due ?? null));
  return relative ? { dueAfter: after, due: dueIn(engagement, item.phase, after) } : { dueAfter: null, due: date };
}

function refusalOf(item: Item, { notApplicable, waiting, note, dueAfter }: ItemPatch): Refusal | null {
  if (typeof notApplicable === 'string') {
    // A carried item was promised in the phase before, so only a tick ends it.
    if (item.carried !== undefined) return { code: 'carried-stays' };
    if (notApplicable.trim() === '') return { code: 'need-why' };
    if (notApplicable.length > maxReason) return { code: 'too-long', names: { lines: 1, characters: maxReason } };
    if (item.tick !== null) return { code: 'undo-first' };
  }
  if (waiting === true && (item.tick !== null || typeof notApplicable === 'string')) return { code: 'undo-first' };
  if ((note?.length ?? 0) > maxNote) return { code: 'too-long', names: { lines: 1, characters: maxNote } };
  if (typeof dueAfter === 'number' && (dueAfter < 0 || dueAfter > maxWorkdays)) return { code: 'bad-workdays' };
  return null;
}

/** One item's change as events; none where it says all of it already. An item that must be done again lapses a checkpoint. */
export function edit(engagement: Engagement, item: Item, patch: ItemPatch, by: Person, at: Instant): readonly Event[] {
  const after = news(item, patch);
  if (Object.keys(after).length === 0) return [];
  const then = patched(item, after, { by, at });
  const reopened = isRequired(then) && !isRequired(item) && then.tick === null && item.phase === engagement.phase;
  return [
    { type: 'ItemEdited', item: item.id, before: saidBefore(item, after), after, at, by },
    ...(reopened ? lapse(engagement, [then], at, by) : []),
  ];
}

/**
 * Says how an item stands: who is to do it, until when, a note, what shows it, that it waits, that it does not apply. Set,
 * never toggled: a repeated press finds it so already. `seen` = the item's version on the presser's card.
 */
export function workOn(
  engagement: Engagement,
  id: string,
  seen: number,
  patch: ItemPatch,
  by: Person,
  at: Instant,
): Decision {
  const { words: _, removed: __, assignees, ...rest } = patch;
  // Drops people who left while the form was open.
  const still = assignees === undefined ? {} : { assignees: assigneesOf(engagement, assignees.map(keyOfAssignee)) };
  const work = { ...rest, ...still };
  const item = workable(engagement, id, 'note', by.id);
  if (isRefusal(item)) return { refusal: item };
  const denied = rightsFor(news(item, work))
    .map((right) => mayItem(engagement, right, item.side, by.id))
    .find((one) => one !== null);
  if (denied !== undefined) return { refusal: denied };
  const events = edit(engagement, item, work, by, at);
  if (events.length === 0) return { events };
  const refusal = (item.version === seen ? null : { code: 'changed-meanwhile' }) ?? refusalOf(item, work);
  return refusal === null ? { events } : { refusal };
}
