import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import type { Engagement } from '../../../../../data/domain/engagement.js';
import { evolve } from '../../../../../data/domain/evolve.js';
import { openStore } from '../../../../../data/store/store.js';
import { dialects, freshDatabase } from '../../../../support/databases.js';

const program = fileURLToPath(new URL('../../../../data/store/presses.ts', import.meta.url));

/** Another process that writes to the same store. */
function pressing(url: string, ...more: string[]): ChildProcess & { said: string; complained: string } {
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = Object.assign(child, { said: '', complained: '' });
  child.stdout?.on('data', (text: Buffer) => {
    heard.said += text.toString();
  });
  child.stderr?.on('data', (text: Buffer) => {
    heard.complained += text.toString();
  });
  return heard;
}

for (const dialect of dialects) {
  describe(`a process that dies on ${dialect}`, () => {
    it('loses nothing that it acknowledged, and leaves no half-written change', async function () {
      this.timeout(300_000);
      const database = await freshDatabase(dialect);
      try {
        let before = 0;
        for (const [round, patience] of [7, 23, 41].entries()) {
          const name = `r${round}`;
          const child = pressing(database.url, name);
          while (child.stdout !== null && child.said === '') await once(child.stdout, 'data');
          await new Promise((resolve) => setTimeout(resolve, patience));
          child.kill('SIGKILL');
          await once(child, 'close');
          const acknowledged = child.said
            .split('\n')
            .filter((line) => line !== '')
            .map((n) => `${name}-${n}`);

          const store = await openStore(database.url);
          const engagement = await store.engagements.find('eng-1');
          const history = await store.engagements.history('eng-1');
          await store.close();
          assert.ok(engagement !== null);
          const ids = new Set(engagement.items.map(({ id }) => id));
          assert.deepEqual(
            acknowledged.filter((id) => !ids.has(id)),
            [],
          );
          const known = engagement.items.filter(({ id }) => id.startsWith(`${name}-`)).length;
          assert.ok(known <= acknowledged.length + 1, 'at most the change whose answer was on its way');
          const replay = history.reduce<Engagement | null>(evolve, null);
          assert.deepEqual({ ...replay, version: engagement.version }, engagement);
          assert.equal(engagement.version, history.length);
          assert.ok(history.length > before);
          before = history.length;
          if (dialect === 'SQLite') {
            const raw = new SQLite(database.url.replace('sqlite:', ''), { readonly: true });
            assert.equal(raw.pragma('integrity_check', { simple: true }), 'ok');
            raw.close();
          }
        }
      } finally {
        await database.remove();
      }
    });
  });

  describe(`two processes that start together on ${dialect}`, () => {
    it('make the tables once and write side by side without an error', async function () {
      this.timeout(300_000);
      const database = await freshDatabase(dialect);
      try {
        const both = ['a', 'b'].map((name) => pressing(database.url, name, '150'));
        for (const child of both) if (child.exitCode === null) await once(child, 'close');
        assert.deepEqual(
          both.map(({ exitCode, complained }) => [exitCode, complained]),
          [
            [0, ''],
            [0, ''],
          ],
        );
        const store = await openStore(database.url);
        const engagement = await store.engagements.find('eng-1');
        await store.close();
        assert.equal(engagement?.items.length, 300);
        assert.equal(engagement?.version, 301);
      } finally {
        await database.remove();
      }
    });
  });
}
