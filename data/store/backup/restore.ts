import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { raisedBy } from '../../domain/checklist/restored.js';
import type { CardKind } from '../../domain/notice/posted-card.js';
import { openDatabase } from '../database/database.js';
import { appliedMigrations, knownMigrations, migrate, migrateTo } from '../database/migrate.js';
import type { OpenOptions } from '../database/options.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { restingOf } from '../posted-cards/card-rows.js';
import { BackupProblem, type BackupRow, type BackupSummary, end, head, row, tables } from './rows.js';

/** Fills an empty store from a backup: all of it or nothing. Throws BackupProblem with what to do where it cannot. */
export async function restore(
  url: string | undefined,
  options: OpenOptions,
  lines: AsyncIterable<string>,
): Promise<BackupSummary> {
  const { db, place } = await openDatabase(url, options);
  const all = lines[Symbol.asyncIterator]();
  try {
    const hash = createHash('sha256');
    const first = await all.next();
    const { schema } = headOf(first.done === true ? '' : first.value, hash);
    await prepareEmpty(db, place, schema);
    const summary = await inTransaction(db, async (tx) => {
      let [rows, engagements] = [0, 0];
      let waiting: { table: string; rows: BackupRow[] } = { table: '', rows: [] };
      const flush = async () => {
        if (waiting.rows.length > 0) await insert(tx, waiting.table, waiting.rows);
        waiting = { table: waiting.table, rows: [] };
      };
      for (let next = await all.next(); next.done !== true; next = await all.next()) {
        const read = jsonOf(next.value, rows + 2);
        const over = end.safeParse(read);
        if (over.success) {
          await flush();
          if (over.data.rows !== rows || over.data.sha256 !== hash.digest('hex')) {
            throw new BackupProblem('The backup was changed after it was written. Take another one.');
          }
          return { rows, engagements };
        }
        const one = row.safeParse(read);
        if (!one.success || !Object.hasOwn(tables, one.data.table)) {
          throw new BackupProblem(`Line ${rows + 2} of the backup is no row of Baton's. Take another backup.`);
        }
        hash.update(`${next.value}\n`);
        if (one.data.table !== waiting.table || waiting.rows.length === 100) await flush();
        waiting.table = one.data.table;
        waiting.rows.push(afterRestore(one.data.table, one.data.row));
        rows += 1;
        if (one.data.table === 'engagement') engagements += 1;
      }
      throw new BackupProblem('The backup ends before its last line. Take another one.');
    });
    await migrate(db, place);
    return summary;
  } finally {
    await db.destroy();
  }
}

function headOf(line: string, hash: ReturnType<typeof createHash>): z.output<typeof head> {
  const read = head.safeParse(jsonOf(line, 1));
  if (!read.success) {
    throw new BackupProblem('This is no backup that this release reads. Name a file that `baton backup` wrote.');
  }
  hash.update(`${line}\n`);
  const unknown = read.data.schema.find((name) => !knownMigrations().includes(name));
  if (unknown !== undefined) {
    throw new BackupProblem(
      `The backup comes from a newer release (its schema has ${unknown}). Restore it with that release or a later one.`,
    );
  }
  return read.data;
}

function jsonOf(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupProblem(`Line ${number} of the backup is not JSON: the file is damaged or is no backup.`);
  }
}

/** The schema as it was when the backup was taken, so that what later migrations do to rows is done to these too. */
async function prepareEmpty(db: Kysely<Tables>, place: string, schema: readonly string[]): Promise<void> {
  const applied = await appliedMigrations(db);
  if (applied.length > 0 && applied.join() !== schema.join()) {
    throw new BackupProblem(`${place} has tables of another release already. Restore into a new, empty database.`);
  }
  const last = schema.at(-1);
  if (applied.length === 0 && last !== undefined) await migrateTo(db, place, last);
  for (const table of Object.keys(tables)) {
    if (!(await exists(db, table))) continue;
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length === 0) continue;
    throw new BackupProblem(`${place} is not empty (there are rows in ${table}). Restore into a new, empty database.`);
  }
}

const exists = async (db: Kysely<Tables>, table: string): Promise<boolean> =>
  (await db.introspection.getTables()).some(({ name }) => name === table);

/** Rows as they may go on: nothing that was under way at the backup, and no version that was given after it. */
function afterRestore(table: string, row: BackupRow): BackupRow {
  if (table === 'posted_card') return toRedraw(row);
  if (table === 'conversation') return { ...row, quiet_until: null };
  if (table === 'webhook_delivery') return { ...row, claimed_by: null, claimed_until: null };
  return versioned.has(table) ? { ...row, version: Number(row.version) + raisedBy } : row;
}

/** Tables whose versions travel in buttons. */
const versioned: ReadonlySet<string> = new Set([
  'engagement',
  'item',
  'standing_item',
  'inquiry',
  'meeting',
  'meeting_plan',
]);

/**
 * What a message shows may be newer than the backup: each live card is drawn again from what was restored, also that of a
 * closed phase, which may have been reopened meanwhile. Claims were those of processes that are gone, and what they were
 * posting is perhaps there.
 */
function toRedraw(card: BackupRow): BackupRow {
  const fresh: BackupRow = { ...card, claimed_by: null, refreshing_until: null };
  if (card.state === 'posting') fresh.state = 'unknown';
  if (card.state === 'live') Object.assign(fresh, { shown_version: 0, final: 0 });
  // What was learnt about the old messages' fate says nothing about the day of the restore.
  const resting = restingOf(String(card.kind) as CardKind);
  const learnt = {
    ...{ drawing: null, rests_until: resting, refused_version: null, not_before: null, attempts: 0 },
    prompt_version: null,
  };
  return { ...fresh, ...Object.fromEntries(Object.entries(learnt).filter(([column]) => column in card)) };
}

async function insert(tx: Kysely<Tables>, table: string, rows: readonly BackupRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((one) => sql`(${sql.join(columns.map((column) => sql.val(one[column] ?? null)))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(tx);
}
