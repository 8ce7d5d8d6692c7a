import assert from 'node:assert/strict';
import sinon from 'sinon';
import { KeysUnavailable, SigningKeys } from '../../../bot/http/signing-keys.js';
import { appId, keptLog, startWorld } from '../../support/baton.js';
import { KeyServer } from '../../support/key-server.js';

const hour = 3_600_000;

describe('signing keys', () => {
  let server: KeyServer;
  let now = 0;
  const keysOf = (): SigningKeys => new SigningKeys(server.openIdUrl, keptLog().log, () => now);

  beforeEach(async () => {
    now = Date.now();
    server = await KeyServer.start(appId);
  });
  afterEach(() => server.close());

  it('are fetched once for all who wait', async () => {
    const keys = keysOf();
    server.delay = 30;
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('key-1')));
    assert.equal(
      found.every((key) => key?.endorsements[0] === 'msteams'),
      true,
    );
    assert.equal(server.fetches, 1);
  });

  it('are unavailable on a cold start without their server, with one fetch per burst', async () => {
    const keys = keysOf();
    server.outage = 503;
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => keys.find('key-1')));
    assert.equal(
      all.every((one) => one.status === 'rejected' && one.reason instanceof KeysUnavailable),
      true,
    );
    assert.equal(server.fetches, 1);
    assert.equal(await keys.ready(), false);
    assert.equal(server.fetches, 1);
    server.outage = null;
    now += 6_000;
    assert.equal(await keys.ready(), true);
  });

  it('are kept for five days while their server is away', async () => {
    const keys = keysOf();
    await keys.find('key-1');
    server.outage = 500;
    now += 119 * hour;
    assert.notEqual(await keys.find('key-1'), null);
    assert.equal(await keys.ready(), true);
    now += 2 * hour;
    await assert.rejects(keys.find('key-1'), KeysUnavailable);
  });

  it('are fetched again after a day in the background', async () => {
    const keys = keysOf();
    await keys.find('key-1');
    await server.rotate('key-2');
    now += 25 * hour;
    assert.notEqual(await keys.find('key-1'), null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.notEqual(await keys.find('key-2'), null);
    assert.equal(server.fetches, 2);
  });

  it('are fetched for an unknown id at most once a minute', async () => {
    const keys = keysOf();
    await keys.find('key-1');
    await server.rotate('key-2');
    assert.equal(await keys.find('key-2'), null);
    assert.equal(server.fetches, 1);
    now += 61_000;
    assert.notEqual(await keys.find('key-2'), null);
    assert.equal(server.fetches, 2);
    for (let n = 0; n < 100; n += 1) assert.equal(await keys.find(`made-up-${n}`), null);
    assert.equal(server.fetches, 2);
    now += 61_000;
    for (let n = 0; n < 100; n += 1) assert.equal(await keys.find(`made-up-${n}`), null);
    assert.equal(server.fetches, 3);
  });

  it('are fetched on time when the clock was set back by an hour', async () => {
    const clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date', 'performance'] });
    try {
      const keys = new SigningKeys(server.openIdUrl, keptLog().log);
      await keys.find('key-1');
      await server.rotate('key-2');
      clock.setSystemTime(Date.now() - hour);
      clock.tick(61_000);
      assert.notEqual(await keys.find('key-2'), null);
    } finally {
      clock.restore();
    }
  });

  it('make requests 503 and readiness false when they are away', async () => {
    const world = await startWorld({}, { BATON_OPENID_URL: 'http://127.0.0.1:9/openid' });
    try {
      const response = await world.post(world.message('hi'));
      assert.equal(response.status, 503);
      assert.equal(await response.text(), '');
      const ready = await fetch(new URL('/readyz', world.url));
      assert.equal(ready.status, 503);
      assert.deepEqual(((await ready.json()) as { unready: string[] }).unready, ['keys', 'dataset']);
      assert.equal((await fetch(new URL('/healthz', world.url))).status, 200);
    } finally {
      await world.close();
    }
  });

  it('must be endorsed for Teams', async () => {
    await server.addKey('webchat-only', ['webchat']);
    const world = await startWorld({}, { BATON_OPENID_URL: server.openIdUrl });
    try {
      const token = await server.sign(world.connector.url);
      const response = await world.post(world.message('hi'), { authorization: `Bearer ${token}` });
      assert.equal(response.status, 401);
      assert.match(String(world.lines.find((line) => line.event === 'request refused')?.cause), /endorsed/);
    } finally {
      await world.close();
    }
  });
});
