import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, Migrator, sql } from 'kysely';
import { migrations } from './migrations/all.js';
import type { Tables } from './tables.js';
import { isSerializationFailure, wasLockedOut } from './transaction.js';

/** Under load a migration is rolled back a few times before all its tables are free. */
const attempts = 12;

/** Brings the schema up to date. Two processes that start together take turns; a newer schema is left as it is. */
export async function migrate(db: Kysely<Tables>, place: string): Promise<void> {
  if (await upToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  let error: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    ({ error } = await migrator.migrateToLatest());
    // The migrator refuses migrations that it doesn't know, which a newer release may just have applied.
    if (error === undefined || (await upToDate(db))) return;
    // The release before works meanwhile, and its locks may block the migration, which is all or nothing.
    if (!isSerializationFailure(error) && !wasLockedOut(error)) break;
    await sleep(attempt * (50 + Math.random() * 150));
  }
  const reason = error instanceof Error ? error.message : String(error);
  throw new Error(
    `The store's tables in ${place} could not be brought up to date (${reason}). ` +
      'Give Baton a database of its own and an account that may create tables in it.',
    { cause: error },
  );
}

/** The migrations of this release, in their order. */
export const knownMigrations = (): readonly string[] => Object.keys(migrations).toSorted();

/** The migrations that a database has had, in their order; none for one that is not Baton's. */
export async function appliedMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  if (
    !(await db.introspection.getTables({ withInternalKyselyTables: true })).some(
      ({ name }) => name === 'kysely_migration',
    )
  )
    return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Brings an empty database to the schema of an older release: that of a backup. */
export async function migrateTo(db: Kysely<Tables>, place: string, name: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateTo(name);
  if (error !== undefined) throw new Error(`The tables of ${name} could not be made in ${place}.`, { cause: error });
}

/** Whether every migration of this release is applied; those of a newer release on top do no harm. */
async function upToDate(db: Kysely<Tables>): Promise<boolean> {
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db).then(
    ({ rows }) => new Set(rows.map(({ name }) => name)),
    // No table yet; any other fault shows itself when the migrator runs.
    () => new Set<string>(),
  );
  return Object.keys(migrations).every((name) => applied.has(name));
}
