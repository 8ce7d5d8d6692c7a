import assert from 'node:assert/strict';
import { IntlMessageFormat } from 'intl-messageformat';
import pg from 'pg';
import { z } from 'zod';
import { causeOf } from '../../../bot/log/cause.js';
import type { Dialogs } from '../../../bot/teams/handlers/incoming.js';
import { layout } from '../../../cards/kit/template.js';
import type { Reply } from '../../../dialogs/turn/turn.js';
import { startWorld, tenant, type World } from '../../support/baton.js';
import { foundIn, until } from '../../support/canary.js';
import { freshDatabase, type TestDatabase } from '../../support/databases.js';
import { smallKnowledge } from '../../support/turns.js';

const name = 'Wanda Wombatname';
const text = 'wombattext: the key is under the mat';
const chat = 'a:1wombatChat_-7';
const token = 'wombatheader.wombatpayload.wombatsignature';
const canaries = [
  name,
  'Wombatname',
  'wombattext',
  'under the mat',
  '29:1wombatId',
  chat,
  'wombatheader',
  'wombatpayload',
  'bot-token',
];
const wanda = {
  from: { id: '29:1wombatId', name },
  conversation: { id: chat, conversationType: 'personal', tenantId: tenant },
};

/** Errors that quote their input. */
const mishaps: Readonly<Record<string, (said: string, database: string) => unknown>> = {
  json: (said) => JSON.parse(said),
  zone: (said) => new Intl.DateTimeFormat('en', { timeZone: said }),
  locale: (said) => new Intl.DateTimeFormat(said.slice(0, 12)),
  url: (said) => new URL(`/${said}`),
  pattern: (said) => new RegExp(`${said}(`),
  array: (said) => new Array(said as unknown as number).at(0)?.toString().concat(BigInt(said).toString()),
  zod: (said) => z.strictObject({}).parse({ [said]: said, more: z.enum(['a']).parse(said) }),
  message: (said) => new IntlMessageFormat('{n, select, one {1}}', 'en').format({ n: said }),
  layout: (said) => layout({ type: 'AdaptiveCard', version: '1.5', body: said })({}),
  fetch: (said) => fetch(`http://${said}/`),
  own: (said) => {
    throw new Error(`Could not do “${said}” for ${name}`);
  },
  thrown: (said) => {
    throw said;
  },
  nested: (said) => {
    throw new Error('The outer one is harmless.', { cause: new Error(said) });
  },
  driver: async (said, url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query('select cast($1::text as integer)', [said]);
    } finally {
      await client.end();
    }
  },
  unique: async (said, url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('create temporary table t (name text primary key)');
      return await client.query('insert into t values ($1), ($1)', [said]);
    } finally {
      await client.end();
    }
  },
};

