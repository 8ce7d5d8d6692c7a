import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('posted_card')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('phase', 'text')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('activity', 'text')
    .addColumn('shown_version', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('final', 'integer', (c) => c.notNull())
    .addColumn('wanted_at', 'text', (c) => c.notNull())
    .addColumn('not_before', 'text')
    .addColumn('claimed_by', 'text')
    .addColumn('refreshing_until', 'text')
    .execute();
  await db.schema.createIndex('posted_card_engagement').on('posted_card').column('engagement').execute();
  await db.schema.createIndex('posted_card_place').on('posted_card').columns(['place', 'activity']).execute();
  // A card asked for twice before it is posted is wanted once.
  await sql`create unique index posted_card_wanted on posted_card (engagement, kind, coalesce(phase, ''), page)
    where state in ('wanted', 'posting')`.execute(db);
  // At most one call to the connector is in flight per conversation.
  await sql`create unique index posted_card_claim on posted_card (place) where claimed_by is not null`.execute(db);
  // A partial index, because the queue is short and read every second while the history of final cards is long.
  await sql`create index posted_card_open on posted_card (state, engagement)
    where final = 0 and state in ('wanted', 'posting', 'live', 'superseded')`.execute(db);
}
