import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('question').addColumn('message', 'text').execute();
  await db.schema.alterTable('question').addColumn('answer', 'text').execute();
  await db.schema.createIndex('question_message').on('question').column('message').execute();
  await db.schema.alterTable('draft').addColumn('message', 'text').execute();
}
