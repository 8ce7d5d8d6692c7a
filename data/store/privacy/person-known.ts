import type { Kysely } from 'kysely';
import type { Event } from '../../domain/event.js';
import type { Known } from '../../domain/privacy/anonymize.js';
import { holdsPlaceholder, isFormer } from '../../domain/privacy/former.js';
import { expectedAs } from '../../domain/privacy/written.js';
import type { BackupRow } from '../backup/rows.js';
import type { Tables } from '../database/tables.js';
import { fieldsOf } from './fields.js';
import { type Found, rowsWith } from './person-rows.js';
import { personalColumns } from './personal.js';

/** By what one person is known in a store. */
export interface KnownPerson extends Known {
  /** `from.id`; empty for a person who is only expected. */
  readonly id: string;
  /** Their personal chats with Baton. */
  readonly chats: readonly string[];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everybody whom a row names with an id. */
export function* peopleOf({ table, row }: Found): Generator<Named> {
  for (const [column, kind] of personalColumns(table)) {
    const value = row[column];
    if (typeof value !== 'string') continue;
    if (kind === 'id') yield { id: value, name: nameBeside(column, table, row) };
    if (typeof kind === 'object')
      for (const field of fieldsOf(kind, JSON.parse(value))) if (field.holds === 'person') yield field.value as Named;
  }
}

function nameBeside(id: string, table: Found['table'], row: BackupRow): string {
  const [column] = personalColumns(table).find(([, kind]) => kind === `name-of ${id}`) ?? [];
  const name = column === undefined ? null : row[column];
  return typeof name === 'string' ? name : '';
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

interface Called {
  readonly called: string;
}

/** Who is expected, by a row of an engagement. */
export const expectedIn = ({ table, row }: Found): readonly Called[] =>
  table === 'engagement' && typeof row.expected === 'string' ? (JSON.parse(row.expected) as readonly Called[]) : [];

/**
 * What is known of a person: by their Teams id, else by a name or address under which they are expected.
 * `also`: other names for them, such as an address or a directory id. null where there is nothing.
 */
export async function knownPerson(
  db: Kysely<Tables>,
  id: string,
  also: readonly string[] = [],
): Promise<KnownPerson | null> {
  const names = new Set<string>();
  const chats = new Set<string>();
  const engagements = new Set<string>();
  let [there, awaited] = [false, false];
  for await (const found of rowsWith(db, [id])) {
    for (const person of peopleOf(found)) {
      if (person.id !== id) continue;
      there = true;
      names.add(person.name);
      if (typeof found.row.engagement === 'string') engagements.add(found.row.engagement);
    }
    if (found.table === 'conversation' && found.row.person === id) chats.add(String(found.row.id));
    if (expectedIn(found).some(({ called }) => same(called, id))) awaited = true;
  }
  if (!there && !awaited) return null;
  if (!there) return { id: '', ids: [], chats: [], names: [id, ...also] };
  for (const engagement of engagements) {
    for (const called of expectedAs(await historyOf(db, engagement), id)) names.add(called);
  }
  const theirs = [...names, ...also].filter((name) => name.trim().length > 1 && !holdsPlaceholder(name));
  return { id, ids: [id, ...chats], chats: [...chats], names: theirs };
}

async function historyOf(db: Kysely<Tables>, engagement: string): Promise<readonly Event[]> {
  const rows = await db
    .selectFrom('event')
    .select('body')
    .where('engagement', '=', engagement)
    .orderBy('sequence')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Event);
}

/** A person whom the store knows under a name. */
export interface Namesake {
  /** What `knownPerson` takes. */
  readonly id: string;
  readonly name: string;
  /** Only expected, without an id. */
  readonly expected: boolean;
  readonly engagements: readonly string[];
}

/** Everybody of that name, or expected under it, in any case. */
export async function namesakes(db: Kysely<Tables>, name: string): Promise<readonly Namesake[]> {
  const all = new Map<string, { name: string; expected: boolean; engagements: Set<string> }>();
  const note = (id: string, called: string, expected: boolean, { table, row }: Found) => {
    const one = all.get(id) ?? { name: called, expected, engagements: new Set<string>() };
    const engagement = table === 'engagement' ? row.id : row.engagement;
    if (typeof engagement === 'string') one.engagements.add(engagement);
    all.set(id, one);
  };
  for await (const found of rowsWith(db, [name])) {
    for (const person of peopleOf(found)) {
      if (same(person.name, name) && !isFormer(person)) note(person.id, person.name, false, found);
    }
    for (const { called } of expectedIn(found)) if (same(called, name)) note(called, called, true, found);
  }
  return [...all].map(([id, { engagements, ...one }]) => ({ id, ...one, engagements: [...engagements].toSorted() }));
}
