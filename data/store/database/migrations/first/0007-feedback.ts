import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('question').addColumn('parties', 'text').execute();
  await db.schema
    .createTable('feedback')
    .addColumn('question', 'text', (c) => c.notNull().references('question.id').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['question', 'person'])
    .execute();
}
