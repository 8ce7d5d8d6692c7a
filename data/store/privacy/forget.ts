import { type Kysely, sql, type Transaction } from 'kysely';
import type { Engagement } from '../../domain/engagement.js';
import type { Event } from '../../domain/event.js';
import { evolve } from '../../domain/evolve.js';
import { evolveInquiry, type Inquiry, type InquiryEvent } from '../../domain/inquiry/inquiry.js';
import { noticesOf } from '../../domain/notice/notice.js';
import { cardsWantedBy } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import {
  type Disguise,
  forgetInInquiry,
  forgetMember,
  formerMember,
  inquiryEventWithout,
  inquiryWithout,
  nextFormer,
  unnamedFormerMember,
  writtenBy,
} from '../../domain/privacy/anonymize.js';
import type { BackupRow } from '../backup/rows.js';
import { greetingOf } from '../conversations/removals.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { engagementOf } from '../engagements/engagement-rows.js';
import { appendEvents, readRows, writeRows } from '../engagements/engagement-writes.js';
import { enqueueNotices } from '../engagements/notices.js';
import { followAtOnce } from '../posted-cards/card-quiet.js';
import { wantCard } from '../posted-cards/card-rows.js';
import type { KnownPerson } from './person-known.js';
import { disguisedRow, rowKey, rowsWith } from './person-rows.js';
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

export interface Forgotten {
  readonly engagements: readonly ForgottenIn[];
  /** Rows per table. */
  readonly deleted: Readonly<Record<string, number>>;
  readonly replaced: Readonly<Record<string, number>>;
}

/** A bot may be answering the person at this moment: what it writes meanwhile is found by another look. */
const mostLooks = 5;

/** Thrown to take a trial back. */
class Trial extends Error {
  override readonly name = 'Trial';
}

/**
 * Takes a person out of everything: their questions and chats are deleted, what they wrote is removed, and a former member
 * stands where they did something. One transaction an engagement, as any change of it; again until nothing is found.
 * `trial` = count, and leave everything as it is.
 */
export async function forgetPerson(
  db: Kysely<Tables>,
  dialect: 'sqlite' | 'postgres',
  person: KnownPerson,
  now: Instant,
  trial = false,
): Promise<Forgotten> {
  const counts = new Counts();
  const engagements = new Map<string, ForgottenIn>();
  for (let look = 0; look < mostLooks; look += 1) {
    const before = counts.total;
    await inOneGo(db, trial, counts, (tx, count) => deleteOwn(tx, person, count));
    const who = { id: person.id, known: person, wrote: [] };
    const found = await whereFound(db, person);
    await inOneGo(db, trial, counts, async (tx, count) => {
      for (const { table, row } of found.elsewhere) {
        await replaceRow(tx, table, row, disguisedRow({ table, row }, { ...who, former: unnamedFormerMember }), count);
      }
    });
    for (const engagement of found.engagements) {
      const known = engagements.get(engagement);
      const done = await inOneGo(db, trial, counts, (tx, count) =>
        forgetIn(tx, { dialect, engagement, who, known: known?.former ?? null, now, counts: count }),
      );
      if (done !== null)
        engagements.set(engagement, known === undefined ? done : { ...known, left: known.left || done.left });
    }
    if (trial || counts.total === before) break;
  }
  return { engagements: [...engagements.values()], deleted: counts.deleted, replaced: counts.replaced };
}

/** A transaction may run again: what it counted then counts once. */
async function inOneGo<T>(
  db: Kysely<Tables>,
  trial: boolean,
  counts: Counts,
  body: (tx: Tx, count: Counts) => Promise<T>,
): Promise<T> {
  let made: { readonly result: T; readonly count: Counts } | undefined;
  try {
    await inTransaction(db, async (tx) => {
      const count = new Counts();
      made = { result: await body(tx, count), count };
      if (trial) throw new Trial('taken back');
    });
  } catch (error) {
    if (!(error instanceof Trial)) throw error;
  }
  if (made === undefined) throw new Error('A transaction ended without having run.');
  counts.take(made.count);
  return made.result;
}

