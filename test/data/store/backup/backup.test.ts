import assert from 'node:assert/strict';
import { tickItem } from '../../../../data/domain/checklist/checklist.js';
import { addItem } from '../../../../data/domain/checklist/own-items.js';
import { raisedBy } from '../../../../data/domain/checklist/restored.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { backUp } from '../../../../data/store/backup/backup.js';
import { restore } from '../../../../data/store/backup/restore.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import { openStore } from '../../../../data/store/store.js';
import { type DialectName, dialects, freshDatabase, type TestDatabase } from '../../../support/databases.js';
import { ana, started } from '../../../support/history.js';
import { storedEngagement } from '../../../support/stored-engagement.js';

const at = '2026-11-20T13:00:00.000Z';

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function backedUp(url: string): Promise<readonly string[]> {
  const lines: string[] = [];
  await backUp(url, {}, at, async (line) => void lines.push(line));
  return lines;
}

/** An engagement as it is after a restore. */
const raised = (e: Engagement | null): Engagement | null => {
  const up = <T extends { readonly version: number }>(of: T): T => ({ ...of, version: of.version + raisedBy });
  return e === null ? null : { ...up(e), items: e.items.map(up), standing: e.standing.map(up) };
};

/** A store with one engagement, a tick and a live card. */
async function filled(dialect: DialectName): Promise<TestDatabase> {
  const database = await freshDatabase(dialect);
  const store = await openStore(database.url);
  if (started.type !== 'SetupStarted') throw new Error('The history begins otherwise.');
  await storedEngagement(store, { accepted: false, at });
  await store.engagements.change('engagement-1', (e) => tickItem(e, '1', e.items[0]?.version ?? 0, ana, at));
  const { kind, phase, page } = { kind: 'checklist', phase: 'initiate', page: 1 } as const;
  const message = { conversation: started.channel, activity: 'm1', shownVersion: 9, now: at };
  await store.cards.adopt({ engagement: 'engagement-1', kind, phase, page, ...message });
  await store.close();
  return database;
}

