import type { Transaction } from 'kysely';
import type { Engagement } from '../../domain/engagement.js';
import type { Event } from '../../domain/event.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import type { Tables } from '../database/tables.js';
import {
  checkpointRow,
  type EngagementRows,
  engagementRow,
  itemTableRow,
  memberRow,
  standingItemRow,
} from './engagement-rows.js';

type Tx = Transaction<Tables>;

/** Reads all rows of an engagement; undefined for an unknown id. Call it inside a transaction: it is several reads. */
export async function readRows(tx: Tx, id: string): Promise<EngagementRows | undefined> {
  const engagement = await tx.selectFrom('engagement').selectAll().where('id', '=', id).executeTakeFirst();
  if (engagement === undefined) return undefined;
  const ordered = ['member', 'item', 'standing_item'] as const;
  const [member, item, standing] = ordered;
  return {
    engagement,
    members: await tx.selectFrom(member).selectAll().where('engagement', '=', id).orderBy('ordinal').execute(),
    items: await tx.selectFrom(item).selectAll().where('engagement', '=', id).orderBy('ordinal').execute(),
    standing: await tx.selectFrom(standing).selectAll().where('engagement', '=', id).orderBy('ordinal').execute(),
    checkpoints: await tx.selectFrom('checkpoint').selectAll().where('engagement', '=', id).execute(),
  };
}

/** Appends events to the history; `first` is the sequence number of the first one. */
export async function appendEvents(tx: Tx, e: Engagement, events: readonly Event[], first: number): Promise<void> {
  const rows = events.map((event, index) => ({
    engagement: e.id,
    sequence: first + index,
    change: e.version,
    type: event.type,
    at: event.at,
    by_id: event.by.id,
    body: storedText(event),
  }));
  for (const some of chunks(rows)) await tx.insertInto('event').values(some).execute();
}

/** Writes what differs between two states, and nothing else: one row of `item` for a tick. */
export async function writeRows(tx: Tx, before: Engagement | null, after: Engagement, events: number): Promise<void> {
  const { id } = after;
  const row = engagementRow(after, events);
  if (before !== null) {
    const was = engagementRow(before, events);
    const columns = (Object.keys(row) as (keyof typeof row)[]).filter((column) => row[column] !== was[column]);
    const news = Object.fromEntries(columns.map((column) => [column, row[column]]));
    await tx
      .updateTable('engagement')
      .set({ ...news, events })
      .where('id', '=', id)
      .execute();
  }

  if (after.members !== before?.members) {
    // A roster is a few rows whose order changes when a person is named again, so it is written anew.
    await tx.deleteFrom('member').where('engagement', '=', id).execute();
    const rows = after.members.map((member, ordinal) => memberRow(id, member, ordinal));
    for (const some of chunks(rows)) await tx.insertInto('member').values(some).execute();
  }

  const items = difference(before?.items ?? [], after.items, (item, ordinal) => itemTableRow(id, item, ordinal));
  for (const some of chunks(items.fresh)) await tx.insertInto('item').values(some).execute();
  for (const { id: item, news } of items.changed) {
    await tx.updateTable('item').set(news).where('engagement', '=', id).where('id', '=', item).execute();
  }

  const standing = difference(before?.standing ?? [], after.standing, (item, ordinal) =>
    standingItemRow(id, item, ordinal),
  );
  for (const some of chunks(standing.fresh)) await tx.insertInto('standing_item').values(some).execute();
  for (const { id: item, news } of standing.changed) {
    await tx.updateTable('standing_item').set(news).where('engagement', '=', id).where('id', '=', item).execute();
  }

  for (const checkpoint of Object.values(after.checkpoints)) {
    if (checkpoint === before?.checkpoints[checkpoint.phase]) continue;
    const { body, ...key } = checkpointRow(id, checkpoint);
    await tx
      .insertInto('checkpoint')
      .values({ ...key, body })
      .onConflict((conflict) => conflict.columns(['engagement', 'phase']).doUpdateSet({ body }))
      .execute();
  }
}

interface Difference<R> {
  readonly fresh: readonly R[];
  /** Only the columns that changed: what a newer release wrote into the others stays. */
  readonly changed: readonly { readonly id: string; readonly news: Partial<R> }[];
}

/** Items are never taken out of an engagement, so there is nothing to delete. */
function difference<T extends { readonly id: string }, R extends object>(
  before: readonly T[],
  after: readonly T[],
  rowOf: (item: T, ordinal: number) => R,
): Difference<R> {
  if (before === after) return { fresh: [], changed: [] };
  const places = new Map<string, number>();
  const placeOf = (id: string, likely: number): number | undefined => {
    if (before[likely]?.id === id) return likely;
    if (places.size === 0) for (const [ordinal, item] of before.entries()) places.set(item.id, ordinal);
    return places.get(id);
  };
  const fresh: R[] = [];
  const changed: { id: string; news: Partial<R> }[] = [];
  for (const [ordinal, item] of after.entries()) {
    const place = placeOf(item.id, ordinal);
    const was = place === undefined ? undefined : before[place];
    if (place === undefined || was === undefined) {
      fresh.push(rowOf(item, ordinal));
    } else if (was !== item || place !== ordinal) {
      const row = rowOf(item, ordinal);
      const oldRow = rowOf(was, place);
      const columns = (Object.keys(row) as (keyof R)[]).filter((column) => row[column] !== oldRow[column]);
      const news: Partial<R> = {};
      for (const column of columns) news[column] = row[column];
      if (columns.length > 0) changed.push({ id: item.id, news });
    }
  }
  return { fresh, changed };
}

/** SQLite takes 32,766 values in one statement; a hundred rows of at most nine stay far below. */
function chunks<R>(rows: readonly R[]): readonly R[][] {
  const size = 100;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, n) => rows.slice(n * size, (n + 1) * size));
}
