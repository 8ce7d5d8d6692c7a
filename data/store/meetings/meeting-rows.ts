import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Meeting, MeetingEvent, MeetingPlan, RecordedMeeting } from '../../domain/meeting/meeting.js';
import { noMeetings } from '../../domain/meeting/meeting.js';
import type { Instant } from '../../domain/person.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import { parsed } from '../database/parsed.js';
import type { MeetingRow, Tables } from '../database/tables.js';
import { meetingEventSchema, meetingPlanSchema, meetingSchema } from '../schemas/meeting-schema.js';

type Tx = Transaction<Tables>;

export const recordedOf = (row: MeetingRow): RecordedMeeting => ({
  engagement: row.engagement,
  number: row.number,
  version: row.version,
  meeting: row.slot,
  ...parsed(meetingSchema, row.body, `engagement ${row.engagement}, meeting ${row.number}`),
});

/** The plan and its version; of an engagement that never planned any, an empty one. */
export async function planIn(
  db: Kysely<Tables>,
  engagement: string,
): Promise<{ readonly plan: MeetingPlan; readonly version: number; readonly secret: string | null }> {
  const row = await db.selectFrom('meeting_plan').selectAll().where('engagement', '=', engagement).executeTakeFirst();
  return row === undefined
    ? { plan: noMeetings, version: 0, secret: null }
    : {
        plan: parsed(meetingPlanSchema, row.body, `engagement ${engagement}, meetings`),
        version: row.version,
        secret: row.secret,
      };
}

export const recordsIn = (db: Kysely<Tables>, engagement: string): Promise<MeetingRow[]> =>
  db.selectFrom('meeting').selectAll().where('engagement', '=', engagement).orderBy('number').execute();

/** Bytes that nobody guesses, for the address under which a calendar is read. */
const secretBytes = 24;
export const newSecret = (): string => randomBytes(secretBytes).toString('base64url');

export async function writePlan(
  tx: Tx,
  engagement: string,
  plan: MeetingPlan,
  version: number,
  lookAt: Instant | null,
): Promise<void> {
  const body = storedText(plan);
  await tx
    .insertInto('meeting_plan')
    .values({ engagement, version, look_at: lookAt, secret: newSecret(), body })
    .onConflict((conflict) => conflict.column('engagement').doUpdateSet({ version, look_at: lookAt, body }))
    .execute();
}

export async function appendMeetingEvents(tx: Tx, engagement: string, events: readonly MeetingEvent[]): Promise<void> {
  const { last } = await tx
    .selectFrom('meeting_event')
    .select((of) => of.fn.max('sequence').as('last'))
    .where('engagement', '=', engagement)
    .executeTakeFirstOrThrow();
  const rows = events.map((event, index) => ({
    engagement,
    sequence: Number(last ?? 0) + 1 + index,
    type: event.type,
    at: event.at,
    by_id: event.by.id,
    body: storedText(event),
  }));
  await tx.insertInto('meeting_event').values(rows).execute();
}

export async function meetingEventsIn(db: Kysely<Tables>, engagement: string): Promise<readonly MeetingEvent[]> {
  const rows = await db
    .selectFrom('meeting_event')
    .select(['sequence', 'body'])
    .where('engagement', '=', engagement)
    .orderBy('sequence')
    .execute();
  return rows.map(({ sequence, body }) =>
    parsed(meetingEventSchema, body, `engagement ${engagement}, meeting event ${sequence}`),
  );
}

/** Writes what is on the record of a meeting, with a version of its own; the row as it is then. */
export async function writeRecord(
  tx: Tx,
  engagement: string,
  known: readonly MeetingRow[],
  meeting: Pick<Meeting, 'id' | 'starts'>,
  news: Partial<Pick<RecordedMeeting, 'minutes' | 'announced'>>,
  at: Instant,
): Promise<MeetingRow> {
  const row = known.find(({ slot }) => slot === meeting.id);
  const was = row === undefined ? { minutes: null, announced: null } : recordedOf(row);
  const { minutes, announced } = { ...was, ...news };
  const body = storedText({ starts: meeting.starts, announced, minutes });
  const next: MeetingRow = {
    engagement,
    number: row?.number ?? Math.max(0, ...known.map(({ number }) => number)) + 1,
    version: (row?.version ?? 0) + 1,
    slot: meeting.id,
    changed_at: at,
    body,
  };
  await tx
    .insertInto('meeting')
    .values(next)
    .onConflict((conflict) =>
      conflict.columns(['engagement', 'number']).doUpdateSet({ version: next.version, changed_at: at, body }),
    )
    .execute();
  return next;
}
