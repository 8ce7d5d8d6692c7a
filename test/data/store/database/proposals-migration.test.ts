import assert from 'node:assert/strict';
import { proposalOf } from '../../../../data/domain/checklist/proposal.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import { migrateTo } from '../../../../data/store/database/migrate.js';
import { openStore } from '../../../../data/store/store.js';
import { dialects, freshDatabase } from '../../../support/databases.js';
import { smallDataset } from '../../../support/history.js';
import { writeOldEngagement } from '../old-engagement.js';

const at = '2026-10-05T08:00:00.000Z';
const source = { responsibility: 'gone', document: 'book', title: 'A book', edition: null, line: 3, heading: 'Duties' };
const copied = { phase: 'assess', side: 'customer', text: 'Old duty', section: 'core', optional: false, source };

for (const dialect of dialects) {
  describe(`an engagement from before proposals on ${dialect}`, () => {
    it('is read with nothing declined, and gets its proposal', async function () {
      this.timeout(300_000);
      const database = await freshDatabase(dialect);
      try {
        const { db, place } = await openDatabase(database.url, {});
        await migrateTo(db, place, '0010-phases');
        const id = 'old-engagement';
        await writeOldEngagement(db, id, at);
        await db
          .insertInto('item')
          .values({
            ...{ engagement: id, id: '1', version: 0, ordinal: 0, undecided: 0, removed: 0 },
            ...{ ticked_at: null, ticked_by_id: null, ticked_by_name: null, content: JSON.stringify(copied) },
          })
          .execute();
        await db.destroy();

        const store = await openStore(database.url);
        const found = await store.engagements.find(id);
        assert.ok(found);
        assert.equal(found.declined, undefined);
        const kinds = proposalOf(found, smallDataset).map(({ kind, list }) => `${list} ${kind}`);
        assert.ok(kinds.includes('assess removed') && kinds.includes('general added'), kinds.join());
        await store.close();
      } finally {
        await database.remove();
      }
    });
  });
}
