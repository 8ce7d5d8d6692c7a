import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, generateKeyPair, SignJWT } from 'jose';
import sinon from 'sinon';
import type { Credential } from '../../../bot/config/credential.js';
import { NoToken } from '../../../bot/connector/no-token.js';
import { cachedTokens, createTokenSource, type TokenSource } from '../../../bot/connector/tokens.js';
import { appId, tenant } from '../../support/baton.js';
import { selfSigned, type TestCertificate } from '../../support/certificate.js';
import { KeyServer } from '../../support/key-server.js';
import { appSecret } from '../../support/login.js';
import { type IdentityEndpoint, identityEndpoint } from '../../support/managed-identity.js';

const graph = 'https://graph.microsoft.com';
const cluster = 'https://oidc.cluster.example/';
const pod = 'system:serviceaccount:baton:baton';
const exchange = 'api://AzureADTokenExchange';

/** The sentence instead of a token. */
async function refusal(source: TokenSource): Promise<string> {
  try {
    await source();
  } catch (error) {
    assert.ok(error instanceof NoToken, String(error));
    return error.message;
  }
  throw new Error('a token was given');
}

describe('tokens for outgoing requests', () => {
  let keys: KeyServer;
  let folder: string;
  let identities: IdentityEndpoint;
  let certificate: TestCertificate;
  let clusterKeys: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };
  const expires = new Date('2030-01-01T00:00:00.000Z');

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baton-tokens-'));
    certificate = selfSigned(expires);
    clusterKeys = await generateKeyPair('RS256');
    identities = await identityEndpoint();
    identities.enter();
  });
  after(() => {
    identities.leave();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    keys = await KeyServer.start(appId);
    keys.login.tenant = tenant;
    identities.asked.length = 0;
  });
  afterEach(() => keys.close());

  const sourceOf = (credential: Credential, audience?: string, id = appId, ofTenant = tenant): Promise<TokenSource> =>
    createTokenSource({ app: { id, tenant: ofTenant, credential }, tokenUrl: keys.tokenUrl }, audience, 2_000);

  const secret = (text = appSecret): Credential => ({ kind: 'secret', secret: text, expires: null });
  const signedBy = ({ certificate: text, key }: TestCertificate): Credential => ({
    kind: 'certificate',
    pem: `${text}\n${key}`,
    expires,
  });

  /** What a cluster writes into a pod. */
  async function tokenFile(claims: { issuer?: string; subject?: string; audience?: string; exp?: string } = {}) {
    const file = join(folder, 'token');
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', kid: 'cluster' })
      .setIssuer(claims.issuer ?? cluster)
      .setSubject(claims.subject ?? pod)
      .setAudience(claims.audience ?? exchange)
      .setExpirationTime(claims.exp ?? '1h')
      .sign(clusterKeys.privateKey);
    writeFileSync(file, `${token}\n`);
    return file;
  }
  const trustCluster = () =>
    keys.login.federated.push({ issuer: cluster, subject: pod, audience: exchange, key: clusterKeys.publicKey });

  /** An identity of its own for each test: the library keeps an identity's tokens for the whole process. */
  let count = 0;
  function newIdentity(tokens: Readonly<Record<string, string>> = {}): {
    readonly id: string;
    readonly object: string;
  } {
    count += 1;
    const id = `1d000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    const object = `0b000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    identities.identities.set(id, { objectId: object, tokens });
    return { id, object };
  }

  describe('are given for the connector and for Graph', () => {
    const both = async (credential: Credential) => [
      await (await sourceOf(credential))(),
      await (await sourceOf(credential, graph))(),
    ];

    it('by a client secret', async () => {
      assert.deepEqual(await both(secret()), ['bot-token', 'graph-token']);
      assert.deepEqual(
        keys.login.asked.map(({ scope, with: form }) => [scope, form]),
        [
          ['https://api.botframework.com/.default', 'client_secret'],
          ['https://graph.microsoft.com/.default', 'client_secret'],
        ],
      );
    });

    it('by a certificate, which signs', async () => {
      keys.login.certificates.push(new X509Certificate(certificate.certificate));
      assert.deepEqual(await both(signedBy(certificate)), ['bot-token', 'graph-token']);
      assert.deepEqual(new Set(keys.login.asked.map((one) => one.with)), new Set(['certificate']));
    });

    it('by a token file that the platform renews', async () => {
      trustCluster();
      assert.deepEqual(await both({ kind: 'federated-file', tokenFile: await tokenFile() }), [
        'bot-token',
        'graph-token',
      ]);
      assert.deepEqual(new Set(keys.login.asked.map((one) => one.with)), new Set(['federated']));
    });

    it('by a managed identity that the app registration trusts', async () => {
      const { id, object } = newIdentity();
      keys.login.federated.push({
        issuer: identities.issuer,
        subject: object,
        audience: exchange,
        key: identities.publicKey,
      });
      assert.deepEqual(await both({ kind: 'federated-identity', identity: id }), ['bot-token', 'graph-token']);
      assert.deepEqual(identities.asked, [{ resource: exchange, client: id }]);
      assert.deepEqual(new Set(keys.login.asked.map((one) => one.with)), new Set(['federated']));
    });

    it('by a managed identity alone', async () => {
      const { id } = newIdentity({ 'https://api.botframework.com': 'msi-bot', [graph]: 'msi-graph' });
      const of = async (audience?: string) => await (await sourceOf({ kind: 'managed-identity' }, audience, id))();
      assert.deepEqual([await of(), await of(graph)], ['msi-bot', 'msi-graph']);
      assert.deepEqual(keys.login.asked, [], 'the login is not asked');
    });
  });

  it('are null where there is no registration', async () => {
    assert.equal(await (await createTokenSource({ app: null }))(), null);
  });

  it('are not fetched before they are needed, so that a bot starts without the login', async () => {
    keys.outage = 503;
    const source = await sourceOf(secret());
    assert.equal(keys.login.asked.length, 0);
    assert.match(await refusal(source), /trouble of its own \(503\)/u);
  });

  describe('are kept', () => {
    let clock: sinon.SinonFakeTimers;
    beforeEach(() => {
      clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date', 'performance'] });
    });
    afterEach(() => clock.restore());
    const until = async (so: () => boolean) => {
      for (let n = 0; n < 300 && !so(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
      assert.ok(so());
    };

    it('until shortly before they end, and fetched once for all who wait', async () => {
      const source = await sourceOf(secret());
      keys.delay = 30;
      await Promise.all(Array.from({ length: 20 }, source));
      clock.tick(50 * 60_000);
      await source();
      assert.equal(keys.login.asked.length, 1);
    });

    it('while a new one is fetched in the background', async () => {
      const source = await sourceOf(secret());
      await source();
      clock.tick(56 * 60_000);
      keys.delay = 100;
      assert.equal(await source(), 'bot-token');
      assert.equal(keys.login.asked.length, 1, 'the login has not answered yet');
      await until(() => keys.login.asked.length === 2);
      clock.tick(30 * 60_000);
      await source();
      assert.equal(keys.login.asked.length, 2, 'the new one is used');
    });

    it('to their end while the login is away', async () => {
      const source = await sourceOf(secret());
      await source();
      await keys.close();
      clock.tick(57 * 60_000);
      assert.equal(await source(), 'bot-token');
      assert.equal(await source(), 'bot-token');
      clock.tick(3 * 60_000);
      assert.match(await refusal(source), /cannot be reached \(ECONNREFUSED\)/u);
      keys = await KeyServer.start(appId);
    });

    it('not longer when a clock was set back or the machine slept', async () => {
      let fetched = 0;
      const source = cachedTokens(async () => {
        fetched += 1;
        return { token: `token-${fetched}`, expiresOnTimestamp: Date.now() + 3_600_000 };
      });
      assert.equal(await source(), 'token-1');
      clock.setSystemTime(Date.now() - 3_600_000);
      clock.tick(59.5 * 60_000);
      assert.equal(await source(), 'token-2', 'an hour has passed, whatever the clock says');
      clock.setSystemTime(Date.now() + 3_600_000);
      assert.equal(await source(), 'token-3', 'the clock says so, whatever was counted');
    });

    it('and fetched anew with the newest content of their file', async () => {
      trustCluster();
      const file = await tokenFile({ exp: '50m' });
      const source = await sourceOf({ kind: 'federated-file', tokenFile: file });
      await source();
      clock.tick(61 * 60_000);
      assert.match(await refusal(source), /\(AADSTS700024\)/u);
      await tokenFile();
      assert.equal(await source(), 'bot-token');
    });
  });

  describe('are refused in a sentence with its cure', () => {
    const cases: readonly (readonly [string, () => Promise<TokenSource>, RegExp])[] = [
      [
        'an expired secret',
        async () => {
          keys.login.secretIsExpired = true;
          return await sourceOf(secret());
        },
        /^The client secret has expired: make a new one.*MicrosoftAppPassword and BATON_SECRET_EXPIRES\. \(AADSTS7000222\)/u,
      ],
      [
        'a secret that is not one',
        () => sourceOf(secret('the-secret-id')),
        /"Value" \(not its "Secret ID"\).*7000215/u,
      ],
      ['another application', () => sourceOf(secret(), undefined, tenant), /compare MicrosoftAppId.*700016/u],
      [
        'another tenant',
        () => sourceOf(secret(), undefined, appId, '99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee'),
        /no such tenant.*MicrosoftAppTenantId.*90002/u,
      ],
      [
        'an unregistered certificate',
        () => sourceOf(signedBy(certificate)),
        /does not know this certificate: upload.*700027/u,
      ],
      [
        'a certificate with another key',
        async () => {
          const other = selfSigned(expires, { keys: 'own' });
          keys.login.certificates.push(new X509Certificate(certificate.certificate));
          return await sourceOf(signedBy({ ...certificate, key: other.key }));
        },
        /700027/u,
      ],
      [
        'a token of an untrusted issuer',
        async () => {
          trustCluster();
          const tokens = await tokenFile({ subject: 'system:serviceaccount:other:other' });
          return await sourceOf({ kind: 'federated-file', tokenFile: tokens });
        },
        /trusts no such federated credential.*issuer and subject of what runs Baton.*700213/u,
      ],
      [
        'a token for another audience',
        async () => {
          trustCluster();
          return await sourceOf({ kind: 'federated-file', tokenFile: await tokenFile({ audience: 'sts.example' }) });
        },
        /audience api:\/\/AzureADTokenExchange.*700212/u,
      ],
      [
        'an identity that the registration does not trust',
        async () => await sourceOf({ kind: 'federated-identity', identity: newIdentity().id }),
        /managed identity's object id as its subject.*700211/u,
      ],
      [
        'a token file that is gone',
        async () => {
          const file = await tokenFile();
          rmSync(file);
          return await sourceOf({ kind: 'federated-file', tokenFile: file });
        },
        /^AZURE_FEDERATED_TOKEN_FILE cannot be read \(ENOENT\)/u,
      ],
      [
        'a managed identity that is not assigned here',
        () => sourceOf({ kind: 'managed-identity' }, undefined, '77777777-0000-4000-8000-000000000000'),
        /^The managed identity gives no token.*client id is MicrosoftAppId/u,
      ],
      [
        'an identity to vouch that is not assigned here',
        () => sourceOf({ kind: 'federated-identity', identity: '66666666-0000-4000-8000-000000000000' }),
        /^The managed identity gives no token.*client id is BATON_FEDERATED_IDENTITY/u,
      ],
      [
        'a login that is busy',
        async () => {
          keys.outage = 429;
          return await sourceOf(secret());
        },
        /trouble of its own \(429\)/u,
      ],
      [
        'something else that answers',
        async () => {
          keys.outage = 404;
          return await sourceOf(secret());
        },
        /answers 404 without a code of its own: does a proxy stand/u,
      ],
      [
        'a login that is too slow',
        async () => {
          keys.delay = 1_000;
          return await createTokenSource(
            { app: { id: appId, tenant, credential: secret() }, tokenUrl: keys.tokenUrl },
            undefined,
            100,
          );
        },
        /cannot be reached \(no answer in time\)/u,
      ],
    ];
    for (const [what, open, sentence] of cases) {
      it(`for ${what}`, async () => {
        assert.match(await refusal(await open()), sentence);
      });
    }

    it('that names Entra’s own page for an unknown code', async () => {
      const source = await sourceOf(secret(), 'not an audience');
      assert.match(await refusal(source), /login\.microsoftonline\.com\/error\?code=1002012 says why.*AADSTS1002012/u);
    });

    it('that repeats nothing of what was sent', async () => {
      // The login's own texts repeat the whole request.
      const wrong = await refusal(await sourceOf(secret('a-secret-that-is-wrong')));
      const unknown = await refusal(await sourceOf(signedBy(certificate)));
      for (const sentence of [wrong, unknown]) {
        assert.equal(/a-secret-that-is-wrong|client_assertion|Trace ID|eyJ/u.test(sentence), false, sentence);
      }
    });

    it('again during a pause of the login, without a request each time', async () => {
      keys.outage = 503;
      const source = await sourceOf(secret());
      const first = await refusal(source);
      assert.equal(await refusal(source), first);
    });
  });
});
