import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Tables } from './tables.js';
import { isSerializationFailure, wasLockedOut } from './transaction.js';

/**
 * Names sort in their order. A migration that has been released is never edited, and only adds: while processes are
 * restarted one after the other, the release before must go on working on the new schema.
 */
const migrations: Record<string, Migration> = {
  '0001-engagements': {
    async up(db: Kysely<unknown>) {
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
    },
  },

  '0002-cards': {
    async up(db: Kysely<unknown>) {
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
      // Asked for twice before it is posted is asked for once.
      await sql`create unique index posted_card_wanted on posted_card (engagement, kind, coalesce(phase, ''), page)
        where state in ('wanted', 'posting')`.execute(db);
      // At most one call to the connector is in flight per conversation, whatever the processes believe.
      await sql`create unique index posted_card_claim on posted_card (place) where claimed_by is not null`.execute(db);
      // The queue is looked at every second and is nearly always short; the history of gone and final cards is long.
      await sql`create index posted_card_open on posted_card (state, engagement)
        where final = 0 and state in ('wanted', 'posting', 'live', 'superseded')`.execute(db);
    },
  },

  '0003-conversations': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('conversation')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('service_url', 'text', (c) => c.notNull())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('bot_id', 'text', (c) => c.notNull())
        .addColumn('bot_name', 'text')
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('name', 'text')
        .addColumn('team_id', 'text')
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('stopped', 'text')
        .addColumn('quiet_until', 'text')
        .execute();

      await db.schema
        .createTable('greeting')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('at', 'text', (c) => c.notNull())
        .execute();

      await db.schema
        .createTable('question')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('conversation', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('locale', 'text', (c) => c.notNull())
        .addColumn('outcome', 'text', (c) => c.notNull())
        .addColumn('citations', 'text', (c) => c.notNull())
        .addColumn('dataset_version', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('question_at').on('question').column('at').execute();

      await db.schema
        .createTable('draft')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('lines', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .execute();
    },
  },

  '0004-sends': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('sent')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('place', 'text', (c) => c.notNull())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('sent_place').on('sent').columns(['place', 'at']).execute();
      await db.schema.createIndex('sent_tenant').on('sent').columns(['tenant', 'at']).execute();
      // One column a statement: SQLite adds no two at once.
      const card = () => db.schema.alterTable('posted_card');
      await card().addColumn('drawing', 'text').execute();
      await card()
        .addColumn('edits', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await card()
        .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await card().addColumn('rests_until', 'text').execute();
      await card().addColumn('prompt_version', 'integer').execute();
      await card()
        .addColumn('reposted', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await card().addColumn('refused_version', 'integer').execute();
    },
  },

  '0005-contexts': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('context')
        .addColumn('conversation', 'text', (c) => c.notNull())
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('context_key', ['conversation', 'person'])
        .execute();
      await db.schema.createIndex('context_at').on('context').column('at').execute();
    },
  },

  '0006-inquiries': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('inquiry')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('events', 'integer', (c) => c.notNull())
        .addColumn('kept', 'integer', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addUniqueConstraint('inquiry_number', ['engagement', 'number'])
        .execute();
      await sql`create index inquiry_kept on inquiry (engagement) where kept = 1`.execute(db);

      await db.schema
        .createTable('inquiry_event')
        .addColumn('inquiry', 'text', (c) => c.notNull().references('inquiry.id'))
        .addColumn('sequence', 'integer', (c) => c.notNull())
        .addColumn('change', 'integer', (c) => c.notNull())
        .addColumn('type', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('by_id', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('inquiry_event_key', ['inquiry', 'sequence'])
        .execute();

      // One column a statement: SQLite adds no two at once.
      const conversation = () => db.schema.alterTable('conversation');
      await conversation().addColumn('person', 'text').execute();
      await conversation().addColumn('locale', 'text').execute();
      await db.schema.createIndex('conversation_person').on('conversation').column('person').execute();
    },
  },

  '0007-feedback': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('question').addColumn('parties', 'text').execute();
      await db.schema
        .createTable('feedback')
        .addColumn('question', 'text', (c) => c.notNull().references('question.id').onDelete('cascade'))
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('verdict', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('feedback_key', ['question', 'person'])
        .execute();
    },
  },

  '0008-people': {
    async up(db: Kysely<unknown>) {
      // One column a statement: SQLite adds no two at once.
      await db.schema.alterTable('engagement').addColumn('tenant', 'text').execute();
      await db.schema.alterTable('engagement').addColumn('expected', 'text').execute();
      await db.schema.alterTable('engagement').addColumn('departed', 'text').execute();
      await db.schema.alterTable('member').addColumn('acts_as', 'text').execute();
      await db.schema
        .alterTable('member')
        .addColumn('deputy', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    },
  },

  '0010-phases': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('engagement').addColumn('stopped', 'text').execute();
      await db.schema
        .createTable('phase_record')
        .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
        .addColumn('change', 'integer', (c) => c.notNull())
        .addColumn('phase', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('phase_record_key', ['engagement', 'change'])
        .execute();
      await db.schema
        .createTable('notice')
        .addColumn('engagement', 'text', (c) => c.notNull().references('engagement.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('occasion', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('notice_key', ['engagement', 'number'])
        .execute();
    },
  },

  '0011-proposals': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('engagement').addColumn('declined', 'text').execute();
    },
  },

  '0012-removals': {
    async up(db: Kysely<unknown>) {
      // One column a statement: SQLite adds no two at once.
      await db.schema.alterTable('conversation').addColumn('removed_at', 'text').execute();
      await db.schema.alterTable('conversation').addColumn('installed_at', 'text').execute();
      await db.schema.createIndex('conversation_team').on('conversation').column('team_id').execute();
    },
  },

  '0013-days': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('member')
        .addColumn('by_group', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema.alterTable('posted_card').addColumn('again_at', 'text').execute();
    },
  },

  '0014-messages': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('question').addColumn('message', 'text').execute();
      await db.schema.alterTable('question').addColumn('answer', 'text').execute();
      await db.schema.createIndex('question_message').on('question').column('message').execute();
      await db.schema.alterTable('draft').addColumn('message', 'text').execute();
    },
  },

  // The release before reads and writes feedback by its columns: one that it doesn't name stays as it is.
  '0015-right-side': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('feedback').addColumn('side', 'text').execute();
    },
  },
};

