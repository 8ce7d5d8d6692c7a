import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sent')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sent_place').on('sent').columns(['place', 'at']).execute();
  await db.schema.createIndex('sent_tenant').on('sent').columns(['tenant', 'at']).execute();
  // One column a statement, because SQLite adds no two at once.
  const card = () => db.schema.alterTable('posted_card');
  await card().addColumn('drawing', 'text').execute();
  await card()
    .addColumn('edits', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await card()
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await card().addColumn('rests_until', 'text').execute();
  await card().addColumn('prompt_version', 'integer').execute();
  await card()
    .addColumn('reposted', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await card().addColumn('refused_version', 'integer').execute();
}
