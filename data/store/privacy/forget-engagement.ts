import { sql, type Transaction } from 'kysely';
import type { SideReview } from '../../domain/closing/closing-review.js';
import type { Engagement } from '../../domain/engagement.js';
import type { Event } from '../../domain/event.js';
import { evolve } from '../../domain/evolve.js';
import type { MeetingEvent } from '../../domain/meeting/meeting.js';
import { noticesOf } from '../../domain/notice/notice.js';
import { cardsWantedBy } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import { byLength, type Subject } from '../../domain/privacy/anonymize.js';
import { forgetMember } from '../../domain/privacy/forget.js';
import { formerMember, nextFormer } from '../../domain/privacy/former.js';
import { writtenBy } from '../../domain/privacy/written.js';
import type { BackupRow } from '../backup/rows.js';
import type { Tables } from '../database/tables.js';
import { engagementOf } from '../engagements/engagement-rows.js';
import { appendEvents, readRows, writeRows } from '../engagements/engagement-writes.js';
import { enqueueNotices } from '../engagements/notices.js';
import { followAtOnce } from '../posted-cards/card-quiet.js';
import { wantCard } from '../posted-cards/card-rows.js';
import { anonymizedRow } from './anonymized-row.js';
import { type ForgetCounts, replaceRow } from './forget-counts.js';
import { forgetInInquiries } from './forget-inquiries.js';
import type { Found } from './person-rows.js';
import { personalColumns, type TableName } from './personal.js';

type Tx = Transaction<Tables>;

/** What became of one engagement. Nothing here says who it was. */
export interface ForgottenIn {
  readonly engagement: string;
  /** Under which number they stand there now. */
  readonly former: number;
  /** Whether their roles ended with it: the engagement was open. */
  readonly left: boolean;
  /** Live cards that are drawn again, and messages that no edit reaches any more. */
  readonly redrawn: number;
  readonly outOfReach: number;
}

interface In {
  readonly dialect: 'sqlite' | 'postgres';
  readonly engagement: string;
  readonly who: Omit<Subject, 'former'>;
  /** The number that they have there already, from a look before. */
  readonly known: number | null;
  readonly now: Instant;
  readonly counts: ForgetCounts;
}

const ofEngagement = [
  'event',
  'member',
  'item',
  'standing_item',
  'checkpoint',
  'phase_record',
  'notice',
  'draft',
  'meeting',
  'meeting_event',
  'closing_review',
] as const;

/** Takes a person out of one engagement; null where nothing of them was found. */
export async function forgetIn(
  tx: Tx,
  { dialect, engagement: id, who: theirs, known, now, counts }: In,
): Promise<ForgottenIn | null> {
  if (dialect === 'postgres')
    await tx.selectFrom('engagement').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const rows = await rowsOfEngagement(tx, id);
  const history = rows.flatMap(({ table, row }) => (table === 'event' ? [JSON.parse(String(row.body)) as Event] : []));
  const former =
    known ?? nextFormer(rows.flatMap(({ table, row }) => personalColumns(table).map(([c]) => String(row[c] ?? ''))));
  const wrote = byLength([...writtenBy(history, theirs.id), ...wroteBeside(rows, theirs.id)]);
  const who: Subject = { ...theirs, wrote, former: formerMember(former) };
  for (const { table, row } of rows) {
    if (table !== 'inquiry' && table !== 'inquiry_event')
      await replaceRow(tx, table, row, raised({ table, row }, anonymizedRow({ table, row }, who)), counts);
  }
  await forgetInInquiries(tx, rows, who, now, counts);
  if (counts.total === 0) return null;
  const left = await leaveEngagement(tx, id, who, now);
  return { engagement: id, former, left, ...(await markStale(tx, id, rows, who)) };
}

