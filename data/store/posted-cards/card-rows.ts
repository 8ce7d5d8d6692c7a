import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type CardKind, neverRests, type PostedCard, type WantedCard } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { PhaseId } from '../../domain/playbook/playbook.js';
import type { PostedCardRow, Tables } from '../database/tables.js';
import { conversationPlace } from './place.js';

type Tx = Transaction<Tables>;

export const cardOf = (row: PostedCardRow): PostedCard => ({
  id: row.id,
  engagement: row.engagement,
  kind: row.kind,
  phase: row.phase,
  page: row.page,
  conversation: row.conversation,
  activity: row.activity,
  shownVersion: row.shown_version,
  state: row.state,
});

/** A message that nothing has happened to yet. */
export const untried = {
  ...{ drawing: null, edits: 0, attempts: 0, rests_until: null },
  ...{ prompt_version: null, reposted: 0, refused_version: null, again_at: null },
} as const;

/**
 * Cards about inquiries and notices never rest: people wait for them. Releases before 0006 and 0010 cannot draw them and honour a rest, so as
 * far as these know such a card rests for ever.
 */
const endless = '9999-12-31T23:59:59.999Z';
export const restingOf = (kind: CardKind, until: Instant | null = null): string | null =>
  neverRests(kind) ? endless : until;

/**
 * Of kinds that the release before cannot draw, the version at which the connector is said to have refused them, so that it
 * leaves them alone. This release knows that it is none.
 */
export const unheardOf = 2_000_000_000;
const notRefused = (kind: CardKind): number | null => (kind === 'agenda' || kind === 'digest' ? unheardOf : null);

export const refusedAt = (kind: CardKind, version: number | null = null): number | null => version ?? notRefused(kind);

export const unclaimed = { claimed_by: null, refreshing_until: null } as const;

export const cardRow = (db: Kysely<Tables>, id: string): Promise<PostedCardRow | undefined> =>
  db.selectFrom('posted_card').selectAll().where('id', '=', id).executeTakeFirst();

/** Cards that show the same thing: kind, phase and page of one engagement, wherever they are. */
export const sameCard = (tx: Kysely<Tables>, engagement: string, { kind, phase, page }: WantedCard) =>
  tx
    .selectFrom('posted_card')
    .selectAll()
    .where('engagement', '=', engagement)
    .where('kind', '=', kind)
    .where(sql<string>`coalesce(phase, '')`, '=', phase ?? '')
    .where('page', '=', page);

/**
 * Which drawing a message shows, in a way that a process of the release before, which knows nothing of drawings, makes
 * void whenever it edits: it raises the version that is shown.
 */
export const drawingAt = (version: number, hash: string): string => `${version} ${hash}`;

/** In the place of a drawing: an edit of a claim that had run out came in between, so the claim held now ends unsure. */
const crossed = 'crossed';

/** Whether a late edit came in between since the card was handed out. */
export const isCrossed = ({ drawing }: PostedCardRow): boolean => drawing === crossed;

/**
 * An edit left although its claim had run out, so it is unknown whether the message shows it or a newer one: it is drawn
 * again, at once, or when the claim that another process holds has ended.
 */
export async function markStale(tx: Tx, row: PostedCardRow, now: Instant, version = 0): Promise<PostedCardRow> {
  if (row.state !== 'live' && row.state !== 'superseded') return row;
  const shown_version = Math.max(row.shown_version, version);
  const drawing = row.claimed_by === null ? null : crossed;
  const news = { shown_version, drawing, final: 0, again_at: now, refused_version: refusedAt(row.kind) };
  await tx.updateTable('posted_card').set(news).where('id', '=', row.id).execute();
  return { ...row, ...news };
}

/** Asks for a card; one that is already wanted or on its way is the one that was asked for. */
export async function wantCard(
  tx: Tx,
  engagement: string,
  wanted: WantedCard,
  conversation: string,
  now: Instant,
  more: Pick<PostedCardRow, 'reposted'> = { reposted: 0 },
): Promise<PostedCardRow> {
  const row: PostedCardRow = {
    id: randomUUID(),
    engagement,
    kind: wanted.kind,
    phase: wanted.phase,
    page: wanted.page,
    conversation,
    place: conversationPlace(conversation),
    activity: null,
    shown_version: 0,
    state: 'wanted',
    final: 0,
    wanted_at: now,
    not_before: null,
    ...unclaimed,
    ...untried,
    rests_until: restingOf(wanted.kind),
    refused_version: refusedAt(wanted.kind),
    ...more,
  };
  // PostgreSQL: a conflict waits until the other transaction is through, so what stood in the way can be read then,
  // unless it was posted in between: then this one is a new wish after all.
  for (;;) {
    const inserted = await tx
      .insertInto('posted_card')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) return row;
    const waiting = await sameCard(tx, engagement, wanted)
      .where('state', 'in', ['wanted', 'posting'])
      .executeTakeFirst();
    if (waiting === undefined) continue;
    // Wanting a refused card again is a new request.
    const refused_version = refusedAt(wanted.kind);
    if (waiting.refused_version === refused_version) return waiting;
    await tx.updateTable('posted_card').set({ refused_version }).where('id', '=', waiting.id).execute();
    return { ...waiting, refused_version };
  }
}

/** Cards of a phase that is open again are compared again. */
export async function reopenCards(tx: Tx, engagement: string, phase: PhaseId): Promise<void> {
  await tx
    .updateTable('posted_card')
    .set({ final: 0 })
    .where('engagement', '=', engagement)
    .where('phase', '=', phase)
    .where('state', '=', 'live')
    .execute();
}
