import { itemsOf } from '../checklist/checklist.js';
import { type Missing, missingFor } from '../checklist/missing.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Item, ItemException } from '../item.js';
import type { Instant } from '../person.js';
import { exceptionsOf } from '../phase/exception.js';
import { isWorkday, plusDays, todayOf, zoneOf } from '../workdays.js';
import { instantOf } from './clock-time.js';
import type { Meeting, MeetingPlan, RecordedMeeting } from './meeting.js';
import { meetingsAhead } from './meetings-between.js';

/** By the clocks of the engagement's zone: people find the agenda when their day begins. */
const agendaAt = '09:00';

/** When a meeting's agenda is posted: in the morning of the working day before. */
export function agendaTime({ details }: Pick<Engagement, 'details'>, { date }: Pick<Meeting, 'date'>): Instant {
  const quiet = details?.quietDays ?? [];
  let day = plusDays(date, -1);
  // A year of quiet days would hold back every agenda.
  for (let back = 0; back < 30 && !isWorkday(day, quiet); back += 1) day = plusDays(day, -1);
  return instantOf(day, agendaAt, zoneOf(details));
}

/** What is to be posted now, and when to look again; null = only when something changes. */
export interface AgendaWork {
  readonly due: readonly Meeting[];
  readonly lookAgain: Instant | null;
}

/**
 * Agendas that are due: their morning has come, the meeting has not begun, and none was posted. Nothing while the
 * engagement is paused, because nothing in it can change.
 */
export function agendaWork(
  engagement: Engagement,
  plan: MeetingPlan,
  announced: ReadonlySet<string>,
  now: Instant,
): AgendaWork {
  if (engagement.state !== 'active') return { due: [], lookAgain: null };
  const ahead = meetingsAhead(engagement, plan, now, 12).filter(({ id, starts }) => !announced.has(id) && starts > now);
  const due = ahead.filter((one) => agendaTime(engagement, one) <= now);
  const later = ahead.map((one) => agendaTime(engagement, one)).filter((at) => at > now);
  return { due, lookAgain: later.sort()[0] ?? null };
}

/** What a checkpoint meeting is about, from the engagement as it is. */
export interface Agenda {
  /** What stops the phase's checkpoint, by party. */
  readonly missing: Missing;
  /** Items that depend on an answer nobody has given. */
  readonly undecided: readonly Item[];
  /** Signed by the specialist, and waiting for the customer; or the other way round. */
  readonly awaits: 'acknowledge' | 'confirm' | null;
  /** Late and required: to be done, or agreed to stay open. */
  readonly toAgree: readonly Item[];
  readonly exceptions: readonly (Item & { readonly exception: ItemException })[];
  readonly since: SinceLast;
}

/** What happened since the last meeting, in numbers. */
export interface SinceLast {
  /** The last meeting; null where this is the first one: then it is counted from the beginning. */
  readonly last: Instant | null;
  readonly done: number;
  readonly reopened: number;
  readonly added: number;
  readonly passed: number;
}

export function agendaOf(engagement: Engagement, since: SinceLast, now: Instant): Agenda {
  const { phase } = engagement;
  const missing = missingFor(engagement, phase);
  const { acknowledged, confirmed, passed, joint } = checkpointOf(engagement, phase);
  const today = todayOf(engagement, now);
  const isLate = ({ due }: Item) => due !== undefined && due < today;
  return {
    missing,
    undecided: itemsOf(engagement, phase).filter(
      ({ undecided, tick, notApplicable }) => undecided && tick === null && notApplicable === undefined,
    ),
    awaits:
      passed !== null || !joint || (acknowledged === null) === (confirmed === null)
        ? null
        : acknowledged === null
          ? 'acknowledge'
          : 'confirm',
    toAgree: [...missing.open.customer, ...missing.open.provider].filter(isLate),
    exceptions: exceptionsOf(engagement, phase),
    since,
  };
}

/** A meeting with what its card shows besides the engagement. */
export interface ShownMeeting {
  readonly record: RecordedMeeting;
  readonly meeting: Meeting;
  /** The one before it that is on the record. */
  readonly previous: RecordedMeeting | null;
  readonly since: SinceLast;
}

/** The events that are counted. */
export const countedTypes = [
  'ItemTicked',
  'ItemUnticked',
  'ItemsAdded',
  'CheckpointPassed',
] as const satisfies readonly Event['type'][];

/** What happened since the meeting before, up to this one; an item that was done and reopened counts once for what it is. */
export function sinceLast(history: readonly Event[], last: Instant | null): SinceLast {
  const lately = history.filter(({ at }) => last === null || at >= last);
  const state = new Map<string, 'done' | 'reopened'>();
  for (const event of lately) {
    if (event.type === 'ItemTicked') state.set(event.item, 'done');
    if (event.type === 'ItemUnticked') {
      if (state.get(event.item) === 'done') state.delete(event.item);
      else state.set(event.item, 'reopened');
    }
  }
  const states = [...state.values()];
  return {
    last,
    done: states.filter((one) => one === 'done').length,
    reopened: states.filter((one) => one === 'reopened').length,
    added: lately.reduce((n, event) => n + (event.type === 'ItemsAdded' ? event.items.length : 0), 0),
    passed: lately.filter(({ type }) => type === 'CheckpointPassed').length,
  };
}

/** When the meeting before this one began. */
export function meetingBefore(
  records: readonly RecordedMeeting[],
  { starts }: Pick<Meeting, 'starts'>,
): RecordedMeeting | null {
  return records.filter((one) => one.starts < starts).sort((a, b) => (a.starts < b.starts ? 1 : -1))[0] ?? null;
}
