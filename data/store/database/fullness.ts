import { type Kysely, sql } from 'kysely';
import { codeOf } from './lost-connection.js';
import type { Tables } from './tables.js';

/** What the databases and the system say when there is no room left to write: SQLite, PostgreSQL, the file system. */
const full = new Set(['SQLITE_FULL', '53100', 'ENOSPC', 'EDQUOT']);

/** Of each database that had no room for its last write, the code that said so. */
const found = new WeakMap<object, string>();

const keyOf = (db: Kysely<Tables>): object => db.getExecutor().adapter;

/** The end of each write comes by here: one that succeeds says that there is room again. */
export function noteRoom(db: Kysely<Tables>, error: unknown = null): void {
  const code = codeOf(error);
  if (full.has(code)) found.set(keyOf(db), code);
  else if (error === null) found.delete(keyOf(db));
}

/** The code of a database that has no room to write; null when it has. A full one is asked once more, by writing. */
export async function fullnessOf(db: Kysely<Tables>): Promise<string | null> {
  if (!found.has(keyOf(db))) return null;
  try {
    await db.transaction().execute(async (tx) => {
      const [key, at] = ['room', '1970-01-01T00:00:00.000Z'];
      // As much as an ordinary change writes, and nothing of it stays.
      const rows = Array.from({ length: 20 }, (_, n) => ({ key: `${key}:${n}:${'x'.repeat(400)}`, at }));
      await tx.insertInto('greeting').values(rows).execute();
      await sql`delete from greeting where key like ${`${key}:%`}`.execute(tx);
    });
    noteRoom(db);
  } catch (error) {
    noteRoom(db, error);
  }
  return found.get(keyOf(db)) ?? null;
}
