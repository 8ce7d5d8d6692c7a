import assert from 'node:assert/strict';
import { openDatabase } from '../../../../data/store/database/database.js';
import { migrateTo } from '../../../../data/store/database/migrate.js';
import { openStore } from '../../../../data/store/store.js';
import { dialects, freshDatabase } from '../../../support/databases.js';
import { onEachDatabase } from '../database/each-database.js';
import { at } from '../samples.js';

onEachDatabase('wordings of the store', (bench) => {
  const address = { document: 'plan', statement: 'Order the slates.', phase: null, party: 'customer' } as const;
  const decide = (question: string, to: typeof address | null, by: string, n: number) =>
    bench.store.wordings.decide({ playbook: 'roof', question, address: to, by, at: at(n) });

  it('are one decision a question in any spelling, the last one', async () => {
    await decide('Who buys slates?', null, '29:ana', 1);
    await decide('who  buys SLATES', address, '29:jonas', 2);
    await decide('Who paints?', null, '29:ana', 3);
    assert.deepEqual(await bench.store.wordings.all(), [
      { playbook: 'roof', question: 'who  buys SLATES', address, by: '29:jonas', at: at(2) },
      { playbook: 'roof', question: 'Who paints?', address: null, by: '29:ana', at: at(3) },
    ]);
    assert.equal(await bench.store.wordings.remove('roof', 'WHO PAINTS'), true);
    assert.equal(await bench.store.wordings.remove('roof', 'Who paints?'), false);
    assert.equal((await bench.store.wordings.all()).length, 1);
  });

  it('outlive the question’s days, and lose a person who is forgotten', async () => {
    await decide('Does Ana Souza order the slates?', address, '29:jonas', 1);
    await decide('Who paints?', null, '29:ana', 2);
    await bench.store.questions.forgetBefore(at(9));
    const known = { id: '29:ana', ids: ['29:ana'], names: ['Ana Souza'], chats: [] };
    await bench.store.people.forget(known, at(10));
    const [first, second] = await bench.store.wordings.all();
    assert.doesNotMatch(`${first?.question} ${second?.by}`, /Ana Souza|29:ana/u);
    assert.equal(first?.by, '29:jonas');
    assert.deepEqual(first?.address, address);
  });
});

for (const dialect of dialects) {
  describe(`a store from before wordings on ${dialect}`, () => {
    it('has none, and takes them', async function () {
      this.timeout(300_000);
      const database = await freshDatabase(dialect);
      try {
        const { db, place } = await openDatabase(database.url, {});
        await migrateTo(db, place, '0016-playbooks');
        await db.destroy();
        const store = await openStore(database.url);
        assert.deepEqual(await store.wordings.all(), []);
        await store.close();
      } finally {
        await database.remove();
      }
    });
  });
}
