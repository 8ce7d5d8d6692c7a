import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { openDatabase } from '../../../../data/store/database/database.js';
import { freshDatabase } from '../../../support/databases.js';

describe('an SQLite file', () => {
  it('has each commit on the disk before it is acknowledged', async () => {
    const database = await freshDatabase('SQLite');
    const { db } = await openDatabase(database.url, {});
    const pragma = async (name: string) =>
      Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {});
    // 2 = FULL ("PRAGMA synchronous", SQLite, 2026): with NORMAL a write-ahead log is synced at checkpoints only.
    assert.deepEqual([await pragma('journal_mode'), await pragma('synchronous')], [['wal'], [2]]);
    await db.destroy();
    await database.remove();
  });
});
