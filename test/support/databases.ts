import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './at-end.js';
import { type PostgresAccess, postgresAt, startPostgres } from './postgres.js';

// Databases for tests: SQLite files in the temporary folder, and databases of one real PostgreSQL server.

/** A fresh, empty database that a suite can open as often as it likes. */
export interface TestDatabase {
  readonly url: string;
  /** Takes out every row; no store may have the database open. Much quicker than a new database. */
  empty(): Promise<void>;
  /** Throws the database away. */
  remove(): Promise<void>;
}

export const dialects = ['SQLite', 'PostgreSQL'] as const;
export type DialectName = (typeof dialects)[number];

/** A database of its own for a test file or a describe. */
export const freshDatabase = (dialect: DialectName): Promise<TestDatabase> =>
  dialect === 'SQLite' ? freshSqlite() : freshPostgres();

async function freshSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-sqlite-'));
  return {
    url: `sqlite:${join(folder, 'baton.sqlite')}`,
    empty: async () => {
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function freshPostgres(): Promise<TestDatabase> {
  const server = await postgresServer();
  const name = `t${randomBytes(6).toString('hex')}`;
  await server.execute(`create database ${name}`);
  return {
    url: server.url(name),
    empty: () => server.execute(emptyTables, name),
    remove: () => server.execute(`drop database if exists ${name} with (force)`),
  };
}

/** All but the record of what was migrated. */
const emptyTables = `do $$ declare tables text; begin
  select string_agg(quote_ident(tablename), ', ') into tables
    from pg_tables where schemaname = 'public' and tablename not like 'kysely%';
  if tables is not null then execute 'truncate ' || tables || ' cascade'; end if;
end $$`;

let access: Promise<PostgresAccess> | null = null;

/** The PostgreSQL server of the whole run where `shared.ts` started one, otherwise this process's own, started once. */
export function postgresServer(): Promise<PostgresAccess> {
  const { BATON_TEST_POSTGRES: shared } = process.env;
  access ??= shared === undefined ? ownServer() : Promise.resolve(postgresAt(shared));
  return access;
}

async function ownServer(): Promise<PostgresAccess> {
  const server = await startPostgres();
  atEnd(async () => {
    access = null;
    await server.stop();
  });
  return server;
}
