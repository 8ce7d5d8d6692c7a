import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { noteRoom } from './fullness.js';
import { codeOf, lostConnection } from './lost-connection.js';
import { telemetryOf } from './store-telemetry.js';
import type { Tables } from './tables.js';

const attempts = 6;
/** Milliseconds after which no attempt begins, because a press is answered within 12 s. */
const patienceMs = 5_000;

/** SQLSTATE of a transaction that PostgreSQL rolled back because of another one. */
const rolledBack = new Set(['40001', '40P01']);

/** The database rolled the transaction back because of another one, so it may run again. */
export const isSerializationFailure = (error: unknown): boolean => rolledBack.has(codeOf(error));

/** The wait for a lock timed out. */
export const wasLockedOut = (error: unknown): boolean => codeOf(error) === '55P03';

/** The connection ended between a commit and its answer, so the outcome is unknown and the transaction is not repeated. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
  constructor(cause: unknown) {
    const code = codeOf(cause) || 'no code';
    super(`The connection to PostgreSQL ended during a commit (${code}): whether the change was saved is unknown.`, {
      cause,
    });
  }
}

type Body<T> = (tx: Transaction<Tables>) => Promise<T>;
type Execute = <T>(body: Body<T>) => Promise<T>;

/**
 * Runs `body` in a transaction that writes: all of it or nothing. It runs again when the database took it back or the
 * connection was lost before the commit, so `body` has no effect outside the database.
 */
export const inTransaction = <T>(db: Kysely<Tables>, body: Body<T>): Promise<T> =>
  writing(db, body, (attempt) => db.transaction().execute(attempt));

/**
 * The same without waiting for the disk: what a power cut within a second or so takes back is done once more afterwards.
 * Never for what a person was told, nor before something that must not be done twice.
 */
export const inQuickTransaction = <T>(db: Kysely<Tables>, dialect: 'sqlite' | 'postgres', body: Body<T>): Promise<T> =>
  writing(db, body, dialect === 'sqlite' ? quicklyOnSqlite(db) : quicklyOnPostgres(db));

const quicklyOnPostgres =
  (db: Kysely<Tables>): Execute =>
  (body) =>
    db.transaction().execute(async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx);
      return await body(tx);
    });

/** NORMAL keeps the order of commits: the next one that waits for the disk takes these with it. */
const quicklyOnSqlite =
  (db: Kysely<Tables>): Execute =>
  (body) =>
    db.connection().execute(async (connection) => {
      await sql`pragma synchronous = normal`.execute(connection);
      try {
        return await connection.transaction().execute(body);
      } finally {
        await sql`pragma synchronous = full`.execute(connection);
      }
    });

async function writing<T>(db: Kysely<Tables>, body: Body<T>, execute: Execute): Promise<T> {
  const began = performance.now();
  try {
    const result = await attempted(execute, body, began);
    noteRoom(db);
    return result;
  } catch (error) {
    noteRoom(db, error);
    throw error;
  } finally {
    telemetryOf(db)?.took('change', performance.now() - began);
  }
}

async function attempted<T>(execute: Execute, body: Body<T>, began: number): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let committing = false;
    try {
      return await execute(async (tx) => {
        committing = false;
        const result = await body(tx);
        committing = true;
        return result;
      });
    } catch (error) {
      const lost = lostConnection(error);
      if (lost && committing) throw new CommitUnknown(error);
      if (!(lost || isSerializationFailure(error)) || attempt === attempts || performance.now() - began > patienceMs)
        throw error;
      // A server that restarts needs seconds, another transaction a few milliseconds.
      await sleep(2 ** attempt * (lost ? 25 + Math.random() * 25 : 2 + Math.random() * 4));
    }
  }
}

/** Several reads of one moment, while others write. */
export async function inSnapshot<T>(db: Kysely<Tables>, body: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(body);
    } catch (error) {
      // A rollout alters tables meanwhile; repeating a read is harmless.
      const again = isSerializationFailure(error) || (lostConnection(error) && attempt === 1);
      if (!again || attempt === attempts) throw error;
    }
    await sleep(2 ** attempt * (2 + Math.random() * 4));
  }
}
