import { becameReady } from '../checklist/missing.js';
import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import { evolve } from '../evolve.js';
import type { InquiryAct, InquiryEvent } from '../inquiry/inquiry.js';
import type { Instant, Person } from '../person.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Side } from '../playbook/sides.js';
import { sideOf } from '../roster.js';

/** What happened, in words for other programs: they stay, whatever the rules' own events are called. */
export const timelineTypes = [
  'engagement.started',
  'engagement.changed',
  'engagement.paused',
  'engagement.resumed',
  'engagement.canceled',
  'engagement.completed',
  'people.changed',
  'phase.opened',
  'phase.reopened',
  'checkpoint.ready',
  'checkpoint.acknowledged',
  'checkpoint.confirmed',
  'checkpoint.lapsed',
  'checkpoint.sent-back',
  'checkpoint.passed',
  'items.added',
  'item.changed',
  'item.ticked',
  'item.unticked',
  'item.excepted',
  'standing-item.changed',
  'question.asked',
  'question.answered',
  'question.withdrawn',
  'answer.kept',
] as const;
export type TimelineType = (typeof timelineTypes)[number];

/** An event with its place in the history, and the engagement's version that it made. */
export interface Recorded<E> {
  readonly sequence: number;
  readonly change: number;
  readonly event: E;
}

export interface RecordedInquiry extends Recorded<InquiryEvent> {
  readonly inquiry: string;
  /** Counts the questions of an engagement. */
  readonly number: number;
}

export interface TimelineEvent {
  /** The same each time that the history is read; a restored history gives none twice. */
  readonly id: string;
  /** Where it comes from: empty for the engagement's own history, else the inquiry's id; and how far that is with it. */
  readonly stream: string;
  readonly sequence: number;
  readonly type: TimelineType;
  readonly at: Instant;
  readonly by: Person;
  /** Where `by` stood then; null on neither side. */
  readonly side: Side | null;
  readonly phase: PhaseId | null;
  /** Ids of the rows that it is about. */
  readonly items: readonly string[];
  /** The number of the question that it is about. */
  readonly question: number | null;
}

/** null: what follows from another event, or moves and words rows alone. A new event does not compile without a line. */
const types: Readonly<Record<Exclude<Event['type'], 'DetailsSaved'>, TimelineType | null>> = {
  SetupStarted: null,
  SetupHandedOver: null,
  StandingListOpened: null,
  StandingItemReworded: null,
  ItemMoved: null,
  NothingToRemediateStated: null,
  PhasesStated: null,
  ProposalDeclined: null,
  MemberNamed: 'people.changed',
  MemberRemoved: 'people.changed',
  RoleHandedOver: 'people.changed',
  MemberLeft: 'people.changed',
  MemberExpected: 'people.changed',
  ExpectedRemoved: 'people.changed',
  SpecialistAccepted: 'people.changed',
  SpecialistDeclined: 'people.changed',
  DatasetAdopted: 'engagement.changed',
  EngagementPaused: 'engagement.paused',
  EngagementResumed: 'engagement.resumed',
  EngagementCancelled: 'engagement.canceled',
  EngagementCompleted: 'engagement.completed',
  PhaseOpened: 'phase.opened',
  PhaseReopened: 'phase.reopened',
  CheckpointAcknowledged: 'checkpoint.acknowledged',
  CheckpointConfirmed: 'checkpoint.confirmed',
  CheckpointLapsed: 'checkpoint.lapsed',
  CheckpointSentBack: 'checkpoint.sent-back',
  CheckpointPassed: 'checkpoint.passed',
  ItemsAdded: 'items.added',
  ItemEdited: 'item.changed',
  ItemRevised: 'item.changed',
  ItemTicked: 'item.ticked',
  ItemUnticked: 'item.unticked',
  ItemExcepted: 'item.excepted',
  ExceptionWithdrawn: 'item.changed',
  StandingItemMarked: 'standing-item.changed',
};

/** What an event is called; null for what follows from others, and for what moves rows alone. */
const typeOf = (before: Engagement | null, { type }: Event): TimelineType | null =>
  type === 'DetailsSaved'
    ? before?.state === 'setting-up'
      ? 'engagement.started'
      : 'engagement.changed'
    : types[type];

const inquiryTypes: Readonly<Partial<Record<InquiryAct, TimelineType>>> = {
  InquiryAsked: 'question.asked',
  InquiryAnswered: 'question.answered',
  InquiryWithdrawn: 'question.withdrawn',
  AnswerKept: 'answer.kept',
};

const itemsOf = (event: Event): readonly string[] => {
  if (event.type === 'ItemsAdded') return event.items.map(({ id }) => id);
  return 'item' in event && event.type !== 'CheckpointLapsed' ? [event.item] : [];
};

/** The phase that an event is about: its own, its row's, else the current one. */
function phaseOf(after: Engagement, event: Event): PhaseId | null {
  if ('phase' in event && event.phase !== undefined) return event.phase;
  const [item] = itemsOf(event);
  return after.items.find(({ id }) => id === item)?.phase ?? (after.details === null ? null : after.phase);
}

/**
 * Everything that happened in an engagement, in its order, with its questions to specialists between. That a checkpoint
 * became ready is no event of the rules; it follows the change that made it so.
 */
export function timelineOf(
  history: readonly Recorded<Event>[],
  inquiries: readonly RecordedInquiry[] = [],
): readonly TimelineEvent[] {
  const own = ownTimeline(history);
  const engagement = own.after;
  const asked = inquiries.flatMap(({ inquiry, number, sequence, change, event }): readonly TimelineEvent[] => {
    const type = inquiryTypes[event.type];
    if (type === undefined) return [];
    const { at, by } = event;
    const side = engagement === null ? null : sideOf(engagement, by.id);
    const id = `q-${inquiry}-${change}-${sequence}`;
    const stream = { stream: inquiry, sequence };
    return [{ id, ...stream, type, at, by, side, phase: null, items: [], question: number }];
  });
  return merged(
    own.events,
    asked.toSorted((a, b) => a.at.localeCompare(b.at)),
  );
}

function ownTimeline(history: readonly Recorded<Event>[]) {
  const events: TimelineEvent[] = [];
  let engagement: Engagement | null = null;
  let before: Engagement | null = null;
  for (const [at, { sequence, change, event }] of history.entries()) {
    const id = event.type === 'SetupStarted' ? event.engagement : (engagement?.id ?? '');
    const type = typeOf(engagement, event);
    engagement = evolve(engagement, event);
    const about = {
      stream: '',
      sequence,
      at: event.at,
      by: event.by,
      side: sideOf(engagement, event.by.id),
      phase: phaseOf(engagement, event),
      question: null,
    };
    const key = `e-${id}-${change}-${sequence}`;
    if (type !== null) events.push({ id: key, type, ...about, items: itemsOf(event) });
    if (history[at + 1]?.change === change) continue;
    if (becameReady(before, engagement))
      events.push({ id: `${key}-ready`, type: 'checkpoint.ready', ...about, phase: engagement.phase, items: [] });
    before = engagement;
  }
  return { events, after: engagement };
}

/** Two orders as one, by their instants; neither loses its own order where clocks differ. */
function merged(first: readonly TimelineEvent[], second: readonly TimelineEvent[]): readonly TimelineEvent[] {
  const all: TimelineEvent[] = [];
  let next = 0;
  for (const event of first) {
    for (let other = second[next]; other !== undefined && other.at < event.at; other = second[next]) {
      all.push(other);
      next += 1;
    }
    all.push(event);
  }
  return [...all, ...second.slice(next)];
}
