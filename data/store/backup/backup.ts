import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { openDatabase } from '../database/database.js';
import { appliedMigrations } from '../database/migrate.js';
import type { OpenOptions } from '../database/options.js';
import type { Tables } from '../database/tables.js';
import { inSnapshot } from '../database/transaction.js';
import { BackupProblem, type BackupRow, type BackupSummary, type head, tables } from './rows.js';

/** Rows read at once: a long history need not fit into memory. */
const pageSize = 500;

/** Writes everything that is in a store, as of one moment, line by line. */
export async function backUp(
  url: string | undefined,
  options: OpenOptions,
  at: string,
  write: (line: string) => Promise<void>,
): Promise<BackupSummary> {
  const { db, place } = await openDatabase(url, { ...options, mustExist: true });
  try {
    const hash = createHash('sha256');
    const line = async (value: unknown) => {
      const text = JSON.stringify(value);
      hash.update(`${text}\n`);
      await write(text);
    };
    return await inSnapshot(db, async (tx) => {
      const schema = await appliedMigrations(tx);
      if (schema.length === 0) throw new BackupProblem(`${place} holds no store of Baton's: nothing was backed up.`);
      await line({ baton: 'backup', version: 1, at, schema } satisfies z.output<typeof head>);
      let [rows, engagements] = [0, 0];
      for (const [table, key] of Object.entries(tables)) {
        if (key === null) continue;
        for await (const one of rowsOf(tx, table, key)) {
          await line({ table, row: one });
          rows += 1;
          if (table === 'engagement') engagements += 1;
        }
      }
      await write(JSON.stringify({ end: true, rows, sha256: hash.digest('hex') }));
      return { rows, engagements };
    });
  } finally {
    await db.destroy();
  }
}

/** All rows of a table in the order of its key, a page at a time: a long history need not fit into memory. */
export async function* rowsOf(tx: Kysely<Tables>, table: string, key: readonly string[]): AsyncGenerator<BackupRow> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after: RawBuilder<unknown> = sql`1 = 1`;
  for (;;) {
    const { rows } = await sql<BackupRow>`
      select * from ${sql.table(table)} where ${after} order by ${columns} limit ${sql.lit(pageSize)}`.execute(tx);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = sql`(${columns}) > (${sql.join(key.map((column) => sql.val(last[column])))})`;
  }
}
