import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { tableNames } from './personal.js';
import type { Tables } from './tables.js';

// What was deleted or written over is still in the database's files until something else is written there. Here it is
// taken out of them, while bots go on.

/** How long somebody else's transaction that may still read the old rows is waited for. Milliseconds. */
const patience = 30_000;

/** What could not be swept, each a sentence with its cure; empty when the files are clean. */
export async function sweep(db: Kysely<Tables>, dialect: 'sqlite' | 'postgres'): Promise<readonly string[]> {
  return dialect === 'sqlite' ? await sweepSqlite(db) : await sweepPostgres(db);
}

/** SQLite writes over what it deletes only when told. Said before anything is deleted. */
export async function beginClean(db: Kysely<Tables>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  if (dialect === 'sqlite') await sql`pragma secure_delete = on`.execute(db);
}

/** The file written anew without its free pages, and the log of changes emptied (SQLite, "VACUUM" and "WAL mode", 2026). */
async function sweepSqlite(db: Kysely<Tables>): Promise<readonly string[]> {
  await sql`vacuum`.execute(db);
  const until = Date.now() + patience;
  do {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy === 0) return [];
    await sleep(20);
  } while (Date.now() < until);
  return [
    'The log beside the SQLite file is being read and still holds old pages: run the same command again, or restart the bot.',
  ];
}

/**
 * Tables and their indexes written anew (PostgreSQL, "VACUUM", 18). It copies what an older transaction may still see, so
 * those are waited for. The statistics of the planner hold values too, and are of the new rows afterwards.
 */
async function sweepPostgres(db: Kysely<Tables>): Promise<readonly string[]> {
  const problems: string[] = [];
  if (!(await oldTransactionsEnded(db))) {
    problems.push(
      'A transaction of somebody else is older than this command and may keep old rows: run the same command again when it has ended.',
    );
  }
  for (const table of tableNames) await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
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

async function oldTransactionsEnded(db: Kysely<Tables>): Promise<boolean> {
  const { rows: begun } = await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(db);
  const xid = begun[0]?.xid ?? '0';
  const until = Date.now() + patience;
  do {
    const { rows } = await sql`select pid from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null
        and age(backend_xmin) > age(${xid}::text::xid8::xid)`.execute(db);
    if (rows.length === 0) return true;
    await sleep(50);
  } while (Date.now() < until);
  return false;
}
