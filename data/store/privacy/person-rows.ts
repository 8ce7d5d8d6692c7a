import type { Kysely } from 'kysely';
import { rowsOf } from '../backup/backup.js';
import { type BackupRow, tables } from '../backup/rows.js';
import type { Tables } from '../database/tables.js';
import { personalColumns, type TableName, tableNames } from './personal.js';

export interface Found {
  readonly table: TableName;
  readonly row: BackupRow;
}

/** The columns of a table's key. */
export const rowKey = (table: TableName): readonly string[] =>
  tables[table] ?? (table === 'context' ? ['conversation', 'person'] : ['id']);

const textIn = (row: BackupRow, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : '';
};

/** A text as stored JSON escapes it. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * Rows that hold one of these texts in any case, also inside a longer one; callers look closer. Reads the whole store, a
 * page at a time, as a backup does.
 */
export async function* rowsWith(db: Kysely<Tables>, texts: readonly string[]): AsyncGenerator<Found> {
  const sought = [...new Set(texts.flatMap((text) => [text, inJson(text)]))].map((text) => text.toLowerCase());
  if (sought.length === 0) return;
  for (const table of tableNames) {
    const columns = personalColumns(table);
    if (columns.length === 0) continue;
    for await (const row of rowsOf(db, table, rowKey(table))) {
      const said = columns
        .map(([column]) => textIn(row, column))
        .join('\n')
        .toLowerCase();
      if (sought.some((text) => said.includes(text))) yield { table, row };
    }
  }
}
