import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readConfig } from '../../../bot/config/settings.js';
import { openTraces } from '../../../bot/telemetry/traces.js';
import type { PostedCard } from '../../../data/domain/notice/posted-card.js';
import { handleAction, handleMessage } from '../../../dialogs/index.js';
import { keptLog } from '../../support/baton.js';
import { type ChannelWorld, engagement, startChannelWorld } from '../../support/channel-world.js';
import { OtlpReceiver, type ReceivedSpan } from '../../support/otlp-receiver.js';

/** The texts, names, ids of people and conversations, and tokens of these tests. */
function assertNoPersonIn({ bodies }: OtlpReceiver): void {
  const found = /canary|29:|ana lima|anna|contoso(?!-test)|thread\.tacv2|a:personal|bot-token/iu.exec(
    bodies.join('\n'),
  );
  assert.equal(found, null);
}

const saved = (span: ReceivedSpan) => span.attributes['baton.change.outcome'] === 'saved';

describe('traces', () => {
  let receiver: OtlpReceiver;
  let world: ChannelWorld | null = null;
  const open = async (env: Record<string, string> = {}, given: Parameters<typeof startChannelWorld>[1] = {}) => {
    world = await startChannelWorld({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...env }, given);
    return world;
  };
  /** Closing sends what is left. */
  const close = async () => {
    await world?.close();
    world = null;
  };

  beforeEach(async () => {
    receiver = await OtlpReceiver.start();
  });
  afterEach(async () => {
    await close();
    await receiver.close();
  });

  it('follow a press from its invoke through the store to the edit that shows it', async () => {
    const { calm, tick, here } = await open();
    await calm();
    await tick();
    const { version } = await here();
    await calm();
    await close();
    assert.deepEqual([...receiver.paths], ['/v1/traces']);
    const [turn, ...others] = receiver.named('turn press checklist.tick');
    assert.ok(turn);
    assert.deepEqual(others, []);
    assert.deepEqual(turn.attributes, {
      'baton.turn.kind': 'press',
      'baton.turn.verb': 'checklist.tick',
      'baton.turn.place': 'channel',
      'baton.turn.outcome': 'answered',
      'baton.engagement': engagement,
      'baton.version': version,
      'baton.change': `${engagement}@${version}`,
    });
    const change = receiver.named('store change').find(({ parentSpanId }) => parentSpanId === turn.spanId);
    assert.ok(change && saved(change));
    assert.equal(change.traceId, turn.traceId);
    assert.equal(change.attributes['baton.change'], turn.attributes['baton.change']);
    const edit = receiver
      .named('refresh checklist')
      .find(({ attributes }) => attributes['baton.change'] === turn.attributes['baton.change']);
    assert.ok(edit);
    assert.equal(edit.parentSpanId, undefined);
    assert.deepEqual(
      edit.links.map(({ traceId, spanId }) => [traceId, spanId]),
      [[turn.traceId, turn.spanId]],
    );
    const request = receiver.named('connector PUT').find(({ parentSpanId }) => parentSpanId === edit.spanId);
    assert.deepEqual(request?.attributes, { 'http.request.method': 'PUT', 'http.response.status_code': 200 });
    assert.ok(BigInt(request.startTimeUnixNano) >= BigInt(turn.startTimeUnixNano));
    assertNoPersonIn(receiver);
  });

  it('join a press with its edit by name where another process makes the edit', async () => {
    const { log } = keptLog();
    const config = { url: `${receiver.url}/v1/traces`, service: 'baton', sampler: 'always_on', ratio: 1 } as const;
    const [pressing, editing] = [await openTraces(config, '1', log), await openTraces(config, '1', log)];
    const turn = pressing.turn({ kind: 'press', verb: 'checklist.tick', place: 'channel' });
    await turn.within(async () => pressing.change(engagement)({ version: 7, outcome: 'saved' }));
    turn.end('answered');
    const shown: PostedCard = {
      ...{ id: 'card-1', engagement, phase: 'initiate', page: 1, conversation: 'c', activity: 'm' },
      ...{ kind: 'checklist', shownVersion: 6, state: 'live' },
    };
    await editing.refresh(shown, async () => editing.drawn(shown, 7));
    await Promise.all([pressing.close(), editing.close()]);
    const [press, edit] = [receiver.named('turn')[0], receiver.named('refresh')[0]];
    assert.equal(edit?.attributes['baton.change'], press?.attributes['baton.change']);
    assert.deepEqual([edit?.attributes['baton.version.before'], edit?.attributes['baton.version']], [6, 7]);
    assert.deepEqual(edit?.links, []);
  });

  it('link one edit to every press that it shows', async () => {
    const { calm, tick } = await open();
    await calm();
    for (let n = 0; n < 4; n += 1) await tick();
    await calm();
    await close();
    const presses = receiver.named('turn press');
    const linked = receiver.named('refresh checklist').flatMap(({ links }) => links.map(({ spanId }) => spanId));
    assert.equal(presses.length, 4);
    for (const { spanId } of presses) assert.ok(linked.includes(spanId));
  });

  it('have what a turn sends as parts of it, also after its answer', async () => {
    const { ask } = await open();
    await ask('who opens the ports?');
    await close();
    const [turn] = receiver.named('turn message');
    assert.ok(turn);
    const parts = receiver.spans.filter(({ parentSpanId }) => parentSpanId === turn.spanId);
    assert.deepEqual(
      parts.map(({ name, attributes }) => [name, attributes['http.response.status_code']]),
      [['connector POST', 201]],
    );
  });

  it('say what failed, and repeat no words or names', async () => {
    const { ask, post, invoke, connector, tick, calm } = await open(
      { OTEL_SERVICE_NAME: 'baton-in-contoso-test' },
      {
        dialogs: {
          handleMessage: async (turn, text) => {
            if (text.includes('break')) throw new Error(`canary ${text}`);
            return await handleMessage(turn, text);
          },
          handleAction: handleAction,
          greet: async () => ({}),
        },
      },
    );
    const canary = { id: '29:canary-person', name: 'Canary Name' };
    // A card that is still to be posted would take the scripted answer.
    await calm();
    await ask('break canary-text');
    await post(invoke('canary-verb', { canary: 'canary-data' }, { from: canary }));
    await post(invoke('x', {}, { name: 'canary-invoke', from: canary }));
    connector.script({ method: 'POST', status: 500, code: 'CanaryCode' });
    await ask('who calls canary-text?');
    await tick();
    await close();
    const failed = receiver
      .named('turn message')
      .map(({ attributes, status }) => [attributes['baton.turn.outcome'], status.code]);
    assert.deepEqual(failed, [
      ['failed', 2],
      ['failed', 2],
    ]);
    const pressed = receiver.named('turn').map(({ name }) => name);
    assert.ok(pressed.includes('turn press') && pressed.includes('turn invoke'), pressed.join());
    assertNoPersonIn(receiver);
    assert.equal(receiver.resources[0]?.['service.name'], 'baton-in-contoso-test');
  });

  it('do not fail when the receiver is away, and do not delay the end', async () => {
    const { tick, ask, lines } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    await tick();
    await ask('who?');
    assert.deepEqual(
      lines.filter(({ level }) => level === 'error'),
      [],
    );
    // A close that waited for a receiver that never comes would not return.
    await close();
  });

  it('are given up at the end where the receiver answers with errors, or never', async () => {
    for (const mood of [null, async () => 503]) {
      receiver.mood = mood;
      const config = { url: `${receiver.url}/v1/traces`, service: 'baton', sampler: 'always_on', ratio: 1 } as const;
      const traces = await openTraces(config, '1', keptLog().log);
      traces.turn({ kind: 'message', verb: null, place: 'personal' }).end('answered');
      // The receiver of the first round never answers: that this returns is what is promised.
      await traces.close(100);
    }
    assert.deepEqual(receiver.spans, []);
  });

  it('log one failure of the receiver, without its address or password', async () => {
    const { lines, log } = keptLog();
    receiver.mood = async () => 400;
    const url = `${receiver.url.replace('http://', 'http://someone:hunter2@')}/v1/traces`;
    const config = { url, service: 'baton', sampler: 'always_on', ratio: 1 } as const;
    const traces = await openTraces(config, '1', log);
    traces.turn({ kind: 'message', verb: null, place: 'personal' }).end('answered');
    await traces.close();
    assert.deepEqual(
      lines.map(({ level, event, spans, cause }) => [level, event, spans, cause]),
      [['warn', 'trace export failed', 1, '400']],
    );
    assert.equal(JSON.stringify(lines).includes('hunter2'), false);
  });

  it('keep the share that is asked for', async () => {
    const { log } = keptLog();
    const kept = async (sampler: 'always_off' | 'parentbased_traceidratio', ratio: number) => {
      receiver.spans.length = 0;
      const config = { url: `${receiver.url}/v1/traces`, service: 'baton', sampler, ratio };
      const traces = await openTraces(config, '1', log);
      for (let n = 0; n < 400; n += 1) {
        const turn = traces.turn({ kind: 'press', verb: null, place: 'channel' });
        await turn.within(async () => traces.change(engagement)({ version: n, outcome: 'saved' }));
        turn.end('answered');
      }
      await traces.close();
      return receiver.spans;
    };
    assert.equal((await kept('always_off', 1)).length, 0);
    assert.equal((await kept('parentbased_traceidratio', 0)).length, 0);
    const some = await kept('parentbased_traceidratio', 0.5);
    const turns = some.filter(({ parentSpanId }) => parentSpanId === undefined);
    // Chance: 400 throws of a coin, and the bounds are ten standard deviations away.
    assert.ok(turns.length > 100 && turns.length < 300, `${turns.length}`);
    // A trace is kept whole or not at all.
    assert.equal(some.length, 2 * turns.length);
  });

  it('load the SDK only when an endpoint is set', () => {
    const folder = new URL('../../../bot/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const loading = files.flatMap((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return [
        ...text.matchAll(
          /^import (?!type )[^;]*? from '@opentelemetry\/.*|^.*(?<!typeof )\bimport\('@opentelemetry\/.*/gmu,
        ),
      ].map(([line]) => `${name}: ${line.trim().slice(0, 30)}`);
    });
    assert.equal(loading.length, 4);
    for (const line of loading) assert.match(line, /^telemetry\/traces\.ts: import\('@opentelemetry/u);
  });
});

