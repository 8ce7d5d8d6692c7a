import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openDatabase } from '../../../../data/store/database/database.js';
import { personal, personalColumns, tableNames } from '../../../../data/store/privacy/personal.js';
import { onEachDatabase } from '../database/each-database.js';

const page = readFileSync('deploy/PRIVACY.md', 'utf8');
const lines = new Map(
  [...page.matchAll(/^\| `(\w+)` \|(.*)\|(.*)\|$/gmu)].map(([, table = '', about = '', kept = '']) => [
    table,
    { about, kept },
  ]),
);

describe('the page about privacy', () => {
  it('has a line for each table that says something about people, with its columns and how long', () => {
    for (const table of tableNames) {
      const columns = personalColumns(table).filter(([, kind]) => kind !== null);
      assert.equal(lines.has(table), columns.length > 0, `deploy/PRIVACY.md and ${table}`);
      const { about = '', kept = '' } = lines.get(table) ?? {};
      for (const [column] of columns) {
        assert.ok(
          about.includes(`\`${column}\``) || kept.includes('the same'),
          `deploy/PRIVACY.md says nothing of ${table}.${column}`,
        );
      }
      if (columns.length > 0) assert.notEqual(kept.trim(), '', table);
    }
    assert.ok(lines.size > 10);
  });
});

onEachDatabase('what columns say about people', (bench) => {
  it('is written down for each table and column that there is', async () => {
    assert.ok(await bench.store.ready());
    const { db } = await openDatabase(bench.url, {});
    try {
      const there = (await db.introspection.getTables()).map(({ name, columns }) => [
        name,
        columns.map((column) => column.name).toSorted(),
      ]);
      const known = Object.entries(personal).map(([table, columns]) => [table, Object.keys(columns).toSorted()]);
      assert.deepEqual(Object.fromEntries(there), Object.fromEntries(known));
    } finally {
      await db.destroy();
    }
  });
});
