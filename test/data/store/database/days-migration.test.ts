import assert from 'node:assert/strict';
import { openDatabase } from '../../../../data/store/database/database.js';
import { migrateTo } from '../../../../data/store/database/migrate.js';
import type { MemberRow, PostedCardRow } from '../../../../data/store/database/tables.js';
import { memberRow } from '../../../../data/store/engagements/engagement-rows.js';
import { openStore } from '../../../../data/store/store.js';
import { dialects, freshDatabase } from '../../../support/databases.js';
import { mina } from '../../../support/history.js';
import { writeOldEngagement } from '../old-engagement.js';

const at = '2026-10-05T08:00:00.000Z';
const id = 'old-engagement';

for (const dialect of dialects) {
  describe(`an engagement from before cards that turn with the calendar on ${dialect}`, () => {
    it('is read with its people named, and its live card waits for no day', async function () {
      this.timeout(300_000);
      const database = await freshDatabase(dialect);
      try {
        const { db, place } = await openDatabase(database.url, {});
        await migrateTo(db, place, '0011-proposals');
        await writeOldEngagement(db, id, at);
        const lead = { person: mina, role: 'customer', side: 'customer', lead: true, accepted: true } as const;
        const { by_group: _, ...member } = memberRow(id, lead, 0);
        await db
          .insertInto('member')
          .values(member as MemberRow)
          .execute();
        const card = {
          ...{ id: 'card-1', engagement: id, kind: 'engagement', phase: null, page: 1, shown_version: 3 },
          ...{ conversation: '19:old@thread.tacv2', place: '19:old@thread.tacv2', activity: 'm1', state: 'live' },
          ...{ final: 0, wanted_at: at, edits: 0, attempts: 0, reposted: 0 },
        };
        await db
          .insertInto('posted_card')
          .values(card as PostedCardRow)
          .execute();
        await db.destroy();

        const store = await openStore(database.url);
        assert.deepEqual((await store.engagements.find(id))?.members, [lead]);
        assert.deepEqual(await store.cards.stale('2027-01-01T00:00:00.000Z'), { count: 0, oldest: null });
        await store.close();
      } finally {
        await database.remove();
      }
    });
  });
}
