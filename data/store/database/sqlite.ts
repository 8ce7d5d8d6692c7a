import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database, OpenOptions } from './options.js';
import { operationOf, type StoreTelemetry } from './store-telemetry.js';
import type { Tables } from './tables.js';

/** Milliseconds that a process waits for another that writes to the same file. */
const patienceMs = 10_000;

/** Milliseconds; short, because the driver waits synchronously and stops every turn of the process. */
const busyTimeoutMs = 5;

const isBusy = (error: unknown) => error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY');

/** Waits for another process's write without blocking this one. A statement that was refused as busy had no effect. */
class PatientConnection implements DatabaseConnection {
  constructor(
    private readonly connection: DatabaseConnection,
    private readonly watch: StoreTelemetry | undefined,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const started = performance.now();
    for (;;) {
      try {
        const result = await this.connection.executeQuery<R>(query);
        const operation = this.watch === undefined ? null : operationOf(query);
        if (operation !== null) this.watch?.took(operation, performance.now() - started);
        return result;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() - started > patienceMs) {
          throw new Error(
            `Another process has been writing to this SQLite file for ${patienceMs / 1000} s. ` +
              'Stop it, or give both processes a PostgreSQL database.',
            { cause: error },
          );
        }
      }
      await sleep(1 + Math.random() * 9);
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.connection.streamQuery<R>(query, chunkSize ?? 1);
  }
}

class PatientDriver extends SqliteDriver {
  private patient: PatientConnection | null = null;

  constructor(
    settings: SqliteDialectConfig,
    private readonly watch: StoreTelemetry | undefined,
    private readonly inTransaction: () => boolean,
  ) {
    super(settings);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    // One connection exists; kysely's driver hands it out to one caller at a time.
    const connection = await super.acquireConnection();
    this.patient ??= new PatientConnection(connection, this.watch);
    return this.patient;
  }

  /** Deferred transactions of two processes collide when both come to write: a writer says so at the beginning. */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** A full disk or a fault of it ends SQLite's transaction by itself: a rollback then would hide which of them it was. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.inTransaction()) await super.rollbackTransaction(connection);
  }
}

/** SQLite's DDL is transactional; with `begin immediate` the transaction is also what locks two starting processes out. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class PatientDialect extends SqliteDialect {
  constructor(
    private readonly settings: SqliteDialectConfig,
    private readonly watch: StoreTelemetry | undefined,
    private readonly inTransaction: () => boolean,
  ) {
    super(settings);
  }

  override createDriver(): Driver {
    return new PatientDriver(this.settings, this.watch, this.inTransaction);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Opens an SQLite file and makes its folder; `:memory:` for one that is not kept. */
export async function openSqlite(
  file: string,
  { mustExist = false, telemetry: watch }: Pick<OpenOptions, 'mustExist' | 'telemetry'> = {},
): Promise<Database> {
  const path = file === ':memory:' ? file : resolve(file);
  if (mustExist && path !== ':memory:' && !existsSync(path)) {
    throw new Error(`There is no SQLite file ${path}. Set BATON_DATABASE_FILE or DATABASE_URL as the bot has it.`);
  }
  const raw = openFile(path);
  // Bounded, because lists of values give statements many lengths.
  const statements = new LRUCache<string, SQLite.Statement>({ max: 500 });
  const prepare = (sql: string): SQLite.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = raw.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const dialect = new PatientDialect(
    { database: { prepare, close: () => raw.close() } },
    watch,
    () => raw.inTransaction,
  );
  return { db: new Kysely<Tables>({ dialect }), dialect: 'sqlite', place: path };
}

function openFile(path: string): SQLite.Database {
  let raw: SQLite.Database | null = null;
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    raw = new SQLite(path, { timeout: patienceMs });
    raw.pragma('journal_mode = WAL');
    // NORMAL can lose acknowledged commits when the power goes.
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    // A file or folder that may only be read shows itself now, not at the first tick.
    raw.exec('begin immediate; rollback');
    raw.pragma(`busy_timeout = ${busyTimeoutMs}`);
    return raw;
  } catch (error) {
    raw?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The SQLite file ${path} cannot be opened for writing (${reason}). ` +
        'Give Baton a folder that its account may write to, on a local disk.',
      { cause: error },
    );
  }
}
