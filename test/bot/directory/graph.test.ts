import assert from 'node:assert/strict';
import { createTokenSource, loginOf } from '../../../bot/connector/tokens.js';
import { Graph } from '../../../bot/directory/graph.js';
import { appId, tenant } from '../../support/baton.js';
import { GraphServer } from '../../support/graph-server.js';
import { KeyServer } from '../../support/key-server.js';
import { appSecret } from '../../support/login.js';

const sam = '5a000000-0000-4000-8000-00000000005a';
const group = (n: number) => `90000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const many = (n: number) => Array.from({ length: n }, (_, index) => group(index + 1));

describe('Microsoft Graph', () => {
  let keys: KeyServer;
  let server: GraphServer;
  let now: number;

  before(async () => {
    keys = await KeyServer.start(appId);
  });
  after(() => keys.close());

  beforeEach(async () => {
    server = await GraphServer.start();
    keys.delay = 0;
    keys.outage = null;
    now = Date.parse('2026-11-24T12:00:00.000Z');
  });

  afterEach(async () => {
    await server.close();
  });

  async function open(deadline = 1_500): Promise<Graph> {
    const app = { id: appId, tenant, credential: { kind: 'secret' as const, secret: appSecret, expires: null } };
    const token = await createTokenSource({ app, tokenUrl: keys.tokenUrl }, server.url);
    return new Graph({ url: server.url, token, now: () => now, deadline, backOff: () => 5 });
  }

  it('says which of the groups a person is in', async () => {
    server.put(sam, group(1), group(3), group(7));
    const { found, unanswered, cause } = await (await open()).membership(sam, [group(1), group(2), group(3)]);
    assert.deepEqual([...found], [group(1), group(3)]);
    assert.equal(unanswered.size, 0);
    assert.equal(cause, null);
  });

  it('shows a token for Graph, not the one for the connector', async () => {
    server.put(sam, group(1));
    server.token = 'bot-token';
    const { unanswered, cause } = await (await open()).membership(sam, [group(1)]);
    assert.deepEqual([...unanswered], [group(1)]);
    assert.equal(cause, '401 InvalidAuthenticationToken');
    assert.equal(server.log.length, 1, 'asking again with the same token would end the same way');
  });

  it('takes tokens from the login of its own cloud', () => {
    assert.equal(loginOf('https://graph.microsoft.com'), 'https://login.microsoftonline.com/');
    assert.equal(loginOf('https://dod-graph.microsoft.us'), 'https://login.microsoftonline.us/');
    assert.equal(loginOf('https://microsoftgraph.chinacloudapi.cn'), 'https://login.chinacloudapi.cn/');
    assert.equal(loginOf('https://api.botframework.com'), 'https://login.microsoftonline.com/');
  });

  it('asks for at most 20 groups at once and puts the answers together', async () => {
    server.put(sam, group(5), group(20), group(21), group(45));
    const { found, unanswered } = await (await open()).membership(sam, many(45));
    assert.deepEqual([...found].sort(), [group(5), group(20), group(21), group(45)]);
    assert.equal(unanswered.size, 0);
    assert.deepEqual(server.log.map(({ groups }) => groups.length).sort(), [20, 20, 5]);
  });

  it('follows the pages of an answer, at its own address only', async () => {
    server.pageSize = 2;
    server.put(sam, ...many(7));
    assert.equal((await (await open()).membership(sam, many(9))).found.size, 7);
    assert.equal(server.log.length, 4);

    server.scripts.push({ nextLink: 'https://elsewhere.example/v1.0/users' });
    const led = await (await open()).membership(sam, many(9));
    assert.equal(led.found.size, 2, 'what was heard before stays heard');
    assert.equal(led.unanswered.size, 7);
    assert.match(led.cause ?? '', /another address/u);
  });

  it('gives up on endless pages', async () => {
    const loop = `${server.url}/v1.0/users/${sam}/checkMemberGroups?again`;
    server.scripts.push({
      times: Number.POSITIVE_INFINITY,
      text: JSON.stringify({ value: [], '@odata.nextLink': loop }),
    });
    const { cause } = await (await open()).membership(sam, [group(1)]);
    assert.match(cause ?? '', /without end/u);
    assert.ok(server.log.length <= 10);
  });

  it('does not follow a redirect with its token', async () => {
    const other = await GraphServer.start();
    server.scripts.push({ status: 307, location: `${other.url}/v1.0/users/${sam}/checkMemberGroups` });
    const { unanswered } = await (await open()).membership(sam, [group(1)]);
    assert.equal(unanswered.size, 1);
    assert.equal(other.log.length, 0);
    await other.close();
  });

  it('reports no groups for a person whom the directory does not know', async () => {
    server.people = new Set();
    const { found, unanswered, cause } = await (await open()).membership(sam, [group(1)]);
    assert.deepEqual([found.size, unanswered.size, cause], [0, 0, null]);
  });

  it('treats any other “not found” as an outage', async () => {
    server.scripts.push({ status: 404, text: '<html>nothing here</html>' });
    const { unanswered, cause } = await (await open()).membership(sam, [group(1)]);
    assert.equal(unanswered.size, 1);
    assert.match(cause ?? '', /^404/u);
  });

  it('finds no person in a group that the app may not see', async () => {
    server.put(sam, group(1));
    server.hidden.add(group(1));
    const { found, unanswered } = await (await open()).membership(sam, [group(1)]);
    assert.deepEqual([found.size, unanswered.size], [0, 0]);
  });

  it('names the permissions when it may not ask', async () => {
    server.scripts.push({ status: 403, code: 'Authorization_RequestDenied' });
    const { cause } = await (await open()).membership(sam, [group(1)]);
    assert.match(cause ?? '', /403 Authorization_RequestDenied.*GroupMember\.Read\.All/u);
  });

  it('waits as long as a 429 says when that leaves time', async () => {
    server.put(sam, group(1));
    server.scripts.push({ status: 429, retryAfter: '1' });
    const { found } = await (await open(3_000)).membership(sam, [group(1)]);
    assert.equal(found.size, 1);
    const [first, second] = server.log;
    assert.ok((second?.at ?? 0) - (first?.at ?? 0) >= 990, 'a second lies between');
  });

  it('answers at once when a 429 asks for a longer wait, and sends nothing until then', async () => {
    server.put(sam, group(1));
    server.scripts.push({ status: 429, retryAfter: '30' });
    const graph = await open();
    // Waiting for as long as it may would end with "no answer in time".
    assert.match((await graph.membership(sam, [group(1)])).cause ?? '', /^429/u);
    now += 29_000;
    assert.match((await graph.membership(sam, [group(1)])).cause ?? '', /pause/u);
    assert.equal(server.log.length, 1);
    now += 1_001;
    assert.equal((await graph.membership(sam, [group(1)])).found.size, 1);
  });

  it('retries a transient failure a bounded number of times', async () => {
    server.put(sam, group(1));
    server.scripts.push({ status: 503 }, { drop: true });
    assert.equal((await (await open()).membership(sam, [group(1)])).found.size, 1);
    assert.equal(server.log.length, 3);

    server.scripts.push({ status: 500, times: Number.POSITIVE_INFINITY });
    assert.match((await (await open()).membership(sam, [group(1)])).cause ?? '', /^500/u);
    assert.equal(server.log.length, 6);
  });

  it('answers by the deadline when Graph or the login is slow', async () => {
    server.put(sam, group(1));
    server.latency = 2_000;
    const slow = await (await open(200)).membership(sam, [group(1)]);
    assert.equal(slow.cause, 'no answer in time');
    server.latency = 0;
    keys.delay = 2_000;
    assert.equal((await (await open(200)).membership(sam, [group(1)])).cause, 'no answer in time');
  });

  it('reports that Graph or the login is away', async () => {
    const graph = await open();
    await server.close();
    assert.match((await graph.membership(sam, [group(1)])).cause ?? '', /ECONNREFUSED/u);
    keys.outage = 500;
    assert.match((await (await open()).membership(sam, [group(1)])).cause ?? '', /^no token/u);
  });

  it('keeps what was answered when only a part was', async () => {
    server.put(sam, group(1), group(30));
    server.scripts.push({ group: group(30), status: 400, times: Number.POSITIVE_INFINITY });
    const { found, unanswered } = await (await open()).membership(sam, many(30));
    assert.deepEqual([...found], [group(1)]);
    assert.deepEqual([...unanswered], many(30).slice(20));
  });

  for (const [what, text] of [
    ['half an answer', '{"value":["'],
    ['an answer of another shape', '{"value":[{"id":1}]}'],
    ['nothing', ''],
    ['a page of a gateway', '<html></html>'],
  ] as const) {
    it(`takes ${what} for no answer`, async () => {
      server.scripts.push({ text, times: Number.POSITIVE_INFINITY });
      const { found, unanswered, cause } = await (await open()).membership(sam, [group(1)]);
      assert.deepEqual([found.size, unanswered.size], [0, 1]);
      assert.notEqual(cause, null);
    });
  }

  it('ignores groups that were not asked for', async () => {
    server.scripts.push({ text: JSON.stringify({ value: [group(2), group(1).toUpperCase()] }) });
    const { found } = await (await open()).membership(sam, [group(1)]);
    assert.deepEqual([...found], [group(1)]);
  });

  it('names no person in a cause', async () => {
    for (const status of [400, 401, 403, 404, 429, 500]) {
      server.scripts.push({ status, times: 3 });
      const { cause } = await (await open(300)).membership(sam, [group(1)]);
      assert.ok(cause !== null && !cause.includes(sam) && !cause.includes('graph-token'), cause ?? '');
      server.scripts.length = 0;
    }
  });
});
