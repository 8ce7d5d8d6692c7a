import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import {
  type Attempt,
  type ClaimedDelivery,
  claimDue,
  type DeliveryClaim,
  type DeliveryState,
  deliveryRow,
  type NewDelivery,
  release,
  settle,
} from './deliveries.js';
import {
  type HookSummary,
  insertDeliveries,
  knownDeliveries,
  putPosition,
  rowsAtOnce,
  summariesOf,
} from './hook-rows.js';

/** How far a hook was told of one engagement. */
export interface HookPosition {
  /** By stream: empty for the engagement's own events, else an inquiry's id. */
  readonly sequences: ReadonlyMap<string, number>;
  /** How many deliveries were numbered. */
  readonly number: number;
}

/**
 * What hooks are told. The source is the events that every change appends: a hook has a position in each history, and what
 * follows it becomes deliveries, in order. So nothing is written twice, and nothing is lost between a change and its hooks.
 */
export class WebhookOutbox {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Notes a hook. A new one begins with what happens from now on; another address lifts a stop. Returns whether it is new. */
  begin(hook: string, address: string, now: Instant): Promise<boolean> {
    return inTransaction(this.db, async (tx) => {
      const inserted = await tx
        .insertInto('webhook')
        .values({ name: hook, address, since: now, stopped: null })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows !== 1n) {
        await tx
          .updateTable('webhook')
          .set({ address, stopped: null })
          .where('name', '=', hook)
          .where('address', '<>', address)
          .execute();
        return false;
      }
      const columns = ['hook', 'engagement', 'stream', 'sequence', 'number'] as const;
      const name = sql<string>`cast(${hook} as text)`;
      await tx
        .insertInto('webhook_position')
        .columns(columns)
        .expression((from) =>
          from
            .selectFrom('engagement as e')
            .select([name.as('hook'), 'e.id as engagement', sql<string>`''`.as('stream'), 'e.events as sequence'])
            .select(sql<number>`0`.as('number'))
            // Without a condition SQLite takes the conflict for one of a join.
            .where(sql<boolean>`1 = 1`),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx
        .insertInto('webhook_position')
        .columns(columns)
        .expression((from) =>
          from
            .selectFrom('inquiry as i')
            .select([name.as('hook'), 'i.engagement', 'i.id as stream', 'i.events as sequence'])
            .select(sql<number>`0`.as('number'))
            // Without a condition SQLite takes the conflict for one of a join.
            .where(sql<boolean>`1 = 1`),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return true;
    });
  }

  /** Of these hooks those that are sent to. */
  async running(hooks: readonly string[]): Promise<readonly string[]> {
    if (hooks.length === 0) return [];
    const rows = await this.db
      .selectFrom('webhook')
      .select('name')
      .where('name', 'in', hooks)
      .where('stopped', 'is', null)
      .execute();
    return rows.map(({ name }) => name);
  }

  /** The receiver says that it is gone: what waits goes on waiting. */
  async stop(hook: string, reason: string): Promise<void> {
    await this.db.updateTable('webhook').set({ stopped: reason }).where('name', '=', hook).execute();
  }

  /** Engagements in which something happened that a hook was not told yet. */
  async behind(hook: string): Promise<readonly string[]> {
    const own = await this.db
      .selectFrom('engagement as e')
      .leftJoin('webhook_position as p', (join) =>
        join.onRef('p.engagement', '=', 'e.id').on('p.hook', '=', hook).on('p.stream', '=', ''),
      )
      .select('e.id')
      .whereRef('e.events', '>', sql<number>`coalesce(p.sequence, 0)`)
      .execute();
    const asked = await this.db
      .selectFrom('inquiry as i')
      .leftJoin('webhook_position as p', (join) =>
        join.onRef('p.engagement', '=', 'i.engagement').on('p.hook', '=', hook).onRef('p.stream', '=', 'i.id'),
      )
      .select('i.engagement as id')
      .whereRef('i.events', '>', sql<number>`coalesce(p.sequence, 0)`)
      .execute();
    return [...new Set([...own, ...asked].map(({ id }) => id))];
  }

  async position(hook: string, engagement: string): Promise<HookPosition> {
    const rows = await this.db
      .selectFrom('webhook_position')
      .selectAll()
      .where('hook', '=', hook)
      .where('engagement', '=', engagement)
      .execute();
    return {
      sequences: new Map(rows.map(({ stream, sequence }) => [stream, sequence])),
      number: rows.find(({ stream }) => stream === '')?.number ?? 0,
    };
  }

  /**
   * Moves a hook's position on and adds what it is told, in one transaction. False, with nothing written, where another process
   * did so meanwhile. What it was told already is not added again.
   */
  advance(
    hook: string,
    engagement: string,
    from: HookPosition,
    to: ReadonlyMap<string, number>,
    deliveries: readonly NewDelivery[],
    state: DeliveryState = 'pending',
  ): Promise<boolean> {
    return inTransaction(this.db, async (tx) => {
      const known = await knownDeliveries(tx, hook, deliveries);
      const fresh = deliveries.filter(({ id }) => !known.has(id));
      const number = from.number + fresh.length;
      const before = from.sequences.get('') ?? 0;
      const sequence = to.get('') ?? before;
      await putPosition(tx, { hook, engagement, stream: '', sequence: before, number: from.number }, false);
      const { numUpdatedRows } = await tx
        .updateTable('webhook_position')
        .set({ sequence, number })
        .where('hook', '=', hook)
        .where('engagement', '=', engagement)
        .where('stream', '=', '')
        .where('sequence', '=', before)
        .where('number', '=', from.number)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      for (const [stream, reached] of to)
        if (stream !== '') await putPosition(tx, { hook, engagement, stream, sequence: reached, number: 0 }, true);
      await insertDeliveries(
        tx,
        fresh.map((one, index) => deliveryRow(hook, engagement, from.number + index + 1, one, state)),
      );
      return true;
    });
  }

  claim(hooks: readonly string[], claim: DeliveryClaim, limit: number): Promise<readonly ClaimedDelivery[]> {
    return claimDue(this.db, hooks, claim, limit);
  }

  settle(delivery: ClaimedDelivery, attempt: Attempt, claim: Pick<DeliveryClaim, 'by' | 'now'>): Promise<boolean> {
    return settle(this.db, delivery, attempt, claim);
  }

  release(delivery: ClaimedDelivery, claim: Pick<DeliveryClaim, 'by'>): Promise<void> {
    return release(this.db, delivery, claim);
  }

  /** Sends what was never taken once more, and what waits at once; lifts a stop. Returns how many. */
  async again(hook: string): Promise<number> {
    return await inTransaction(this.db, async (tx) => {
      await tx.updateTable('webhook').set({ stopped: null }).where('name', '=', hook).execute();
      const { numUpdatedRows } = await tx
        .updateTable('webhook_delivery')
        .set({ state: 'pending', attempts: 0, not_before: null, done_at: null })
        .where('hook', '=', hook)
        .where((is) => is.or([is('state', '=', 'dead'), is.and([is('state', '=', 'pending'), is('attempts', '>', 0)])]))
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    });
  }

  /** Tells a hook these events of one engagement once more, in this order and behind everything that was numbered before. */
  replay(hook: string, engagement: string, deliveries: readonly NewDelivery[]): Promise<number> {
    return inTransaction(this.db, async (tx) => {
      await tx.updateTable('webhook').set({ stopped: null }).where('name', '=', hook).execute();
      await putPosition(tx, { hook, engagement, stream: '', sequence: 0, number: 0 }, false);
      // Locks the position, so that no other process numbers meanwhile.
      const { number } = await tx
        .updateTable('webhook_position')
        .set((of) => ({ number: of('number', '+', deliveries.length) }))
        .where('hook', '=', hook)
        .where('engagement', '=', engagement)
        .where('stream', '=', '')
        .returning('number')
        .executeTakeFirstOrThrow();
      const ids = deliveries.map(({ id }) => id);
      for (let at = 0; at < ids.length; at += rowsAtOnce)
        await tx
          .deleteFrom('webhook_delivery')
          .where('hook', '=', hook)
          .where('id', 'in', ids.slice(at, at + rowsAtOnce))
          .execute();
      const first = number - deliveries.length;
      await insertDeliveries(
        tx,
        deliveries.map((one, index) => deliveryRow(hook, engagement, first + index + 1, one, 'pending')),
      );
      return deliveries.length;
    });
  }

  /** When what a hook was told under an id had happened; null for an unknown id. */
  async happened(hook: string, id: string): Promise<Instant | null> {
    const row = await this.db
      .selectFrom('webhook_delivery')
      .select('at')
      .where('hook', '=', hook)
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.at ?? null;
  }

  /** Every hook that was ever seen, with what became of its deliveries. */
  summaries(): Promise<readonly HookSummary[]> {
    return summariesOf(this.db);
  }

  /** Forgets what was taken before an instant, and what was never taken before another. That a row was late is told once for good. */
  async forgetBefore(delivered: Instant, dead: Instant): Promise<number> {
    const forget = async (state: DeliveryState, before: Instant) => {
      const { numDeletedRows } = await this.db
        .deleteFrom('webhook_delivery')
        .where('state', '=', state)
        .where('done_at', '<', before)
        .where('item', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    };
    return (await forget('delivered', delivered)) + (await forget('dead', dead));
  }
}
