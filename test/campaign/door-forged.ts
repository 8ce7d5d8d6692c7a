import { createHmac, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { appId, type startWorld, tenant } from '../support/baton.js';
import type { KeyServer, Signing } from '../support/key-server.js';
import { chance } from './crowd.js';

type World = Awaited<ReturnType<typeof startWorld>>;

/** One forged request: what it is called, and what it sends. */
export interface Forgery {
  readonly kind: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const foreign = 'ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const json = 'application/json';

/** Makes forgeries: every class that the stock stack answers with 500 or accepts, and mutations of what is genuine. */
export async function forger(world: World, keys: KeyServer, seed: number): Promise<() => Forgery> {
  const random = chance(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { url } = world.connector;
  const sign = (signing: Signing = {}) => keys.sign(url, { kid: 'key-1', ...signing });
  const genuine = await Promise.all(Array.from({ length: 20 }, () => sign()));
  const pem = await keys.publicPem('key-1');
  const own = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(own.publicKey);
  const now = Math.floor(Date.now() / 1_000);
  const claims = (more: object = {}) => ({
    serviceurl: url,
    iss: 'https://api.botframework.com',
    aud: appId,
    nbf: now - 5,
    exp: now + 3_600,
    ...more,
  });
  const hmac = (header: object, payload: object) => {
    const signed = `${b64(header)}.${b64(payload)}`;
    return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
  };
  const bySomebody = (header: object, payload: object) =>
    new SignJWT({ ...payload }).setProtectedHeader({ alg: 'RS256', kid: 'key-1', ...header }).sign(own.privateKey);
  const foreignKeys = await Promise.all([
    bySomebody({}, claims()),
    bySomebody({ jwk }, claims()),
    bySomebody({ jku: 'http://127.0.0.1:9/keys' }, claims()),
    bySomebody({ x5u: 'http://127.0.0.1:9/keys' }, claims()),
    bySomebody({ kid: 'key-2' }, claims()),
    bySomebody({ kid: '../../../dev/null' }, claims()),
  ]);
  const wrongClaims = await Promise.all([
    sign({ audience: foreign }),
    sign({ audience: '' }),
    sign({ issuer: 'https://sts.windows.net/stranger/' }),
    sign({ issuer: 'https://api.botframework.com/' }),
    // Issued for the bot itself, as an emulator or a skill would: the stock stack takes it from any tenant.
    sign({ issuer: `https://login.microsoftonline.com/${foreign}/v2.0`, claims: { appid: appId } }),
    sign({ expiresIn: -301 }),
    sign({ expiresIn: -86_400 }),
    sign({ notBefore: 400 }),
    sign({ serviceUrl: null }),
    sign({ serviceUrl: '' }),
    sign({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }),
    sign({ serviceUrl: url.slice(0, -1) }),
    sign({ kid: 'webchat-only' }),
  ]);
  const invoke = () => ({
    type: 'Action.Execute',
    verb: pick(['help.show', 'checklist.tick', 'status.show']),
    data: {},
  });
  const sound = (more: object = {}): Record<string, unknown> =>
    pick([world.message, (text: string, m: object) => world.invoke(text, invoke(), { ...m })])('who does it?', {
      ...more,
    });
  const at = (body: object, token: string, more: Record<string, string> = {}) => ({
    body: JSON.stringify(body),
    headers: { 'content-type': json, authorization: `Bearer ${token}`, ...more },
  });
  const good = () => pick(genuine);
  const activityOf = (more: object) => at(sound(more), good());
  const conversation = { id: 'a:personal', conversationType: 'personal' };
  const odd = () => pick<unknown>([null, 5, '', [], {}, true, 'x'.repeat(3_000), undefined, { id: {} }, [null]]);

  const kinds: Readonly<Record<string, () => Omit<Forgery, 'kind'>>> = {
    'signature bytes': () => {
      const [head, payload, signature = ''] = good().split('.');
      const bytes = Buffer.from(signature, 'base64url');
      const where = Math.floor(random() * bytes.length);
      bytes[where] = (bytes[where] ?? 0) ^ (1 << Math.floor(random() * 8));
      return at(sound(), `${head}.${payload}.${bytes.toString('base64url')}`);
    },
    'signature of another length': () => {
      const [head, payload] = good().split('.');
      const bytes = randomBytes(pick([1, 32, 255, 257, 512]));
      return at(sound(), `${head}.${payload}.${bytes.toString('base64url')}`);
    },
    'any character': () => {
      const token = good();
      // The last character of a signature of 256 bytes holds four bits that mean nothing.
      const where = Math.floor(random() * (token.length - 1));
      const other = pick([...'AZaz09-_.'].filter((character) => character !== token[where]));
      return at(sound(), `${token.slice(0, where)}${other}${token.slice(where + 1)}`);
    },
    'payload of another': () => {
      const [head, , signature] = good().split('.');
      return at(sound(), `${head}.${b64(claims({ extra: random() }))}.${signature}`);
    },
    'alg none': () => {
      const header = { alg: pick(['none', 'None', 'NONE', '']), kid: 'key-1' };
      return at(sound(), `${b64(header)}.${b64(claims())}.${pick(['', 'x', 'AA'])}`);
    },
    'HS256 with the public key': () =>
      at(sound(), hmac({ alg: 'HS256', kid: 'key-1', typ: 'JWT' }, claims({ n: random() }))),
    'RS256 said, HMAC done': () => at(sound(), hmac({ alg: 'RS256', kid: 'key-1' }, claims({ n: random() }))),
    'other algorithms': () => {
      const alg = pick(['ES256', 'PS256', 'RS512', 'HS512', 'EdDSA', 'RSA-OAEP']);
      const [, payload, signature] = good().split('.');
      return at(sound(), `${b64({ alg, kid: 'key-1' })}.${payload}.${signature}`);
    },
    'header that is odd': () => {
      const [, payload, signature] = good().split('.');
      const header = { alg: 'RS256', kid: 'key-1', [pick(['crit', 'b64', 'kid', 'alg', 'zip', 'typ'])]: odd() };
      return at(sound(), `${b64(header)}.${payload}.${signature}`);
    },
    'foreign key': () => at(sound(), pick(foreignKeys)),
    'claims that are wrong': () => at(sound(), pick(wrongClaims)),
    'no token, or none that is one': () => ({
      body: JSON.stringify(sound()),
      headers: {
        'content-type': json,
        ...pick<Record<string, string>>([
          {},
          { authorization: '' },
          { authorization: 'Bearer' },
          { authorization: 'Bearer  ' },
          { authorization: `Basic ${good()}` },
          { authorization: good() },
          { authorization: `Bearer ${good()}.${good()}` },
          { authorization: `Bearer ${'a.'.repeat(4_000)}` },
          { authorization: `Bearer ${good()}, Bearer ${good()}` },
        ]),
      },
    }),
    'service url': () =>
      activityOf({
        serviceUrl: pick<unknown>([
          undefined,
          null,
          '',
          5,
          'https://evil.example/',
          'https://smba.trafficmanager.net/emea/',
          `${url}/`,
          url.toUpperCase(),
          url.slice(0, -1),
          'file:///etc/passwd',
          'javascript:alert(1)',
        ]),
      }),
    channel: () =>
      activityOf({
        channelId: pick<unknown>([
          '',
          undefined,
          null,
          'webchat',
          'emulator',
          'directline',
          'MSTEAMS',
          5,
          {},
          'msteams ',
        ]),
      }),
    tenant: () =>
      activityOf(
        pick<object>([
          { channelData: { tenant: { id: foreign } }, conversation },
          { channelData: {}, conversation },
          { channelData: null, conversation },
          { channelData: undefined, conversation },
          { channelData: { tenant: { id: '' } }, conversation },
          { channelData: { tenant: { id: tenant } }, conversation: { ...conversation, tenantId: foreign } },
          { channelData: { tenant: { id: foreign } }, conversation: { ...conversation, tenantId: tenant } },
          { channelData: { tenant: { id: `${tenant} ` } }, conversation },
          { channelData: { tenant: { id: [tenant] } }, conversation },
        ]),
      ),
    'a field of another type': () => {
      const field = pick(['type', 'from', 'recipient', 'conversation', 'channelId', 'serviceUrl']);
      const value = odd();
      // A long or short text is still a text: only for these two is any text a fault.
      const text = typeof value === 'string' && value !== '' && field === 'type' && value.length <= 100;
      return activityOf({ [field]: text ? 5 : value });
    },
    'no activity at all': () => ({
      body: pick([
        '',
        '{}',
        '[]',
        'null',
        '5',
        '"x"',
        '{"type":5}',
        '{"type":"message"',
        '\u0000',
        'type=message&text=x',
      ]),
      headers: { 'content-type': json, authorization: `Bearer ${good()}` },
    }),
    'value {} without a token': () => ({
      body: JSON.stringify(sound({ value: {} })),
      headers: { 'content-type': json },
    }),
    'a form or another content': () => ({
      body: 'type=message&text=hi',
      headers: {
        authorization: `Bearer ${good()}`,
        'content-type': pick([
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'text/plain',
          'application/jsonp',
          'application/octet-stream',
        ]),
      },
    }),
    'too large': () => at(sound({ text: 'x'.repeat(270_000) }), good()),
    'encoded body': () => at(sound(), good(), { 'content-encoding': pick(['gzip', 'deflate', 'br', 'identity', 'x']) }),
  };
  const names = Object.keys(kinds);
  let turn = -1;
  return () => {
    turn += 1;
    // Large bodies are costly to send: one in a thousand of them says as much as one in twenty.
    const kind = names[turn % names.length] ?? '';
    const chosen = kind === 'too large' && turn % 1_000 >= names.length ? 'signature bytes' : kind;
    return { kind: chosen, ...(kinds[chosen] ?? kinds['signature bytes'])?.() } as Forgery;
  };
}
