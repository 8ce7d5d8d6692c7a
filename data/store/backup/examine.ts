import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { openDatabase, sqlitePathOf } from '../database/database.js';
import { appliedMigrations, knownMigrations } from '../database/migrate.js';
import type { OpenOptions } from '../database/options.js';
import type { Tables } from '../database/tables.js';

/** What a look at the store has shown; nothing was made, written or migrated. */
export type StoreExamination =
  | {
      readonly opens: false;
      readonly dialect: 'sqlite' | 'postgres';
      /**
       * The driver's code (`28P01`, `SQLITE_CANTOPEN`, `ECONNREFUSED`), never its sentence: that may hold a password. 'no
       * answer' in time; 'no address' where the url can't be read.
       */
      readonly code: string;
    }
  | {
      readonly opens: true;
      readonly dialect: 'sqlite' | 'postgres';
      /** Whether the account may write rows; where tables are still to be made, whether it may make them. */
      readonly writable: boolean;
      /** This release's migrations that the database has had, and those that are to come. */
      readonly applied: readonly string[];
      readonly pending: readonly string[];
      /** Migrations of a newer release. */
      readonly newer: readonly string[];
    };

/** Looks at the database that a start would open. Never throws. */
export async function examineStore(url: string | undefined, options: OpenOptions): Promise<StoreExamination> {
  const path = sqlitePathOf(url, options);
  const dialect = path === null ? 'postgres' : 'sqlite';
  try {
    if (path !== null && !existsSync(path)) {
      accessSync(nearestFolder(path), constants.W_OK | constants.X_OK);
      return { opens: true, dialect, writable: true, applied: [], pending: knownMigrations(), newer: [] };
    }
    const { db } = await openDatabase(url, { ...options, mustExist: true, connections: 1, log: () => {} });
    try {
      const had = await appliedMigrations(db);
      const known = knownMigrations();
      const pending = known.filter((name) => !had.includes(name));
      return {
        opens: true,
        dialect,
        // SQLite was opened for writing, or not at all.
        writable: dialect === 'sqlite' || (await mayWrite(db, pending.length > 0)),
        applied: known.filter((name) => had.includes(name)),
        pending,
        newer: had.filter((name) => !known.includes(name)),
      };
    } finally {
      await db.destroy();
    }
  } catch (error) {
    return { opens: false, dialect, code: codeOf(error) };
  }
}

/** A start makes the folder of its file: the first one that is there decides whether it can. */
function nearestFolder(path: string): string {
  const folder = dirname(resolve(path));
  return existsSync(folder) || folder === dirname(folder) ? folder : nearestFolder(folder);
}

async function mayWrite(db: Kysely<Tables>, makesTables: boolean): Promise<boolean> {
  const allowed = makesTables
    ? sql<boolean | null>`has_schema_privilege(current_schema(), 'create')`
    : sql<boolean | null>`has_table_privilege('engagement', 'insert') and has_table_privilege('engagement', 'update')`;
  const { rows } = await sql<{ allowed: boolean | null; read_only: boolean }>`
    select ${allowed} as allowed, current_setting('transaction_read_only')::boolean as read_only`.execute(db);
  const [row] = rows;
  return row?.allowed === true && !row.read_only;
}

/** What opens a database wraps the driver's error into a sentence; a host with several addresses has several errors. */
function codeOf(error: unknown): string {
  for (let inner = error; inner instanceof Error; ) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
    inner = inner instanceof AggregateError ? inner.errors[0] : inner.cause;
  }
  return error instanceof Error && error.cause instanceof Error ? 'no answer' : 'no address';
}
