import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { IsoDate } from '../../domain/responsibility.js';
import type { Tables, WebhookDeliveryRow } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';

/**
 * `pending` waits for its turn or its next attempt · `delivered` was taken · `dead` was never taken, after the last attempt ·
 * `skipped` was so before the hook began.
 */
export type DeliveryState = 'pending' | 'delivered' | 'dead' | 'skipped';

/** What a hook is to be told. */
export interface NewDelivery {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  /** Of a row that became late. */
  readonly late?: { readonly item: string; readonly due: IsoDate };
}

export interface DeliveryClaim {
  readonly by: string;
  readonly now: Instant;
  readonly until: Instant;
}

/** How one attempt ended. */
export interface Attempt {
  readonly state: DeliveryState;
  readonly status: string;
  /** Of a pending one: when it is tried again. */
  readonly notBefore: Instant | null;
}

/** A delivery that this process has for a while: no other sends it meanwhile. */
export interface ClaimedDelivery extends NewDelivery {
  readonly hook: string;
  readonly engagement: string;
  /** How often it was tried before. */
  readonly attempts: number;
}

export const deliveryRow = (
  hook: string,
  engagement: string,
  number: number,
  { id, type, at, late }: NewDelivery,
  state: DeliveryState,
): WebhookDeliveryRow => ({
  ...{ hook, id, engagement, number, type, at, state, attempts: 0 },
  ...{ item: late?.item ?? null, due: late?.due ?? null },
  ...{ not_before: null, claimed_by: null, claimed_until: null, status: null, done_at: null },
});

const claimedOf = ({ hook, id, engagement, type, at, item, due, attempts }: WebhookDeliveryRow): ClaimedDelivery => ({
  ...{ hook, id, engagement, type, at, attempts },
  ...(item === null || due === null ? {} : { late: { item, due } }),
});

/**
 * The next deliveries that are due: of each hook and engagement only the first that waits, so that they arrive in order.
 * Claimed one by one: a row that another process took in between is left to it.
 */
export async function claimDue(
  db: Kysely<Tables>,
  hooks: readonly string[],
  { by, now, until }: DeliveryClaim,
  limit: number,
): Promise<readonly ClaimedDelivery[]> {
  if (hooks.length === 0 || limit < 1) return [];
  const due = await db
    .selectFrom('webhook_delivery as d')
    .selectAll()
    .where('d.state', '=', 'pending')
    .where('d.hook', 'in', hooks)
    .where((is) => is.or([is('d.not_before', 'is', null), is('d.not_before', '<=', now)]))
    .where((is) => is.or([is('d.claimed_until', 'is', null), is('d.claimed_until', '<', now)]))
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('webhook_delivery as e')
            .select('e.id')
            .whereRef('e.hook', '=', 'd.hook')
            .whereRef('e.engagement', '=', 'd.engagement')
            .where('e.state', '=', 'pending')
            .whereRef('e.number', '<', 'd.number'),
        ),
      ),
    )
    .orderBy('d.at')
    .orderBy('d.id')
    .limit(limit)
    .execute();
  const claimed: ClaimedDelivery[] = [];
  for (const row of due) {
    const taken = await inTransaction(db, (tx) => claimOne(tx, row, { by, now, until }));
    if (taken) claimed.push(claimedOf(row));
  }
  return claimed;
}

async function claimOne(
  tx: Transaction<Tables>,
  { hook, id, number, attempts }: WebhookDeliveryRow,
  { by, now, until }: DeliveryClaim,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('webhook_delivery')
    .set({ claimed_by: by, claimed_until: until })
    .where('hook', '=', hook)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    // Sent once more by the operator, or tried by another process, since it was read.
    .where('number', '=', number)
    .where('attempts', '=', attempts)
    .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<', now)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Writes how an attempt ended; false where the claim was over and another process has it. */
export async function settle(
  db: Kysely<Tables>,
  { hook, id, attempts }: ClaimedDelivery,
  { state, status, notBefore }: Attempt,
  { by, now }: Pick<DeliveryClaim, 'by' | 'now'>,
): Promise<boolean> {
  const { numUpdatedRows } = await inTransaction(db, (tx) =>
    tx
      .updateTable('webhook_delivery')
      .set({
        ...{ state, status, attempts: attempts + 1, not_before: notBefore, claimed_by: null, claimed_until: null },
        done_at: state === 'pending' ? null : now,
      })
      .where('hook', '=', hook)
      .where('id', '=', id)
      .where('claimed_by', '=', by)
      .executeTakeFirstOrThrow(),
  );
  return numUpdatedRows === 1n;
}

/** Gives claims back without an attempt: the program stops, or the hook does. */
export async function release(
  db: Kysely<Tables>,
  { hook, id }: ClaimedDelivery,
  { by }: Pick<DeliveryClaim, 'by'>,
): Promise<void> {
  await db
    .updateTable('webhook_delivery')
    .set({ claimed_by: null, claimed_until: null })
    .where('hook', '=', hook)
    .where('id', '=', id)
    .where('claimed_by', '=', by)
    .execute();
}
