import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../../../bot/config/settings.js';
import { PortTaken } from '../../../bot/http/port-taken.js';
import { startBaton } from '../../../bot/main.js';
import { Readings } from '../../../bot/telemetry/readings.js';
import { emptyKnowledge, keptLog, startWorld, tenant } from '../../support/baton.js';
import { type ChannelWorld, channel, engagement, startChannelWorld } from '../../support/channel-world.js';
import { ana } from '../../support/history.js';
import { type Scrape, scrape } from '../../support/scrape.js';

const on = { BATON_METRICS_PORT: '0' };
const portOf = ({ baton }: { baton: { metricsPort: number | null } }): number => {
  assert.ok(baton.metricsPort !== null);
  return baton.metricsPort;
};
const numberOf = ({ samples }: Scrape, name: string, labels: Record<string, string> = {}): number | undefined =>
  samples.find((one) => one.name === name && Object.entries(labels).every(([key, is]) => one.labels[key] === is))
    ?.value;

describe('/metrics', () => {
  let world: ChannelWorld | null = null;
  const open = async (...given: Parameters<typeof startChannelWorld>): Promise<ChannelWorld> => {
    world = await startChannelWorld(...given);
    return world;
  };
  afterEach(async () => {
    await world?.close();
    world = null;
  });

  it('listens on this machine alone, on a port of its own, and serves nothing else', async () => {
    const watched = await open(on);
    assert.equal((await fetch(new URL('/metrics', watched.url))).status, 404);
    const url = `http://127.0.0.1:${portOf(watched)}`;
    const got = await fetch(`${url}/metrics`);
    assert.match(got.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/u);
    assert.match(await got.text(), /^# TYPE baton_turns_total counter$/mu);
    assert.equal((await fetch(`${url}/metrics`, { method: 'HEAD' })).status, 200);
    assert.equal((await fetch(`${url}/metrics`, { method: 'POST', body: 'x' })).status, 405);
    for (const path of ['/', '/metrics/', '/readyz', '/api/messages']) {
      assert.equal((await fetch(`${url}${path}`)).status, 404, path);
    }
    const config = readConfig({ NODE_ENV: 'development', ...on });
    assert.deepEqual(config.metrics, { host: '127.0.0.1', port: 0 });
  });

  it('names the key for another port when its port is taken, and leaves nothing open', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const env = {
      NODE_ENV: 'development',
      PORT: '0',
      BATON_DATABASE_FILE: ':memory:',
      BATON_METRICS_PORT: String(port),
    };
    await assert.rejects(
      startBaton(readConfig(env), { knowledge: emptyKnowledge, log: keptLog().log }),
      (error) => error instanceof PortTaken && /set BATON_METRICS_PORT/u.test(error.message),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it('has the numbers of one bot, and is served only when a port is set', async () => {
    const first = await open(on);
    const second = await startWorld();
    try {
      assert.equal(second.baton.metricsPort, null);
      await second.post(second.message('help'));
      const now = await scrape(portOf(first));
      assert.equal(numberOf(now, 'baton_turns_total', { kind: 'message', outcome: 'answered' }), 0);
      // This credential never ends, so there is no number.
      assert.equal(numberOf(now, 'baton_credential_expiry_days'), undefined);
    } finally {
      await second.close();
    }
  });

  it('gets no new series from requests, and names no person', async () => {
    const { post, message, invoke, activity, connector, tick, calm, ...rest } = await open(on, {
      dialogs: {
        handleMessage: async (turn, text) => {
          if (text.includes('break')) throw new Error('canary-of-an-error');
          const { handleMessage: say } = await import('../../../dialogs/index.js');
          return await say(turn, text);
        },
        handleAction: async (turn, verb, data) =>
          (await import('../../../dialogs/index.js')).handleAction(turn, verb, data),
        greet: async () => ({}),
      },
    });
    const port = portOf(rest);
    await calm();
    /** Another conversation each time: none of them has its budget spent. */
    const elsewhere = (n: number) =>
      post(message('who?', { conversation: { id: `a:chat-${n}`, conversationType: 'personal', tenantId: tenant } }));
    const seriesOf = ({ samples }: Scrape) =>
      samples
        // Of the process itself: garbage is collected, and handles come and go, whatever is sent.
        .filter(({ name }) => !/^(nodejs|process)_/u.test(name))
        .map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`)
        .sort();
    const before = await scrape(port);
    const canary = { id: '29:canary-person', name: 'Canary Name' };
    await post(message('canary-text where is pizza?', { from: canary, locale: 'canary-locale' }));
    await post(message('break', { from: canary }));
    await post(activity({ type: 'canary-type', from: canary }));
    await post(activity({ type: 'constructor', name: '__proto__', from: canary }));
    await post(invoke('canary-verb', {}, { from: canary }));
    await post(invoke('__proto__', {}, { from: canary }));
    await post(invoke('x', {}, { name: 'canary-invoke', from: canary }));
    await post(invoke('checklist.tick', {}, { value: { action: 7, trigger: 'canary' }, from: canary }));
    await post(message('x', { channelId: 'canary-channel' }));
    await post(message('x', { channelData: { tenant: { id: 'canary-tenant' } } }));
    await post(message('x', { serviceUrl: 'https://canary.example/' }));
    await post('{"canary":', {});
    await post(message('x'), { authorization: 'Bearer canary.canary.canary' });
    await post(message('x'), { authorization: 'canary' });
    await post(message('x'), { 'content-type': 'text/canary' });
    await post('x'.repeat(300_000));
    for (const status of [201, 302, 400, 401, 403, 404, 409, 412, 418, 429, 499, 500, 503, 599]) {
      connector.script({ method: 'POST', status, code: 'CanaryCode', retryAfter: '0' });
      await elsewhere(status);
    }
    connector.script({ method: 'POST', dropAfterAccept: true });
    await elsewhere(0);
    await tick();
    const after = await scrape(port);
    assert.deepEqual(seriesOf(after), seriesOf(before));
    assert.equal(/canary|29:|anna|ana lima|contoso|thread\.tacv2/iu.test(after.text), false);
    assert.ok(after.samples.length < 450, `${after.samples.length} series`);
    const counted = (name: string, labels: Record<string, string>) => numberOf(after, name, labels) ?? 0;
    assert.ok(counted('baton_turns_total', { kind: 'message', outcome: 'failed' }) >= 1);
    assert.equal(counted('baton_turns_total', { kind: 'other', outcome: 'answered' }), 2);
    assert.equal(counted('baton_turns_total', { kind: 'invoke', outcome: 'not-offered' }), 1);
    assert.equal(counted('baton_connector_answers_total', { operation: 'post', code: '4xx' }), 3);
    assert.equal(counted('baton_connector_answers_total', { operation: 'post', code: '5xx' }), 1);
    assert.equal(counted('baton_connector_answers_total', { operation: 'post', code: 'no-answer' }), 1);
    for (const reason of ['token', 'format', 'size', 'channel', 'tenant', 'service-url']) {
      const sum = after.samples
        .filter(({ name, labels }) => name === 'baton_refusals_total' && labels.reason === reason)
        .reduce((total, { value }) => total + value, 0);
      assert.ok(sum > 0, reason);
    }
  });

  it('counts rate-limited turns and late invokes', async () => {
    const { post, message, invoke, ...rest } = await open(
      { ...on, BATON_TURNS_PER_SECOND: '1' },
      {
        answerWithin: 50,
        dialogs: {
          handleMessage: async () => ({}),
          handleAction: async () => {
            await new Promise((resolve) => setTimeout(resolve, 120));
            return {};
          },
          greet: async () => ({}),
        },
      },
    );
    for (let n = 0; n < 12; n += 1) await post(message('again'));
    await post(invoke('x', {}, { from: { id: '29:other', name: 'Bo' } }));
    const now = await scrape(portOf(rest));
    assert.ok((numberOf(now, 'baton_turns_total', { kind: 'message', outcome: 'too-fast' }) ?? 0) > 0);
    assert.equal(numberOf(now, 'baton_invokes_late_total'), 1);
    assert.equal(numberOf(now, 'baton_invoke_duration_seconds_count'), 1);
    assert.equal(numberOf(now, 'baton_invoke_duration_seconds_bucket', { le: '0.025' }), 0);
  });

  it('reports a store that is away, and no old numbers of its cards', async () => {
    const { baton } = await open(on);
    await baton.store.close();
    const now = await scrape(portOf({ baton }));
    assert.equal(numberOf(now, 'baton_ready', { part: 'store' }), 0);
    assert.equal(numberOf(now, 'baton_ready', { part: 'keys' }), 1);
    for (const name of [
      'baton_stale_cards',
      'baton_stale_card_oldest_seconds',
      'baton_refused_cards',
      'baton_stopped_conversations',
    ]) {
      assert.equal(numberOf(now, name), undefined, name);
    }
  });

  it('counts conversations that are not writable, by why; a refused read is none', async () => {
    const { baton, connector, calm, tick, post, message, lines } = await open(on);
    await calm();
    const where = { conversation: { id: `${channel};messageid=1`, conversationType: 'channel', tenantId: tenant } };
    connector.script({ method: 'GET', status: 403, code: 'NotEnoughPermissions' });
    await post(message('people', { ...where, from: ana }));
    assert.equal((await baton.store.conversations.stoppedPlaces()).refused, 0);
    connector.script({ method: 'PUT', status: 403, code: 'NotEnoughPermissions' });
    await tick();
    for (let n = 0; n < 400 && !lines.some(({ event }) => event === 'conversation not writable'); n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    for (let n = 0; n < 100 && (await baton.store.conversations.stoppedPlaces()).refused === 0; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const now = await scrape(portOf({ baton }));
    assert.equal(numberOf(now, 'baton_stopped_conversations', { why: 'refused' }), 1);
    assert.equal(numberOf(now, 'baton_stopped_conversations', { why: 'removed' }), 0);
  });

  it('says what Teams refuses', async () => {
    const { baton, connector, calm, tick, lines } = await open(on);
    await calm();
    connector.script({ method: 'PUT', times: Number.POSITIVE_INFINITY, status: 400, code: 'BadSyntax' });
    await tick();
    for (let n = 0; n < 400 && !lines.some(({ event }) => event === 'card refused'); n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    for (let n = 0; n < 100; n += 1) {
      const { refused } = await baton.store.cards.staleness(new Date().toISOString());
      if (refused === 1) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const now = await scrape(portOf({ baton }));
    assert.equal(numberOf(now, 'baton_refused_cards'), 1);
    assert.equal(numberOf(now, 'baton_connector_answers_total', { operation: 'edit', code: '400' }), 1);
    assert.ok((await baton.store.cards.live(engagement)).length > 0);
  });
});

describe('what is looked up for a scrape', () => {
  const staleness = { cards: 1, oldest: null, refused: 0 };
  const places = { removed: 0, refused: 0 };
  const stopped = async () => places;

  it('is looked up once in five seconds, however many scrapes there are', async () => {
    let looks = 0;
    let now = 0;
    const readings = new Readings({
      unready: async () => [],
      stopped,
      staleness: async () => {
        looks += 1;
        return staleness;
      },
      now: () => now,
    });
    const all = await Promise.all(Array.from({ length: 20 }, () => readings.now()));
    assert.deepEqual(all[19], { unready: [], staleness, stopped: places });
    now = 4_999;
    await readings.now();
    assert.equal(looks, 1);
    now = 5_000;
    await readings.now();
    assert.equal(looks, 2);
  });

  it('does not wait for a frozen store, and sends it no further query', async () => {
    let looks = 0;
    const readings = new Readings({
      unready: () => {
        looks += 1;
        return new Promise(() => {});
      },
      staleness: async () => staleness,
      stopped,
      patience: 20,
    });
    const away = { unready: ['store'], staleness: null, stopped: null };
    for (let n = 0; n < 3; n += 1) assert.deepEqual(await readings.now(), away);
    assert.equal(looks, 1);
  });
});
