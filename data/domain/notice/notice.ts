import { checkpointOf, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Instant, Person } from '../person.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Locale } from '../responsibility.js';
import { whoNames } from '../roster.js';

/**
 * `ready` nothing required is open any more · `signed` one half of a joint agreement is given · `lapsed` what was given
 * does not stand any more · `sent-back` · `reopened` · `left` a member is not in the channel any more · `named` as
 * specialist, who has to accept.
 */
export const noticeKinds = ['ready', 'signed', 'lapsed', 'sent-back', 'reopened', 'left', 'named'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A message of its own, because Teams notifies about no edit. */
export interface NewNotice {
  readonly kind: NoticeKind;
  readonly phase: PhaseId;
  /** Told once for it, however often it becomes true again. */
  readonly occasion: string;
  readonly to: readonly Person[];
  readonly by: Person;
  readonly at: Instant;
  readonly reason?: string;
  /** Who left, and how many items have no assignee since. */
  readonly left?: { readonly people: readonly Person[]; readonly unowned: number };
  /** Not worth a message that everybody reads: who has no personal chat sees it on the engagement's card. */
  readonly onlyDirect?: true;
}

/** A notice as it was sent: directly to one person, or into the channel with everybody it is for. */
export interface Notice extends NewNotice {
  readonly engagement: string;
  /** Counts in its engagement. */
  readonly number: number;
  readonly direct: boolean;
  /** Of the personal chat; null = the engagement's. */
  readonly locale: Locale | null;
}

/**
 * What a change is worth telling, and whom: never those who made it. `ready` = the phase became complete by it; `before`
 * is null for an engagement that has just begun.
 */
export function noticesOf(
  before: Engagement | null,
  after: Engagement,
  events: readonly Event[],
  ready: boolean,
): readonly NewNotice[] {
  const specialists = people(after, ({ role, accepted }) => role === 'specialist' && accepted);
  const leads = spokesmen(after);
  const managers = people(after, ({ role }) => role === 'project-manager');
  const passed = events.some(({ type }) => type === 'CheckpointPassed');
  const sentBack = events.some(({ type }) => type === 'CheckpointSentBack');
  const told = events.flatMap((event): readonly Omit<NewNotice, 'occasion'>[] => {
    const { at, by } = event;
    switch (event.type) {
      case 'CheckpointAcknowledged':
        return passed ? [] : [{ kind: 'signed', phase: event.phase, to: leads, at, by }];
      case 'CheckpointConfirmed':
        return passed ? [] : [{ kind: 'signed', phase: event.phase, to: specialists, at, by }];
      case 'CheckpointLapsed':
        // What was sent back is told with its reason.
        return sentBack ? [] : [{ kind: 'lapsed', phase: event.phase, to: [...specialists, ...leads], at, by }];
      case 'CheckpointSentBack':
      case 'PhaseReopened': {
        const kind = event.type === 'PhaseReopened' ? 'reopened' : 'sent-back';
        return [
          { kind, phase: event.phase, to: [...managers, ...leads, ...specialists], reason: event.reason, at, by },
        ];
      }
      default:
        return [];
    }
  });
  const last = events.at(-1);
  const complete =
    ready && !passed && last !== undefined
      ? [{ kind: 'ready', phase: after.phase, to: specialists, at: last.at, by: last.by } as const]
      : [];
  const others = [...told, ...complete].map((notice) => ({
    ...notice,
    to: notice.to.filter(
      ({ id }, index) => id !== notice.by.id && notice.to.findIndex((other) => other.id === id) === index,
    ),
    occasion: `${notice.kind} ${notice.phase} ${checkpointOf(after, notice.phase).round ?? 0}${
      notice.kind === 'signed' ? ` ${notice.by.id}` : ''
    }`,
  }));
  return [...others, ...namedIn(before, after, last), ...leftIn(before, after, events)].filter(
    ({ to }) => to.length > 0,
  );
}

/** Specialists who were not named before have to accept, and an edited card tells them nothing. */
function namedIn(before: Engagement | null, after: Engagement, last: Event | undefined): readonly NewNotice[] {
  if (last === undefined || after.state !== 'active') return [];
  const { at, by } = last;
  const waiting = ({ role, accepted }: Member) => role === 'specialist' && !accepted;
  const known = new Set(before === null ? [] : people(before, ({ role }) => role === 'specialist').map(({ id }) => id));
  return people(after, waiting)
    .filter(({ id }) => !known.has(id) && id !== by.id)
    .map((person) => ({
      ...({ kind: 'named', phase: after.phase, to: [person], at, by, onlyDirect: true } as const),
      occasion: `named ${person.id} ${after.version}`,
    }));
}

/** One notice about members who left and their unassigned items, to those who may name people. */
function leftIn(before: Engagement | null, after: Engagement, events: readonly Event[]): readonly NewNotice[] {
  const gone = events.flatMap((event) => (event.type === 'MemberLeft' ? [event] : []));
  const [first] = gone;
  if (before === null || first === undefined || after.state === 'completed' || after.state === 'cancelled') return [];
  const ids = new Set(gone.map(({ person }) => person));
  const owned = new Set(after.items.filter(({ assignees }) => assignees !== undefined).map(({ id }) => id));
  const unowned = before.items.filter(
    ({ id, assignees, removed }) => assignees !== undefined && !removed && !owned.has(id),
  ).length;
  return [
    {
      ...({ kind: 'left', phase: after.phase, at: first.at, by: first.by } as const),
      to: whoNames(after).filter(({ id }) => !ids.has(id)),
      left: { people: people(before, ({ person }) => ids.has(person.id)), unowned },
      occasion: `left ${after.version}`,
    },
  ];
}

type Member = Engagement['members'][number];

/** Everybody once, whatever they are in several roles. */
const people = ({ members }: Engagement, wanted: (member: Member) => boolean): readonly Person[] => [
  ...new Map(members.filter(wanted).map(({ person }) => [person.id, person])).values(),
];

/** Who speaks for the customer and, where they are named, for Microsoft: a side's deputies where it has no lead. */
function spokesmen({ members }: Engagement): readonly Person[] {
  const led = new Set(members.filter(({ lead }) => lead).map(({ side }) => side));
  return members
    .filter(({ side, lead, deputy }) => lead || (deputy === true && !led.has(side)))
    .map(({ person }) => person);
}
