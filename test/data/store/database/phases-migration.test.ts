import assert from 'node:assert/strict';
import { tickItem } from '../../../../data/domain/checklist/checklist.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import { migrateTo } from '../../../../data/store/database/migrate.js';
import type { MemberRow } from '../../../../data/store/database/tables.js';
import { openStore } from '../../../../data/store/store.js';
import { dialects, freshDatabase } from '../../../support/databases.js';

const at = '2026-10-05T08:00:00.000Z';
const ana = { id: '29:ana', name: 'Ana' };
const details = {
  ...{ customer: 'Tailspin', workloads: ['intune'], onboardingStart: null, locale: 'sv' },
  conditions: { pcs: 'yes' },
};
const item = { phase: 'assess', side: 'customer', text: 'Duty', section: 'core', optional: false };
const half = { by: { id: '29:sam', name: 'Sam' }, at };

/** Rows as the release before 0010 wrote them. */
const checkpoint = (phase: string, passed: boolean) => ({
  ...{ phase, joint: phase === 'remediate', confirmed: null, passed: passed ? at : null },
  acknowledged: passed ? half : null,
  nothingToRemediate: { customer: null, microsoft: null },
});

for (const dialect of dialects) {
  describe(`a database of the release before on ${dialect}`, () => {
    it('is read, goes on, and freezes what is passed from now on', async function () {
      this.timeout(300_000);
      const database = await freshDatabase(dialect);
      try {
        const { db, place } = await openDatabase(database.url, {});
        await migrateTo(db, place, '0007-feedback');
        const engagement = {
          ...{ id: 'old-engagement', version: 3, events: 2, channel: '19:old@thread.tacv2', state: 'active' },
          ...{ starter_id: ana.id, starter_name: ana.name, started_at: at, details: JSON.stringify(details) },
          ...{ dataset_version: 'v1', phase: 'assess' },
        };
        // The row as that release's insert named it: it knew no `stopped`.
        await db
          .insertInto('engagement')
          .values(engagement as typeof engagement & { stopped: null })
          .execute();
        for (const [sequence, event] of [
          { type: 'CheckpointAcknowledged', phase: 'initiate' },
          { type: 'PhaseOpened', phase: 'assess', items: [] },
        ].entries()) {
          const body = JSON.stringify({ ...event, at, by: ana });
          const row = {
            engagement: engagement.id,
            sequence: sequence + 1,
            change: 3,
            type: event.type,
            at,
            by_id: ana.id,
          };
          await db
            .insertInto('event')
            .values({ ...row, body })
            .execute();
        }
        // `acts_as` and `deputy` did not exist yet.
        const member = { side: 'customer', lead: 0, accepted: 1, ordinal: 0, role: 'project-manager' };
        await db
          .insertInto('member')
          .values({ engagement: engagement.id, person: ana.id, name: ana.name, ...member } as unknown as MemberRow)
          .execute();
        await db
          .insertInto('item')
          .values({
            ...{ engagement: engagement.id, id: '1', version: 0, ordinal: 0, undecided: 0, removed: 0 },
            ...{ ticked_at: null, ticked_by_id: null, ticked_by_name: null, content: JSON.stringify(item) },
          })
          .execute();
        for (const phase of ['initiate', 'assess', 'remediate', 'enable'] as const) {
          const body = JSON.stringify(checkpoint(phase, phase === 'initiate'));
          await db.insertInto('checkpoint').values({ engagement: engagement.id, phase, body }).execute();
        }
        await db.destroy();

        const store = await openStore(database.url);
        const found = await store.engagements.find(engagement.id);
        assert.equal(found?.state, 'active');
        assert.equal(found?.checkpoints.initiate?.acknowledged?.note, undefined);
        assert.equal(found?.details?.purchase, undefined);
        assert.equal((await store.engagements.history(engagement.id)).length, 2);
        assert.deepEqual(await store.records.of(engagement.id), []);
        const outcome = await store.engagements.change(engagement.id, (e) => tickItem(e, '1', 0, ana, at));
        assert.equal(outcome?.engagement.items[0]?.tick?.by.id, ana.id);
        await store.close();
      } finally {
        await database.remove();
      }
    });
  });
}
