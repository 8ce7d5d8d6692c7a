import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import { openStore } from '../../../../data/store/store.js';
import { freshDatabase } from '../../../support/databases.js';
import { opened, started } from '../samples.js';
import { onEachDatabase } from './each-database.js';

onEachDatabase('an open store', (bench) => {
  it('opens again and finds what is there', async () => {
    await bench.store.engagements.start(started('eng-1'));
    assert.equal((await (await bench.another()).engagements.find('eng-1'))?.version, 1);
  });

  it('says that it is ready, and after it was closed that it is not', async () => {
    const other = await openStore(bench.url);
    assert.equal(await other.ready(), true);
    assert.equal(await other.check(), null);
    await other.close();
    assert.match((await other.check()) ?? '', /^The store does not answer: /);
    assert.equal(await other.ready(), false);
  });

  it('opens at the same time in several processes', async () => {
    const fresh = await freshDatabase(bench.store.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL');
    try {
      const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(fresh.url)));
      assert.deepEqual(await Promise.all(stores.map((store) => store.ready())), [true, true, true, true]);
      for (const store of stores) await store.close();
    } finally {
      await fresh.remove();
    }
  });
});

describe('an SQLite store', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-opening-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes the folder of its file, wherever the path comes from', async () => {
    for (const [url, file] of [
      [undefined, join(folder, 'a/b/one.sqlite')],
      [`sqlite:${join(folder, 'c/two.sqlite')}`, join(folder, 'c/two.sqlite')],
      [join(folder, 'd/three.sqlite'), join(folder, 'd/three.sqlite')],
      [`sqlite://${join(folder, 'e/four.sqlite')}`, join(folder, 'e/four.sqlite')],
    ] as const) {
      const store = await openStore(url, url === undefined ? { file } : {});
      await store.close();
      assert.ok(existsSync(file), file);
    }
  });

  it('is durable: a journal that is synchronised at every commit', async () => {
    const file = join(folder, 'baton.sqlite');
    await (await openStore(file)).close();
    const raw = new SQLite(file);
    assert.equal(raw.pragma('journal_mode', { simple: true }), 'wal');
    raw.close();
  });

  it('says where it cannot write and what to do', async () => {
    writeFileSync(join(folder, 'plain'), 'a file, not a folder');
    await assert.rejects(
      openStore(join(folder, 'plain/baton.sqlite')),
      /plain\/baton\.sqlite cannot be opened .+ Give Baton a folder/,
    );
    await assert.rejects(openStore(join(folder, 'plain')), /plain cannot be opened .+ Give Baton a folder/);
  });

  it('names the row that it cannot read', async () => {
    const file = join(folder, 'baton.sqlite');
    const store = await openStore(file);
    await store.engagements.start(started('eng-1'));
    await store.close();
    const raw = new SQLite(file);
    raw.exec(`update event set body = '{"type":"Unheard"}'; update checkpoint set body = '{' where phase = 'assess'`);
    raw.close();
    const again = await openStore(file);
    await assert.rejects(again.engagements.history('eng-1'), /engagement eng-1, event 1 has a shape/);
    await assert.rejects(again.engagements.find('eng-1'), /engagement eng-1, checkpoint assess is not JSON/);
    await again.close();
  });

  it('works on a schema that the next release has already added to', async () => {
    const file = join(folder, 'baton.sqlite');
    await (await openStore(file)).close();
    const raw = new SQLite(file);
    raw.exec(
      `alter table item add column mood text; insert into kysely_migration values ('9999-next', '2027-01-01T00:00:00.000Z')`,
    );
    raw.close();
    const store = await openStore(file);
    await store.engagements.start(started('eng-1'));
    assert.equal(
      (await store.engagements.change('eng-1', () => ({ events: [opened('initiate', [])] })))?.engagement.version,
      2,
    );
    await store.close();
  });
});

describe('a PostgreSQL store', () => {
  it('says which server it cannot reach, and never the password', async () => {
    const refused = await openStore('postgres://baton:s3cret@127.0.0.1:1/baton').catch((error: unknown) => error);
    assert.ok(refused instanceof Error);
    assert.match(
      refused.message,
      /^PostgreSQL at 127\.0\.0\.1:1\/baton cannot be reached .+ Check that the server runs/,
    );
    assert.doesNotMatch(refused.message, /s3cret/);
    await assert.rejects(openStore('postgres://:s3cret@@@'), (error: Error) => !error.message.includes('s3cret'));
  });

  it('goes on after the server closed its connections', async () => {
    const database = await freshDatabase('PostgreSQL');
    const said: string[] = [];
    const store = await openStore(database.url, { log: (sentence) => said.push(sentence) });
    const other = await openStore(database.url, { log: (sentence) => said.push(sentence) });
    try {
      await store.engagements.start(started('eng-1'));
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
      await client.end();
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, () =>
          store.engagements.change('eng-1', () => ({ events: [opened('initiate', [])] })),
        ),
      );
      assert.equal(outcomes.length, 6);
      assert.match(said[0] ?? '', /^PostgreSQL closed (an idle|a) connection/);
      assert.equal((await store.engagements.find('eng-1'))?.version, 7);
    } finally {
      await store.close();
      await other.close().catch(() => undefined);
      await database.remove();
    }
  });

  it('refuses an address of a kind that it does not know', async () => {
    await assert.rejects(openStore('mysql://x/y'), /begins with "mysql:".+ postgres:/);
  });
});