describe('log lines', function () {
  this.timeout(300_000);
  let database: TestDatabase;
  let world: World;
  let mishap: keyof typeof mishaps | null = null;
  let late = false;

  const go = async (): Promise<Reply> => {
    const run = mishaps[mishap ?? ''];
    if (run === undefined) return { sentence: text };
    if (late) return { sentence: text, after: async () => void (await run(text, database.url)) };
    await run(text, database.url);
    return { sentence: text };
  };
  const dialogs: Dialogs = { handleMessage: go, handleAction: go, greet: go };

  before(async () => {
    database = await freshDatabase('PostgreSQL');
    world = await startWorld({ knowledge: smallKnowledge, dialogs });
  });
  after(async () => {
    await world.close();
    await database.remove();
  });
  beforeEach(() => {
    world.lines.length = 0;
    mishap = null;
    late = false;
  });

  /** Everything above debug; there must be something, or nothing was looked at. */
  const logged = (): string => {
    const lines = world.lines.filter(({ level }) => level !== 'debug');
    assert.ok(lines.length > 0);
    return JSON.stringify(lines);
  };
  const clean = () => assert.deepEqual(foundIn(Buffer.from(logged()), canaries), [], logged().slice(0, 2_000));
  const say = (more: Record<string, unknown> = {}) => world.post(world.message(text, { ...wanda, ...more }));
  const press = (verb: string, data: unknown, more: Record<string, unknown> = {}) =>
    world.post(world.invoke(verb, data, { ...wanda, ...more }));

  for (const [kind, run] of Object.entries(mishaps)) {
    it(`say what went wrong (${kind}) and nothing of what was said`, async () => {
      await assert.rejects(async () => run(text, database.url));
      mishap = kind;
      await say();
      await press('checklist.tick', { engagement: text, item: name });
      late = true;
      await say();
      await until(() => world.lines.some(({ event }) => event === 'work after reply failed'));
      assert.equal(world.lines.filter(({ event }) => event === 'turn failed').length, 2);
      assert.ok(world.lines.every(({ level, cause }) => level !== 'error' || String(cause).length > 0));
      clean();
    });
  }

  it('say nothing of ordinary, unknown or malformed input', async () => {
    await say();
    await press(text, { [text]: name });
    await press('checklist.tick', { engagement: text });
    await world.post(world.activity({ ...wanda, type: 'wombattext', text }));
    await world.post(world.activity({ ...wanda, type: 'invoke', name: 'Wombatname/wombattext', value: {} }));
    const odd = { ...wanda.conversation, id: `${name} wombattext@thread.tacv2` };
    await world.post(world.activity({ ...wanda, conversation: odd, type: 'installationUpdate', action: 'remove' }));
    await world.post(world.activity({ ...wanda, type: 'invoke', name: text, value: { [text]: text } }));
    await world.post(world.activity({ ...wanda, type: 'invoke', name: 'task/fetch', value: text }));
    await world.post(world.activity({ ...wanda, type: 'installationUpdate', action: 'add' }));
    await world.post(world.activity({ ...wanda, type: 'conversationUpdate', membersRemoved: [wanda.from] }));
    await world.post(world.activity({ ...wanda, type: 'installationUpdate', action: 'remove' }));
    clean();
  });

  it('do not name the person who changed an engagement', async () => {
    const real = await startWorld({ knowledge: smallKnowledge });
    try {
      const conversation = { id: '19:wombats@thread.tacv2', conversationType: 'channel', tenantId: tenant };
      const there = { ...wanda, conversation };
      real.connector.people.set(conversation.id, [wanda.from]);
      await real.post(real.message('start', there));
      const { engagements } = real.baton.store;
      const id = (await engagements.inChannel(conversation.id))?.id ?? '';
      const form = { engagement: id, customer: 'Contoso', workloads: 'intune', locale: 'en' };
      await real.post(real.invoke('setup.save', form, there));
      await real.post(real.message(text, there));
      const odd = { draft: 'd1', [`wombattext ${name}`]: { a: 1 } };
      for (const engagement of [id, text])
        for (const verb of ['remediation.save', 'calendar.save'])
          await real.post(real.invoke(verb, { engagement, ...odd }, there));
      await real.post(real.invoke('checklist.tick', { engagement: 'wombattext', item: '1', seen: 0, page: 1 }, there));
      await real.post(real.invoke('inquiry.show', { inquiry: 'wombattext' }, there));
      await real.post(real.invoke('inquiry.show', { [`wombattext ${name}`]: text }, there));
      await real.post(real.invoke('setup.save', { ...form, [text]: 1, customer: { [name]: text } }, there));
      await real.post(real.activity({ ...there, type: 'conversationUpdate', membersRemoved: [wanda.from] }));
      assert.equal((await engagements.find(id))?.departed?.length, 1);
      world.lines.push(...real.lines);
      const events = world.lines.map(({ event }) => event);
      for (const event of ['changed', 'answered', 'left', 'malformed press', 'unknown engagement'])
        assert.ok(events.includes(event), event);
      clean();
    } finally {
      await real.close();
    }
  });

  it('say nothing of tokens and bodies that were refused', async () => {
    const bearer = (value: string) => ({ authorization: `Bearer ${value}` });
    await world.post(world.message(text, wanda), bearer(token));
    await world.post(text, bearer(token));
    await world.post(`{"type": "message", "text": "${text}`, {});
    await world.post(world.message(text, { ...wanda, serviceUrl: `https://${name}.example/` }), {});
    await world.post(world.message(text, { ...wanda, channelData: { tenant: { id: text } } }), {});
    await world.post(world.message(text, wanda), {}, { audience: text });
    await world.post(world.message(text, wanda), {}, { issuer: `https://${token}` });
    assert.ok(world.lines.filter(({ event }) => event === 'request refused').length >= 6);
    clean();
  });

  it('say nothing of a connector’s answer that echoes a request', async () => {
    const refusals = [
      { status: 400, code: text },
      { status: 401 },
      { status: 403, code: 'BotDisabledByAdmin' },
      { status: 413, code: name },
      { status: 500, code: text },
    ];
    for (const refusal of refusals) {
      world.connector.script({ method: 'POST', echo: true, times: 1, ...refusal });
      await say();
    }
    assert.ok(
      world.lines.some(({ cause }) => /BotDisabledByAdmin/u.test(String(cause))),
      'what is a code is said',
    );
    clean();
  });

  it('say nothing of what was being written when the store went away', async () => {
    const other = await startWorld({ knowledge: smallKnowledge });
    try {
      await other.baton.store.close();
      await other.post(other.message(text, wanda));
      await other.post(other.invoke('checklist.tick', { engagement: text }, wanda));
      const lines = JSON.stringify(other.lines.filter(({ level }) => level !== 'debug'));
      assert.match(lines, /turn failed|request failed/u);
      assert.deepEqual(foundIn(Buffer.from(lines), canaries), [], lines.slice(0, 2_000));
    } finally {
      await other.close().catch(() => {});
    }
  });
});

