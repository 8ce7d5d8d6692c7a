import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, SqliteAdapter, type Transaction } from 'kysely';
import { noteRoom } from './fullness.js';
import { GroupCommit } from './group-commit.js';
import { codeOf, lostConnection } from './lost-connection.js';
import { telemetryOf } from './store-telemetry.js';
import type { Tables } from './tables.js';

const attempts = 6;
/** Where connecting takes its time, no try begins after so many milliseconds: a press is answered within 12 s. */
const patienceMs = 5_000;

/** PostgreSQL took the transaction back because of another one: nothing of it happened, whenever that came. */
const takenBack = new Set(['40001', '40P01']);

/** The database itself took a transaction back: it may be tried again. */
export const isSerializationFailure = (error: unknown): boolean => takenBack.has(codeOf(error));

/** Waited in vain for somebody else's lock. */
export const wasLockedOut = (error: unknown): boolean => codeOf(error) === '55P03';

/** The connection ended between a commit and its answer: done or not, and so never done again by itself. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
  constructor(cause: unknown) {
    const code = codeOf(cause) || 'no code';
    super(`The connection to PostgreSQL ended during a commit (${code}): whether the change was saved is unknown.`, {
      cause,
    });
  }
}

const groups = new WeakMap<object, GroupCommit>();

/** The group of an SQLite database; null for PostgreSQL, which commits many transactions at a time. */
function groupOf(db: Kysely<Tables>): GroupCommit | null {
  const { adapter } = db.getExecutor();
  if (!(adapter instanceof SqliteAdapter)) return null;
  const group = groups.get(adapter) ?? new GroupCommit(db);
  groups.set(adapter, group);
  return group;
}

/**
 * Runs `body` in a transaction that writes: all of it or nothing. It may run again when nothing of it happened, so `body`
 * must have no effect outside the database; what it kept in memory all the same is taken back in `undone`.
 */
export function inTransaction<T>(
  db: Kysely<Tables>,
  body: (tx: Transaction<Tables>) => Promise<T>,
  undone: () => void = () => {},
): Promise<T> {
  const began = performance.now();
  const written = groupOf(db)?.run(body, undone) ?? alone(db, body, undone);
  written.then(
    () => noteRoom(db),
    (error: unknown) => noteRoom(db, error),
  );
  const watch = telemetryOf(db);
  if (watch !== undefined) {
    const took = () => watch.took('change', performance.now() - began);
    written.then(took, took);
  }
  return written;
}

/**
 * The same for what nobody waits for (a log line): on SQLite it shares a commit with others, up to 50 ms later. A process
 * that is killed takes that much of it along.
 */
export function writingLater(
  db: Kysely<Tables>,
  body: (tx: Transaction<Tables>) => Promise<unknown>,
): Promise<unknown> {
  return groupOf(db)?.run(body, () => {}, true) ?? alone(db, body, () => {});
}

/** When everything that this process has given to `writingLater` is there to be read. */
export const settled = async (db: Kysely<Tables>): Promise<void> => await groupOf(db)?.settled();

/** Again when the database took it back or the connection was lost before the commit. */
async function alone<T>(
  db: Kysely<Tables>,
  body: (tx: Transaction<Tables>) => Promise<T>,
  undone: () => void,
): Promise<T> {
  const began = performance.now();
  for (let attempt = 1; ; attempt++) {
    let committing = false;
    try {
      return await db.transaction().execute(async (tx) => {
        committing = false;
        const result = await body(tx);
        committing = true;
        return result;
      });
    } catch (error) {
      undone();
      const lost = lostConnection(error);
      if (lost && committing) throw new CommitUnknown(error);
      if (!(lost || isSerializationFailure(error)) || attempt === attempts || performance.now() - began > patienceMs)
        throw error;
      // A server that starts again needs a second or two, another transaction a few milliseconds.
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
      // A release that is just being rolled out alters tables: reading again is always harmless.
      const again = isSerializationFailure(error) || (lostConnection(error) && attempt === 1);
      if (!again || attempt === attempts) throw error;
    }
    await sleep(2 ** attempt * (2 + Math.random() * 4));
  }
}