describe('the keys of OpenTelemetry', () => {
  const tracesOf = (env: Record<string, string>) => readConfig({ NODE_ENV: 'development', ...env }).traces;

  it('are read as OpenTelemetry documents them', () => {
    assert.equal(tracesOf({}), null);
    assert.deepEqual(tracesOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }), {
      url: 'http://collector:4318/v1/traces',
      service: 'baton',
      sampler: 'parentbased_always_on',
      ratio: 1,
    });
    const own = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://otel.example/spans', OTEL_SERVICE_NAME: 'baton-eu' };
    const sampled = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' };
    assert.deepEqual(tracesOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', ...own, ...sampled }), {
      url: 'https://otel.example/spans',
      service: 'baton-eu',
      sampler: 'traceidratio',
      ratio: 0.25,
    });
  });

  it('turn tracing off for grpc, which some hosts set for all programs', () => {
    const host = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://agent:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' };
    assert.equal(tracesOf(host), null);
  });

  it('are refused with the right form when malformed', () => {
    const wrong = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'otel-box:4318',
      OTEL_TRACES_SAMPLER: 'sometimes',
      OTEL_TRACES_SAMPLER_ARG: '7',
      BATON_METRICS_PORT: '3978',
    };
    assert.throws(
      () => readConfig({ NODE_ENV: 'development', ...wrong }),
      (error: Error) => {
        for (const [key, said] of Object.entries(wrong)) {
          assert.match(error.message, new RegExp(`^- ${key} `, 'mu'));
          if (key !== 'BATON_METRICS_PORT') assert.equal(error.message.includes(said), false, said);
        }
        return true;
      },
    );
  });
});
