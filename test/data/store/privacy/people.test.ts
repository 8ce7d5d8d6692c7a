import assert from 'node:assert/strict';
import { openDatabase } from '../../../../data/store/database/database.js';
import { migrate, migrateTo } from '../../../../data/store/database/migrate.js';
import { engagementRow, memberRow } from '../../../../data/store/engagements/engagement-rows.js';
import { openStore } from '../../../../data/store/store.js';
import { dialects, freshDatabase } from '../../../support/databases.js';
import { sampleEngagement } from '../../../support/sample-engagement.js';

/** A row as the release before 0008 writes it. */
function withoutNews<R extends object>(row: R, ...news: readonly (keyof R)[]): R {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !news.includes(column as keyof R))) as R;
}

for (const dialect of dialects) {
  describe(`people of the release before on ${dialect}`, () => {
    it('are read after the migration, and written by that release beside this one', async function () {
      this.timeout(300_000);
      const database = await freshDatabase(dialect);
      try {
        const sample = { ...sampleEngagement(), id: 'engagement-old' };
        const { db, place } = await openDatabase(database.url, {});
        const write = async (id: string) => {
          const e = { ...sample, id, channel: `19:${id}@thread.tacv2` };
          const row = withoutNews(
            engagementRow(e, 0),
            'tenant',
            'expected',
            'departed',
            'stopped',
            'declined',
            'playbook',
          );
          await db.insertInto('engagement').values(row).execute();
          for (const checkpoint of Object.values(e.checkpoints)) {
            const { phase } = checkpoint;
            await db
              .insertInto('checkpoint')
              .values({ engagement: id, phase, body: JSON.stringify(checkpoint) })
              .execute();
          }
          for (const [ordinal, member] of e.members.entries()) {
            const old = withoutNews(memberRow(id, member, ordinal), 'acts_as', 'deputy', 'by_group');
            await db.insertInto('member').values(old).execute();
          }
        };
        await migrateTo(db, place, '0007-feedback');
        await write('engagement-old');
        await migrate(db, place);
        await write('engagement-beside');
        await db.destroy();
        const store = await openStore(database.url);
        for (const id of ['engagement-old', 'engagement-beside']) {
          const found = await store.engagements.find(id);
          assert.deepEqual(found?.members, sample.members);
          assert.deepEqual([found?.tenant, found?.expected, found?.departed], [undefined, undefined, undefined]);
        }
        await store.close();
      } finally {
        await database.remove();
      }
    });
  });
}
