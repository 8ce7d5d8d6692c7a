import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { appId, startWorld, type World } from '../../support/baton.js';

describe('the request authenticator', () => {
  let world: World;
  const handled: string[] = [];
  /** The send throttle would slow hundreds of answers in one conversation down. */
  let silent = false;

  before(async () => {
    world = await startWorld({
      dialogs: {
        handleMessage: async (_turn, text) => {
          handled.push(text);
          return silent ? {} : { sentence: 'heard' };
        },
        handleAction: async () => ({ sentence: 'pressed' }),
        greet: async () => ({ sentence: 'hello' }),
      },
    });
  });
  after(() => world.close());
  beforeEach(() => {
    handled.length = 0;
    world.lines.length = 0;
    silent = false;
  });

  /** Refused: 401 or 403 (413 for size), nothing in the body, no dialog called, one log line that names the cause. */
  const refused = async (response: Response, status: number, cause: RegExp) => {
    assert.equal(response.status, status);
    assert.equal(await response.text(), '');
    assert.deepEqual(handled, []);
    const lines = world.lines.filter((line) => line.event === 'request refused');
    assert.equal(lines.length, 1, JSON.stringify(world.lines));
    assert.match(String(lines[0]?.cause), cause);
  };

  it('lets a signed activity through to the dialogs', async () => {
    const response = await world.post(world.message('who patches the servers?'));
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '');
    assert.deepEqual(handled, ['who patches the servers?']);
  });

  it('refuses a request without a token', async () => {
    const response = await fetch(world.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(world.message('hi')),
    });
    await refused(response, 401, /no bearer token/);
  });

  it('refuses what is not a token', async () => {
    for (const authorization of ['Bearer', 'Bearer x', 'Basic YTpi', `Bearer ${'a.'.repeat(5_000)}`, 'Bearer a.b.c']) {
      world.lines.length = 0;
      await refused(await world.post(world.message('hi'), { authorization }), 401, /token|RS256|JWT|JWS/i);
    }
  });

  it('refuses a forged signature', async () => {
    const [head, payload] = (await world.keys.sign(world.connector.url)).split('.');
    const authorization = `Bearer ${head}.${payload}.${randomBytes(256).toString('base64url')}`;
    await refused(await world.post(world.message('hi'), { authorization }), 401, /SIGNATURE/);
  });

  it('refuses a changed payload', async () => {
    const [head, payload = '', signature] = (await world.keys.sign(world.connector.url)).split('.');
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), extra: true };
    const changed = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const authorization = `Bearer ${head}.${changed}.${signature}`;
    await refused(await world.post(world.message('hi'), { authorization }), 401, /SIGNATURE/);
  });

  it('refuses alg none', async () => {
    const token = new UnsecuredJWT({ serviceurl: world.connector.url })
      .setIssuer('https://api.botframework.com')
      .setAudience(appId)
      .setExpirationTime('1h')
      .setNotBefore('0s')
      .encode();
    await refused(await world.post(world.message('hi'), { authorization: `Bearer ${token}x` }), 401, /RS256/);
    world.lines.length = 0;
    await refused(await world.post(world.message('hi'), { authorization: `Bearer ${token}` }), 401, /token/);
  });

  it('refuses HS256 signed with the public key', async () => {
    const token = await new SignJWT({ serviceurl: world.connector.url })
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .setIssuer('https://api.botframework.com')
      .setAudience(appId)
      .setNotBefore('0s')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(await world.keys.publicPem()));
    await refused(await world.post(world.message('hi'), { authorization: `Bearer ${token}` }), 401, /RS256/);
  });

  it('refuses another audience or issuer, and tokens that are expired or not valid yet', async () => {
    for (const [signing, cause] of [
      [{ audience: '99999999-2222-4333-8444-555555555555' }, /CLAIM/],
      [{ issuer: 'https://sts.windows.net/other/' }, /CLAIM/],
      [{ expiresIn: -301 }, /EXPIRED/],
      [{ notBefore: 310 }, /CLAIM/],
    ] as const) {
      world.lines.length = 0;
      await refused(await world.post(world.message('hi'), {}, signing), 401, cause);
    }
  });

  it('accepts clocks that differ by less than five minutes', async () => {
    assert.equal((await world.post(world.message('late'), {}, { expiresIn: -240 })).status, 200);
    assert.equal((await world.post(world.message('early'), {}, { notBefore: 240 })).status, 200);
  });

  it('refuses a token without a service url, and one for another', async () => {
    await refused(await world.post(world.message('hi'), {}, { serviceUrl: null }), 401, /no service url/);
    world.lines.length = 0;
    await refused(await world.post(world.message('hi'), {}, { serviceUrl: 'https://x.test/' }), 401, /differs/);
  });

  it('refuses an activity without a service url, or with one that is not on the allow-list', async () => {
    await refused(await world.post(world.message('hi', { serviceUrl: undefined })), 401, /not an activity/);
    for (const serviceUrl of [
      'https://evil.example/',
      `http://${world.connector.host}.evil.example/`,
      `http://user@${world.connector.host}/`,
      'file:///etc/passwd',
      'https://smba.trafficmanager.net.evil.example/',
      'http://smba.trafficmanager.net/',
    ]) {
      world.lines.length = 0;
      await refused(await world.post(world.message('hi', { serviceUrl }), {}, { serviceUrl }), 403, /allow-list/);
    }
  });

  it('refuses another channel, and a key that is not endorsed for Teams', async () => {
    await refused(await world.post(world.message('hi', { channelId: 'webchat' })), 403, /channel/);
    world.lines.length = 0;
    await refused(await world.post(world.message('hi', { channelId: '' })), 401, /not an activity/);
  });

  it('refuses an unlisted tenant, a missing one, and one beside a listed one', async () => {
    const foreign = 'ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const conversation = { id: 'a:personal', conversationType: 'personal' };
    await refused(
      await world.post(world.message('hi', { channelData: { tenant: { id: foreign } }, conversation })),
      403,
      /tenant is not/,
    );
    world.lines.length = 0;
    await refused(await world.post(world.message('hi', { channelData: {}, conversation })), 403, /no tenant/);
    world.lines.length = 0;
    await refused(
      await world.post(world.message('hi', { conversation: { ...conversation, tenantId: foreign } })),
      403,
      /tenant is not/,
    );
  });

  it('refuses empty bodies, {}, wrong types, other text, forms and encoded bodies', async () => {
    for (const body of ['', '{}', '[]', 'null', '{"type":5}', '{"type":"message"', '\u0000', '"text"']) {
      world.lines.length = 0;
      await refused(await world.post(body), 401, /not an activity/);
    }
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', '']) {
      world.lines.length = 0;
      await refused(await world.post('type=message', { 'content-type': type }), 401, /not JSON/);
    }
    world.lines.length = 0;
    await refused(await world.post(world.message('hi'), { 'content-encoding': 'gzip' }), 401, /encoded/);
  });

  it('refuses a huge body before reading it', async () => {
    const huge = JSON.stringify(world.message('x'.repeat(300_000)));
    await refused(await world.post(huge), 413, /too large/);
    world.lines.length = 0;
    await refused(await world.post(huge, { authorization: '' }), 401, /no bearer token/);
  });

  it('stops reading a body that says no length and never ends', async () => {
    const token = await world.keys.sign(world.connector.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(world.baton.port, '127.0.0.1', () => {
        socket.write(
          `POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
        );
        const chunk = 'x'.repeat(100_000);
        for (let n = 0; n < 4; n += 1) socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
        socket.write('0\r\n\r\n');
      });
      socket.once('data', (data) => {
        resolve(String(data));
        socket.destroy();
      });
      socket.once('error', reject);
    });
    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /\r\n\r\n$/);
    assert.deepEqual(handled, []);
  });

  it('answers other addresses and methods without a body', async () => {
    for (const [path, method, status] of [
      ['/', 'GET', 404],
      ['/api/messages', 'GET', 405],
      ['/api/messages/../../etc/passwd', 'GET', 404],
      ['/%', 'GET', 404],
    ] as const) {
      const response = await fetch(new URL(path, world.url), { method });
      assert.equal(response.status < 500 && response.status >= 400, true, `${path} ${response.status}`);
      if (path !== '/%') assert.equal(response.status, status, path);
      assert.equal(await response.text(), '');
    }
  });

  it('refuses a host or an address that makes no URL, and goes on', async () => {
    const hosts = ['a b', '[', 'x:99999', '\xa0', 'a@b:c', '%', 'x\\y', '<>', '\xff'];
    for (const [host, address] of [
      ...hosts.map((one) => [one, '/'] as const),
      ['\xa0', '*'] as const,
      ['[', '*'] as const,
    ]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(world.baton.port, '127.0.0.1', () => {
          socket.end(Buffer.from(`OPTIONS ${address} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 'latin1'));
        });
        let said = '';
        socket.on('data', (data) => {
          said += String(data);
        });
        socket.once('close', () => resolve(said));
        socket.once('error', reject);
      });
      assert.match(answer, /^HTTP\/1\.1 4\d\d [\s\S]*\r\n\r\n$/u, JSON.stringify([host, answer]));
    }
    assert.equal((await fetch(new URL('/healthz', world.url))).status, 200);
    assert.match(JSON.stringify(world.lines), /host and address make no URL/);
  });

  it('refuses a token with any one character changed', async () => {
    const token = await world.keys.sign(world.connector.url);
    await fc.assert(
      fc.asyncProperty(
        // The last character of a signature of 256 bytes holds four bits that mean nothing.
        fc.nat(token.length - 2),
        fc.constantFrom(...'AZaz09-_.'),
        async (index, character) => {
          if (token[index] === character) return;
          const authorization = `Bearer ${token.slice(0, index)}${character}${token.slice(index + 1)}`;
          const response = await world.post(world.message('hi'), { authorization });
          assert.equal(response.status, 401, authorization);
          assert.equal(await response.text(), '');
        },
      ),
      { numRuns: 150 },
    );
    assert.deepEqual(handled, []);
  });

  it('answers any activity that is signed without a 5xx and without an error text', async () => {
    silent = true;
    const wild = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom(
            ...['type', 'id', 'from', 'recipient', 'conversation', 'channelData', 'text', 'locale', 'name', 'entities'],
            ...['replyToId', 'value', 'membersAdded', 'membersRemoved', 'action', 'timestamp', 'deliveryMode'],
          ),
          fc.oneof(
            wild,
            fc.constantFrom('message', 'invoke', 'installationUpdate', 'conversationUpdate', 'adaptiveCard/action'),
          ),
        ),
        async (more) => {
          const response = await world.post(world.message('hi', more));
          assert.ok(response.status < 500, JSON.stringify(more));
          assert.doesNotMatch(await response.text(), /Error|undefined|\bat \w/u, JSON.stringify(more));
        },
      ),
      { numRuns: 200 },
    );
    assert.deepEqual(
      world.lines.filter((line) => line.event === 'request failed'),
      [],
    );
  });

  it('writes no token, no text and no name into the log', async () => {
    const authorization = `Bearer ${await world.keys.sign(world.connector.url, { expiresIn: -900 })}`;
    await world.post(world.message('a very private sentence'), { authorization });
    await world.post(world.message('a very private sentence'));
    const written = JSON.stringify(world.lines);
    for (const secret of ['private', 'Anna', authorization.slice(7, 60)]) assert.equal(written.includes(secret), false);
  });
});