describe('the cause of an error', () => {
  const caught = (run: () => unknown): unknown => {
    try {
      run();
    } catch (error) {
      return error;
    }
    throw new Error('Nothing was thrown.');
  };

  it('is our own sentence, or one without quotations, or a name with codes', () => {
    assert.equal(
      causeOf(new Error('Give both processes a PostgreSQL database.')).cause,
      'Give both processes a PostgreSQL database.',
    );
    assert.match(
      causeOf(caught(() => (undefined as unknown as { x: string }).x)).cause,
      /^Cannot read properties of undefined/u,
    );
    assert.equal(causeOf(caught(() => JSON.parse('secret'))).cause, 'SyntaxError');
    assert.equal(causeOf(caught(() => new Intl.DateTimeFormat('en', { timeZone: 'secret' }))).cause, 'RangeError');
    assert.equal(causeOf(caught(() => z.string().parse(7))).cause, 'ZodError');
    assert.equal(causeOf({ secret: 1 }).cause, 'a thrown object');
  });

  it('keeps the stack frames without the message', () => {
    const { stack = '' } = causeOf(caught(() => JSON.parse('secret')));
    assert.match(stack, /^SyntaxError\n\s+at /u);
    assert.doesNotMatch(stack, /secret/u);
  });

  it('takes no line of a message for a frame', () => {
    const error = caught(() => JSON.parse('\n    at secret'));
    assert.doesNotMatch(JSON.stringify(causeOf(error)), /secret/u);
  });

  it('repeats nothing that was said in its turn', () => {
    const said = { text: 'who feeds the cat?', from: { name: 'Ana Lima' }, value: { note: 'under the mat' } };
    const error = new Error('Ana Lima asked “who feeds the cat?” with under the mat in e-1');
    assert.equal(causeOf(error, said).cause, '… asked “…” with … in e-1');
  });
});
