import { type Kysely, sql } from 'kysely';
import { openDatabase } from '../../data/store/database/database.js';
import type { Tables } from '../../data/store/database/tables.js';
import { people } from '../campaign/crowd.js';
import { type Ground, prepare } from '../campaign/ground.js';
import type { Site } from '../campaign/processes.js';
import { tenantOf } from '../support/tenants.js';

/** Engagements in remediate, each in a channel of its own with live cards; one is played by the rules, the others are copies. */
export interface Stored {
  readonly engagements: number;
  /** Of the played engagement, number 0. */
  readonly ground: Ground;
}

export interface StoredPlan {
  readonly engagements: number;
  readonly items: number;
  /** Over how many tenants the channels are spread. */
  readonly tenants: number;
  /** Live cards for all pages of the list, as in a channel where people have paged through; otherwise for the first. */
  readonly everyPage?: boolean;
}

/** Every column that names the engagement, its channel or a message; their text holds the engagement's number as `-0`. */
const naming: Readonly<Partial<Record<keyof Tables, readonly string[]>>> = {
  engagement: ['id', 'channel'],
  event: ['engagement'],
  member: ['engagement'],
  item: ['engagement'],
  standing_item: ['engagement'],
  checkpoint: ['engagement'],
  phase_record: ['engagement'],
  notice: ['engagement'],
  posted_card: ['id', 'engagement', 'conversation', 'place', 'activity'],
  conversation: ['id'],
};

export const numbered = (text: string, n: number): string => text.replace('-0', `-${n}`);

export async function store(site: Site, plan: StoredPlan): Promise<Stored> {
  const crew = people(5);
  const { items, everyPage = false } = plan;
  const [ground] = await prepare(site, { engagements: 1, items, people: crew, first: 0, everyPage });
  if (ground === undefined) throw new Error('No engagement was prepared.');
  const database = await openDatabase(site.database.url, {});
  try {
    await settle(site, database.db, ground, plan);
    await copy(database, plan.engagements);
    await spread(database.db, ground, plan);
  } finally {
    await database.db.destroy();
  }
  return { engagements: plan.engagements, ground };
}

/** The cards are live and show the newest version, as if the bot had posted them: a start has nothing to repair. */
async function settle(site: Site, db: Kysely<Tables>, ground: Ground, plan: StoredPlan): Promise<void> {
  const { version } = await db.selectFrom('engagement').select('version').executeTakeFirstOrThrow();
  const cards = await db.selectFrom('posted_card').select(['id', 'kind', 'phase', 'final']).execute();
  for (const [n, { id, kind, phase, final }] of cards.entries()) {
    const over = kind === 'checklist' && phase !== 'remediate' ? 1 : final;
    const live = { state: 'live' as const, shown_version: version, final: over, not_before: null, rests_until: null };
    await db
      .updateTable('posted_card')
      .set({ ...live, id: `card-0.${n}`, activity: `message-0.${n}` })
      .where('id', '=', id)
      .execute();
    for (let engagement = 0; engagement < plan.engagements; engagement += 1) {
      const message = numbered(`message-0.${n}`, engagement);
      const conversation = numbered(ground.channel, engagement);
      site.connector.messages.set(message, { id: message, conversation, activity: {}, edits: 0 });
    }
  }
}

async function copy({ db, dialect }: Awaited<ReturnType<typeof openDatabase>>, engagements: number): Promise<void> {
  const tables = await db.introspection.getTables();
  for (const [table, keys] of Object.entries(naming)) {
    const columns = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
    const copied = columns.map((column) =>
      keys.includes(column) ? sql`replace(${sql.ref(`t.${column}`)}, '-0', '-' || n)` : sql`${sql.ref(`t.${column}`)}`,
    );
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(engagements - 1)})
      select ${sql.join(copied)} from ${sql.table(table)} t cross join numbers`.execute(db);
  }
  await sql`${sql.raw(dialect === 'postgres' ? 'vacuum analyze' : 'analyze')}`.execute(db);
}

async function spread(db: Kysely<Tables>, ground: Ground, { engagements, tenants }: StoredPlan): Promise<void> {
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const own = Array.from({ length: engagements }, (_, n) => n).filter((n) => n % tenants === tenant);
    for (let from = 0; from < own.length; from += 500) {
      const ids = own.slice(from, from + 500).map((n) => numbered(ground.channel, n));
      await db
        .updateTable('conversation')
        .set({ tenant: tenantOf(tenant) })
        .where('id', 'in', ids)
        .execute();
    }
  }
}
