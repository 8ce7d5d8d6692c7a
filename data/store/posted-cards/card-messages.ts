import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { isOneShot, neverRests, type WantedCard } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { PostedCardRow, Tables } from '../database/tables.js';
import { spare } from './card-quiet.js';
import {
  drawingAt,
  isCrossed,
  markStale,
  refusedAt,
  restingOf,
  sameCard,
  unclaimed,
  untried,
  wantCard,
} from './card-rows.js';
import { conversationPlace } from './place.js';
import { takeBack } from './sends.js';

// What Baton learns about a message: the connector took it, or a person pressed it.

type Tx = Transaction<Tables>;

/** A pressed message, and the card that it shows. */
export interface PressedMessage extends WantedCard {
  readonly engagement: string;
  /** With or without its thread. */
  readonly conversation: string;
  readonly activity: string;
  readonly shownVersion: number;
  readonly now: Instant;
}

/** What the connector took: `activity` and `conversation` are what a post came back with. */
export interface ShownCard {
  readonly id: string;
  readonly version: number;
  readonly activity?: string;
  readonly conversation?: string;
  /** A hash of what the message shows now. */
  readonly drawing?: string;
  /** The reserved send, where nothing had to be sent: the message shows this already. */
  readonly unsent?: string;
  /** When it shows something else although nothing happens; absent = never. */
  readonly againAt?: Instant | null;
  /** Of a closed phase that was drawn closed: not compared again unless the phase reopens. */
  readonly final?: boolean;
  /** The next edit is not before this. */
  readonly restsUntil?: Instant;
  readonly owner: string;
  readonly now: Instant;
}

/**
 * Makes a pressed message a live card, the one whose post was in doubt if there is one. A message that is known as
 * another card stays that one.
 */
export async function adoptMessage(tx: Tx, message: PressedMessage): Promise<PostedCardRow> {
  const { engagement, kind, phase, page, conversation, activity, now } = message;
  const place = conversationPlace(conversation);
  const there = await atMessage(tx, place, activity);
  if (there !== undefined && (there.kind !== kind || there.phase !== phase || there.page !== page)) return there;
  const all = await sameCard(tx, message.engagement, message).where('place', '=', place).orderBy('wanted_at').execute();
  const own = all.find((row) => row.activity === activity);
  if (own?.state === 'superseded') return own;
  const known = own ?? all.find((row) => row.state === 'unknown' && row.activity === null);
  if (known === undefined) {
    const row: PostedCardRow = {
      ...{ id: randomUUID(), engagement, kind, phase, page, conversation, place, activity },
      ...{ shown_version: message.shownVersion, state: 'live', final: 0, wanted_at: now, not_before: null },
      ...unclaimed,
      ...untried,
      rests_until: restingOf(kind),
    };
    await tx.insertInto('posted_card').values(row).execute();
    await supersedeOthers(tx, row);
    return row;
  }
  // A lost message that turns up after a newer one was posted is the old one of the two.
  const newer = all.some((row) => row.state === 'live' && row.id !== known.id && row.wanted_at >= known.wanted_at);
  const shown_version = Math.max(known.shown_version, message.shownVersion);
  const news = { activity, conversation, shown_version, state: newer ? 'superseded' : 'live' } as const;
  await tx.updateTable('posted_card').set(news).where('id', '=', known.id).execute();
  const row = { ...known, ...news };
  if (!newer) await supersedeOthers(tx, row);
  return row;
}

/** The card that a message shows, if Baton knows the message. */
function atMessage(tx: Tx, place: string, activity: string): Promise<PostedCardRow | undefined> {
  return tx
    .selectFrom('posted_card')
    .selectAll()
    .where('place', '=', place)
    .where('activity', '=', activity)
    .where('state', 'in', ['live', 'superseded'])
    .executeTakeFirst();
}

