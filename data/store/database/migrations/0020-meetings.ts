import type { Kysely } from 'kysely';

/** Tables of their own, because the release before reads neither new columns of an engagement's history nor its new events. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('meeting_plan')
    .addColumn('engagement', 'text', (c) => c.primaryKey().references('engagement.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('look_at', 'text')
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('meeting_plan_look').on('meeting_plan').column('look_at').execute();
  await db.schema.createIndex('meeting_plan_secret').on('meeting_plan').column('secret').unique().execute();

  await db.schema
    .createTable('meeting')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('slot', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('meeting_key', ['engagement', 'number'])
    .execute();
  // A meeting has one agenda, whatever processes ask for it at once.
  await db.schema.createIndex('meeting_slot').on('meeting').columns(['engagement', 'slot']).unique().execute();

  await db.schema
    .createTable('meeting_event')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('meeting_event_key', ['engagement', 'sequence'])
    .execute();

  await db.schema
    .createTable('closing_review')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('closing_review_key', ['engagement', 'side'])
    .execute();

  await db.schema
    .createTable('template')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('playbook', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('template_tenant').on('template').columns(['tenant', 'playbook']).execute();
}
