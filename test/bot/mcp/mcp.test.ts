import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import fc from 'fast-check';
import { openKnowledge } from '../../../bot/knowledge/knowledge.js';
import { mcpPath } from '../../../bot/mcp/mcp-door.js';
import { mcpTools } from '../../../bot/mcp/mcp-tools.js';
import { type ApiWorld, type ClientName, startApiWorld, tokens } from '../../support/api-world.js';

type Json = Record<string, unknown>;

describe('the server for agents', () => {
  let world: ApiWorld;
  before(async function () {
    this.timeout(60_000);
    world = await startApiWorld({ knowledge: openKnowledge() });
  });
  after(() => world.close());

  /** An agent as others write them: the protocol's own client, over HTTP. */
  async function agent<T>(name: ClientName, talk: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ name: 'agent', version: '1' });
    const headers = { authorization: `Bearer ${tokens[name]}` };
    await client.connect(new StreamableHTTPClientTransport(new URL(mcpPath, world.url), { requestInit: { headers } }));
    try {
      return await talk(client);
    } finally {
      await client.close();
    }
  }

  const call = async (client: Client, name: string, args: Json = {}) => {
    const result = await client.callTool({ name, arguments: args });
    const [content] = result.content as { type: string; text: string }[];
    return { isError: result.isError === true, text: content?.text ?? '', answer: result.structuredContent as Json };
  };

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(new URL(mcpPath, world.url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens.reports}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('tells what it is, and has tools that only read', async () => {
    await agent('reports', async (client) => {
      assert.equal(client.getServerVersion()?.name, 'baton');
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        ['ask', 'engagements', 'engagement', 'open_items', 'blockers'],
      );
      assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true));
      await client.ping();
    });
  });

  it('answers each tool as the API does, and as its own schema says', async () => {
    await agent('reports', async (client) => {
      // The client checks structured answers against the schemas of this list.
      await client.listTools();
      const same = async (tool: string, args: Json, path: string) => {
        const { answer, text, isError } = await call(client, tool, args);
        assert.equal(isError, false, text);
        assert.deepEqual(answer, await (await world.get(path)).json());
        assert.deepEqual(JSON.parse(text), answer);
      };
      const question = 'who configures the firewall ports?';
      await same('ask', { question }, `/answers?question=${encodeURIComponent(question)}`);
      await same(
        'ask',
        { question, engagement: 'contoso' },
        `/answers?engagement=contoso&question=${encodeURIComponent(question)}`,
      );
      await same('engagements', { state: 'active' }, '/engagements?state=active');
      await same('engagement', { engagement: 'contoso', locale: 'sv' }, '/engagements/contoso?locale=sv');
      await same(
        'open_items',
        { engagement: 'contoso', side: 'provider' },
        '/engagements/contoso/items?side=provider&state=open',
      );
      await same('blockers', { engagement: 'contoso' }, '/engagements/contoso/blockers');
    });
  });

  it('says in words what was wrong, so that the agent can mend it', async () => {
    await agent('reports', async (client) => {
      for (const [tool, args, says] of [
        ['engagement', { engagement: 'fabrikam' }, /no engagement with this id that this client sees/u],
        ['engagement', {}, /engagement: /u],
        ['open_items', { engagement: 'contoso', state: 'done' }, /known here are/u],
        ['open_items', { engagement: 'contoso', phase: 'lunch' }, /none of its playbook/u],
        ['delete_everything', {}, /Known are ask, /u],
      ] as const) {
        const { isError, text } = await call(client, tool, args);
        assert.equal(isError, true);
        assert.match(text, says);
      }
    });
  });

  it('shows a client the tools of its scopes alone, and refuses the others', async () => {
    for (const [name, own] of [
      ['answers', ['ask']],
      ['events', []],
    ] as const) {
      await agent(name, async (client) => {
        assert.deepEqual(
          (await client.listTools()).tools.map((tool) => tool.name),
          own,
        );
        for (const tool of mcpTools.filter((one) => !own.includes(one.name as never))) {
          const { isError, text } = await call(client, tool.name, { engagement: 'contoso' });
          assert.deepEqual([isError, /lacks read:/u.test(text)], [true, true], tool.name);
        }
      });
    }
  });

  it('shows a client nothing of another tenant', async () => {
    await agent('other', async (client) => {
      const { answer } = await call(client, 'engagements');
      assert.deepEqual(
        (answer.engagements as Json[]).map(({ id }) => id),
        ['fabrikam'],
      );
      assert.equal((await call(client, 'blockers', { engagement: 'contoso' })).isError, true);
    });
  });

  it('speaks the versions of the protocol that are asked for, and its own to any other', async () => {
    for (const [asked, spoken] of [
      ['2025-03-26', /^2025-03-26$/u],
      ['2025-06-18', /^2025-06-18$/u],
      ['1999-01-01', /^20\d\d-/u],
    ] as const) {
      const params = { protocolVersion: asked, capabilities: {}, clientInfo: { name: 'a', version: '1' } };
      const response = await post({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
      const { result } = (await response.json()) as { result: Json };
      assert.match(result.protocolVersion as string, spoken);
      assert.equal(response.headers.get('mcp-session-id'), null);
      assert.equal(response.headers.get('content-type'), 'application/json');
    }
    const notified = await post({ jsonrpc: '2.0', method: 'notifications/initialized' });
    assert.deepEqual([notified.status, await notified.text()], [202, '']);
    assert.equal(
      (await post({ jsonrpc: '2.0', id: 1, method: 'ping' }, { 'mcp-protocol-version': '1999-01-01' })).status,
      400,
    );
  });

  it('refuses streams, pages of other sites, and whoever has no token', async () => {
    const url = new URL(mcpPath, world.url);
    for (const method of ['GET', 'DELETE', 'PUT', 'OPTIONS']) {
      const response = await fetch(url, { method, headers: { authorization: `Bearer ${tokens.reports}` } });
      assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST'], method);
    }
    const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
    assert.equal((await post(ping, { origin: 'https://evil.example' })).status, 403);
    assert.equal((await post(ping, { authorization: 'Bearer baton_none' })).status, 401);
    assert.equal((await post(`"${'a'.repeat(40_000)}"`)).status, 413);
  });

  it('counts a client’s requests together with those over the API', async () => {
    const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
    const slow = { authorization: `Bearer ${tokens.slow}` };
    assert.equal((await world.get('/engagements', 'slow')).status, 200);
    assert.equal((await post(ping, slow)).status, 200);
    assert.equal((await post(ping, slow)).status, 200);
    const refused = await post(ping, slow);
    assert.equal(refused.status, 429);
    assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/u);
  });

  it('writes one line for each request, without words', async () => {
    world.lines.length = 0;
    const params = { name: 'ask', arguments: { question: 'who shreds the zebra file?' } };
    await post({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
    const lines = world.lines.filter(({ event }) => event === 'mcp request');
    assert.deepEqual(
      lines.map(({ client, tool, status, count }) => [client, tool, status, count]),
      [['reports', 'ask', 200, 1]],
    );
    assert.doesNotMatch(JSON.stringify(world.lines), /zebra|baton_/u);
  });

  it('is never answered with an error of the server, whatever strangers send', async () => {
    const message = fc.oneof(
      fc.json(),
      fc.string(),
      fc.record({
        jsonrpc: fc.constantFrom('2.0', '1.0'),
        id: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
        method: fc.oneof(
          fc.constantFrom('tools/call', 'tools/list', 'initialize', 'ping', 'resources/list'),
          fc.string(),
        ),
        params: fc.oneof(
          fc.record({
            name: fc.oneof(fc.constantFrom(...mcpTools.map(({ name }) => name)), fc.string()),
            arguments: fc.dictionary(
              fc.constantFrom('engagement', 'question', 'limit', 'cursor', 'locale', '__proto__'),
              fc.jsonValue(),
            ),
          }),
          fc.jsonValue(),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(message, async (said) => {
        const response = await post(said);
        const text = await response.text();
        assert.ok(response.status < 500, `${response.status} ${text}`);
        if (text !== '') JSON.parse(text);
      }),
      { numRuns: 250 },
    );
    assert.deepEqual(
      world.lines.filter(({ level }) => level === 'error'),
      [],
    );
  });
});
