import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { horizons } from './waits.js';

/** One message or edit that left, or is about to leave, for the connector. */
export interface Send {
  readonly place: string;
  readonly tenant: string;
  readonly at: Instant;
}

/** When the n-th newest send left, in milliseconds; 1 is the newest, undefined where there were fewer. */
export type Newest = (n: number) => number | undefined;

/** A limit on sends: what it reads, and what it decides. */
export interface Budget {
  /** Which of the newest sends of the place, and of the tenant, the decision needs. */
  readonly ofPlace: readonly number[];
  readonly ofTenant: readonly number[];
  /** Milliseconds until the next send is allowed; 0 = now. */
  readonly wait: (place: Newest, tenant: Newest, now: number) => number;
}

/** What delays a send: the budget, and silence that the connector asked for. */
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

  /** What delays a send in a place; nothing is counted. */
  look(place: string, tenant: string, budget: Budget, now: Instant): Promise<Look> {
    return lookIn(this.db, place, tenant, budget, now);
  }

  /** How long the budget says to wait, and when that is 0 the send is counted: of two processes that ask together one is the second. */
  take(send: Send, budget: Budget): Promise<number> {
    return inTransaction(this.db, async (tx) => {
      if (this.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(cardLock)})`.execute(tx);
      const wait = await waitIn(tx, send.place, send.tenant, budget, send.at);
      if (wait === 0) await reserve(tx, send);
      return wait;
    });
  }

  async note(sends: readonly Send[]): Promise<void> {
    const [first] = sends;
    if (first === undefined) return;
    const rows = sends.map(({ place, tenant, at }) => ({ id: randomUUID(), place, tenant, at }));
    await inTransaction(this.db, (tx) => tx.insertInto('sent').values(rows).execute());
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
  const { place, tenant, at } = send;
  await tx.insertInto('sent').values({ id, place, tenant, at }).execute();
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

/** Of each position that a budget asks about, when that send left; and what the place's conversation says. */
type LookRow = Readonly<Record<string, Instant | null>>;

/** Only the few rows that decide are read: an hour of a busy place is well over a thousand. */
async function lookIn(db: Kysely<Tables>, place: string, tenant: string, budget: Budget, now: Instant): Promise<Look> {
  const since = before(Date.parse(now));
  const until = horizons(now).send;
  const { rows } = await sql<LookRow>`select ${sql.join([
    ...[...new Set(budget.ofPlace)].map((n) => nthNewest('place', place, since, until, n)),
    ...[...new Set(budget.ofTenant)].map((n) => nthNewest('tenant', tenant, since, until, n)),
  ])},
    (select quiet_until from conversation where id = ${place}) as quiet,
    (select removed_at from conversation where id = ${place} and stopped is not null) as removed`.execute(db);
  const [row] = rows;
  const newest =
    (of: 'place' | 'tenant'): Newest =>
    (n) => {
      const at = row?.[`${of}_${n}`];
      return at == null ? undefined : Date.parse(at);
    };
  return {
    quietUntil: (row?.quiet ?? '') > horizons(now).wait ? null : (row?.quiet ?? null),
    removedAt: row?.removed ?? null,
    wait: budget.wait(newest('place'), newest('tenant'), Date.parse(now)),
  };
}

/** A send later than now comes from a clock that was set back. One walk along an index each, because numbering all sends of an hour is slower. */
const nthNewest = (column: 'place' | 'tenant', key: string, since: string, until: string, n: number) =>
  sql`(select at from sent where ${sql.ref(column)} = ${key} and at > ${since} and at <= ${until}
    order by at desc limit 1 offset ${sql.lit(n - 1)}) as ${sql.ref(`${column}_${n}`)}`;

const before = (now: number): Instant => new Date(now - remembered).toISOString();
