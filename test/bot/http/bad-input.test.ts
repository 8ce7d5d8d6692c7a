import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Verb, verbs } from '../../../cards/kit/verbs.js';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';

const here = '19:here@thread.tacv2';
const there = '19:there@thread.tacv2';
const inChannel = (id: string) => ({
  conversation: { id: `${id};messageid=1700000000000`, conversationType: 'channel', tenantId: tenant },
});

/** The real dialogs behind real HTTP: whatever comes, an answer for a person and nothing changed. */
describe('bad input', () => {
  let world: World;
  let engagement: string;

  before(async () => {
    world = await startWorld({ coalesceMs: 60_000 });
    world.connector.people.set(here, [{ id: '29:anna', name: 'Anna' }]);
    await world.post(
      world.message('<at>Baton</at> start', {
        ...inChannel(here),
        entities: [{ type: 'mention', mentioned: { id: botId }, text: '<at>Baton</at>' }],
      }),
    );
    const started = await world.baton.store.engagements.inChannel(here);
    assert.ok(started);
    engagement = started.id;
  });
  after(() => world.close());

  const answered = async (verb: string, data: unknown, more: Record<string, unknown> = {}) => {
    const response = await world.post(world.invoke(verb, data, more));
    assert.equal(response.status, 200, `${verb} ${JSON.stringify(data)}`);
    const body = (await response.json()) as { statusCode: number; type: string; value: unknown };
    assert.equal(body.statusCode, 200, `${verb} ${JSON.stringify(data)} ${JSON.stringify(body)}`);
    return body;
  };
  const unchanged = async () => {
    assert.equal((await world.baton.store.engagements.find(engagement))?.version, 1);
    assert.deepEqual(
      world.lines.filter((line) => line.event === 'turn failed' || line.event === 'request failed'),
      [],
    );
  };

  it('is answered the same for a press from another conversation as for an unknown id', async () => {
    for (const verb of Object.keys(verbs) as Verb[]) {
      const data = { engagement, item: '1', seen: 0, page: 1, phase: 'initiate', draft: 'd1', state: 'arranged' };
      world.lines.length = 0;
      const foreign = await answered(verb, data, inChannel(there));
      const logged = world.lines.filter((line) => /conversation|unknown|malformed/.test(line.event)).length;
      const unknown = await answered(verb, { ...data, engagement: 'made-up-engagement' }, inChannel(there));
      assert.deepEqual(foreign, unknown, verb);
      if (foreign.type.endsWith('activity.message') && 'engagement' in verbs[verb].shape) {
        assert.ok(logged >= 1, `${verb} is logged`);
      }
    }
    await unchanged();
  });

  it('gets a sentence for unknown verbs and malformed ids', async () => {
    for (const verb of ['', 'x', '__proto__', 'constructor', 'toString', 'checklist.tick ', 'x'.repeat(500)]) {
      assert.equal((await answered(verb, { engagement })).type, 'application/vnd.microsoft.activity.message');
    }
    for (const bad of [null, 5, '', '../x', "' or 1=1 --", 'x'.repeat(10_000), ['a'], { $ne: 1 }, '\u0000']) {
      for (const verb of ['checklist.tick', 'engagement.show', 'checkpoint.acknowledge', 'remediation.save'] as const) {
        const data = { engagement: bad, item: bad, seen: bad, page: bad, phase: bad, draft: bad };
        assert.equal((await answered(verb, data, inChannel(here))).type, 'application/vnd.microsoft.activity.message');
      }
    }
    await unchanged();
  });

  it('never gets a 5xx, whatever a press carries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(verbs) as Verb[]), 'made.up'),
        fc.dictionary(
          fc.constantFrom('engagement', 'item', 'seen', 'page', 'phase', 'state', 'draft', 'responsibility', 'locale'),
          fc.oneof(fc.jsonValue(), fc.constant('1'), fc.constant(1), fc.constant('initiate')),
        ),
        async (verb, data) => {
          await answered(verb, data, inChannel(here));
        },
      ),
      { numRuns: 150 },
    );
    await unchanged();
  });

  it('gets an answer to an empty question and to one of 10,000 characters', async () => {
    for (const text of [
      '',
      ' ',
      '?',
      'x'.repeat(10_000),
      'firewall '.repeat(1_100),
      '<at>',
      '\u202e\u200b',
      '**a** [b](c)',
    ]) {
      world.connector.log.length = 0;
      assert.equal((await world.post(world.message(text))).status, 200);
      // Cards that the presses before asked for may still be on their way to their own conversations.
      const answers = world.connector.calls('POST').filter(({ conversation }) => conversation === 'a:personal');
      assert.equal(answers.length, 1, JSON.stringify(text.slice(0, 20)));
    }
    await unchanged();
  });
});
