import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('engagement').addColumn('stopped', 'text').execute();
  await db.schema
    .createTable('phase_record')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('change', 'integer', (c) => c.notNull())
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('phase_record_key', ['engagement', 'change'])
    .execute();
  await db.schema
    .createTable('notice')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('occasion', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('notice_key', ['engagement', 'number'])
    .execute();
}
