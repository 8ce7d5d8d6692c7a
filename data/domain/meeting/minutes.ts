import type { Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Instant, Person } from '../person.js';
import { may } from '../rights.js';
import type { MeetingId, MeetingPlan, RecordedMeeting } from './meeting.js';
import { meetingNamed } from './meetings-between.js';
import type { MeetingDecision } from './plan-meetings.js';

/** Characters and lines that fit on the card beside the agenda. */
export const maxNotes = 2000;
export const maxDecision = 500;
export const maxDecisions = 20;

/** Decisions as they were typed, one a line; bullets and numbers before them are none of their words. */
export const decisionsIn = (typed: string): readonly string[] =>
  typed
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-–*•·]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((line) => line !== '');

/** Why minutes cannot be written down as they were typed; null when they can. */
function unwritten(notes: string, decisions: readonly string[]): Refusal | null {
  if (notes === '' && decisions.length === 0) return { code: 'need-minutes' };
  if (notes.length > maxNotes) return { code: 'too-long', names: { lines: 1, characters: maxNotes } };
  return decisions.length > maxDecisions || decisions.some((one) => one.length > maxDecision)
    ? { code: 'too-long', names: { lines: maxDecisions, characters: maxDecision } }
    : null;
}

/**
 * What was said and decided in a meeting, from its beginning on. Written again, it takes the place of what was written: the
 * history keeps both. `seen` = the version of the record that the form was filled from.
 */
export function writeMinutes(
  engagement: Engagement,
  plan: MeetingPlan,
  record: RecordedMeeting | null,
  said: { readonly meeting: MeetingId; readonly seen: number; readonly notes: string; readonly decisions: string },
  by: Person,
  at: Instant,
): MeetingDecision {
  const denied = may(engagement, 'write-minutes', by.id);
  if (denied !== null) return { refusal: denied };
  const meeting = meetingNamed(engagement, plan, said.meeting);
  if (meeting === undefined || meeting.is === 'cancelled' || (meeting.is === 'dropped' && record === null))
    return { refusal: { code: 'no-such-meeting' } };
  if (meeting.starts > at) return { refusal: { code: 'meeting-ahead' } };
  const notes = said.notes.trim();
  const decisions = decisionsIn(said.decisions);
  const refusal = unwritten(notes, decisions);
  if (refusal !== null) return { refusal };
  const written = record?.minutes ?? null;
  const same = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((one, n) => one === b[n]);
  if (written !== null && written.notes === notes && same(written.decisions, decisions)) return { events: [] };
  if (written !== null && record?.version !== said.seen) return { refusal: { code: 'changed-meanwhile' } };
  const when = { date: meeting.date, time: meeting.time };
  return { events: [{ type: 'MinutesSaved', meeting: said.meeting, when, notes, decisions, at, by }] };
}

/** Names the item that a decision becomes: pressed again, it adds nothing. */
export const decisionDraft = ({ number }: Pick<RecordedMeeting, 'number'>, decision: number): string =>
  `decision-${number}-${decision}`;
