import type { Kysely, Transaction } from 'kysely';
import { isListPage, type PostedCard } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { PostedCardRow, Tables } from '../database/tables.js';
import { restOf } from './card-quiet.js';
import { cardOf, cardRow, drawingAt, isCrossed, markStale, sameCard, unclaimed } from './card-rows.js';
import { type CardAtWork, type LookAt, needingWork } from './card-work.js';
import { type Budget, reserve, takeBack, waitIn } from './sends.js';
import { after, horizons, isEarlierQuiet, waitAtMost } from './waits.js';

// Who works on which card, for how long, and how that ends without a message.

/** A card that shows an older version than there is, or another day. */
export interface StaleCard extends PostedCard {
  /** The hash of what the message shows; null while that is unknown. */
  readonly drawing: string | null;
  /** When it was to be drawn again although nothing happened; null = never. */
  readonly againAt: Instant | null;
}

/** A card to work on: post it (`posting`), edit it (`live`), or replace it by a pointer to `newer` (`superseded`). */
export interface ClaimedCard extends StaleCard {
  /** The claim holds until then; afterwards another process may take the conversation. */
  readonly until: Instant;
  /** For a superseded card: the message that shows it now. */
  readonly newer: PostedCard | null;
  /** The send that was reserved for it. */
  readonly send: string;
  /** How often in a row the connector asked to come again. */
  readonly attempts: number;
  /** Other stale pages of the engagement's lists in the place; they are not claimed. */
  readonly alongside: readonly StaleCard[];
}

/** A claim that ended without a request: its send is taken back, and the message shows what it showed. */
export type Unsent = Pick<ClaimedCard, 'send' | 'drawing' | 'shownVersion'>;

/** A channel has one open engagement: four phases of a few pages, two further cards, and what they superseded. */
const cardsPerPlace = 30;

/** What a claim asks for. */
export interface Claim {
  readonly now: Instant;
  readonly ttlMs: number;
  readonly limit: number;
  readonly owner: string;
  /** Places (conversations without their thread) that the owner is still working on, however late it is. */
  readonly busy?: ReadonlySet<string>;
  /** Without one nothing limits the sends. */
  readonly budget?: Budget;
  /** Told of a place that has to wait for its budget, and how many milliseconds. */
  readonly waits?: (place: string, milliseconds: number) => void;
  /** Where to look; everywhere unless told, which takes as long as there are live cards. */
  readonly at?: LookAt | null;
}

/** Nearly always there is nothing to do: that is found out without a transaction that writes. */
export const anyWork = async (db: Kysely<Tables>, { now, at = null }: Claim): Promise<boolean> =>
  (await needingWork(db, now, 1, at)).length > 0 || (await anyExpired(db, now));

