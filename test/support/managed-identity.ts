import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, generateKeyPair, SignJWT } from 'jose';

export interface Identity {
  /** What Entra knows the identity by; the subject of its tokens. */
  readonly objectId: string;
  /** Resource → token; what isn't in it is signed by the identity itself. */
  readonly tokens: Readonly<Record<string, string>>;
}

/**
 * The endpoint that App Service and Container Apps give to what they run ("How to use managed identities for App Service",
 * REST endpoint 2019-08-01): an address and a secret header in the environment, a client id in each request.
 */
export interface IdentityEndpoint {
  readonly identities: Map<string, Identity>;
  readonly issuer: string;
  readonly publicKey: CryptoKey;
  readonly asked: { readonly resource: string; readonly client: string }[];
  /** Puts the address into the environment, as the platform does. */
  enter(): void;
  leave(): void;
}

const header = 'header-of-the-identity-endpoint';

let started: Promise<IdentityEndpoint> | null = null;

/** One for the whole run: the library looks into the environment once in a process, and remembers. */
export function identityEndpoint(): Promise<IdentityEndpoint> {
  started ??= start();
  return started;
}

async function start(): Promise<IdentityEndpoint> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const issuer = 'https://login.microsoftonline.com/aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee/v2.0';
  const identities = new Map<string, Identity>();
  const asked: { resource: string; client: string }[] = [];
  const tokenFor = async (resource: string, { objectId, tokens }: Identity): Promise<string> =>
    tokens[resource] ??
    (await new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setSubject(objectId)
      .setAudience(resource)
      .setExpirationTime('1h')
      .sign(privateKey));
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    if (request.headers['x-identity-header'] !== header) return { status: 401, body: {} };
    if (pathname !== '/msi/token' || searchParams.get('api-version') !== '2019-08-01') return { status: 404, body: {} };
    const [resource, client] = [searchParams.get('resource') ?? '', searchParams.get('client_id') ?? ''];
    asked.push({ resource, client });
    const identity = identities.get(client);
    if (identity === undefined) {
      return { status: 400, body: { statusCode: 400, message: `No User Assigned Identity found for ${client}.` } };
    }
    const expires = String(Math.floor(Date.now() / 1_000) + 86_400);
    const access = await tokenFor(resource, identity);
    return {
      status: 200,
      body: { access_token: access, expires_on: expires, resource, token_type: 'Bearer', client_id: client },
    };
  };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It is never closed, and must not keep the run alive.
  server.unref();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`;
  return {
    identities,
    issuer,
    publicKey,
    asked,
    enter: () => Object.assign(process.env, { IDENTITY_ENDPOINT: url, IDENTITY_HEADER: header }),
    leave: () => {
      delete process.env.IDENTITY_ENDPOINT;
      delete process.env.IDENTITY_HEADER;
    },
  };
}
