import type { z } from 'zod';
import { anonymized, anonymizedKey, type Subject, withoutWritten } from '../../domain/privacy/anonymize.js';
import { removedWords } from '../../domain/privacy/former.js';
import type { BackupRow } from '../backup/rows.js';
import { type Field, mapFields } from './fields.js';
import type { Found } from './person-rows.js';
import { type Personal, personalColumns } from './personal.js';

/** The columns of a row that differ with the former member in the person's place. */
export function anonymizedRow({ table, row }: Found, who: Subject): BackupRow {
  const news: Record<string, BackupRow[string]> = {};
  for (const [column, kind] of personalColumns(table)) {
    const value = row[column];
    if (typeof value !== 'string') continue;
    const after = columnAfter(value, kind, row, who);
    if (after !== value) news[column] = after;
  }
  return news;
}

function columnAfter(value: string, kind: Exclude<Personal, null>, row: BackupRow, who: Subject): string {
  if (typeof kind === 'object') {
    const body: unknown = JSON.parse(value);
    const after = anonymizedValue(kind, body, who);
    // The text of an older release stays as it is where nothing differs.
    return after === body ? value : JSON.stringify(after);
  }
  if (kind === 'id') return value === who.id ? who.former.id : value;
  if (kind.startsWith('name-of ')) return row[kind.slice('name-of '.length)] === who.id ? who.former.name : value;
  return kind === 'text' ? anonymized(value, who) : anonymizedKey(value, who);
}

/**
 * A stored value with the former member in the person's place, and without what they wrote. Another person of the same
 * name stays who they are.
 */
export const anonymizedValue = <T>(schema: z.core.$ZodType | undefined, value: T, who: Subject): T =>
  mapFields(schema, value, (field) => anonymizedField(field, who)) as T;

function anonymizedField({ holds, value, owner }: Field, who: Subject): unknown {
  if (holds === 'document') return value;
  if (holds === 'person') return isThem(value, who) ? who.former : value;
  if (typeof value !== 'string') return value;
  switch (holds) {
    case 'words':
      return anonymized(withoutWritten(value, who), who);
    case 'evidence':
      return who.wrote.includes(String(owner.link ?? '')) ? removedWords : anonymized(withoutWritten(value, who), who);
    case 'link':
      return who.wrote.includes(value) ? undefined : anonymized(value, who);
    case 'wording':
      return isCopied(owner) ? value : anonymized(value, who);
    case 'mentions':
      return anonymized(value, who);
    case 'account':
      return isThem(owner.by, who) ? undefined : anonymizedKey(value, who);
    case 'id':
      return anonymizedKey(value, who);
  }
}

const isThem = (value: unknown, { id }: Subject): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && value.id === id;

/** An item has its wording from a document until a person words it otherwise. */
const isCopied = (item: Field['owner']): boolean => 'source' in item && !('original' in item);
