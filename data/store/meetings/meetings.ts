import type { Kysely, Transaction } from 'kysely';
import type { Refusal } from '../../domain/decision.js';
import type { Engagement } from '../../domain/engagement.js';
import { agendaWork, countedTypes, meetingBefore, type ShownMeeting, sinceLast } from '../../domain/meeting/agenda.js';
import {
  evolveMeetings,
  type MeetingEvent,
  type MeetingId,
  type MeetingPlan,
  type RecordedMeeting,
} from '../../domain/meeting/meeting.js';
import { meetingNamed } from '../../domain/meeting/meetings-between.js';
import type { MeetingDecision } from '../../domain/meeting/plan-meetings.js';
import type { Instant } from '../../domain/person.js';
import { parsed } from '../database/parsed.js';
import type { MeetingRow, Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { engagementOf } from '../engagements/engagement-rows.js';
import { readRows } from '../engagements/engagement-writes.js';
import { wantCard } from '../posted-cards/card-rows.js';
import { eventSchema } from '../schemas/event-schema.js';
import {
  appendMeetingEvents,
  meetingEventsIn,
  newSecret,
  planIn,
  recordedOf,
  recordsIn,
  writePlan,
  writeRecord,
} from './meeting-rows.js';

type Tx = Transaction<Tables>;

/** What became of a change of an engagement's meetings. */
export interface MeetingOutcome {
  readonly engagement: Engagement;
  readonly plan: MeetingPlan;
  readonly records: readonly RecordedMeeting[];
  readonly events: readonly MeetingEvent[];
  readonly refusal: Refusal | null;
}

/** An engagement's meetings with the version of their plan, and the secret under which the calendar is read. */
export interface KnownMeetings {
  readonly plan: MeetingPlan;
  readonly version: number;
  /** null while nothing was ever planned. */
  readonly secret: string | null;
  readonly records: readonly RecordedMeeting[];
}

/** Checkpoint meetings: the plan, what is on the record of each, and which agendas are posted. */
export class Meetings {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  async of(engagement: string): Promise<KnownMeetings> {
    const [known, records] = await Promise.all([planIn(this.db, engagement), recordsIn(this.db, engagement)]);
    return { ...known, records: records.map(recordedOf) };
  }

  /** Everything that happened to an engagement's meetings, in order. */
  history(engagement: string): Promise<readonly MeetingEvent[]> {
    return meetingEventsIn(this.db, engagement);
  }

  /** The recorded meeting that a card is about. */
  async numbered(engagement: string, number: number): Promise<RecordedMeeting | null> {
    const row = await this.db
      .selectFrom('meeting')
      .selectAll()
      .where('engagement', '=', engagement)
      .where('number', '=', number)
      .executeTakeFirst();
    return row === undefined ? null : recordedOf(row);
  }

  /** What the card of a recorded meeting shows; null for an unknown number, or a meeting that the plan does not have. */
  async shownOn(engagement: Engagement, number: number): Promise<ShownMeeting | null> {
    const known = await this.of(engagement.id);
    const record = known.records.find((one) => one.number === number);
    return record === undefined ? null : await this.shown(engagement, record.meeting, known);
  }

  /** The same for any meeting of the plan: one without a record has the number 0. */
  async shown(engagement: Engagement, id: MeetingId, known?: KnownMeetings): Promise<ShownMeeting | null> {
    const { plan, records } = known ?? (await this.of(engagement.id));
    const meeting = meetingNamed(engagement, plan, id);
    if (meeting === undefined) return null;
    const record = records.find((one) => one.meeting === id) ?? {
      ...{ engagement: engagement.id, number: 0, version: 0, meeting: id, starts: meeting.starts },
      ...{ minutes: null, announced: null },
    };
    const previous = meetingBefore(records, meeting);
    const events = await this.db
      .selectFrom('event')
      .select(['sequence', 'body'])
      .where('engagement', '=', engagement.id)
      .where('at', '>=', previous?.starts ?? '')
      .where('at', '<=', meeting.starts)
      .where('type', 'in', countedTypes)
      .orderBy('sequence')
      .execute();
    const history = events.map(({ sequence, body }) =>
      parsed(eventSchema, body, `engagement ${engagement.id}, event ${sequence}`),
    );
    return { record, meeting, previous, since: sinceLast(history, previous?.starts ?? null) };
  }

  /** Another secret in the place of the one that too many know; null where nothing was ever planned. */
  async renewSecret(engagement: string): Promise<string | null> {
    const secret = newSecret();
    const { numUpdatedRows } = await this.db
      .updateTable('meeting_plan')
      .set({ secret })
      .where('engagement', '=', engagement)
      .executeTakeFirst();
    return numUpdatedRows === 0n ? null : secret;
  }

  /** The engagement whose calendar a secret opens. */
  async withSecret(secret: string): Promise<string | null> {
    const row = await this.db
      .selectFrom('meeting_plan')
      .select('engagement')
      .where('secret', '=', secret)
      .executeTakeFirst();
    return row?.engagement ?? null;
  }

  /**
   * The only way in which meetings change: one transaction that locks the engagement, asks `decide`, and writes events, plan
   * and records. null for an unknown engagement.
   */
  change(
    id: string,
    decide: (
      engagement: Engagement,
      plan: MeetingPlan,
      record: (meeting: MeetingId) => RecordedMeeting | null,
    ) => MeetingDecision,
  ): Promise<MeetingOutcome | null> {
    return inTransaction(this.db, async (tx): Promise<MeetingOutcome | null> => {
      const engagement = await this.locked(tx, id);
      if (engagement === null) return null;
      const { plan, version } = await planIn(tx, id);
      const rows = await recordsIn(tx, id);
      const before = rows.map(recordedOf);
      const decision = decide(engagement, plan, (meeting) => before.find((one) => one.meeting === meeting) ?? null);
      const unchanged = { engagement, plan, records: before, events: [] };
      if ('refusal' in decision) return { ...unchanged, refusal: decision.refusal };
      const { events } = decision;
      const [first] = events;
      if (first === undefined) return { ...unchanged, refusal: null };
      const after = events.reduce(evolveMeetings, plan);
      await appendMeetingEvents(tx, id, events);
      // The next look finds out itself when it has to look again.
      await writePlan(tx, id, after, version + 1, first.at);
      const records = await this.recorded(tx, engagement, after, rows, events);
      return { engagement, plan: after, records, events, refusal: null };
    });
  }

  /** Minutes, and meetings on the record that are at another time now: their cards are drawn again. */
  private async recorded(
    tx: Tx,
    engagement: Engagement,
    plan: MeetingPlan,
    rows: readonly MeetingRow[],
    events: readonly MeetingEvent[],
  ): Promise<readonly RecordedMeeting[]> {
    let known = rows;
    const write = async (
      ...[meeting, news, at]: [Parameters<typeof writeRecord>[3], Parameters<typeof writeRecord>[4], Instant]
    ) => {
      const row = await writeRecord(tx, engagement.id, known, meeting, news, at);
      known = [...known.filter(({ number }) => number !== row.number), row].sort((a, b) => a.number - b.number);
    };
    const last = events.at(-1);
    for (const event of events) {
      if (event.type !== 'MinutesSaved') continue;
      const meeting = meetingNamed(engagement, plan, event.meeting);
      const { notes, decisions, by, at } = event;
      if (meeting !== undefined) await write(meeting, { minutes: { notes, decisions, by, at } }, at);
    }
    for (const row of rows) {
      const meeting = meetingNamed(engagement, plan, row.slot);
      const touched = events.some(
        (event) => 'meeting' in event && event.type !== 'MinutesSaved' && event.meeting === row.slot,
      );
      const moved = meeting !== undefined && meeting.starts !== recordedOf(row).starts;
      if (meeting !== undefined && (touched || moved) && last !== undefined) await write(meeting, {}, last.at);
    }
    return known.map(recordedOf);
  }

  /** Engagements whose agendas are to be looked at, those that wait longest first. */
  async toLookAt(now: Instant, limit: number): Promise<readonly string[]> {
    const rows = await this.db
      .selectFrom('meeting_plan')
      .select('engagement')
      .where('look_at', '<=', now)
      .orderBy('look_at')
      .orderBy('engagement')
      .limit(limit)
      .execute();
    return rows.map(({ engagement }) => engagement);
  }

  /**
   * Wants the agendas of an engagement that are due, each in the transaction that notes it, so that no restart and no second
   * process posts one twice. How many there were.
   */
  announce(id: string, now: Instant): Promise<number> {
    return inTransaction(this.db, async (tx) => {
      const engagement = await this.locked(tx, id);
      const { plan, version } = await planIn(tx, id);
      if (engagement === null || version === 0) return 0;
      let rows = await recordsIn(tx, id);
      const announced = new Set(rows.map(recordedOf).flatMap((one) => (one.announced === null ? [] : [one.meeting])));
      const { due, lookAgain } = agendaWork(engagement, plan, announced, now);
      for (const meeting of due) {
        const row = await writeRecord(tx, id, rows, meeting, { announced: now }, now);
        rows = [...rows, row];
        await wantCard(tx, id, { kind: 'agenda', phase: null, page: row.number }, engagement.channel, now);
      }
      await tx
        .updateTable('meeting_plan')
        .set({ look_at: lookAt(engagement, lookAgain, now) })
        .where('engagement', '=', id)
        .execute();
      return due.length;
    });
  }

  private async locked(tx: Tx, id: string): Promise<Engagement | null> {
    if (this.dialect === 'postgres')
      await tx.selectFrom('engagement').select('id').where('id', '=', id).forNoKeyUpdate().execute();
    const rows = await readRows(tx, id);
    return rows === undefined ? null : engagementOf(rows);
  }
}

/** Milliseconds: what the release before changes meanwhile (the zone, a pause that ends) is noticed within this. */
const lookAtLeastEvery = 12 * 60 * 60 * 1000;

function lookAt({ state }: Engagement, again: Instant | null, now: Instant): Instant | null {
  if (again === null && state !== 'paused') return null;
  const latest = new Date(Date.parse(now) + lookAtLeastEvery).toISOString();
  return again !== null && again < latest ? again : latest;
}
