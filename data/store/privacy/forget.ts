import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '../../domain/person.js';
import { unnamedFormerMember } from '../../domain/privacy/former.js';
import type { BackupRow } from '../backup/rows.js';
import { greetingOf } from '../conversations/removals.js';
import type { Tables } from '../database/tables.js';
import { anonymizedRow } from './anonymized-row.js';
import { counted, ForgetCounts, replaceRow } from './forget-counts.js';
import { type ForgottenIn, forgetIn } from './forget-engagement.js';
import type { KnownPerson } from './person-known.js';
import { rowsWith } from './person-rows.js';
import type { TableName } from './personal.js';

type Tx = Transaction<Tables>;

export interface Forgotten {
  readonly engagements: readonly ForgottenIn[];
  /** Rows per table. */
  readonly deleted: Readonly<Record<string, number>>;
  readonly replaced: Readonly<Record<string, number>>;
}

/** A bot may be answering the person at this moment: what it writes meanwhile is found by another look. */
const mostLooks = 5;

/**
 * Takes a person out of everything: their questions and chats are deleted, what they wrote is removed, and a former member
 * stands where they did something. One transaction an engagement, as any change of it; again until nothing is found.
 * `dryRun` counts and changes nothing.
 */
export async function forgetPerson(
  db: Kysely<Tables>,
  dialect: 'sqlite' | 'postgres',
  person: KnownPerson,
  now: Instant,
  dryRun = false,
): Promise<Forgotten> {
  const counts = new ForgetCounts();
  const engagements = new Map<string, ForgottenIn>();
  for (let look = 0; look < mostLooks; look += 1) {
    const before = counts.total;
    await counted(db, dryRun, counts, (tx, count) => deleteOwn(tx, person, count));
    const who = { id: person.id, known: person, wrote: [] };
    const found = await whereFound(db, person);
    await counted(db, dryRun, counts, async (tx, count) => {
      for (const { table, row } of found.elsewhere) {
        await replaceRow(tx, table, row, anonymizedRow({ table, row }, { ...who, former: unnamedFormerMember }), count);
      }
    });
    for (const engagement of found.engagements) {
      const known = engagements.get(engagement);
      const done = await counted(db, dryRun, counts, (tx, count) =>
        forgetIn(tx, { dialect, engagement, who, known: known?.former ?? null, now, counts: count }),
      );
      if (done !== null)
        engagements.set(engagement, known === undefined ? done : { ...known, left: known.left || done.left });
    }
    if (dryRun || counts.total === before) break;
  }
  return { engagements: [...engagements.values()], deleted: counts.deleted, replaced: counts.replaced };
}

/** What is theirs alone. */
async function deleteOwn(tx: Tx, { id, chats }: KnownPerson, counts: ForgetCounts): Promise<void> {
  const own: readonly (readonly [TableName, string, readonly string[]])[] = [
    ['feedback', 'person', [id]],
    ['question', 'person', [id]],
    ['question', 'conversation', chats],
    ['context', 'person', [id]],
    ['context', 'conversation', chats],
    ['draft', 'person', [id]],
    ['reminder', 'person', [id]],
    ['digest', 'person', [id]],
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
const elsewhere: ReadonlySet<TableName> = new Set([
  'question',
  'wording',
  'template',
  'context',
  'conversation',
  'greeting',
]);

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
