import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../../../data/store/store.js';
import { postgresServer } from '../../support/databases.js';
import { started } from './samples.js';

const clientId = '11111111-2222-4333-8444-555555555555';

/** The machine's own endpoint for tokens, as Container Apps and App Service have it. */
class IdentityEndpoint {
  readonly asked: { readonly client: string | null; readonly resource: string | null; readonly header: unknown }[] = [];
  token = '';
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<IdentityEndpoint> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = new IdentityEndpoint(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`,
    );
    server.on('request', (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', endpoint.url);
      const header = request.headers['x-identity-header'];
      endpoint.asked.push({ client: searchParams.get('client_id'), resource: searchParams.get('resource'), header });
      response.writeHead(200, { 'content-type': 'application/json' });
      // Over in a minute: too soon to be kept, so that each connection asks.
      const over = Math.floor(Date.now() / 1_000) + 60;
      response.end(JSON.stringify({ access_token: endpoint.token, expires_on: String(over), token_type: 'Bearer' }));
    });
    return endpoint;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

describe('a PostgreSQL account that is a managed identity', function () {
  // The first one of a run starts the server.
  this.timeout(60_000);
  const name = `identity${randomBytes(4).toString('hex')}`;
  let endpoint: IdentityEndpoint;
  let address: URL;
  before(async () => {
    const server = await postgresServer();
    endpoint = await IdentityEndpoint.start();
    process.env.IDENTITY_ENDPOINT = endpoint.url;
    process.env.IDENTITY_HEADER = 'of this machine';
    await server.execute(`create role ${name} login password 'the first token'`);
    await server.execute(`create database ${name} owner ${name}`);
    address = new URL(server.url(name));
    address.username = name;
    address.password = '';
    address.searchParams.set('identity', clientId);
  });
  after(async () => {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
    await endpoint.close();
    const server = await postgresServer();
    await server.execute(`drop database if exists ${name} with (force)`);
    await server.execute(`drop role if exists ${name}`);
  });

  it('shows a token of this machine’s identity instead of a password, a new one at each connection', async () => {
    endpoint.token = 'the first token';
    const store = await openStore(address.href, { log: () => undefined });
    try {
      await store.engagements.start(started('eng-1'));
      const [first] = endpoint.asked;
      assert.deepEqual(first, {
        client: clientId,
        resource: 'https://ossrdbms-aad.database.windows.net',
        header: 'of this machine',
      });
      const server = await postgresServer();
      await server.execute(`alter role ${name} password 'the next token'`);
      await server.execute(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${name}'`);
      endpoint.token = 'the next token';
      assert.equal((await store.engagements.find('eng-1'))?.version, 1);
      assert.ok(endpoint.asked.length > 1);
    } finally {
      await store.close();
    }
  });

  it('is told to whom it doesn’t belong, and the token is told to nobody', async () => {
    endpoint.token = 'of somebody else';
    const refused = await openStore(address.href).catch((error: unknown) => error);
    assert.ok(refused instanceof Error);
    assert.match(refused.message, new RegExp(`cannot be reached .*${name}`));
    assert.doesNotMatch(refused.message, /of somebody else/);
  });

  it('gives its token only to a server whose certificate is verified, or to this machine', async () => {
    const asked = endpoint.asked.length;
    for (const ssl of ['', '&sslmode=require', '&sslmode=no-verify']) {
      await assert.rejects(
        openStore(`postgres://baton@db.example.com/baton?identity=${clientId}${ssl}`),
        /no sslmode=verify-full: add it/,
      );
    }
    assert.equal(endpoint.asked.length, asked);
  });

  it('is never sent in the clear where TLS was asked for', async () => {
    const server = await postgresServer();
    await assert.rejects(
      openStore(`${server.url('postgres')}?sslmode=verify-full`),
      /does not support SSL connections/,
    );
  });
});
