import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { saveSetup } from '../../data/domain/setup/setup.js';
import { startWorld, tenant, type World } from '../support/baton.js';
import { ana, details, smallDataset, started } from '../support/history.js';
import { smallKnowledge } from '../support/turns.js';

const at = '2026-11-20T13:00:00.000Z';
const channel = '19:c@thread.tacv2';

describe('a full disk', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({ knowledge: smallKnowledge });
    if (started.type !== 'SetupStarted') throw new Error('The history begins otherwise.');
    const { engagements } = world.baton.store;
    await engagements.start({ ...started, channel });
    const people = { projectManager: ana, specialist: null, lead: null, team: [] };
    await engagements.change('engagement-1', (e) => saveSetup(e, smallDataset, details, people, ana, at));
  });
  afterEach(() => world.close());

  /** No page more than there are by now; 0 takes the bound away. */
  const bound = async (pages: 'now' | 'none') => {
    // biome-ignore lint/complexity/useLiteralKeys: the bound is one of the connection, which the store keeps private
    const db = world.baton.store['db'];
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit(pages === 'now' ? (rows[0]?.page_count ?? 1) : 1_000_000)}`.execute(db);
  };

  const readiness = async () => {
    const response = await fetch(new URL('/readyz', world.url));
    return { status: response.status, body: (await response.json()) as { readonly missed?: readonly string[] } };
  };

  const item = async () => (await world.baton.store.engagements.find('engagement-1'))?.items[0];

  /** Notes, shorter and shorter, until there is no room for any; how many were saved. */
  const fill = async (): Promise<number> => {
    let saved = 0;
    for (const size of [3_000, 600, 100, 1]) {
      for (let room = true; room; ) {
        const { id = '' } = (await item()) ?? {};
        const after = { note: `${saved} ${'x'.repeat(size)}` };
        const noted = { type: 'ItemEdited', item: id, before: {}, after, at, by: ana } as const;
        try {
          await world.baton.store.engagements.change('engagement-1', () => ({ events: [noted] }));
          saved += 1;
        } catch (error) {
          assert.ok(error instanceof Error && 'code' in error);
          assert.equal(error.code, 'SQLITE_FULL', 'the fault itself, not what it led to');
          room = false;
        }
      }
    }
    return saved;
  };

  const press = async (): Promise<{ readonly value: unknown }> => {
    const { id = '', version = 0 } = (await item()) ?? {};
    const data = { engagement: 'engagement-1', item: id, seen: version, page: 1 };
    const place = {
      from: ana,
      conversation: { id: channel, conversationType: 'channel', tenantId: tenant },
      channelData: { tenant: { id: tenant }, channel: { id: channel } },
    };
    const response = await world.post(world.invoke('checklist.tick', data, place));
    assert.equal(response.status, 200);
    return (await response.json()) as { readonly value: unknown };
  };

  it('is reported in log and /readyz, answered with a sentence, and loses nothing', async () => {
    assert.equal('missed' in (await readiness()).body, false);
    await bound('now');
    const saved = await fill();
    const before = await item();
    assert.ok(saved > 0);
    assert.ok(before?.note?.startsWith(`${saved - 1} `));

    const answer = await press();
    assert.match(String(answer.value), /went wrong/);
    const failed = world.lines.filter(({ event }) => event === 'turn failed');
    assert.match(String(failed[0]?.cause), /SQLITE_FULL/);
    const { status, body } = await readiness();
    assert.equal(status, 200, 'questions are answered all the same');
    assert.deepEqual(body.missed, ['disk-full']);
    assert.deepEqual(await item(), before);

    // A conversation that is new is remembered, which needs room as well.
    const conversation = { id: 'a:new', conversationType: 'personal', tenantId: tenant, name: 'x'.repeat(9_000) };
    await world.post(world.message('help', { from: { id: '29:new', name: 'New' }, conversation }));
    assert.match(String(world.connector.in('a:new')[0]?.activity.text), /went wrong/);

    await bound('none');
    assert.equal('missed' in (await readiness()).body, false);
    assert.equal((await press()).value !== null, true);
    assert.notEqual((await item())?.tick, null);
  });
});
