import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhook')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('stopped', 'text')
    .execute();
  await db.schema
    .createTable('webhook_position')
    .addColumn('hook', 'text', (c) => c.notNull())
    .addColumn('engagement', 'text', (c) => c.notNull())
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('webhook_position_key', ['hook', 'engagement', 'stream'])
    .execute();
  await db.schema
    .createTable('webhook_delivery')
    .addColumn('hook', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('engagement', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('item', 'text')
    .addColumn('due', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('not_before', 'text')
    .addColumn('claimed_by', 'text')
    .addColumn('claimed_until', 'text')
    .addColumn('status', 'text')
    .addColumn('done_at', 'text')
    .addPrimaryKeyConstraint('webhook_delivery_key', ['hook', 'id'])
    .execute();
  await db.schema
    .createIndex('webhook_delivery_turn')
    .on('webhook_delivery')
    .columns(['hook', 'state', 'engagement', 'number'])
    .execute();
}
