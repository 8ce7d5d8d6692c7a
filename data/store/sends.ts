import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Instant } from '../domain/engagement.js';
import { prepared } from './prepared.js';
import type { Tables } from './tables.js';
import { writing } from './transaction.js';

/** One message or edit that left, or is about to leave, for the connector. */
export interface Send {
  readonly place: string;
  readonly tenant: string;
  readonly at: Instant;
}

/** When the n-th newest send left, in milliseconds; 1 is the newest, undefined where there were fewer. */
export type Newest = (n: number) => number | undefined;

/** What somebody who keeps to limits asks about, and decides. */
export interface Budget {
  /** Which of the newest sends of the place, and of the tenant, the decision needs. */
  readonly ofPlace: readonly number[];
  readonly ofTenant: readonly number[];
  /** Milliseconds until the next send is allowed; 0 = now. */
  readonly wait: (place: Newest, tenant: Newest, now: number) => number;
}

/** What stands in the way of a send: the budget, and what the connector asked for. */
export interface Look {
  /** How long the budget says to wait, in milliseconds; 0 = now. */
  readonly wait: number;
  /** The connector asked for silence in the place until then. */
  readonly quietUntil: Instant | null;
  /** Since when Baton is not there any more; null while it is. */
  readonly removedAt: Instant | null;
}

/** Any number, the same in all processes: PostgreSQL's advisory lock for what is decided about cards and sends. */
export const cardLock = 7_204_311;

/** The longest window that anybody counts in (Teams' limits end at an hour); what is older is thrown away. */
const remembered = 3_600_000;

/**
 * What was sent lately, counted over all processes on one database: Teams limits the bot, not the process. Refreshers
 * reserve in the transaction that hands out their work; answers to people are noted a moment later where it is calm, in
 * one write for several of them, and taken one by one where it is not. Ticks send nothing and never come by here.
 */
export class Sends {
  private swept = 0;

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  /** What stands in the way of a send in a place; nothing is counted. */
  look(place: string, tenant: string, budget: Budget, now: Instant): Promise<Look> {
    return lookIn(this.db, place, tenant, budget, now);
  }

  /** How long the budget says to wait, and when that is 0 the send is counted: of two processes that ask together one is the second. */
  take(send: Send, budget: Budget): Promise<number> {
    return writing(this.db, async (tx) => {
      if (this.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(cardLock)})`.execute(tx);
      const wait = await waitIn(tx, send.place, send.tenant, budget, send.at);
      if (wait === 0) await reserve(tx, send);
      return wait;
    });
  }

  async note(sends: readonly Send[]): Promise<void> {
    const [first] = sends;
    if (first === undefined) return;
    const rows = sends.map((send) => ({ id: randomUUID(), ...send }));
    await writing(this.db, (tx) => tx.insertInto('sent').values(rows).execute());
    const now = Date.parse(first.at);
    if (now - this.swept < remembered) return;
    this.swept = now;
    await this.db.deleteFrom('sent').where('at', '<', before(now)).execute();
  }
}

/** Counts a send that is about to leave; the id takes it back if it never did. */
export async function reserve(tx: Kysely<Tables>, send: Send): Promise<string> {
  const id = randomUUID();
  await tx
    .deleteFrom('sent')
    .where('place', '=', send.place)
    .where('at', '<', before(Date.parse(send.at)))
    .execute();
  await tx
    .insertInto('sent')
    .values({ id, ...send })
    .execute();
  return id;
}

export async function takeBack(tx: Kysely<Tables>, id: string): Promise<void> {
  await tx.deleteFrom('sent').where('id', '=', id).execute();
}

export async function waitIn(
  db: Kysely<Tables>,
  place: string,
  tenant: string,
  budget: Budget,
  now: Instant,
): Promise<number> {
  return (await lookIn(db, place, tenant, budget, now)).wait;
}

interface LookRow {
  readonly about: 'place' | 'tenant' | 'quiet' | 'removed';
  readonly n: number | string;
  readonly at: Instant | null;
}

/** Only the few rows that decide are read: an hour of a busy place is well over a thousand. */
async function lookIn(db: Kysely<Tables>, place: string, tenant: string, budget: Budget, now: Instant): Promise<Look> {
  const since = before(Date.parse(now));
  const rows = await lookFor(budget)(db, { place, tenant, since });
  const newest = (about: LookRow['about']): Newest => {
    const found = rows.filter((row) => row.about === about);
    return (n) => {
      const at = found.find((row) => Number(row.n) === n)?.at;
      return at == null ? undefined : Date.parse(at);
    };
  };
  return {
    quietUntil: rows.find(({ about }) => about === 'quiet')?.at ?? null,
    removedAt: rows.find(({ about }) => about === 'removed')?.at ?? null,
    wait: budget.wait(newest('place'), newest('tenant'), Date.parse(now)),
  };
}

type LookUp = (
  db: Kysely<Tables>,
  values: { readonly place: string; readonly tenant: string; readonly since: string },
) => Promise<readonly LookRow[]>;
const lookUps = new Map<string, LookUp>();

/** One statement for everything that a decision looks at. There are as many as there are kinds of budget. */
function lookFor({ ofPlace, ofTenant }: Budget): LookUp {
  const key = `${ofPlace};${ofTenant}`;
  const known = lookUps.get(key);
  if (known !== undefined) return known;
  const made: LookUp = prepared(['place', 'tenant', 'since'], (db, { place, tenant, since }) => ({
    compile: () =>
      sql<LookRow>`${newestOf('place', place, since, ofPlace)} union all ${newestOf('tenant', tenant, since, ofTenant)}
        union all select 'quiet', 0, quiet_until from conversation where id = ${place}
        union all select 'removed', 0, removed_at from conversation where id = ${place} and stopped is not null`.compile(
        db,
      ),
  }));
  lookUps.set(key, made);
  return made;
}

const newestOf = (column: 'place' | 'tenant', key: string, since: string, positions: readonly number[]) =>
  sql`select ${sql.lit(column)} as about, n, at from (
    select at, row_number() over (order by at desc) as n from (
      select at from sent where ${sql.ref(column)} = ${key} and at > ${since}
      order by at desc limit ${sql.lit(Math.max(1, ...positions))}
    ) as newest_of_${sql.raw(column)}
  ) as numbered_of_${sql.raw(column)}
  where n in (${sql.join([0, ...positions].map((position) => sql.lit(position)))})`;

const before = (now: number): Instant => new Date(now - remembered).toISOString();
