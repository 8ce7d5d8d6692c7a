import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { openDatabase } from '../../../../data/store/database/database.js';
import { CommitUnknown, inTransaction } from '../../../../data/store/database/transaction.js';
import { openStore, type Store } from '../../../../data/store/store.js';
import { freshDatabase, type TestDatabase } from '../../../support/databases.js';
import { numbered, opened, started, ticked } from '../samples.js';

/** A way to the server on which a test can cut connections, before or after what the client sent has passed. */
class Way {
  readonly pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  /** Cuts the connection on which this text comes by: `before` it is passed on, or when the server has `answered` it. */
  cutAt: { readonly text: string; readonly when: 'before' | 'answered' } | null = null;
  cuts = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(url: string): Promise<Way> {
    const there = new URL(url);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const here = new URL(url);
    here.port = String(typeof address === 'object' ? address?.port : 0);
    const way = new Way(server, here.href);
    server.on('connection', (client) => way.join(client, connect(Number(there.port), there.hostname)));
    return way;
  }

  cutAll(): void {
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  async close(): Promise<void> {
    this.cutAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    const pair = { client, server };
    this.pairs.add(pair);
    let answered = false;
    const cut = () => {
      this.cuts += 1;
      this.cutAt = null;
      client.resetAndDestroy();
      server.destroy();
    };
    client.on('data', (bytes) => {
      const { cutAt } = this;
      const meant = cutAt !== null && bytes.includes(cutAt.text);
      if (meant && cutAt.when === 'before') return cut();
      answered = meant;
      server.write(bytes);
    });
    server.on('data', (bytes) => (answered ? cut() : client.write(bytes)));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => {});
      one.on('close', () => {
        other.destroy();
        this.pairs.delete(pair);
      });
    }
  }
}

describe('PostgreSQL that closes connections', function () {
  this.timeout(300_000);
  let database: TestDatabase;
  let way: Way;
  let store: Store;
  let said: string[];

  before(async () => {
    database = await freshDatabase('PostgreSQL');
  });
  beforeEach(async () => {
    said = [];
    way = await Way.to(database.url);
    store = await openStore(way.url, { log: (sentence) => said.push(sentence) });
    await store.engagements.start(started('eng-1', '19:c'));
    await store.engagements.change('eng-1', () => ({ events: [opened('initiate', numbered(9))] }));
  });
  afterEach(async () => {
    await store.close();
    await way.close();
    await database.empty();
  });
  after(() => database.remove());

  /** Ends every connection of the store's pool, as an administrator or a failover does. */
  const endAll = async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'baton' and datname = current_database()`);
    await client.end();
  };

  it('ends no process while a connection is in use, and names the cause once', async () => {
    const { db } = await openDatabase(way.url, { log: (sentence) => said.push(sentence) });
    const fell: unknown[] = [];
    const caught = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', (error) => fell.push(error));
    try {
      await db.connection().execute(async (one) => {
        await sql`select 1`.execute(one);
        await endAll();
        // The connection is checked out and idle: only a listener of its own hears that it ends.
        while (said.length === 0 && fell.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      });
    } finally {
      process.removeAllListeners('uncaughtException');
      for (const listener of caught) process.on('uncaughtException', listener);
      await db.destroy();
    }
    assert.deepEqual(fell, []);
    assert.match(said.join('\n'), /57P01/);
    assert.equal(said.filter((line) => line.includes('57P01')).length <= 2, true, said.join('\n'));
  });

  it('reads again, once, when the connection was cut under a read', async () => {
    way.cutAt = { text: 'from "engagement"', when: 'before' };
    assert.equal((await store.engagements.find('eng-1'))?.version, 2);
    way.cutAt = { text: 'from "event"', when: 'answered' };
    assert.equal((await store.engagements.history('eng-1')).length, 2);
    assert.equal(way.cuts, 2);
  });

  it('reads and writes on when all connections were ended at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => store.engagements.history('eng-1')));
    await endAll();
    const reads = Array.from({ length: 8 }, () => store.engagements.history('eng-1'));
    for (const history of await Promise.all(reads)) assert.equal(history.length, 2);
    await endAll();
    const outcome = await store.engagements.change('eng-1', () => ({ events: [ticked('1')] }));
    assert.equal(outcome?.engagement.version, 3);
  });

  it('writes again when the transaction certainly did not commit', async () => {
    way.cutAt = { text: 'insert into "event"', when: 'answered' };
    const outcome = await store.engagements.change('eng-1', () => ({ events: [ticked('1')] }));
    assert.equal(way.cuts, 1);
    assert.equal(outcome?.engagement.version, 3);
    assert.equal((await store.engagements.history('eng-1')).length, 3);
  });

  it('never writes again when the connection ended during the commit', async () => {
    for (const when of ['before', 'answered'] as const) {
      const before = (await store.engagements.history('eng-1')).length;
      let ran = 0;
      way.cutAt = { text: 'commit', when };
      const change = store.engagements.change('eng-1', () => {
        ran += 1;
        return { events: [ticked(String(ran))] };
      });
      await assert.rejects(change, CommitUnknown);
      assert.equal(ran, 1);
      const after = (await store.engagements.history('eng-1')).length;
      assert.equal(after - before, when === 'before' ? 0 : 1);
    }
  });

  it('tells the error that led to a rollback, not the one of the rollback', async () => {
    const { db } = await openDatabase(way.url, {});
    const failing = inTransaction(db, async (tx) => {
      await sql`select 1`.execute(tx);
      way.cutAll();
      throw new Error('the rule that was broken');
    });
    await assert.rejects(failing, /the rule that was broken/);
    await db.destroy();
  });
});
