import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { patternOf } from '../../domain/privacy/anonymize.js';
import type { BackupRow } from '../backup/rows.js';
import type { Tables } from '../database/tables.js';
import { type Field, fieldsOf } from './fields.js';
import type { KnownPerson } from './person-known.js';
import { rowsWith } from './person-rows.js';
import { personalColumns, type TableName } from './personal.js';

/** A place in a stored value that holds the person, and its value. */
export interface Mention {
  readonly path: string;
  readonly said: unknown;
}

/** A row about a person: its keys and what is theirs, without what it says of others. */
export interface RowAbout {
  readonly [column: string]: unknown;
  readonly mentions?: readonly Mention[];
}

/** Everything about a person. Sections are named after what they did; a section that is not there is empty. */
export interface PersonExport {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly about: Readonly<Record<string, readonly RowAbout[]>>;
}

/** Sections, and the tables that they are read from. */
const sections: Readonly<Record<TableName, string>> = {
  engagement: 'engagements',
  event: 'events',
  member: 'memberships',
  item: 'items',
  standing_item: 'standingItems',
  checkpoint: 'checkpoints',
  posted_card: 'cards',
  conversation: 'conversations',
  greeting: 'greetings',
  question: 'questions',
  feedback: 'feedback',
  wording: 'wordings',
  draft: 'drafts',
  inquiry: 'inquiries',
  inquiry_event: 'inquiryEvents',
  phase_record: 'phaseRecords',
  notice: 'notices',
  meeting_plan: 'meetingPlans',
  meeting: 'meetings',
  meeting_event: 'meetingEvents',
  closing_review: 'closingReviews',
  template: 'templates',
  context: 'contexts',
  sent: 'sends',
  reminder: 'reminders',
  digest: 'digests',
  webhook: 'webhooks',
  webhook_position: 'webhookPositions',
  webhook_delivery: 'webhookDeliveries',
};

/** Tables whose rows are theirs as a whole when they are named by an id. */
const wholly: ReadonlySet<TableName> = new Set([
  'member',
  'conversation',
  'question',
  'feedback',
  'draft',
  'context',
  'reminder',
  'digest',
]);

/** Reads everything about a person, by section. */
export async function exportPerson(db: Kysely<Tables>, person: KnownPerson): Promise<PersonExport> {
  const about: Record<string, RowAbout[]> = {};
  const pattern = patternOf(person);
  for await (const { table, row } of rowsWith(db, [...person.ids, ...person.names])) {
    const one = pattern === null ? null : rowAbout(table, row, person, pattern);
    if (one === null) continue;
    const section = sections[table];
    about[section] = [...(about[section] ?? []), one];
  }
  return { ids: person.ids, names: person.names, about };
}

function rowAbout(table: TableName, row: BackupRow, person: KnownPerson, pattern: RegExp): RowAbout | null {
  const columns = personalColumns(table);
  const mentions = columns.flatMap(([column, kind]): readonly Mention[] => {
    const value = row[column];
    if (typeof value !== 'string') return [];
    if (typeof kind === 'object') return mentionsIn(kind, JSON.parse(value), person, pattern, column);
    const theirs = kind === 'id' ? value === person.id : !kind.startsWith('name-of') && isIn(value, pattern);
    return theirs ? [{ path: column, said: value }] : [];
  });
  if (mentions.length === 0) return null;
  const own = columns.some(([column, kind]) => kind === 'id' && row[column] === person.id);
  if (own && wholly.has(table)) return readable(row, columns);
  // What they did, and the words it was done with, is theirs as a whole.
  if (own && (table === 'event' || table === 'inquiry_event' || table === 'meeting_event'))
    return { ...keys(row, columns), by: 'them', ...body(row) };
  if (table === 'inquiry') return { ...keys(row, columns), ...inquiryOf(row, person), mentions };
  return { ...keys(row, columns), mentions };
}

const isIn = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0;

function mentionsIn(
  schema: z.core.$ZodType,
  body: unknown,
  person: KnownPerson,
  pattern: RegExp,
  column: string,
): readonly Mention[] {
  const isThem = (value: unknown) =>
    typeof value === 'object' && value !== null && 'id' in value && value.id === person.id;
  const isTheirs = ({ holds, value, owner }: Field): boolean => {
    if (holds === 'person') return isThem(value);
    if (typeof value !== 'string' || holds === 'document') return false;
    if (holds === 'account' && isThem(owner.by)) return true;
    return holds === 'id' || holds === 'account' ? person.ids.some((id) => value.includes(id)) : isIn(value, pattern);
  };
  return fieldsOf(schema, body, column)
    .filter(isTheirs)
    .map(({ path, value }) => ({ path, said: value }));
}

type Columns = ReturnType<typeof personalColumns>;

/** What a row is, without anybody in it. */
const keys = (row: BackupRow, columns: Columns): BackupRow =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== null && !columns.some(([column]) => column === name)),
  );

const readable = (row: BackupRow, columns: Columns): RowAbout =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [
        name,
        columns.some(([column, kind]) => column === name && typeof kind === 'object')
          ? JSON.parse(String(value))
          : value,
      ]),
  );

const body = (row: BackupRow): { readonly body: unknown } => ({ body: JSON.parse(String(row.body)) });

/** Their question, or their reply. */
function inquiryOf(row: BackupRow, person: KnownPerson): RowAbout {
  const { asker, text, reply } = JSON.parse(String(row.body)) as {
    readonly asker: { readonly id: string };
    readonly text: string;
    readonly reply: { readonly by: { readonly id: string }; readonly text: string } | null;
  };
  return {
    ...(asker.id === person.id ? { asked: text } : {}),
    ...(reply?.by.id === person.id ? { replied: reply.text } : {}),
  };
}