/** What they wrote in minutes and in a closing review, which are no events of the engagement itself. */
const wroteBeside = (rows: readonly Found[], person: string): readonly string[] =>
  rows.flatMap(({ table, row }): readonly string[] => {
    if (table !== 'meeting_event' && table !== 'closing_review') return [];
    const said = JSON.parse(String(row.body)) as MeetingEvent | SideReview;
    if (said.by.id !== person) return [];
    if ('well' in said) return [said.well, said.late];
    return said.type === 'MinutesSaved' ? [said.notes, ...said.decisions] : [];
  });

/** The card of a meeting shows the version of its own row. */
const raised = ({ table, row }: Found, news: BackupRow): BackupRow =>
  table === 'meeting' && Object.keys(news).length > 0 ? { ...news, version: Number(row.version) + 1 } : news;

async function rowsOfEngagement(tx: Tx, id: string): Promise<readonly Found[]> {
  const read = async (table: TableName, where: ReturnType<typeof sql>): Promise<readonly Found[]> => {
    const { rows } = await sql<BackupRow>`select * from ${sql.table(table)} where ${where}`.execute(tx);
    return rows.map((row) => ({ table, row }));
  };
  const all = [...(await read('engagement', sql`id = ${id}`))];
  for (const table of ofEngagement) {
    const order = table === 'event' ? sql` order by sequence` : sql``;
    all.push(...(await read(table, sql`engagement = ${id}${order}`)));
  }
  all.push(...(await read('inquiry', sql`engagement = ${id}`)));
  all.push(...(await read('inquiry_event', sql`inquiry in (select id from inquiry where engagement = ${id})`)));
  return all;
}

/** The engagement after it: a version of its own, so that every process reads it anew and every card is stale. */
async function leaveEngagement(tx: Tx, id: string, { former }: Subject, now: Instant): Promise<boolean> {
  const rows = await readRows(tx, id);
  if (rows === undefined) return false;
  const before = engagementOf(rows);
  const expected = (before.expected ?? []).filter(({ called }) => called === former.name);
  const events = forgetMember(before, former, expected, now);
  const after = { ...events.reduce<Engagement>(evolve, before), version: before.version + 1 };
  await appendEventsIfAny(tx, after, events, rows.engagement.events + 1);
  await writeRows(tx, before, after, rows.engagement.events + events.length);
  await followAtOnce(tx, after);
  await enqueueNotices(tx, after, noticesOf(before, after, events, false));
  for (const event of events) {
    for (const card of cardsWantedBy(after, event)) await wantCard(tx, id, card, after.channel, now);
  }
  return events.some(({ type }) => type === 'MemberLeft');
}

async function appendEventsIfAny(tx: Tx, after: Engagement, events: readonly Event[], first: number): Promise<void> {
  if (events.length > 0) await appendEvents(tx, after, events, first);
}

/** Cards that were drawn for the last time show the name too: once more. What was told is told again only where it named them. */
async function markStale(tx: Tx, id: string, rows: readonly Found[], who: Subject) {
  const named = (table: TableName) =>
    rows
      .filter((one) => one.table === table && Object.keys(anonymizedRow(one, who)).length > 0)
      .map(({ row }) => Number(row.number));
  const live = tx.updateTable('posted_card').set({ final: 0 }).where('engagement', '=', id).where('state', '=', 'live');
  await live.where('kind', 'not in', ['notice', 'waits', 'digest']).execute();
  for (const [kind, pages] of [
    ['notice', named('notice')],
    ['waits', named('inquiry')],
  ] as const) {
    if (pages.length > 0) await live.where('kind', '=', kind).where('page', 'in', pages).execute();
  }
  const cards = await tx
    .selectFrom('posted_card as c')
    .leftJoin('conversation as k', 'k.id', 'c.place')
    .select(['c.state', 'k.stopped', 'c.final'])
    .where('c.engagement', '=', id)
    .execute();
  const reached = cards.filter(({ state, stopped, final }) => state === 'live' && stopped === null && final === 0);
  const lost = cards.filter(({ state, stopped }) => state === 'unknown' || (state === 'live' && stopped !== null));
  return { redrawn: reached.length, outOfReach: lost.length };
}
