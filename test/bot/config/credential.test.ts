import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { daysLeft, describeCredential } from '../../../bot/config/credential.js';
import { ConfigProblems, readConfig } from '../../../bot/config/settings.js';
import { appId, tenant } from '../../support/baton.js';
import { selfSigned, type TestCertificate } from '../../support/certificate.js';

const now = Date.parse('2026-11-28T15:00:00.000Z');
const registered = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenant, BATON_TENANTS: tenant };

const credentialOf = (env: Record<string, string>) => readConfig({ ...registered, ...env }, now).app?.credential;

/** The one sentence that refuses these keys. */
function refusal(env: Record<string, string>): string {
  try {
    readConfig({ ...registered, ...env }, now);
  } catch (error) {
    assert.ok(error instanceof ConfigProblems);
    assert.equal(error.problems.length, 1, error.message);
    return error.problems[0] ?? '';
  }
  throw new Error('nothing was refused');
}

describe('the credential', () => {
  let folder: string;
  let good: TestCertificate;
  const file = (name: string, ...texts: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, texts.join(''), { mode: 0o600 });
    return path;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-credential-'));
    good = selfSigned(new Date('2027-05-19T10:00:00.000Z'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is one of four kinds, by what is set', () => {
    const tokenFile = file('token', 'a.b.c');
    assert.deepEqual(credentialOf({ MicrosoftAppType: 'UserAssignedMSI' }), { kind: 'managed-identity' });
    assert.deepEqual(credentialOf({ AZURE_FEDERATED_TOKEN_FILE: tokenFile }), { kind: 'federated-file', tokenFile });
    assert.deepEqual(credentialOf({ BATON_FEDERATED_IDENTITY: tenant }), {
      kind: 'federated-identity',
      identity: tenant,
    });
    assert.equal(
      credentialOf({ BATON_CERTIFICATE: file('both.pem', good.certificate, good.key) })?.kind,
      'certificate',
    );
    assert.deepEqual(credentialOf({ MicrosoftAppPassword: 's' }), { kind: 'secret', secret: 's', expires: null });
  });

  it('is a token file when a managed identity has one', () => {
    const env = { MicrosoftAppType: 'UserAssignedMSI', AZURE_FEDERATED_TOKEN_FILE: file('token', 'a.b.c') };
    assert.equal(credentialOf(env)?.kind, 'federated-file');
  });

  it('is asked for in the order of advice when there is none', () => {
    assert.match(
      refusal({}),
      /^MicrosoftAppPassword is missing.*managed identity.*federated.*certificate.*client secret.*CREDENTIALS\.md/u,
    );
  });

  it('must be the only one set', () => {
    const both = { BATON_FEDERATED_IDENTITY: tenant, MicrosoftAppPassword: 'spare-secret' };
    assert.match(refusal(both), /^MicrosoftAppPassword is set beside BATON_FEDERATED_IDENTITY.*leave it out/u);
    const three = { ...both, MicrosoftAppType: 'UserAssignedMSI' };
    assert.match(refusal(three), /^BATON_FEDERATED_IDENTITY and MicrosoftAppPassword are set beside .*leave them out/u);
    assert.equal(refusal(three).includes('spare-secret'), false);
  });

  it('says when it ends, and a configured day counts to its end', () => {
    const expiresAt = (env: Record<string, string>) => readConfig({ ...registered, ...env }, now).credentialExpires;
    assert.equal(expiresAt({ MicrosoftAppType: 'UserAssignedMSI' }), null);
    assert.equal(expiresAt({ MicrosoftAppPassword: 's' }), null);
    const secret = { MicrosoftAppPassword: 's', BATON_SECRET_EXPIRES: '2027-05-19' };
    assert.equal(expiresAt(secret)?.toISOString(), '2027-05-19T23:59:59.999Z');
    const exact = { ...secret, BATON_SECRET_EXPIRES: '2027-05-19T08:30:00+00:00' };
    assert.equal(expiresAt(exact)?.toISOString(), '2027-05-19T08:30:00.000Z');
    const pem = { BATON_CERTIFICATE: file('both.pem', good.certificate, good.key) };
    assert.equal(expiresAt(pem)?.toISOString(), '2027-05-19T10:00:00.000Z');
    assert.equal(daysLeft(new Date('2027-05-19T10:00:00.000Z'), now), 172);
    const today = { MicrosoftAppPassword: 's', BATON_SECRET_EXPIRES: '2026-11-28' };
    const credential = credentialOf(today);
    assert.ok(credential);
    assert.equal(describeCredential(credential, now), 'client secret, expires in 0 days (2026-11-28)');
  });

  it('is refused after its end, with the cure', () => {
    const secret = { MicrosoftAppPassword: 's', BATON_SECRET_EXPIRES: '2026-11-27' };
    assert.match(
      refusal(secret),
      /^MicrosoftAppPassword expired on 2026-11-27.*new client secret.*BATON_SECRET_EXPIRES/u,
    );
    const old = selfSigned(new Date(now - 1_000));
    const pem = { BATON_CERTIFICATE: file('old.pem', old.certificate, old.key) };
    assert.match(refusal(pem), /^BATON_CERTIFICATE expired on 2026-11-28.*new certificate/u);
  });

  it('is refused before its beginning', () => {
    const early = selfSigned(new Date('2027-12-01T00:00:00.000Z'), { from: new Date('2026-12-01T00:00:00.000Z') });
    const pem = { BATON_CERTIFICATE: file('early.pem', early.certificate, early.key) };
    assert.match(refusal(pem), /valid only from 2026-12-01.*clock/u);
  });

  it('is refused with a day that does not exist', () => {
    for (const day of ['2027-02-30', '2027-5-19', '19.05.2027', '2027-13-01', 'soon']) {
      assert.match(refusal({ MicrosoftAppPassword: 's', BATON_SECRET_EXPIRES: day }), /^BATON_SECRET_EXPIRES must be/u);
    }
  });

  it('may have its certificate and its key in two files, with the chain behind the certificate', () => {
    const other = selfSigned(new Date('2030-01-01T00:00:00.000Z'));
    const env = {
      BATON_CERTIFICATE: file('chain.pem', 'subject=CN = baton\n', good.certificate, other.certificate),
      BATON_CERTIFICATE_KEY: file('key.pem', good.key),
    };
    const credential = credentialOf(env);
    assert.ok(credential?.kind === 'certificate');
    assert.equal(credential.expires.toISOString(), '2027-05-19T10:00:00.000Z');
  });

  it('names problems of certificate, key and token file without their paths', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const format = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' } as const;
    const legacy = { ...format, type: 'pkcs1' } as const;
    const curve = selfSigned(new Date('2027-05-19T10:00:00.000Z'), { keys: 'elliptic' });
    const certificate = file('certificate.pem', good.certificate);
    const withKey = (name: string, key: string) => ({
      BATON_CERTIFICATE: certificate,
      BATON_CERTIFICATE_KEY: file(name, key),
    });
    const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ BATON_CERTIFICATE: join(folder, 'nowhere.pem') }, /^BATON_CERTIFICATE cannot be read \(ENOENT\)/u],
      [{ BATON_CERTIFICATE: file('text.pem', 'hello') }, /^BATON_CERTIFICATE holds no certificate/u],
      [
        { BATON_CERTIFICATE: file('half.pem', good.certificate.slice(0, 200)) },
        /^BATON_CERTIFICATE holds no certificate/u,
      ],
      [{ BATON_CERTIFICATE: certificate }, /^BATON_CERTIFICATE holds no private key.*BATON_CERTIFICATE_KEY/u],
      [
        { ...withKey('x', ''), BATON_CERTIFICATE_KEY: join(folder, 'no-key') },
        /^BATON_CERTIFICATE_KEY cannot be read/u,
      ],
      [withKey('empty.pem', 'nothing'), /^BATON_CERTIFICATE_KEY holds no private key/u],
      [withKey('locked.pem', String(privateKey.export(format))), /^BATON_CERTIFICATE_KEY .*passphrase.*openssl pkey/u],
      [withKey('old-lock.pem', String(privateKey.export(legacy))), /^BATON_CERTIFICATE_KEY .*passphrase/u],
      [withKey('broken.pem', good.key.replace(/M/gu, '?')), /^BATON_CERTIFICATE_KEY .*cannot be read/u],
      [
        { BATON_CERTIFICATE: file('ec.pem', curve.certificate), BATON_CERTIFICATE_KEY: file('ec-key.pem', curve.key) },
        /^BATON_CERTIFICATE_KEY .*not RSA/u,
      ],
      [withKey('other.pem', String(privateKey.export({ type: 'pkcs8', format: 'pem' }))), /do not belong together/u],
      [{ BATON_CERTIFICATE_KEY: certificate }, /^BATON_CERTIFICATE is missing beside BATON_CERTIFICATE_KEY/u],
      [{ AZURE_FEDERATED_TOKEN_FILE: join(folder, 'none') }, /^AZURE_FEDERATED_TOKEN_FILE cannot be read \(ENOENT\)/u],
    ];
    for (const [env, sentence] of cases) {
      assert.match(refusal(env), sentence);
      assert.equal(refusal(env).includes(folder), false);
      assert.equal(/BEGIN PRIVATE KEY-----.{9}/su.test(refusal(env)), false);
    }
  });
});
