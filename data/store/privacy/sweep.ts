import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.js';
import { isSerializationFailure, wasLockedOut } from '../database/transaction.js';
import { tableNames } from './personal.js';

// What was deleted or written over is still in the database's files until something else is written there. Here it is
// taken out of them, while bots go on.

/** Milliseconds that another transaction is waited for, because it may still read the old rows. */
const patience = 30_000;

const again = 'run baton forget --sweep.';

/** What could not be swept, each a sentence with its cure; empty when the files are clean. */
export async function sweep(db: Kysely<Tables>, dialect: 'sqlite' | 'postgres'): Promise<readonly string[]> {
  try {
    return dialect === 'sqlite' ? await sweepSqlite(db) : await sweepPostgres(db);
  } catch (error) {
    // A full disk, mostly. What was forgotten is forgotten: only its old bytes are still there.
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return [`The database’s files could not be written anew${code}: give it as much room as it has now, then ${again}`];
  }
}

/** SQLite writes over what it deletes only when told. Said before anything is deleted. */
export async function beginClean(db: Kysely<Tables>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  if (dialect === 'sqlite') await sql`pragma secure_delete = on`.execute(db);
}

/** The file written anew without its free pages, and the log of changes emptied (SQLite, "VACUUM" and "WAL mode", 2026). */
async function sweepSqlite(db: Kysely<Tables>): Promise<readonly string[]> {
  await sql`vacuum`.execute(db);
  const until = performance.now() + patience;
  do {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy === 0) return [];
    await sleep(20);
  } while (performance.now() < until);
  return [`The log beside the SQLite file is being read and still holds old pages: ${again}`];
}

/**
 * Tables and their indexes written anew (PostgreSQL, "VACUUM", 18). It copies what an older transaction may still see, so
 * those are waited for. The statistics of the planner hold values too, and are of the new rows afterwards.
 */
async function sweepPostgres(db: Kysely<Tables>): Promise<readonly string[]> {
  const problems: string[] = [];
  if (!(await oldTransactionsEnded(db))) {
    problems.push(`Another transaction is older than this command and may keep old rows: when it has ended, ${again}`);
  }
  for (const table of tableNames) {
    if (!(await vacuumed(db, table)))
      problems.push(`Table ${table} was in use all the time and may keep old rows: ${again}`);
  }
  const ofOwner: readonly (readonly [string, ReturnType<typeof sql>])[] = [
    [
      'The planner’s statistics (pg_statistic) may hold old values until PostgreSQL vacuums them: run "vacuum full pg_statistic" as the database’s owner.',
      sql`vacuum (full) pg_catalog.pg_statistic`,
    ],
    ['Old files are removed at PostgreSQL’s next checkpoint, within minutes (checkpoint_timeout).', sql`checkpoint`],
  ];
  for (const [sentence, statement] of ofOwner) {
    // An account that is not the database's owner, or may not ask for checkpoints: nothing that is wrong with Baton.
    await statement.execute(db).catch(() => problems.push(sentence));
  }
  return problems;
}

/** Tries a few times, because a bot locks the table for moments. */
async function vacuumed(db: Kysely<Tables>, table: string): Promise<boolean> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
      return true;
    } catch (error) {
      if (!wasLockedOut(error) && !isSerializationFailure(error)) throw error;
    }
  }
  return false;
}

async function oldTransactionsEnded(db: Kysely<Tables>): Promise<boolean> {
  const { rows: begun } = await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(db);
  const xid = begun[0]?.xid ?? '0';
  const until = performance.now() + patience;
  do {
    const { rows } = await sql`select pid from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null
        and age(backend_xmin) > age(${xid}::text::xid8::xid)`.execute(db);
    if (rows.length === 0) return true;
    await sleep(50);
  } while (performance.now() < until);
  return false;
}
