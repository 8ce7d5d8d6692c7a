import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Login } from './login.js';

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly endorsements: readonly string[];
}

export interface Signing {
  readonly audience?: string;
  readonly issuer?: string;
  readonly serviceUrl?: string | null;
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly notBefore?: number;
  readonly kid?: string;
  readonly claims?: JWTPayload;
}

/**
 * The Bot Connector's OpenID metadata and keys, and a login that hands out tokens for outgoing requests, over real HTTP
 * on this machine. Signs what Teams would sign; keys rotate and the server can be away.
 */
export class KeyServer {
  /** How often the metadata was asked for. */
  fetches = 0;
  /** While set, every request is answered with this status. */
  outage: number | null = null;
  delay = 0;
  /** What the login hands out for Graph; another one than for the connector. */
  graphToken = 'graph-token';
  readonly login: Login;
  private readonly keys: Key[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
    readonly appId: string,
  ) {
    this.login = new Login(appId, (scope) =>
      scope === 'https://api.botframework.com/.default' ? 'bot-token' : this.graphToken,
    );
  }

  static async start(appId: string): Promise<KeyServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const keyServer = new KeyServer(server, url, appId);
    await keyServer.addKey('key-1');
    server.on('request', (request, response) => {
      let sent = '';
      request.on('data', (chunk) => {
        sent += String(chunk);
      });
      request.on('end', () => {
        void keyServer.answer(request.url ?? '', sent).then(({ status, body }) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(JSON.stringify(body));
        });
      });
    });
    return keyServer;
  }

  get openIdUrl(): string {
    return `${this.url}/openid`;
  }

  /** In the place of https://login.microsoftonline.com. */
  get tokenUrl(): string {
    return `${this.url}/token`;
  }

  async addKey(kid: string, endorsements: readonly string[] = ['msteams']): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    this.keys.push({ kid, privateKey, publicKey, endorsements });
  }

  /** A new key only: what was signed with the old ones is no longer verifiable. */
  async rotate(kid: string): Promise<void> {
    this.keys.length = 0;
    await this.addKey(kid);
  }

  async sign(serviceUrl: string, signing: Signing = {}): Promise<string> {
    const key = this.key(signing.kid);
    const now = Math.floor(Date.now() / 1_000);
    const claimed = signing.serviceUrl === undefined ? serviceUrl : signing.serviceUrl;
    return await new SignJWT({ ...(claimed === null ? {} : { serviceurl: claimed }), ...signing.claims })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
      .setIssuer(signing.issuer ?? 'https://api.botframework.com')
      .setAudience(signing.audience ?? this.appId)
      .setNotBefore(now + (signing.notBefore ?? -5))
      .setExpirationTime(now + (signing.expiresIn ?? 3_600))
      .sign(key.privateKey);
  }

  /** The public key as text: what an attacker would use as an HS256 secret. */
  async publicPem(kid?: string): Promise<string> {
    return await exportSPKI(this.key(kid).publicKey);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private key(kid?: string): Key {
    const key = kid === undefined ? this.keys.at(-1) : this.keys.find((candidate) => candidate.kid === kid);
    if (key === undefined) throw new Error(`no key ${kid}`);
    return key;
  }

  private async answer(path: string, sent: string): Promise<{ status: number; body: unknown }> {
    if (path === '/openid') this.fetches += 1;
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    if (this.outage !== null) return { status: this.outage, body: {} };
    if (path === '/openid') return { status: 200, body: { jwks_uri: `${this.url}/keys` } };
    if (path.startsWith('/token/')) return await this.login.answer(path.slice('/token'.length), sent);
    if (path !== '/keys') return { status: 404, body: {} };
    const keys = await Promise.all(
      this.keys.map(async ({ kid, publicKey, endorsements }) => ({
        ...(await exportJWK(publicKey)),
        kid,
        use: 'sig',
        endorsements,
      })),
    );
    return { status: 200, body: { keys } };
  }
}
