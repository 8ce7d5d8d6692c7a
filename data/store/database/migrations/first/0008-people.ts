import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // One column a statement, because SQLite adds no two at once.
  await db.schema.alterTable('engagement').addColumn('tenant', 'text').execute();
  await db.schema.alterTable('engagement').addColumn('expected', 'text').execute();
  await db.schema.alterTable('engagement').addColumn('departed', 'text').execute();
  await db.schema.alterTable('member').addColumn('acts_as', 'text').execute();
  await db.schema
    .alterTable('member')
    .addColumn('deputy', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
