import assert from 'node:assert/strict';
import { startWorld, type World } from '../../support/baton.js';
import { smallKnowledge } from '../../support/turns.js';

describe('probes', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({ knowledge: smallKnowledge });
  });
  afterEach(() => world.close());

  const ask = async (path: string) => {
    const response = await fetch(new URL(path, world.url));
    return { status: response.status, body: (await response.json()) as unknown };
  };

  it('report that the process lives and is ready', async () => {
    assert.deepEqual(await ask('/healthz'), { status: 200, body: { ok: true } });
    assert.deepEqual(await ask('/readyz'), { status: 200, body: { ready: true, unready: [] } });
  });

  it('report which part is away', async () => {
    await world.baton.store.close();
    assert.deepEqual(await ask('/readyz'), { status: 503, body: { ready: false, unready: ['store'] } });
    assert.equal((await ask('/healthz')).status, 200);
  });

  it('report that a process is closing before it closes', async () => {
    world.baton.markUnready();
    assert.deepEqual(await ask('/readyz'), { status: 503, body: { ready: false, unready: ['closing'] } });
    assert.equal((await ask('/healthz')).status, 200);
  });
});
