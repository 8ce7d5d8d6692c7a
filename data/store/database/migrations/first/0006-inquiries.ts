import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inquiry')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('events', 'integer', (c) => c.notNull())
    .addColumn('kept', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addUniqueConstraint('inquiry_number', ['engagement', 'number'])
    .execute();
  await sql`create index inquiry_kept on inquiry (engagement) where kept = 1`.execute(db);

  await db.schema
    .createTable('inquiry_event')
    .addColumn('inquiry', 'text', (c) => c.notNull().references('inquiry.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('change', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('inquiry_event_key', ['inquiry', 'sequence'])
    .execute();

  // One column a statement, because SQLite adds no two at once.
  const conversation = () => db.schema.alterTable('conversation');
  await conversation().addColumn('person', 'text').execute();
  await conversation().addColumn('locale', 'text').execute();
  await db.schema.createIndex('conversation_person').on('conversation').column('person').execute();
}