for (const dialect of dialects) {
  describe(`a backup of ${dialect}`, function () {
    this.timeout(300_000);
    let database: TestDatabase;
    let lines: readonly string[];
    before(async () => {
      database = await filled(dialect);
      lines = await backedUp(database.url);
    });
    after(() => database.remove());

    for (const into of dialects) {
      it(`fills an empty ${into} with everything that was there`, async () => {
        const fresh = await freshDatabase(into);
        try {
          const summary = await restore(fresh.url, {}, from(lines));
          assert.equal(summary.engagements, 1);
          const [before, after] = [await openStore(database.url), await openStore(fresh.url)];
          const [one, two] = [
            await before.engagements.find('engagement-1'),
            await after.engagements.find('engagement-1'),
          ];
          assert.deepEqual(two, raised(one));
          assert.deepEqual(
            await after.engagements.history('engagement-1'),
            await before.engagements.history('engagement-1'),
          );
          await Promise.all([before.close(), after.close()]);
        } finally {
          await fresh.remove();
        }
      });
    }

    it('lets every live card be drawn again: messages may show what came after the backup', async () => {
      const fresh = await freshDatabase(dialect);
      try {
        await restore(fresh.url, {}, from(lines));
        const { db } = await openDatabase(fresh.url, {});
        const cards = await db.selectFrom('posted_card').select(['shown_version', 'claimed_by']).execute();
        assert.deepEqual(cards, [{ shown_version: 0, claimed_by: null }]);
        await db.destroy();
      } finally {
        await fresh.remove();
      }
    });

    it('takes no claim, silence or half-done post of its time along', async () => {
      const busy = await filled(dialect);
      const fresh = await freshDatabase(dialect);
      const later = '2026-11-20T15:00:00.000Z';
      const { db } = await openDatabase(busy.url, {});
      await db
        .updateTable('posted_card')
        .set({
          claimed_by: 'p1',
          refreshing_until: later,
          not_before: later,
          final: 1,
          attempts: 3,
          refused_version: 2,
        })
        .execute();
      const [card] = await db.selectFrom('posted_card').selectAll().execute();
      assert.ok(card !== undefined);
      const posting = { ...card, id: 'posting', kind: 'engagement', phase: null, place: '19:other' } as const;
      await db
        .insertInto('posted_card')
        .values({ ...posting, activity: null, state: 'posting' })
        .execute();
      const row = { service_url: 'https://x.example', tenant: 't', bot_id: 'b', bot_name: null, kind: 'channel', at };
      const more = { name: null, team_id: null, stopped: null, person: null, locale: null };
      const removal = { removed_at: null, installed_at: null };
      await db
        .insertInto('conversation')
        .values({ id: card.place, ...row, ...more, ...removal, quiet_until: later })
        .execute();
      await db.destroy();
      try {
        await restore(fresh.url, {}, from(await backedUp(busy.url)));
        const { db } = await openDatabase(fresh.url, {});
        const cards = await db.selectFrom('posted_card').selectAll().orderBy('kind').execute();
        const free = { claimed_by: null, refreshing_until: null, not_before: null, attempts: 0, refused_version: null };
        for (const card of cards) assert.deepEqual({ ...card, ...free }, card);
        assert.deepEqual(
          cards.map(({ kind, state }) => [kind, state]),
          [
            ['checklist', 'live'],
            ['engagement', 'unknown'],
          ],
        );
        assert.equal(cards[0]?.final, 0, 'the phase may have been reopened after the backup');
        assert.deepEqual(await db.selectFrom('conversation').select('quiet_until').execute(), [{ quiet_until: null }]);
        await db.destroy();
      } finally {
        await Promise.all([fresh.remove(), busy.remove()]);
      }
    });

    it('gives no version and no id again that was given after it', async () => {
      const lived = await filled(dialect);
      const fresh = await freshDatabase(dialect);
      try {
        const lines = await backedUp(lived.url);
        const add = async (url: string, text: string) => {
          const store = await openStore(url);
          const words = { text, side: 'customer', due: null } as const;
          const outcome = await store.engagements.change('engagement-1', (e) => addItem(e, text, words, ana, at));
          await store.close();
          assert.ok(outcome !== null && outcome.refusal === null);
          return { version: outcome.engagement.version, item: outcome.engagement.items.at(-1) };
        };
        const lost = await add(lived.url, 'Lost with the old store');
        await restore(fresh.url, {}, from(lines));
        const other = await add(fresh.url, 'Something else');
        assert.notEqual(other.item?.id, lost.item?.id);
        assert.notEqual(other.version, lost.version, 'a review of the lost version must not pass for this one');
        const next = await add(fresh.url, 'One more');
        assert.equal(Number(next.item?.id), Number(other.item?.id) + 1);
      } finally {
        await Promise.all([fresh.remove(), lived.remove()]);
      }
    });

    it('is refused where something is already, and changes nothing there', async () => {
      await assert.rejects(restore(database.url, {}, from(lines)), /is not empty/);
    });

    it('is refused when it is cut off, changed, damaged, something else or from a newer release', async () => {
      const fresh = await freshDatabase(dialect);
      const changed = lines.map((line) => line.replace('Contoso', 'Fabrikam'));
      const newer = lines.map((line) => line.replace('"0001-engagements"', '"0001-engagements","9999-later"'));
      try {
        await assert.rejects(restore(fresh.url, {}, from(lines.slice(0, -1))), /ends before its last line/);
        await assert.rejects(restore(fresh.url, {}, from(changed)), /was changed/);
        await assert.rejects(restore(fresh.url, {}, from([...lines.slice(0, 3), '{"table":'])), /is not JSON/);
        await assert.rejects(restore(fresh.url, {}, from(['{"hello":1}'])), /no backup/);
        await assert.rejects(restore(fresh.url, {}, from(newer)), /newer release/);
        await restore(fresh.url, {}, from(lines));
      } finally {
        await fresh.remove();
      }
    });
  });
}

it('a backup of a file that is not there makes none', async () => {
  await assert.rejects(backedUp('sqlite:var/never/was/there.sqlite'), /There is no SQLite file/);
});