class Counts {
  readonly deleted: Record<string, number> = {};
  readonly replaced: Record<string, number> = {};
  total = 0;

  add(kind: 'deleted' | 'replaced', table: string, n: number): void {
    if (n === 0) return;
    this[kind][table] = (this[kind][table] ?? 0) + n;
    this.total += n;
  }

  take(other: Counts): void {
    for (const kind of ['deleted', 'replaced'] as const) {
      for (const [table, n] of Object.entries(other[kind])) this.add(kind, table, n);
    }
  }
}

/** What is theirs alone. */
async function deleteOwn(tx: Tx, { id, chats }: KnownPerson, counts: Counts): Promise<void> {
  const own: readonly (readonly [TableName, string, readonly string[]])[] = [
    ['feedback', 'person', [id]],
    ['question', 'person', [id]],
    ['question', 'conversation', chats],
    ['context', 'person', [id]],
    ['context', 'conversation', chats],
    ['draft', 'person', [id]],
    ['greeting', 'key', chats.map((chat) => greetingOf({ conversation: chat }))],
    ['posted_card', 'place', chats],
    ['sent', 'place', chats],
    ['conversation', 'id', chats],
  ];
  for (const [table, column, values] of own) {
    const some = values.filter((value) => value !== '');
    if (some.length === 0) continue;
    const list = sql.join(some.map((value) => sql.val(value)));
    const { numAffectedRows } =
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (${list})`.execute(tx);
    counts.add('deleted', table, Number(numAffectedRows ?? 0));
  }
}

/** Tables whose rows belong to no engagement. */
const elsewhere: ReadonlySet<TableName> = new Set(['question', 'context', 'conversation', 'greeting']);

async function whereFound(db: Kysely<Tables>, person: KnownPerson) {
  const engagements = new Set<string>();
  const others: { readonly table: TableName; readonly row: BackupRow }[] = [];
  for await (const { table, row } of rowsWith(db, [...person.ids, ...person.names])) {
    if (elsewhere.has(table)) others.push({ table, row });
    else if (table === 'inquiry_event') {
      const of = await db
        .selectFrom('inquiry')
        .select('engagement')
        .where('id', '=', String(row.inquiry))
        .executeTakeFirst();
      if (of !== undefined) engagements.add(of.engagement);
    } else if (table !== 'sent') engagements.add(String(table === 'engagement' ? row.id : row.engagement));
  }
  return { engagements: [...engagements].toSorted(), elsewhere: others };
}

interface In {
  readonly dialect: 'sqlite' | 'postgres';
  readonly engagement: string;
  readonly who: Omit<Disguise, 'former'>;
  /** The number that they have there already, from a look before. */
  readonly known: number | null;
  readonly now: Instant;
  readonly counts: Counts;
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
] as const;

async function forgetIn(
  tx: Tx,
  { dialect, engagement: id, who: theirs, known, now, counts }: In,
): Promise<ForgottenIn | null> {
  if (dialect === 'postgres')
    await tx.selectFrom('engagement').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const rows = await rowsOfEngagement(tx, id);
  const history = rows.flatMap(({ table, row }) => (table === 'event' ? [JSON.parse(String(row.body)) as Event] : []));
  const former =
    known ?? nextFormer(rows.flatMap(({ table, row }) => personalColumns(table).map(([c]) => String(row[c] ?? ''))));
  const who: Disguise = { ...theirs, wrote: writtenBy(history, theirs.id), former: formerMember(former) };
  for (const { table, row } of rows) {
    if (table !== 'inquiry' && table !== 'inquiry_event')
      await replaceRow(tx, table, row, disguisedRow({ table, row }, who), counts);
  }
  await forgetInInquiries(tx, rows, who, now, counts);
  if (counts.total === 0) return null;
  const left = await goOn(tx, id, who, now);
  return { engagement: id, former, left, ...(await drawAgain(tx, id, rows, who)) };
}

interface Held {
  readonly table: TableName;
  readonly row: BackupRow;
}

async function rowsOfEngagement(tx: Tx, id: string): Promise<readonly Held[]> {
  const read = async (table: TableName, where: ReturnType<typeof sql>): Promise<readonly Held[]> => {
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

async function replaceRow(tx: Tx, table: TableName, row: BackupRow, news: BackupRow, counts: Counts): Promise<void> {
  if (Object.keys(news).length === 0) return;
  await tx
    .updateTable(table as 'event')
    .set(news as never)
    .where((where) =>
      where.and(rowKey(table).map((column) => where(column as 'engagement', '=', row[column] as never))),
    )
    .execute();
  counts.add('replaced', table, 1);
}

async function forgetInInquiries(
  tx: Tx,
  rows: readonly Held[],
  who: Disguise,
  now: Instant,
  counts: Counts,
): Promise<void> {
  for (const { table, row } of rows) {
    if (table !== 'inquiry') continue;
    const was = JSON.parse(String(row.body)) as Inquiry;
    const words = inquiryWithout(was, who.id);
    const wordless = words === was ? row : { ...row, body: JSON.stringify(words) };
    const news = disguisedRow({ table, row: wordless }, who);
    const body = String(news.body ?? wordless.body);
    const happened = rows.filter((one) => one.table === 'inquiry_event' && one.row.inquiry === row.id);
    let changed = body !== row.body;
    for (const one of happened) {
      const event = JSON.parse(String(one.row.body)) as InquiryEvent;
      const without = inquiryEventWithout(event, was, who.id);
      const bare = without === event ? one.row : { ...one.row, body: JSON.stringify(without) };
      const differs = disguisedRow({ table: one.table, row: bare }, who);
      const all: BackupRow = bare === one.row ? differs : { body: String(bare.body), ...differs };
      if (Object.keys(all).length > 0) changed = true;
      await replaceRow(tx, one.table, one.row, all, counts);
    }
    if (!changed) continue;
    const saved = JSON.parse(body) as Inquiry;
    const events = forgetInInquiry(saved, who.former, now);
    const after = events.reduce<Inquiry>((inquiry, event) => evolveInquiry(inquiry, event), saved);
    const version = Number(row.version) + 1;
    const kept = after.kept === null ? 0 : 1;
    const whole = { version, events: Number(row.events) + events.length, kept, body: JSON.stringify(after) };
    await replaceRow(tx, table, row, whole, counts);
    for (const [at, event] of events.entries()) {
      const sequence = Number(row.events) + 1 + at;
      const { type, by } = event;
      const said = { inquiry: String(row.id), sequence, change: version, type, at: event.at, by_id: by.id };
      await tx
        .insertInto('inquiry_event')
        .values({ ...said, body: JSON.stringify(event) })
        .execute();
    }
  }
}

/** The engagement after it: a version of its own, so that every process reads it anew and every card is stale. */
async function goOn(tx: Tx, id: string, { former }: Disguise, now: Instant): Promise<boolean> {
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
    for (const card of cardsWantedBy(event)) await wantCard(tx, id, card, after.channel, now);
  }
  return events.some(({ type }) => type === 'MemberLeft');
}

async function appendEventsIfAny(tx: Tx, after: Engagement, events: readonly Event[], first: number): Promise<void> {
  if (events.length > 0) await appendEvents(tx, after, events, first);
}

/** Cards that were drawn for the last time show the name too: once more. What was told is told again only where it named them. */
async function drawAgain(tx: Tx, id: string, rows: readonly Held[], who: Disguise) {
  const named = (table: TableName) =>
    rows
      .filter((one) => one.table === table && Object.keys(disguisedRow(one, who)).length > 0)
      .map(({ row }) => Number(row.number));
  const live = tx.updateTable('posted_card').set({ final: 0 }).where('engagement', '=', id).where('state', '=', 'live');
  await live.where('kind', 'not in', ['notice', 'waits']).execute();
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
