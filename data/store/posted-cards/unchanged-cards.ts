import { sql, type Transaction } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';
import type { ClaimedCard, StaleCard } from './card-claims.js';
import { cardRow, drawingAt, isCrossed, unclaimed } from './card-rows.js';

// Most changes of an engagement are seen on one of its messages. The others are drawn along, and need neither an edit nor a
// claim.

type Tx = Transaction<Tables>;

/** A stale card whose message may go on showing what it shows. */
export interface LooksTheSame {
  readonly card: StaleCard;
  /** When it is to be drawn again although nothing happens; null = never. */
  readonly againAt: Instant | null;
}

export interface DrawnTogether {
  readonly claimed: ClaimedCard;
  readonly owner: string;
  readonly version: number;
  readonly same: readonly LooksTheSame[];
  /** A card of the place that is to be edited in the claimed one's stead. */
  readonly first: StaleCard | null;
}

/** Only where the message still shows what it was compared with: whatever happened to it meanwhile says so in its drawing. */
export async function settleSame(tx: Tx, version: number, cards: readonly LooksTheSame[]): Promise<void> {
  for (const againAt of new Set(cards.map((same) => same.againAt))) {
    const known = cards.flatMap(({ card, ...same }) =>
      same.againAt === againAt && card.drawing !== null
        ? [{ id: card.id, was: drawingAt(card.shownVersion, card.drawing), is: drawingAt(version, card.drawing) }]
        : [],
    );
    if (known.length === 0) continue;
    const drawing = sql<string>`case drawing ${sql.join(
      known.map(({ was, is }) => sql`when ${was} then ${is}`),
      sql` `,
    )} end`;
    await tx
      .updateTable('posted_card')
      .set({ shown_version: version, drawing, again_at: againAt })
      .where(
        'id',
        'in',
        known.map(({ id }) => id),
      )
      .where('state', '=', 'live')
      .where('claimed_by', 'is', null)
      .where(
        'drawing',
        'in',
        known.map(({ was }) => was),
      )
      .execute();
  }
}

export async function handOverClaim(
  tx: Tx,
  claimed: ClaimedCard,
  to: StaleCard,
  owner: string,
): Promise<ClaimedCard | null> {
  const row = await cardRow(tx, claimed.id);
  if (row?.claimed_by !== owner) return null;
  const drawing = claimed.drawing === null || isCrossed(row) ? null : drawingAt(claimed.shownVersion, claimed.drawing);
  // First this one, because a place has one claim.
  await tx
    .updateTable('posted_card')
    .set({ ...unclaimed, drawing })
    .where('id', '=', row.id)
    .execute();
  const claim = { claimed_by: owner, refreshing_until: row.refreshing_until };
  const taken = await tx
    .updateTable('posted_card')
    .set({ ...claim, drawing: null })
    .where('id', '=', to.id)
    .where('state', '=', 'live')
    .where('claimed_by', 'is', null)
    .where('shown_version', '=', to.shownVersion)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 1n) return { ...claimed, ...to };
  await tx
    .updateTable('posted_card')
    .set({ ...claim, drawing: row.drawing })
    .where('id', '=', row.id)
    .execute();
  return null;
}
