import assert from 'node:assert/strict';
import { request } from 'node:http';
import sinon from 'sinon';
import type { Card } from '../../../cards/kit/template.js';
import type { Reply, Turn } from '../../../dialogs/turn/turn.js';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';

const card = (text: string): Card => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] });
const channel = { id: '19:team@thread.tacv2;messageid=1700000000000', conversationType: 'channel', tenantId: tenant };

interface InvokeBody {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

describe('a turn', () => {
  let world: World;
  let turns: Turn[] = [];
  let say: (turn: Turn, text: string) => Promise<Reply> = async () => ({});
  let press: (turn: Turn, verb: string, data: unknown) => Promise<Reply> = async () => ({});

  before(async () => {
    world = await startWorld({
      answerWithin: 300,
      dialogs: {
        handleMessage: (turn, text) => {
          turns.push(turn);
          return say(turn, text);
        },
        handleAction: (turn, verb, data) => {
          turns.push(turn);
          return press(turn, verb, data);
        },
        greet: async () => ({ card: card('hello') }),
      },
    });
  });
  after(() => world.close());
  beforeEach(() => {
    turns = [];
    say = async () => ({});
    press = async () => ({});
    world.lines.length = 0;
    world.connector.log.length = 0;
    world.connector.messages.clear();
    world.connector.scripts.length = 0;
  });

  const pressed = async (verb: string, data: unknown, more: Record<string, unknown> = {}): Promise<InvokeBody> => {
    const response = await world.post(world.invoke(verb, data, more));
    assert.equal(response.status, 200);
    return (await response.json()) as InvokeBody;
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

  it('tells the dialog who, where, when and in which language', async () => {
    await world.post(
      world.message('<at>Baton</at> checklist', {
        conversation: channel,
        locale: 'ko-KR',
        entities: [{ type: 'mention', mentioned: { id: botId }, text: '<at>Baton</at>' }],
      }),
    );
    const [turn] = turns;
    assert.equal(turn?.place, 'channel');
    assert.equal(turn?.conversation, '19:team@thread.tacv2');
    assert.equal(turn?.thread, channel.id);
    assert.deepEqual(turn?.person, { id: '29:anna', name: 'Anna' });
    assert.equal(turn?.locale, 'ko');
    assert.equal(turn?.pressed, null);
    assert.match(turn?.newId() ?? '', /^[a-z0-9]{8,40}$/);
  });

  it('answers what was said with a message in the same thread, with its own token', async () => {
    say = async () => ({ card: card('an answer'), sentence: 'look' });
    assert.equal((await world.post(world.message('who?', { conversation: channel }))).status, 200);
    const [message] = world.connector.in('19:team@thread.tacv2');
    assert.ok(message);
    assert.equal(message.conversation, channel.id);
    assert.equal(message.activity.text, 'look');
    assert.deepEqual((message.activity.attachments as { content: unknown }[])[0]?.content, card('an answer'));
    assert.equal(world.connector.log[0]?.authorization, 'Bearer bot-token');
  });

  it('answers a press with the card in place', async () => {
    press = async () => ({ card: card('now') });
    const body = await pressed('checklist.tick', { item: '1' });
    assert.deepEqual(body, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('now') });
    assert.equal(turns[0]?.pressed, '1700000000001');
    assert.equal(world.connector.log.length, 0);
  });

  it('answers a press with a sentence, and never with nothing', async () => {
    press = async () => ({ sentence: 'not yours to tick' });
    const type = 'application/vnd.microsoft.activity.message';
    assert.deepEqual(await pressed('x', {}), { statusCode: 200, type, value: 'not yours to tick' });
    press = async () => ({});
    assert.equal(String((await pressed('x', {})).value).length > 0, true);
  });

  it('sends the new message of a press after its answer, except for an automatic refresh', async () => {
    press = async () => ({ card: card('now'), message: card('new') });
    await pressed('x', {});
    await settled();
    assert.equal(world.connector.in('a:personal').length, 1);
    await pressed('x', {}, { value: { action: { verb: 'x', data: {} }, trigger: 'automatic' } });
    await settled();
    assert.equal(world.connector.in('a:personal').length, 1);
  });

  it('does what comes after a reply when the reply has gone out', async () => {
    const order: string[] = [];
    say = async () => ({ sentence: 'first', after: async () => void order.push(`${world.connector.messages.size}`) });
    await world.post(world.message('who?'));
    await settled();
    assert.deepEqual(order, ['1']);
    press = async () => ({
      sentence: 'first',
      after: async () => {
        throw new Error('the log is full');
      },
    });
    await pressed('x', {});
    await settled();
    assert.equal(world.lines.filter((line) => line.event === 'work after reply failed').length, 1);
  });

  it('nudges the refresher only when it may have changed something', async () => {
    const looks = sinon.spy(world.baton.store.cards, 'claim');
    try {
      const looksAfter = async (reply: Reply) => {
        const before = looks.callCount;
        say = async () => ({ sentence: 'ok', after: async () => {}, ...reply });
        const conversation = { id: `a:looks-${before}`, conversationType: 'personal', tenantId: tenant };
        await world.post(world.message('hello', { conversation }));
        await new Promise((resolve) => setTimeout(resolve, 300));
        return looks.callCount - before;
      };
      // The first one also puts the regular look off by four seconds.
      assert.ok((await looksAfter({})) > 0);
      assert.equal(await looksAfter({ onlyRead: true }), 0);
    } finally {
      looks.restore();
    }
  });

  it('answers an empty press and an unoffered invoke without a 5xx', async () => {
    for (const value of [undefined, null, {}, 5, 'x', { action: null }, { action: { verb: 5 } }, { action: {} }]) {
      assert.equal((await pressed('', {}, { value })).statusCode, 200, JSON.stringify(value));
    }
    assert.equal((await pressed('x', {}, { name: 'task/fetch' })).statusCode, 400);
    assert.equal((await pressed('x', {}, { name: undefined })).statusCode, 400);
  });

  it('answers one sentence when it fails, and logs the cause', async () => {
    press = async () => {
      throw new Error('disk on fire');
    };
    const body = await pressed('checklist.tick', {}, { locale: 'sv-SE' });
    assert.equal(body.statusCode, 200);
    assert.equal(body.type, 'application/vnd.microsoft.activity.message');
    assert.equal(JSON.stringify(body).includes('fire'), false);
    const failed = world.lines.filter((line) => line.event === 'turn failed');
    assert.equal(failed.length, 1);
    assert.equal(failed[0]?.cause, 'disk on fire');

    say = async () => {
      throw new Error('disk still on fire');
    };
    assert.equal((await world.post(world.message('who?'))).status, 200);
    assert.equal(world.connector.in('a:personal').length, 1);
    assert.equal(JSON.stringify([...world.connector.messages.values()]).includes('fire'), false);
  });

  it('answers a slow press in time, and lets the work end', async () => {
    let ended = false;
    let done = () => {};
    const worked = new Promise<void>((resolve) => {
      done = resolve;
    });
    let followed = () => {};
    const afterwards = new Promise<void>((resolve) => {
      followed = resolve;
    });
    press = async () => {
      await worked;
      ended = true;
      return { card: card('late'), message: card('told afterwards'), after: async () => followed() };
    };
    // Answered although the work has not ended.
    const body = await pressed('x', {});
    assert.equal(ended, false);
    assert.equal(body.type, 'application/vnd.microsoft.activity.message');
    done();
    await afterwards;
    assert.equal(ended, true);
    assert.match(JSON.stringify(world.connector.in('a:personal')[0]?.activity), /told afterwards/);
  });

  it('reads the members by pages and leaves itself out', async () => {
    const people = Array.from({ length: 450 }, (_, n) => ({ id: `29:${n}`, name: `Person ${n}` }));
    world.connector.people.set('19:team@thread.tacv2', [...people, { id: botId, name: 'Baton' }]);
    let found = 0;
    say = async (turn) => {
      found = (await turn.members()).length;
      await turn.members();
      return {};
    };
    await world.post(world.message('start', { conversation: channel }));
    assert.equal(found, 450);
    assert.equal(world.connector.calls('GET').length, 1);
    const more = people.map(({ id, name }) => ({ id: `${id}-too`, name }));
    world.connector.people.set('19:team@thread.tacv2', [...people, ...more]);
    await world.post(world.message('start', { conversation: channel }));
    assert.equal(found, 500);
  });

  it('tells the person when the members cannot be read', async () => {
    world.connector.script({ method: 'GET', status: 500 });
    say = async (turn) => ({ sentence: `${(await turn.members()).length}` });
    assert.equal((await world.post(world.message('start', { conversation: channel }))).status, 200);
    assert.deepEqual(
      world.lines.filter((line) => line.level === 'warn').map(({ event, cause }) => [event, cause]),
      [['members not read', '500 Scripted']],
    );
  });

  it('greets once when Teams reports an installation repeatedly', async () => {
    const update = (more: Record<string, unknown>) =>
      world.activity({ conversation: { id: 'a:greeted', conversationType: 'personal', tenantId: tenant }, ...more });
    for (let n = 0; n < 3; n += 1) {
      await world.post(update({ type: 'conversationUpdate', membersAdded: [{ id: botId }] }));
      await world.post(update({ type: 'installationUpdate', action: 'add' }));
    }
    assert.equal(world.connector.in('a:greeted').length, 1);
    await world.post(update({ type: 'conversationUpdate', membersAdded: [{ id: '29:bo' }] }));
    await world.post(update({ type: 'installationUpdate', action: 'remove' }));
    assert.equal(world.connector.in('a:greeted').length, 1);
  });

  it('ignores activities that ask for nothing', async () => {
    for (const type of ['typing', 'messageReaction', 'event', 'endOfConversation', 'made-up']) {
      assert.equal((await world.post(world.activity({ type }))).status, 200);
    }
    assert.deepEqual(turns, []);
    assert.equal(world.connector.log.length, 0);
  });

  it('repeats an answer after a 429, and never one that perhaps arrived', async () => {
    say = async () => ({ sentence: 'once' });
    world.connector.script({ method: 'POST', status: 429, retryAfter: '0' });
    await world.post(world.message('who?'));
    assert.equal(world.connector.in('a:personal').length, 1);
    assert.equal(world.connector.calls('POST').length, 2);

    world.connector.script({ method: 'POST', dropAfterAccept: true });
    await world.post(world.message('who?'));
    assert.equal(world.connector.in('a:personal').length, 2);
    world.connector.script({ method: 'POST', status: 502, accept: true });
    await world.post(world.message('who?'));
    assert.equal(world.connector.in('a:personal').length, 3);
  });

  it('holds all sends to the conversation when the connector asks to wait', async () => {
    say = async () => ({ sentence: 'once' });
    const conversation = { id: 'a:silenced', conversationType: 'personal', tenantId: tenant };
    world.connector.script({ method: 'POST', conversation: 'a:silenced', status: 429, retryAfter: '60' });
    const before = Date.now();
    await world.post(world.message('who?', { conversation }));
    const quiet = (await world.baton.store.conversations.find('a:silenced'))?.quietUntil ?? '';
    assert.ok(Date.parse(quiet) >= before + 60_000, quiet);
    await world.post(world.message('and now?', { conversation }));
    assert.equal(world.connector.calls('POST').filter((call) => call.conversation === 'a:silenced').length, 1);
  });

  it('is finished before the program ends', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let heard = () => {};
    const began = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const other = await startWorld({
      dialogs: {
        handleMessage: async () => {
          heard();
          await answered;
          return { sentence: 'done' };
        },
        handleAction: async () => ({}),
        greet: async () => ({}),
      },
    });
    const asked = other.post(other.message('slow'));
    await began;
    let closed = false;
    const closing = other.close().then(() => {
      closed = true;
    });
    await settled();
    assert.equal(closed, false, 'the turn is waited for');
    answer();
    assert.equal((await asked).status, 200);
    await closing;
    assert.equal(other.connector.messages.size, 1);
    await assert.rejects(fetch(other.url));
  });

  const unverified = () =>
    startWorld(
      {
        dialogs: {
          handleMessage: async () => ({ sentence: 'heard' }),
          handleAction: async () => ({}),
          greet: async () => ({}),
        },
      },
      {
        NODE_ENV: 'development',
        MicrosoftAppId: '',
        MicrosoftAppTenantId: '',
        BATON_TOKEN_URL: '',
        BATON_SERVICE_HOSTS: '',
      },
    );

  it('is not verified in development on this machine, and refused in other channels', async () => {
    const open = await unverified();
    try {
      const headers = { authorization: '' };
      assert.equal((await open.post(open.message('hi'), headers)).status, 200);
      assert.equal((await open.post('{}', headers)).status, 400);
      assert.equal((await open.post(open.message('hi', { serviceUrl: 'https://evil.example/' }), headers)).status, 403);
      assert.equal((await open.post(open.message('hi', { channelId: 'emulator' }), headers)).status, 403);
      assert.equal(open.keys.fetches, 0);
    } finally {
      await open.close();
    }
  });

  it('refuses forwarded requests in development, with a sentence and one log line', async () => {
    const open = await unverified();
    const body = JSON.stringify(open.message('hi'));
    const asked = (more: Record<string, string>) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', ...more };
        const sent = request(open.url, { method: 'POST', headers }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        });
        sent.on('error', reject).end(body);
      });
    try {
      assert.equal((await asked({})).status, 200);
      assert.equal((await asked({ host: `localhost:${open.baton.port}` })).status, 200);
      const added = [
        { forwarded: 'for=192.0.2.1' },
        { 'x-forwarded-for': '192.0.2.1' },
        { 'x-forwarded-host': 'baton.example' },
        { 'X-Forwarded-Proto': 'https' },
        { 'x-real-ip': '192.0.2.1' },
        { 'x-original-host': 'baton.example' },
        { 'true-client-ip': '192.0.2.1' },
        { via: '1.1 proxy' },
        { 'cdn-loop': 'cloudflare' },
        { 'cf-connecting-ip': '192.0.2.1' },
        { 'cf-ray': '1' },
        { 'tailscale-user-login': 'x' },
        { host: 'baton.example' },
        { host: 'baton.devtunnels.ms' },
      ];
      for (const header of added) {
        open.lines.length = 0;
        const { status, text } = await asked(header);
        assert.equal(status, 403, JSON.stringify(header));
        assert.match(text, /Set MicrosoftAppId/);
        assert.deepEqual(
          open.lines.filter(({ level }) => level !== 'debug').map(({ event, cause }) => [event, cause]),
          [['request refused', text]],
        );
      }
    } finally {
      await open.close();
    }
  });

  it('accepts forwarded requests when senders are verified', async () => {
    const forwarded = { 'x-forwarded-for': '192.0.2.1', via: '1.1 proxy' };
    const world = await startWorld({
      dialogs: { handleMessage: async () => ({}), handleAction: async () => ({}), greet: async () => ({}) },
    });
    try {
      assert.equal((await world.post(world.message('hi'), forwarded)).status, 200);
    } finally {
      await world.close();
    }
  });
});
