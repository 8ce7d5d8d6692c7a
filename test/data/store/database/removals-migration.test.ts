import assert from 'node:assert/strict';
import { openDatabase } from '../../../../data/store/database/database.js';
import { migrateTo } from '../../../../data/store/database/migrate.js';
import type { ConversationRow } from '../../../../data/store/database/tables.js';
import { openStore } from '../../../../data/store/store.js';
import { dialects, freshDatabase } from '../../../support/databases.js';
import { at } from '../samples.js';

const team = '19:general@thread.tacv2';
const one = '19:one@thread.tacv2';
const two = '19:two@thread.tacv2';

for (const dialect of dialects) {
  describe(`conversations of the release before 0012 on ${dialect}`, () => {
    it('are read, and stopped by their team; that release goes on writing beside this one', async function () {
      this.timeout(300_000);
      const database = await freshDatabase(dialect);
      try {
        const { db, place } = await openDatabase(database.url, {});
        await migrateTo(db, place, '0011-proposals');
        const row = (id: string) =>
          ({
            ...{ id, service_url: 'https://x.example', tenant: 't', bot_id: '28:b', bot_name: null, kind: 'channel' },
            ...{ name: null, team_id: team, at: at(0), stopped: null, quiet_until: null, person: null, locale: null },
          }) as ConversationRow;
        await db.insertInto('conversation').values(row(one)).execute();
        const store = await openStore(database.url);
        await db.insertInto('conversation').values(row(two)).execute();
        assert.equal(await store.removals.uninstalled({ conversation: team, team }, at(5)), 2);
        assert.deepEqual((await store.conversations.find(two))?.removedAt, at(5));
        await db.destroy();
        await store.close();
      } finally {
        await database.remove();
      }
    });
  });
}
