import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, restoreBackup } from '../../../../bot/cli/store/backup.js';
import { openStore } from '../../../../data/store/store.js';

describe('baton backup and baton restore', () => {
  let folder: string;
  const kept = { url: process.env.DATABASE_URL, file: process.env.BATON_DATABASE_FILE };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-backup-'));
    delete process.env.DATABASE_URL;
    process.env.BATON_DATABASE_FILE = join(folder, 'baton.sqlite');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    for (const [key, value] of [
      ['DATABASE_URL', kept.url],
      ['BATON_DATABASE_FILE', kept.file],
    ] as const) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  });

  const run = async (command: typeof backup, ...args: string[]) => {
    const err: string[] = [];
    const code = await command(args, { out: () => {}, err: (line) => err.push(line) });
    return { code, said: err.join('\n') };
  };

  it('restore what was written, and leave no other file', async () => {
    await (await openStore(join(folder, 'baton.sqlite'))).close();
    const file = join(folder, 'one.jsonl');
    assert.equal((await run(backup, '--out', file)).code, 0);
    assert.equal(existsSync(`${file}.part`), false);
    process.env.BATON_DATABASE_FILE = join(folder, 'two.sqlite');
    const restored = await run(restoreBackup, file);
    assert.equal(restored.code, 0, restored.said);
    assert.ok(existsSync(join(folder, 'two.sqlite')));
  });

  it('never write over a file', async () => {
    await (await openStore(join(folder, 'baton.sqlite'))).close();
    const file = join(folder, 'precious');
    await writeFile(file, 'precious');
    assert.equal((await run(backup, '--out', file)).code, 2);
    assert.equal(await readFile(file, 'utf8'), 'precious');
  });

  it('report a missing store, and make none', async () => {
    const { code, said } = await run(backup, '--out', join(folder, 'one.jsonl'));
    assert.equal(code, 1);
    assert.match(said, /There is no SQLite file .*BATON_DATABASE_FILE/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('print their usage', async () => {
    for (const args of [[], ['--out'], ['--from', 'x']]) assert.equal((await run(backup, ...args)).code, 2);
    for (const args of [[], ['a', 'b'], [join(folder, 'none')]]) {
      const { code, said } = await run(restoreBackup, ...args);
      assert.equal(code, 2);
      assert.match(said, /baton restore FILE/);
    }
  });
});
