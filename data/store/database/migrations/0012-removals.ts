import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // One column a statement, because SQLite adds no two at once.
  await db.schema.alterTable('conversation').addColumn('removed_at', 'text').execute();
  await db.schema.alterTable('conversation').addColumn('installed_at', 'text').execute();
  await db.schema.createIndex('conversation_team').on('conversation').column('team_id').execute();
}
