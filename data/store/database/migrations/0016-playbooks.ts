import type { Kysely } from 'kysely';

/** The release before begins engagements without one: they have the playbook that it knows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('engagement').addColumn('playbook', 'text').execute();
}
