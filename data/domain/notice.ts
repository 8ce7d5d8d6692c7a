import type { Engagement, Event, Instant, Person } from './engagement.js';
import type { Locale, Phase } from './responsibility.js';

/**
 * `ready` nothing required is open any more · `signed` one half of a joint agreement is given · `lapsed` what was given
 * does not stand any more · `sent-back` · `reopened`.
 */
export const noticeKinds = ['ready', 'signed', 'lapsed', 'sent-back', 'reopened'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What people are told because an edit tells nobody. */
export interface NewNotice {
  readonly kind: NoticeKind;
  readonly phase: Phase;
  /** Told once for it, however often it becomes true again. */
  readonly occasion: string;
  readonly to: readonly Person[];
  readonly by: Person;
  readonly at: Instant;
  readonly reason?: string;
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

/** What a change is worth telling, and whom: never those who made it. `ready` = the phase became complete by it. */
export function noticesOf(after: Engagement, events: readonly Event[], ready: boolean): readonly NewNotice[] {
  const specialists = people(after, ({ role, accepted }) => role === 'specialist' && accepted);
  const leads = people(after, ({ lead }) => lead);
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
  return [...told, ...complete]
    .map((notice) => ({
      ...notice,
      to: notice.to.filter(
        ({ id }, index) => id !== notice.by.id && notice.to.findIndex((other) => other.id === id) === index,
      ),
      occasion: `${notice.kind} ${notice.phase} ${after.checkpoints[notice.phase].round ?? 0}${
        notice.kind === 'signed' ? ` ${notice.by.id}` : ''
      }`,
    }))
    .filter(({ to }) => to.length > 0);
}

const people = ({ members }: Engagement, wanted: (member: Engagement['members'][number]) => boolean) =>
  members.filter(wanted).map(({ person }) => person);
