import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('engagement')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('events', 'integer', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('starter_id', 'text', (c) => c.notNull())
    .addColumn('starter_name', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('details', 'text')
    .addColumn('dataset_version', 'text')
    .addColumn('phase', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('engagement_starter').on('engagement').column('starter_id').execute();
  await sql`create unique index engagement_channel on engagement (channel) where state <> 'completed'`.execute(db);

  await db.schema
    .createTable('event')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('change', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('event_key', ['engagement', 'sequence'])
    .execute();
  await db.schema.createIndex('event_change').on('event').columns(['engagement', 'change']).execute();

  await db.schema
    .createTable('member')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('lead', 'integer', (c) => c.notNull())
    .addColumn('accepted', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('member_key', ['engagement', 'person', 'role'])
    .execute();
  await db.schema.createIndex('member_person').on('member').column('person').execute();

  await db.schema
    .createTable('item')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('undecided', 'integer', (c) => c.notNull())
    .addColumn('removed', 'integer', (c) => c.notNull())
    .addColumn('ticked_at', 'text')
    .addColumn('ticked_by_id', 'text')
    .addColumn('ticked_by_name', 'text')
    .addColumn('content', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('item_key', ['engagement', 'id'])
    .execute();

  await db.schema
    .createTable('standing_item')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('marked_at', 'text')
    .addColumn('marked_by_id', 'text')
    .addColumn('marked_by_name', 'text')
    .addColumn('content', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('standing_item_key', ['engagement', 'id'])
    .execute();

  await db.schema
    .createTable('checkpoint')
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('checkpoint_key', ['engagement', 'phase'])
    .execute();
}
