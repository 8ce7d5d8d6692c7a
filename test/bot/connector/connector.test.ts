import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Connector, maxMessageBytes } from '../../../bot/connector/connector.js';
import { backOff } from '../../../bot/connector/outcome.js';
import { ServiceHosts } from '../../../bot/connector/service-hosts.js';
import { keptLog } from '../../support/baton.js';
import { FakeConnector, type Script } from '../../support/connector.js';

describe('the connector', () => {
  let teams: FakeConnector;
  let connector: Connector;
  const hello = { type: 'message', text: 'hello' };
  const to = () => ({ serviceUrl: teams.url, conversation: '19:team@thread.tacv2' });

  beforeEach(async () => {
    teams = await FakeConnector.start();
    connector = new Connector({
      token: async () => null,
      hosts: new ServiceHosts([teams.host], false),
      log: keptLog().log,
    });
  });
  afterEach(() => teams.close());

  it('posts, edits, begins threads and removes', async () => {
    const posted = await connector.post(to(), hello);
    assert.ok(posted.is === 'done');
    assert.deepEqual(await connector.edit(to(), posted.value.activity, { ...hello, text: 'changed' }), {
      is: 'done',
      value: null,
    });
    assert.equal(teams.messages.get(posted.value.activity)?.activity.text, 'changed');
    const thread = await connector.thread(to(), 't', hello);
    assert.ok(thread.is === 'done');
    assert.equal(thread.value.conversation, `19:team@thread.tacv2;messageid=${thread.value.activity}`);
    assert.equal((await connector.remove(to(), posted.value.activity)).is, 'done');
    assert.equal((await connector.remove(to(), posted.value.activity)).is, 'done', 'gone already');
    assert.equal(teams.messages.size, 1);
  });

  // Origin: the table "Answers of the connector, and what to do".
  const table: readonly [Script, post: string, edit: string][] = [
    [{ status: 400 }, 'failed', 'failed'],
    [{ status: 401, code: 'BotNotRegistered' }, 'failed', 'failed'],
    [{ status: 413, code: 'MessageSizeTooBig' }, 'failed', 'failed'],
    [{ status: 403, code: 'BotDisabledByAdmin' }, 'stopped', 'stopped'],
    [{ status: 403, code: 'BotNotInConversationRoster' }, 'stopped', 'stopped'],
    [{ status: 403, code: 'ConversationBlockedByUser' }, 'stopped', 'stopped'],
    [{ status: 403, code: 'NotEnoughPermissions' }, 'stopped', 'stopped'],
    [{ status: 404, code: 'ActivityNotFoundInConversation' }, 'gone message', 'gone message'],
    [{ status: 404, code: 'ConversationNotFound' }, 'gone conversation', 'gone conversation'],
    [{ status: 412, code: 'PreconditionFailed' }, 'later', 'later'],
    [{ status: 429 }, 'later', 'later'],
    [{ status: 500 }, 'unknown', 'failed'],
    [{ status: 502 }, 'unknown', 'later'],
    [{ status: 503 }, 'unknown', 'later'],
    [{ status: 504 }, 'unknown', 'later'],
    [{ dropAfterAccept: true }, 'unknown', 'later'],
    [{ resetAfterAccept: true }, 'unknown', 'later'],
  ];
  for (const [script, post, edit] of table) {
    it(`calls ${script.status ?? (script.resetAfterAccept === true ? 'a reset connection' : 'a dropped connection')} ${script.code ?? ''} of a post "${post}", of an edit "${edit}"`, async () => {
      const named = (outcome: { is: string; what?: string }) =>
        outcome.what === undefined ? outcome.is : `${outcome.is} ${outcome.what}`;
      teams.script({ ...script });
      assert.equal(named(await connector.post(to(), hello)), post);
      teams.script({ ...script });
      assert.equal(named(await connector.thread(to(), 't', hello)), post);
      const posted = await connector.post(to(), hello);
      assert.ok(posted.is === 'done');
      teams.log.length = 0;
      teams.script({ ...script });
      assert.equal(named(await connector.edit(to(), posted.value.activity, hello)), edit);
      assert.equal(teams.log.length, 1);
    });
  }

  it('waits as long as Retry-After says, in seconds or as a date', async () => {
    teams.script({ status: 429, retryAfter: '7' });
    assert.deepEqual(await connector.post(to(), hello), { is: 'later', wait: 7_000, cause: '429 Scripted' });
    teams.script({ status: 503, retryAfter: new Date(Date.now() + 30_000).toUTCString() });
    const outcome = await connector.edit(to(), '1', hello);
    assert.ok(outcome.is === 'later' && outcome.wait !== null && outcome.wait > 28_000 && outcome.wait <= 30_000);
    teams.script({ status: 429, retryAfter: 'soon' });
    assert.deepEqual(await connector.post(to(), hello), { is: 'later', wait: null, cause: '429 Scripted' });
  });

  it('waits a quarter of an hour at most, whatever Retry-After says', async () => {
    const soon = new Date(Date.now() + 86_400_000).toUTCString();
    for (const retryAfter of ['86400', '999999999999999', soon, 'Fri, 31 Dec 9999 23:59:59 GMT']) {
      teams.script({ status: 429, retryAfter });
      const outcome = await connector.post(to(), hello);
      assert.deepEqual(outcome, { is: 'later', wait: 900_000, cause: '429 Scripted' }, retryAfter);
    }
  });

  it('stops when pages of members repeat themselves', async () => {
    const circle = createServer((request, response) => {
      const token = new URL(request.url ?? '/', 'http://x').searchParams.get('continuationToken');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ members: [{ id: '29:a' }], continuationToken: token === 'b' ? 'a' : 'b' }));
    });
    circle.listen(0, '127.0.0.1');
    await once(circle, 'listening');
    const address = circle.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const hosts = new ServiceHosts([host], false);
    const other = new Connector({ token: async () => null, hosts, log: keptLog().log });
    const read = await other.members({ serviceUrl: `http://${host}/`, conversation: 'x' }, '28:bot', 10_000);
    assert.deepEqual(read, { is: 'failed', cause: 'pages of members repeat themselves' });
    circle.closeAllConnections();
    circle.close();
  });

  it('repeats only what may be repeated, and gives up when patience ends', async () => {
    teams.script({ status: 412, times: 2 });
    assert.equal((await connector.persist(() => connector.post(to(), hello), 10_000)).is, 'done');
    assert.equal(teams.log.length, 3);
    teams.log.length = 0;
    teams.script({ status: 500, times: 2 });
    assert.equal((await connector.persist(() => connector.edit(to(), '1', hello), 10_000)).is, 'failed');
    assert.equal(teams.log.length, 1);
    teams.script({ status: 429, retryAfter: '60', times: 2 });
    teams.scripts.splice(0, 1);
    assert.equal((await connector.persist(() => connector.post(to(), hello), 100)).is, 'later');
  });

  it('backs off with jitter, doubling up to three seconds', () => {
    assert.deepEqual(
      [0, 1, 2, 10].map((attempt) => [backOff(attempt, 0), backOff(attempt, 1)]),
      [
        [250, 500],
        [500, 1_000],
        [1_000, 2_000],
        [1_500, 3_000],
      ],
    );
  });

  it('treats a failed connection as not sent', async () => {
    const { url } = teams;
    await teams.close();
    assert.equal((await connector.post({ serviceUrl: url, conversation: 'x' }, hello)).is, 'later');
    teams = await FakeConnector.start();
  });

  it('sends nothing to a host that is not on the allow-list, and follows no redirect', async () => {
    const other = await FakeConnector.start();
    try {
      const outcome = await connector.post({ serviceUrl: other.url, conversation: 'x' }, hello);
      assert.equal(outcome.is, 'failed');
      assert.equal(other.log.length, 0);
    } finally {
      await other.close();
    }
  });

  it('does not send what is too large for Teams', async () => {
    const outcome = await connector.post(to(), { type: 'message', text: 'x'.repeat(maxMessageBytes / 2) });
    assert.ok(outcome.is === 'failed' && /not sent/.test(outcome.cause));
    assert.equal(teams.log.length, 0);
  });
});

describe('the allow-list of hosts', () => {
  const hosts = new ServiceHosts(['connector.test:8443', '127.0.0.1:4000'], false);
  it('has Teams’ own hosts over https, and the configured ones with their port', () => {
    for (const url of [
      'https://smba.trafficmanager.net/emea/',
      'https://smba.infra.gov.teams.microsoft.us/',
      'https://connector.test:8443/x',
      'http://127.0.0.1:4000/',
    ]) {
      assert.equal(hosts.allows(url), true, url);
    }
    for (const url of [
      'http://smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:444/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://evil.example/smba.trafficmanager.net',
      'https://x@smba.trafficmanager.net/',
      'https://connector.test/',
      'http://connector.test:8443/',
      'http://127.0.0.1:4001/',
      'ftp://smba.trafficmanager.net/',
      '//smba.trafficmanager.net/',
      '',
    ]) {
      assert.equal(hosts.allows(url), false, url);
    }
  });

  it('has this machine only in development', () => {
    assert.equal(new ServiceHosts([], true).allows('http://localhost:56150/_connector'), true);
    assert.equal(new ServiceHosts([], false).allows('http://localhost:56150/_connector'), false);
  });
});
