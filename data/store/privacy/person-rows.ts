import type { Kysely } from 'kysely';
import { anonymize, anonymized, type Disguise, disguisedKey } from '../../domain/privacy/anonymize.js';
import { rowsOf } from '../backup/backup.js';
import { type BackupRow, tables } from '../backup/rows.js';
import type { Tables } from '../database/tables.js';
import { personalColumns, type TableName, tableNames } from './personal.js';

export interface Found {
  readonly table: TableName;
  readonly row: BackupRow;
}

/** What a row is found by. */
export const rowKey = (table: TableName): readonly string[] =>
  tables[table] ?? (table === 'context' ? ['conversation', 'person'] : ['id']);

const textIn = (row: BackupRow, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : '';
};

/** As it stands in stored JSON, where quotes and backslashes are escaped. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * Rows in which one of these texts stands in any case, also inside a longer one: a wide net, and whoever uses it looks
 * closer. Reads the whole store, a page at a time, as a backup does.
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

/** What differs in a row when the former member stands in the person's place; nothing where nothing does. */
export function disguisedRow({ table, row }: Found, who: Disguise): BackupRow {
  const news: Record<string, BackupRow[string]> = {};
  for (const [column, kind] of personalColumns(table)) {
    const value = row[column];
    if (typeof value !== 'string') continue;
    const after = columnAfter(value, kind, row, who);
    if (after !== value) news[column] = after;
  }
  return news;
}

function columnAfter(value: string, kind: string, row: BackupRow, who: Disguise): string {
  if (kind === 'id') return value === who.id ? who.former.id : value;
  if (kind.startsWith('name-of ')) return row[kind.slice('name-of '.length)] === who.id ? who.former.name : value;
  if (kind === 'text') return anonymized(value, who);
  if (kind !== 'json') return disguisedKey(value, who);
  const body: unknown = JSON.parse(value);
  const after = anonymize(body, who);
  // Written anew only where something differs: how an older release wrote the rest stays as it is.
  return after === body ? value : JSON.stringify(after);
}
