import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { examineStore } from '../../../../data/store/backup/examine.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import { knownMigrations } from '../../../../data/store/database/migrate.js';
import { openStore } from '../../../../data/store/store.js';
import { dialects, freshDatabase, postgresServer, type TestDatabase } from '../../../support/databases.js';

const known = knownMigrations();

for (const dialect of dialects) {
  describe(`a look at the store (${dialect})`, () => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = await freshDatabase(dialect);
    });
    afterEach(() => database.remove());

    const execute = async (statement: string) => {
      const { db } = await openDatabase(database.url, {});
      await sql.raw(statement).execute(db);
      await db.destroy();
    };
    const looked = async () => {
      const found = await examineStore(database.url, {});
      assert.ok(found.opens, 'code' in found ? found.code : '');
      return found;
    };

    it('finds a new store, and leaves it new', async () => {
      for (const _ of [1, 2]) {
        const { writable, applied, pending, newer } = await looked();
        assert.deepEqual(
          { writable, applied, pending, newer },
          { writable: true, applied: [], pending: known, newer: [] },
        );
      }
    });

    it('finds all migrations applied', async () => {
      await (await openStore(database.url)).close();
      const { writable, applied, pending } = await looked();
      assert.deepEqual({ writable, applied, pending }, { writable: true, applied: known, pending: [] });
    });

    it('tells what is to come from what a newer release brought', async () => {
      await (await openStore(database.url)).close();
      const last = known.at(-1) ?? '';
      await execute(`delete from kysely_migration where name = '${last}'`);
      await execute(`insert into kysely_migration (name, timestamp) values ('9999-from-tomorrow', '2026-11-28')`);
      const { applied, pending, newer } = await looked();
      assert.deepEqual(
        { applied, pending, newer },
        {
          applied: known.slice(0, -1),
          pending: [last],
          newer: ['9999-from-tomorrow'],
        },
      );
      assert.deepEqual((await looked()).pending, [last], 'and applies nothing');
    });
  });
}

describe('a look at a store that does not open', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-examine-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const codeOf = async (url: string | undefined, file?: string): Promise<string> => {
    const found = await examineStore(url, file === undefined ? {} : { file });
    assert.ok(!found.opens);
    return found.code;
  };

  it('makes neither a file nor its folder', async () => {
    const file = join(folder, 'deep', 'down', 'baton.sqlite');
    assert.equal((await examineStore(undefined, { file })).opens, true);
    assert.equal(existsSync(join(folder, 'deep')), false);
  });

  it('says that a file is no database, and leaves it as it is', async () => {
    const file = join(folder, 'letter.txt');
    writeFileSync(file, 'Dear Anna, '.repeat(100));
    assert.equal(await codeOf(undefined, file), 'SQLITE_NOTADB');
    assert.equal(readFileSync(file, 'utf8'), 'Dear Anna, '.repeat(100));
  });

  it('says that a folder is no file, and a file no folder', async () => {
    assert.match(await codeOf(undefined, folder), /^SQLITE_CANTOPEN/u);
    const file = join(folder, 'letter.txt');
    writeFileSync(file, '');
    assert.match(await codeOf(undefined, join(file, 'baton.sqlite')), /^(EACCES|ENOTDIR)$/u);
  });

  it('tells a wrong password, a database that is not there and a server that is not there', async () => {
    const server = await postgresServer();
    const right = new URL(server.url('postgres'));
    const wrong = new URL(right);
    wrong.password = 'not-the-password';
    assert.equal(await codeOf(wrong.href), '28P01');
    const missing = new URL(right);
    missing.pathname = '/nowhere';
    assert.equal(await codeOf(missing.href), '3D000');
    const away = new URL(right);
    away.port = '1';
    assert.equal(await codeOf(away.href), 'ECONNREFUSED');
  });

  it('gives no more than a code for an address that no driver can read', async () => {
    assert.equal(await codeOf('postgres://anna:p#ss@host/db'), 'no address');
    assert.equal(await codeOf('postgres://anna:%E0%A4%A@127.0.0.1:1/db'), 'ECONNREFUSED');
    assert.equal(await codeOf('postgres://127.0.0.1:1/db?sslmode=require&sslrootcert=/nowhere.pem'), 'ENOENT');
  });

  it('finds an account that may not write', async () => {
    const database = await freshDatabase('PostgreSQL');
    const server = await postgresServer();
    const url = new URL(database.url);
    const name = url.pathname.slice(1);
    await (await openStore(database.url)).close();
    await server.execute(`create role reader_${name} login password 'reading'`);
    try {
      await server.execute(`grant select on all tables in schema public to reader_${name}`, name);
      url.username = `reader_${name}`;
      url.password = 'reading';
      const found = await examineStore(url.href, {});
      assert.deepEqual(found.opens && { writable: found.writable, pending: found.pending }, {
        writable: false,
        pending: [],
      });
      await server.execute(`grant insert, update on all tables in schema public to reader_${name}`, name);
      const granted = await examineStore(url.href, {});
      assert.equal(granted.opens && granted.writable, true);
    } finally {
      await database.remove();
      await server.execute(`drop role reader_${name}`);
    }
  });
});
