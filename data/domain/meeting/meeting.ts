import type { Instant, Person } from '../person.js';
import type { IsoDate } from '../responsibility.js';
import type { ClockTime } from './clock-time.js';

/** Names a meeting for ever, however it is moved: the series and the day it was planned for, or the single meeting. */
export type MeetingId = string;

/** A day and a time by the clocks of the engagement's zone. */
export interface When {
  readonly date: IsoDate;
  readonly time: ClockTime;
}

/** Checkpoint meetings that come again on a weekday. */
export interface Series {
  readonly id: string;
  readonly everyWeeks: 1 | 2;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly time: ClockTime;
  readonly minutes: number;
  readonly from: IsoDate;
  /** The last day on which it may come; null = until the engagement ends. */
  readonly until: IsoDate | null;
  /** The first day that is the series' no more, and when that was decided: what had begun by then did take place. */
  readonly ended?: { readonly from: IsoDate; readonly at: Instant };
}

export interface SingleMeeting extends When {
  readonly id: MeetingId;
  readonly minutes: number;
}

/** What was decided for one meeting of the plan. */
export type MeetingChange = { readonly is: 'moved'; readonly to: When } | { readonly is: 'cancelled' };

/** When an engagement's people meet. It holds no person. */
export interface MeetingPlan {
  readonly series: readonly Series[];
  readonly singles: readonly SingleMeeting[];
  readonly changes: Readonly<Record<MeetingId, MeetingChange>>;
}

export const noMeetings: MeetingPlan = { series: [], singles: [], changes: {} };

/** A meeting on a day, as it is to be now. */
export interface Meeting extends When {
  readonly id: MeetingId;
  readonly minutes: number;
  readonly starts: Instant;
  readonly ends: Instant;
  /** `dropped` its series ended before. */
  readonly is: 'planned' | 'moved' | 'cancelled' | 'dropped';
  /** When it was planned for, where it was moved. */
  readonly planned?: When;
}

/** What was said and decided in a meeting, as one of its people wrote it down. */
export interface Minutes {
  readonly notes: string;
  readonly decisions: readonly string[];
  readonly by: Person;
  readonly at: Instant;
}

/** A meeting that has something on the record: its agenda was posted, or minutes were written. */
export interface RecordedMeeting {
  readonly engagement: string;
  /** Counts in its engagement. */
  readonly number: number;
  /** Counts its changes: its card is stale when it shows an older one. */
  readonly version: number;
  readonly meeting: MeetingId;
  readonly starts: Instant;
  readonly minutes: Minutes | null;
  /** When the agenda was wanted; null where there were minutes only. */
  readonly announced: Instant | null;
}

/** A fact about meetings that happened, kept for ever. */
export type MeetingEvent = { readonly at: Instant; readonly by: Person } & (
  | { readonly type: 'SeriesPlanned'; readonly series: Series; readonly replaces: readonly string[] }
  | { readonly type: 'SeriesEnded'; readonly series: string; readonly ended: IsoDate }
  | { readonly type: 'MeetingPlanned'; readonly meeting: SingleMeeting }
  | { readonly type: 'MeetingMoved'; readonly meeting: MeetingId; readonly from: When; readonly to: When }
  | { readonly type: 'MeetingCancelled'; readonly meeting: MeetingId; readonly when: When }
  | { readonly type: 'MeetingRestored'; readonly meeting: MeetingId; readonly when: When }
  | {
      readonly type: 'MinutesSaved';
      readonly meeting: MeetingId;
      readonly when: When;
      readonly notes: string;
      readonly decisions: readonly string[];
    }
);

/** The plan after something happened. */
export function evolveMeetings(plan: MeetingPlan, event: MeetingEvent): MeetingPlan {
  switch (event.type) {
    case 'SeriesPlanned': {
      const { series, replaces } = event;
      const ended = { from: series.from, at: event.at };
      return {
        ...plan,
        series: [...plan.series.map((one) => (replaces.includes(one.id) ? { ...one, ended } : one)), series],
      };
    }
    case 'SeriesEnded':
      return {
        ...plan,
        series: plan.series.map((one) =>
          one.id === event.series ? { ...one, ended: { from: event.ended, at: event.at } } : one,
        ),
      };
    case 'MeetingPlanned':
      return { ...plan, singles: [...plan.singles, event.meeting] };
    case 'MeetingMoved':
      return { ...plan, changes: { ...plan.changes, [event.meeting]: { is: 'moved', to: event.to } } };
    case 'MeetingCancelled':
      return { ...plan, changes: { ...plan.changes, [event.meeting]: { is: 'cancelled' } } };
    case 'MeetingRestored': {
      const { [event.meeting]: _, ...changes } = plan.changes;
      return { ...plan, changes };
    }
    case 'MinutesSaved':
      return plan;
  }
}
