import type { Kysely } from 'kysely';

/** The release before names its columns of feedback, and leaves this one as it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('feedback').addColumn('side', 'text').execute();
}
