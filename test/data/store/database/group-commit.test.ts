import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../../data/store/database/database.js';
import { migrate } from '../../../../data/store/database/migrations.js';
import type { StoreTelemetry } from '../../../../data/store/database/store-telemetry.js';
import { inTransaction, settled, writingLater } from '../../../../data/store/database/transaction.js';

describe('changes of an SQLite file that arrive together', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let commits = 0;
  const watch: StoreTelemetry = {
    took: (operation) => {
      if (operation === 'commit') commits += 1;
    },
    changing: () => () => {},
    asked: () => {},
    judged: () => {},
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baton-group-'));
    database = await openDatabase(join(folder, 'baton.sqlite'), { watch });
    await migrate(database.db, database.place);
    commits = 0;
  });
  afterEach(async () => {
    await database.db.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  const greet = (key: string, undone?: () => void) =>
    inTransaction(
      database.db,
      async (tx) => {
        await tx.insertInto('greeting').values({ key, at: '2026-11-24T00:00:00.000Z' }).execute();
        if (key.startsWith('throws')) throw new Error(key);
        return key;
      },
      undone,
    );
  const kept = async () =>
    (await database.db.selectFrom('greeting').select('key').orderBy('key').execute()).map(({ key }) => key);

  it('are each answered with their own result, in order, and all of them are there', async () => {
    const keys = Array.from({ length: 120 }, (_, n) => String(1_000 + n));
    assert.deepEqual(await Promise.all(keys.map((key) => greet(key))), keys);
    assert.deepEqual(await kept(), keys);
  });

  it('fail alone: what one of them threw reaches only its asker, and nothing of it stays', async () => {
    const outcomes = await Promise.allSettled([
      greet('a'),
      greet('throws'),
      greet('b'),
      greet('throws too'),
      greet('c'),
    ]);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.message)),
      ['a', 'throws', 'b', 'throws too', 'c'],
    );
    assert.deepEqual(await kept(), ['a', 'b', 'c']);
  });

  it('say when something they kept in memory was taken back', async () => {
    let undone = 0;
    await Promise.allSettled([greet('a', () => undone++), greet('throws')]);
    assert.equal(undone, 1);
    assert.deepEqual(await kept(), ['a']);
  });

  const note = (key: string) =>
    writingLater(database.db, (tx) =>
      tx.insertInto('greeting').values({ key, at: '2026-11-24T00:00:00.000Z' }).execute(),
    );

  it('wait for one another where nobody waits for them: many moments, one commit', async () => {
    const notes: Promise<unknown>[] = [];
    for (const key of ['a', 'b', 'c', 'd']) {
      notes.push(note(key));
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(await kept(), [], 'written at once');
    await Promise.all(notes);
    assert.equal(commits, 1);
    assert.deepEqual(await kept(), ['a', 'b', 'c', 'd']);
  });

  it('come along with a change that somebody waits for', async () => {
    const [, later] = [note('a'), note('b')];
    await greet('c');
    assert.deepEqual(await kept(), ['a', 'b', 'c']);
    await later;
    assert.equal(commits, 1);
  });

  it('do not follow one another because one is being committed', async () => {
    const notes = [note('a')];
    const first = greet('b');
    let answered = false;
    void first.then(() => {
      answered = true;
    });
    for (let n = 0; !answered; n++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (n < 40) notes.push(note(String(1_000 + n)));
    }
    await Promise.all(notes);
    assert.ok(commits <= 2, `${commits} commits`);
  });

  it('all of them are there when somebody asks, however many they are', async () => {
    const notes = Array.from({ length: 49 }, (_, n) => note(String(1_000 + n)));
    const more = [greet('a'), ...Array.from({ length: 60 }, (_, n) => greet(String(2_000 + n)))];
    notes.push(note('b'));
    await settled(database.db);
    assert.ok((await kept()).includes('b'));
    await Promise.all([...notes, ...more]);
    assert.equal((await kept()).length, 111);
  });

  it('are there as soon as somebody asks for what was said', async () => {
    const noted = note('a');
    await settled(database.db);
    assert.deepEqual(await kept(), ['a']);
    await noted;
    await settled(database.db);
    assert.equal(commits, 1, 'a commit for nothing');
  });

  it('do not wait any longer when there are many', async () => {
    const notes = Array.from({ length: 220 }, (_, n) => note(String(1_000 + n)));
    await Promise.all(notes.slice(0, 200));
    assert.ok((await kept()).length >= 200);
    await Promise.all(notes);
    assert.equal((await kept()).length, 220);
  });
});
