import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Tables, WebhookDeliveryRow } from '../database/tables.js';
import type { DeliveryState, NewDelivery } from './deliveries.js';

type Tx = Transaction<Tables>;

/** Where a hook stands, for the operator. */
export interface HookSummary {
  readonly hook: string;
  readonly since: Instant;
  readonly stopped: string | null;
  readonly counts: Readonly<Record<DeliveryState, number>>;
  /** The oldest that waits, and how its last attempt ended. */
  readonly oldest: { readonly at: Instant; readonly attempts: number; readonly status: string | null } | null;
}

export async function summariesOf(db: Kysely<Tables>): Promise<readonly HookSummary[]> {
  const hooks = await db.selectFrom('webhook').selectAll().orderBy('name').execute();
  const counted = await db
    .selectFrom('webhook_delivery')
    .select(['hook', 'state'])
    .select((of) => of.fn.countAll<number | string>().as('count'))
    .groupBy(['hook', 'state'])
    .execute();
  const summaries: HookSummary[] = [];
  for (const { name, since, stopped } of hooks) {
    const oldest = await db
      .selectFrom('webhook_delivery')
      .select(['at', 'attempts', 'status'])
      .where('hook', '=', name)
      .where('state', '=', 'pending')
      .orderBy('at')
      .limit(1)
      .executeTakeFirst();
    const of = (state: DeliveryState) =>
      Number(counted.find((one) => one.hook === name && one.state === state)?.count ?? 0);
    const counts = { pending: of('pending'), delivered: of('delivered'), dead: of('dead'), skipped: of('skipped') };
    summaries.push({ hook: name, since, stopped, counts, oldest: oldest ?? null });
  }
  return summaries;
}

/** Parameters of a statement are limited. */
export const rowsAtOnce = 50;

export async function knownDeliveries(
  tx: Tx,
  hook: string,
  deliveries: readonly NewDelivery[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  const ids = deliveries.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const rows = await tx
      .selectFrom('webhook_delivery')
      .select('id')
      .where('hook', '=', hook)
      .where('id', 'in', ids.slice(at, at + rowsAtOnce))
      .execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}

export async function insertDeliveries(tx: Tx, rows: readonly WebhookDeliveryRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await tx
      .insertInto('webhook_delivery')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
}

export async function putPosition(tx: Tx, row: Tables['webhook_position'], moves: boolean): Promise<void> {
  await tx
    .insertInto('webhook_position')
    .values(row)
    .onConflict((conflict) => {
      const there = conflict.columns(['hook', 'engagement', 'stream']);
      return moves ? there.doUpdateSet({ sequence: row.sequence }) : there.doNothing();
    })
    .execute();
}
