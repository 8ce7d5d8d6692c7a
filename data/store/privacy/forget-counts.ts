import type { Kysely, Transaction } from 'kysely';
import type { BackupRow } from '../backup/rows.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { rowKey } from './person-rows.js';
import type { TableName } from './personal.js';

type Tx = Transaction<Tables>;

/** Rows that were deleted and replaced, per table. */
export class ForgetCounts {
  readonly deleted: Record<string, number> = {};
  readonly replaced: Record<string, number> = {};
  total = 0;

  add(kind: 'deleted' | 'replaced', table: string, n: number): void {
    if (n === 0) return;
    this[kind][table] = (this[kind][table] ?? 0) + n;
    this.total += n;
  }

  take(other: ForgetCounts): void {
    for (const kind of ['deleted', 'replaced'] as const) {
      for (const [table, n] of Object.entries(other[kind])) this.add(kind, table, n);
    }
  }
}

/** Thrown to roll a dry run back. */
class DryRun extends Error {
  override readonly name = 'DryRun';
}

/** Runs `body` in a transaction and adds what it counted, once however often the transaction runs. A dry run is rolled back. */
export async function counted<T>(
  db: Kysely<Tables>,
  dryRun: boolean,
  counts: ForgetCounts,
  body: (tx: Tx, count: ForgetCounts) => Promise<T>,
): Promise<T> {
  let made: { readonly result: T; readonly count: ForgetCounts } | undefined;
  try {
    await inTransaction(db, async (tx) => {
      const count = new ForgetCounts();
      made = { result: await body(tx, count), count };
      if (dryRun) throw new DryRun('rolled back');
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  if (made === undefined) throw new Error('A transaction ended without having run.');
  counts.take(made.count);
  return made.result;
}

/** Writes the columns of a row that differ. */
export async function replaceRow(
  tx: Tx,
  table: TableName,
  row: BackupRow,
  news: BackupRow,
  counts: ForgetCounts,
): Promise<void> {
  if (Object.keys(news).length === 0) return;
  await tx
    .updateTable(table as 'event')
    .set(news as never)
    .where((where) =>
      where.and(rowKey(table).map((column) => where(column as 'engagement', '=', row[column] as never))),
    )
    .execute();
  counts.add('replaced', table, 1);
}