/** Under load a migration may be taken back a few times before it finds all its tables free. */
const attempts = 12;

/** Brings the schema up to date. Two processes that start together take turns; a newer schema is left as it is. */
export async function migrate(db: Kysely<Tables>, place: string): Promise<void> {
  if (await upToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  let error: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    ({ error } = await migrator.migrateToLatest());
    // The migrator refuses a database with migrations that it doesn't know: a newer release may just have been here.
    if (error === undefined || (await upToDate(db))) return;
    // The release before goes on working meanwhile, and its locks may stand against the migration's: all of it or nothing.
    if (!isSerializationFailure(error) && !wasLockedOut(error)) break;
    await sleep(attempt * (50 + Math.random() * 150));
  }
  const reason = error instanceof Error ? error.message : String(error);
  throw new Error(
    `The store's tables in ${place} could not be brought up to date (${reason}). ` +
      'Give Baton a database of its own and an account that may create tables in it.',
    { cause: error },
  );
}

/** The migrations of this release, in their order. */
export const knownMigrations = (): readonly string[] => Object.keys(migrations).toSorted();

/** The migrations that a database has had, in their order; none for one that is not Baton's. */
export async function appliedMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  if (
    !(await db.introspection.getTables({ withInternalKyselyTables: true })).some(
      ({ name }) => name === 'kysely_migration',
    )
  )
    return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Brings an empty database to the schema of an older release: that of a backup. */
export async function migrateTo(db: Kysely<Tables>, place: string, name: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(name);
  if (error !== undefined) throw new Error(`The tables of ${name} could not be made in ${place}.`, { cause: error });
}

/** Has everything that this release needs been applied? What a newer one applied on top does no harm. */
async function upToDate(db: Kysely<Tables>): Promise<boolean> {
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db).then(
    ({ rows }) => new Set(rows.map(({ name }) => name)),
    // Nobody has migrated this database yet; anything worse shows itself when the migrator tries.
    () => new Set<string>(),
  );
  return Object.keys(migrations).every((name) => applied.has(name));
}
