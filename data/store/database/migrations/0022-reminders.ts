import type { Kysely } from 'kysely';

/** Tables of their own, because the release before tells nobody in the morning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reminder')
    .addColumn('person', 'text', (c) => c.primaryKey())
    .addColumn('look_at', 'text', (c) => c.notNull())
    .addColumn('stopped', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('reminder_look').on('reminder').column('look_at').execute();

  await db.schema
    .createTable('digest')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('locale', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('digest_key', ['engagement', 'number'])
    .execute();
  // A person has one a day, whatever processes and clocks do.
  await db.schema.createIndex('digest_day').on('digest').columns(['person', 'day']).unique().execute();
}
