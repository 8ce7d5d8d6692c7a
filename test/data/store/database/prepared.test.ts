import assert from 'node:assert/strict';
import { openDatabase } from '../../../../data/store/database/database.js';
import { migrate } from '../../../../data/store/database/migrations.js';
import { prepared } from '../../../../data/store/database/prepared.js';
import { dialects, freshDatabase, type TestDatabase } from '../../../support/databases.js';

let builds = 0;
const greetingsBy = prepared(['key', 'at'], (db, { key, at }) => {
  builds += 1;
  return db
    .selectFrom('greeting')
    .select('key')
    .where((where) => where.or([where('key', '=', key), where.and([where('at', '=', at), where('key', '<>', key)])]))
    .where('at', '<', '2027')
    .orderBy('key');
});
const greet = prepared(['key', 'at'], (db, row) => db.insertInto('greeting').values(row));

for (const dialect of dialects) {
  describe(`a prepared statement on ${dialect}`, () => {
    let place: TestDatabase;
    let database: Awaited<ReturnType<typeof openDatabase>>;
    before(async () => {
      place = await freshDatabase(dialect);
      database = await openDatabase(place.url, {});
      await migrate(database.db, database.place);
    });
    after(async () => {
      await database.db.destroy();
      await place.remove();
    });

    it('is built once, and each use gets its own values wherever they stand, also twice', async () => {
      const { db } = database;
      for (const [key, at] of [
        ['a', '2026-01'],
        ['b', '2026-02'],
        ['c', '2026-02'],
        ['d', '2028'],
      ] as const) {
        await greet(db, { key, at });
      }
      builds = 0;
      const found = async (key: string, at: string) => (await greetingsBy(db, { key, at })).map((row) => row.key);
      assert.deepEqual(await found('a', '2026-02'), ['a', 'b', 'c']);
      assert.deepEqual(await found('b', '2026-01'), ['a', 'b']);
      assert.deepEqual(await found('d', '2028'), []);
      assert.ok(builds <= 1, `built ${builds} times`);
    });

    it('belongs to the transaction it is used in', async () => {
      const { db } = database;
      const taken = db.transaction().execute(async (tx) => {
        await greet(tx, { key: 'e', at: '2026-05' });
        assert.equal((await greetingsBy(tx, { key: 'e', at: '' })).length, 1);
        throw new Error('taken back');
      });
      await assert.rejects(taken, /taken back/u);
      assert.deepEqual(await greetingsBy(db, { key: 'e', at: '' }), []);
    });
  });
}