/** Whether a card waits to be posted. */
export const anyWanted = async (db: Kysely<Tables>): Promise<boolean> =>
  (await db
    .selectFrom('posted_card')
    .select('id')
    .where('state', '=', 'wanted')
    .where('final', '=', 0)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Claims cards, at most one per conversation, and reserves a send for each; without `posts` only what is there already. */
export async function claimCards(
  tx: Transaction<Tables>,
  claim: Claim & { readonly posts: boolean },
): Promise<readonly ClaimedCard[]> {
  const { now, ttlMs, limit, owner, budget, posts, at = null, busy = new Set<string>() } = claim;
  const until = new Date(Date.parse(now) + ttlMs).toISOString();
  if (await anyExpired(tx, now)) await endExpired(tx, now, busy);
  const claimed: ClaimedCard[] = [];
  const places = new Set<string>();
  const waiting = await needingWork(tx, now, limit * cardsPerPlace, at);
  for (const row of waiting) {
    if (claimed.length === limit) break;
    if (places.has(row.place) || busy.has(row.place)) continue;
    if (row.state === 'wanted' && !posts) continue;
    const rests_until = await restOf(tx, row, now);
    if (rests_until !== null) {
      await tx.updateTable('posted_card').set({ rests_until }).where('id', '=', row.id).execute();
      continue;
    }
    places.add(row.place);
    if (budget !== undefined && (await mustWait(tx, row, budget, claim))) continue;
    const send = await reserve(tx, { place: row.place, tenant: row.tenant, at: now });
    const state = row.state === 'wanted' ? 'posting' : row.state;
    // What the message shows is unknown until the connector answers.
    const held = { state, claimed_by: owner, refreshing_until: until, drawing: null };
    await tx.updateTable('posted_card').set(held).where('id', '=', row.id).execute();
    const newer =
      state === 'superseded'
        ? await sameCard(tx, row.engagement, row).where('state', '=', 'live').executeTakeFirst()
        : undefined;
    const isBeside = (other: CardAtWork) =>
      other !== row &&
      other.place === row.place &&
      other.engagement === row.engagement &&
      other.state === 'live' &&
      isListPage(other.kind);
    claimed.push({
      ...staleCard(row),
      ...{ state, until, send, attempts: row.attempts },
      newer: newer === undefined ? null : cardOf(newer),
      alongside: state === 'live' ? waiting.filter(isBeside).map(staleCard) : [],
    });
  }
  return claimed;
}

/** How long a claim is held. */
export type HeldClaim = Pick<Claim, 'now' | 'ttlMs' | 'owner'>;

export async function renewClaims(db: Kysely<Tables>, claim: HeldClaim): Promise<void> {
  const until = new Date(Date.parse(claim.now) + claim.ttlMs).toISOString();
  await db
    .updateTable('posted_card')
    .set({ refreshing_until: until })
    .where('claimed_by', '=', claim.owner)
    .where('refreshing_until', '>', claim.now)
    .execute();
}

/** Whether a card is still an owner's to send: a process that was frozen finds that its claim ran out, or is another's. */
export async function holdsClaim(db: Kysely<Tables>, id: string, owner: string, now: Instant): Promise<boolean> {
  const row = await cardRow(db, id);
  return row?.claimed_by === owner && row.refreshing_until !== null && row.refreshing_until > now;
}

/** A claim that is given back. */
export interface Released {
  readonly id: string;
  readonly owner: string;
  readonly notBefore: Instant;
  readonly everyCard?: boolean;
  /** No request left. */
  readonly unsent?: Unsent;
  /** The connector refused the card at this version: not again before the next one. */
  readonly refusedVersion?: number;
  /** The connector asked to come again. */
  readonly later?: boolean;
}

export async function releaseCard(tx: Transaction<Tables>, card: Released): Promise<void> {
  const row = await cardRow(tx, card.id);
  if (row === undefined) return;
  const { unsent, refusedVersion } = card;
  if (row.claimed_by !== card.owner) return await releaseLate(tx, row, card);
  const drawn = unsent?.drawing ?? null;
  await tx
    .updateTable('posted_card')
    .set({
      ...{ state: row.state === 'posting' ? 'wanted' : row.state, not_before: card.notBefore, ...unclaimed },
      drawing: drawn === null || unsent === undefined || isCrossed(row) ? null : drawingAt(unsent.shownVersion, drawn),
      attempts: card.later === true ? row.attempts + 1 : row.attempts,
      ...(refusedVersion === undefined ? {} : { refused_version: refusedVersion }),
    })
    .where('id', '=', row.id)
    .execute();
  if (unsent !== undefined) await takeBack(tx, unsent.send);
  if (card.everyCard !== true) return;
  await tx
    .updateTable('conversation')
    .set({ quiet_until: card.notBefore })
    .where('id', '=', row.place)
    .where((is) => isEarlierQuiet(is, card.notBefore))
    .execute();
}

/** The claim ran out before its end was told. */
async function releaseLate(
  tx: Transaction<Tables>,
  row: PostedCardRow,
  { unsent, notBefore }: Released,
): Promise<void> {
  if (unsent === undefined) {
    // The request may have arrived all the same, over a newer one.
    await markStale(tx, row, notBefore);
    return;
  }
  await takeBack(tx, unsent.send);
  // Taken for posted perhaps: it certainly was not.
  if (row.state !== 'unknown' || row.claimed_by !== null || row.activity !== null) return;
  const waiting = await sameCard(tx, row.engagement, row)
    .where('state', 'in', ['wanted', 'posting'])
    .executeTakeFirst();
  const state = waiting === undefined ? 'wanted' : 'gone';
  await tx.updateTable('posted_card').set({ state, not_before: notBefore }).where('id', '=', row.id).execute();
}

/** Keeps a place out of the queue of all processes while its budget is spent. */
async function mustWait(
  tx: Transaction<Tables>,
  row: CardAtWork,
  budget: Budget,
  { now, waits }: Claim,
): Promise<boolean> {
  const wait = await waitIn(tx, row.place, row.tenant, budget, now);
  if (wait <= 0) return false;
  waits?.(row.place, wait);
  const not_before = after(now, Math.min(wait, waitAtMost));
  await tx
    .updateTable('posted_card')
    .set({ not_before })
    .where('place', '=', row.place)
    .where('final', '=', 0)
    .where('state', 'in', ['wanted', 'live', 'superseded'])
    .where((card) => card.or([card('not_before', 'is', null), card('not_before', '<', not_before)]))
    .execute();
  return true;
}

async function anyExpired(db: Kysely<Tables>, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('posted_card')
    .select('id')
    .where('claimed_by', 'is not', null)
    .where((is) => is.or([is('refreshing_until', '<=', now), is('refreshing_until', '>', horizons(now).claim)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function endExpired(tx: Transaction<Tables>, now: Instant, busy: ReadonlySet<string>): Promise<void> {
  const ended = tx
    .updateTable('posted_card')
    .where('claimed_by', 'is not', null)
    .where((is) => is.or([is('refreshing_until', '<=', now), is('refreshing_until', '>', horizons(now).claim)]));
  const expired = busy.size === 0 ? ended : ended.where('place', 'not in', [...busy]);
  await expired
    .set({ state: 'unknown', ...unclaimed })
    .where('state', '=', 'posting')
    .execute();
  await expired.set(unclaimed).execute();
}

const staleCard = (row: PostedCardRow): StaleCard => ({
  ...cardOf(row),
  drawing: drawingOf(row),
  againAt: row.again_at,
});

function drawingOf({ drawing, shown_version }: PostedCardRow): string | null {
  const known = drawingAt(shown_version, '');
  return drawing?.startsWith(known) ? drawing.slice(known.length) : null;
}
