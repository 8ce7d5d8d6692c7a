import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('member')
    .addColumn('by_group', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('posted_card').addColumn('again_at', 'text').execute();
}
