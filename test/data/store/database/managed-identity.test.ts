import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { openStore } from '../../../../data/store/store.js';
import { postgresServer } from '../../../support/databases.js';
import { type IdentityEndpoint, identityEndpoint } from '../../../support/managed-identity.js';
import { started } from '../samples.js';

/** Whom a token for Azure's PostgreSQL is for. */
const resource = 'https://ossrdbms-aad.database.windows.net';

describe('a PostgreSQL account that is a managed identity', function () {
  // The first one of a run starts the server.
  this.timeout(300_000);
  const name = `identity${randomBytes(4).toString('hex')}`;
  let endpoint: IdentityEndpoint;
  before(async () => {
    endpoint = await identityEndpoint();
    endpoint.enter();
    const server = await postgresServer();
    await server.execute(`create role ${name} login password 'the token of this identity'`);
    await server.execute(`create database ${name} owner ${name}`);
  });
  after(async () => {
    endpoint.leave();
    const server = await postgresServer();
    await server.execute(`drop database if exists ${name} with (force)`);
    await server.execute(`drop role if exists ${name}`);
  });

  /** An address without a password, for an identity whose token is this one. */
  async function addressFor(token: string | null): Promise<{ readonly url: string; readonly client: string }> {
    const client = randomUUID();
    if (token !== null) endpoint.identities.set(client, { objectId: client, tokens: { [resource]: token } });
    const address = new URL((await postgresServer()).url(name));
    address.username = name;
    address.password = '';
    address.searchParams.set('identity', client);
    return { url: address.href, client };
  }

  it('shows the token of this machine’s identity instead of a password', async () => {
    const { url, client } = await addressFor('the token of this identity');
    const store = await openStore(url, { log: () => undefined });
    try {
      await store.engagements.start(started('eng-1'));
      assert.equal((await store.engagements.find('eng-1'))?.version, 1);
      assert.deepEqual(
        endpoint.asked.find((one) => one.client === client),
        { client, resource },
      );
    } finally {
      await store.close();
    }
  });

  it('is told that it has no account there, without the token', async () => {
    const { url } = await addressFor('the token of another identity');
    const refused = await openStore(url).catch((error: unknown) => error);
    assert.ok(refused instanceof Error);
    assert.match(refused.message, new RegExp(`cannot be reached .*${name}`));
    assert.doesNotMatch(refused.message, /the token of/);
  });

  it('is told that this machine has no such identity', async () => {
    const { url } = await addressFor(null);
    await assert.rejects(openStore(url), /cannot be reached .*identity/iu);
  });

  it('gives its token only to a server whose certificate is verified, or to this machine', async () => {
    const { client } = await addressFor('the token of this identity');
    for (const ssl of ['', '&sslmode=require', '&sslmode=no-verify']) {
      await assert.rejects(
        openStore(`postgres://baton@db.example.com/baton?identity=${client}${ssl}`),
        /no sslmode=verify-full: add it/,
      );
    }
    assert.equal(
      endpoint.asked.some((one) => one.client === client),
      false,
    );
  });

  it('is never sent in the clear where TLS was asked for', async () => {
    const server = await postgresServer();
    await assert.rejects(
      openStore(`${server.url('postgres')}?sslmode=verify-full`),
      /does not support SSL connections/,
    );
  });
});