/** The connector took a card's newest version, or its post. null for a card that is unknown or gone. */
export async function showMessage(
  tx: Tx,
  card: ShownCard,
  row: PostedCardRow | undefined,
): Promise<PostedCardRow | null> {
  if (row === undefined || row.state === 'gone') return null;
  if (card.activity === undefined && card.unsent === undefined && row.claimed_by !== card.owner) {
    return await markStale(tx, row, card.now, card.version);
  }
  // Only news are written: a phase may reopen, and with it this card, at the same time.
  const news: Partial<PostedCardRow> = { shown_version: Math.max(row.shown_version, card.version) };
  // A pointer is drawn once, and so is what was told.
  if (row.state === 'superseded' || isOneShot(row.kind) || (await isFinal(tx, row, card)))
    news.final = isCrossed(row) ? 0 : 1;
  news.again_at = isCrossed(row) ? card.now : (card.againAt ?? null);
  Object.assign(news, {
    attempts: 0,
    refused_version: refusedAt(row.kind),
    rests_until: restingOf(row.kind, card.restsUntil),
  });
  news.drawing = card.drawing === undefined || isCrossed(row) ? null : drawingAt(news.shown_version ?? 0, card.drawing);
  if (card.unsent !== undefined) await takeBack(tx, card.unsent);
  else if (card.activity === undefined) news.edits = row.edits + 1;
  if (card.conversation !== undefined) news.conversation = card.conversation;
  if (row.claimed_by === card.owner) Object.assign(news, unclaimed, { not_before: null });
  const posted = card.activity !== undefined && (row.state === 'posting' || row.state === 'unknown');
  if (posted) {
    news.activity = card.activity;
    news.state = (await newerThan(tx, row, card.activity)) ? 'superseded' : 'live';
  }
  await tx.updateTable('posted_card').set(news).where('id', '=', row.id).execute();
  const next = { ...row, ...news };
  if (posted && next.state === 'live') await supersedeOthers(tx, next);
  if (row.kind !== 'engagement' && !neverRests(row.kind) && card.version - row.shown_version > 1)
    await spare(tx, row.engagement);
  return next;
}

/** A phase that was reopened while its card was drawn closed has a newer version, and a card to draw again. */
async function isFinal(tx: Tx, { engagement }: PostedCardRow, { final, version }: ShownCard): Promise<boolean> {
  if (final !== true) return false;
  const row = await tx.selectFrom('engagement').select('version').where('id', '=', engagement).executeTakeFirst();
  return row !== undefined && row.version <= version;
}

/** The message was deleted. It is wanted again, unless it is the one that was posted because of a deletion. */
export async function replaceDeleted(tx: Tx, id: string, now: Instant): Promise<PostedCardRow | null> {
  const row = await tx.selectFrom('posted_card').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || row.state === 'gone') return null;
  await tx
    .updateTable('posted_card')
    .set({ state: 'gone', ...unclaimed })
    .where('id', '=', id)
    .execute();
  if (row.state === 'superseded' || row.reposted === 1) return null;
  // A card of its own begins a new thread; what belongs to a question stays in the question's.
  const where = row.kind === 'asked' ? row.conversation : row.place;
  return await wantCard(tx, row.engagement, row, where, now, { reposted: 1 });
}

/** Is a message that was asked for later already there? */
async function newerThan(tx: Tx, row: PostedCardRow, activity: string): Promise<boolean> {
  // A press adopted the message under another row before the connector told its id.
  await tx
    .updateTable('posted_card')
    .set({ state: 'gone', ...unclaimed })
    .where('place', '=', row.place)
    .where('activity', '=', activity)
    .where('id', '<>', row.id)
    .execute();
  const newer = await sameCard(tx, row.engagement, row)
    .where('state', '=', 'live')
    .where('wanted_at', '>', row.wanted_at)
    .executeTakeFirst();
  return newer !== undefined;
}

/** A message is there: older messages of the same card are to point to it. */
async function supersedeOthers(tx: Tx, card: PostedCardRow): Promise<void> {
  const others = await sameCard(tx, card.engagement, card)
    .where('state', '=', 'live')
    .where('id', '<>', card.id)
    .execute();
  for (const other of others) {
    await tx.updateTable('posted_card').set({ state: 'superseded', final: 0 }).where('id', '=', other.id).execute();
  }
}
