import assert from 'node:assert/strict';
import type { Behind } from '../../../../data/store/engagements/tenant-heads.js';
import type { Store } from '../../../../data/store/store.js';
import { storedEngagement } from '../../../support/stored-engagement.js';
import { onEachDatabase } from '../database/each-database.js';

const [ours, theirs] = ['aaaaaaaa-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000002'];
const at = '2026-11-20T12:00:00.000Z';

/** One row a case: its id, its own tenant, the day on which it began. */
async function filled(store: Store): Promise<void> {
  for (const [id, tenant, day] of [
    ['a', ours.toUpperCase(), 20],
    ['b', ours, 22],
    ['c', ours, 22],
    ['d', theirs, 21],
    ['e', undefined, 23],
    ['f', undefined, 24],
  ] as const) {
    await storedEngagement(store, {
      id,
      channel: `19:${id}@thread.tacv2`,
      ...(tenant === undefined ? {} : { tenant }),
      at: `2026-11-${day}T12:00:00.000Z`,
    });
  }
  const known = { serviceUrl: 'https://smba.example', botId: 'bot', kind: 'channel', at };
  await store.conversations.remember({ conversation: '19:e@thread.tacv2', tenant: ours, ...known });
}

onEachDatabase('the engagements of a tenant', (bench) => {
  it('are those of its channels, in any letters, the newest first; nobody’s where neither notes it', async () => {
    const { store } = bench;
    await filled(store);
    const found = await store.engagements.inTenant(ours, null, 10);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['e', 'c', 'b', 'a'],
    );
    assert.deepEqual(
      (await store.engagements.inTenant(theirs.toUpperCase(), null, 10)).map(({ id }) => id),
      ['d'],
    );
    assert.deepEqual(await store.engagements.inTenant('', null, 10).then((all) => all.map(({ id }) => id)), ['f']);
    assert.equal(await store.engagements.tenantOf('a'), ours);
    assert.equal(await store.engagements.tenantOf('f'), '');
    assert.equal(await store.engagements.tenantOf('none'), null);
  });

  it('are read page by page, each once, also where several began in one moment', async () => {
    const { store } = bench;
    await filled(store);
    const seen: string[] = [];
    for (let behind: Behind | null = null; ; ) {
      const [one] = await store.engagements.inTenant(ours, behind, 1);
      if (one === undefined) break;
      seen.push(one.id);
      behind = one;
    }
    assert.deepEqual(seen, ['e', 'c', 'b', 'a']);
  });
});
