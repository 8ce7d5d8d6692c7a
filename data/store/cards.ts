import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/engagement.js';
import { inquiryKinds, type PostedCard, untoldKinds, type WantedCard } from '../domain/posted-card.js';
import {
  adoptMessage,
  drawingAt,
  type PressedMessage,
  replaceDeleted,
  type ShownCard,
  showMessage,
} from './card-messages.js';
import { restOf } from './card-quiet.js';
import { cardOf, sameCard, unclaimed, wantCard } from './card-rows.js';
import { type CardAtWork, needingWork } from './card-work.js';
import { placeOf } from './place.js';
import { type Budget, cardLock, reserve, takeBack, waitIn } from './sends.js';
import type { PostedCardRow, Tables } from './tables.js';
import { writing } from './transaction.js';

/** A card to work on: post it (`posting`), edit it (`live`), or replace it by a pointer to `newer` (`superseded`). */
export interface ClaimedCard extends PostedCard {
  /** The claim holds until then; afterwards another process may take the conversation. */
  readonly until: Instant;
  /** For a superseded card: the message that shows it now. */
  readonly newer: PostedCard | null;
  /** The send that was reserved for it. */
  readonly send: string;
  /** How often in a row the connector asked to come again. */
  readonly attempts: number;
  /** The hash of what the message shows; null while nobody can be sure. */
  readonly drawing: string | null;
}

/** A claim that ended without a request: its send is taken back, and the message shows what it showed. */
export type Unsent = Pick<ClaimedCard, 'send' | 'drawing' | 'shownVersion'>;

/** Milliseconds, and messages. */
const knownFor = 5_000;
const knownAtMost = 2_000;

/** A channel has one open engagement: four phases of a few pages, two further cards, and what they superseded. */
const cardsPerPlace = 30;

/**
 * Live cards in conversations. A card is stale when it shows an older version than its engagement has: that comparison
 * is the queue. One claim per conversation, expiring; `shown_version` never decreases.
 */
export class CardQueue {
  /** Messages that were found, and when; emptied whenever this process hears that one is gone. */
  private readonly known = new Map<string, number>();

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  /**
   * Asks for a card to be posted (again). The older message goes on being edited until the new one is there, and is then
   * `superseded`. A card that is already waiting is returned instead of a second one.
   */
  want(engagement: string, wanted: WantedCard, conversation: string, now: Instant): Promise<PostedCard> {
    return writing(this.db, async (tx) => cardOf(await wantCard(tx, engagement, wanted, conversation, now)));
  }

  /**
   * A message that already shows the card, because somebody pressed on it: the set-up form that became the engagement's
   * card, or a post whose answer from the connector never came. One that is known as superseded stays so.
   */
  adopt(message: PressedMessage): Promise<PostedCard> {
    return this.oneByOne(async (tx) => cardOf(await adoptMessage(tx, message)));
  }

  /**
   * What the message that somebody pressed is known as, without writing anything; null for one that Baton lost sight of.
   */
  async at(conversation: string, activity: string): Promise<PostedCard | null> {
    const row = await this.db
      .selectFrom('posted_card')
      .selectAll()
      .where('place', '=', placeOf(conversation))
      .where('activity', '=', activity)
      .where('state', 'in', ['live', 'superseded'])
      .executeTakeFirst();
    return row === undefined ? null : cardOf(row);
  }

  /** Is the message that somebody pressed known? Asked at nearly every press, so a yes is remembered for some seconds. */
  async knows(conversation: string, activity: string, now: Instant): Promise<boolean> {
    const key = `${conversation} ${activity}`;
    const instant = Date.parse(now);
    if (instant - (this.known.get(key) ?? Number.NEGATIVE_INFINITY) < knownFor) return true;
    if ((await this.at(conversation, activity)) === null) return false;
    if (this.known.size >= knownAtMost) this.known.clear();
    this.known.set(key, instant);
    return true;
  }

  /**
   * Hands out cards that need work, at most one per conversation, checklists first, until `now` + `ttlMs`; a send is
   * reserved for each, and places whose budget is spent wait. End each with `shown`, `release`, `markUnknown` or `gone`. A post whose claim ran out becomes `unknown`: perhaps it is there.
   */
  async claim(claim: {
    readonly now: Instant;
    readonly ttlMs: number;
    readonly limit: number;
    readonly owner: string;
    /** Places (conversations without their thread) that the owner is still working on, however late it is. */
    readonly busy?: ReadonlySet<string>;
    /** Without one nothing limits the sends. */
    readonly budget?: Budget;
  }): Promise<readonly ClaimedCard[]> {
    const { now, ttlMs, limit, owner, budget, busy = new Set<string>() } = claim;
    // Nearly always there is nothing to do: that is found out without a transaction that writes.
    if ((await needingWork(this.db, now, 1)).length === 0 && !(await this.anyExpired(now))) return [];
    const until = new Date(Date.parse(now) + ttlMs).toISOString();
    return this.oneByOne(async (tx) => {
      await this.endExpired(tx, now, busy);
      const claimed: ClaimedCard[] = [];
      const places = new Set<string>();
      for (const row of await needingWork(tx, now, limit * cardsPerPlace)) {
        if (claimed.length === limit) break;
        if (places.has(row.place) || busy.has(row.place)) continue;
        const rests_until = await restOf(tx, row, now);
        if (rests_until !== null) {
          await tx.updateTable('posted_card').set({ rests_until }).where('id', '=', row.id).execute();
          continue;
        }
        places.add(row.place);
        if (budget !== undefined && (await this.mustWait(tx, row, budget, now))) continue;
        const send = await reserve(tx, { place: row.place, tenant: row.tenant, at: now });
        const state = row.state === 'wanted' ? 'posting' : row.state;
        // Until the connector has answered, nobody knows what the message shows.
        const held = { state, claimed_by: owner, refreshing_until: until, drawing: null };
        await tx.updateTable('posted_card').set(held).where('id', '=', row.id).execute();
        const newer =
          state === 'superseded'
            ? await sameCard(tx, row.engagement, row).where('state', '=', 'live').executeTakeFirst()
            : undefined;
        claimed.push({
          ...cardOf(row),
          ...{ state, until, send, attempts: row.attempts, drawing: drawingOf(row) },
          newer: newer === undefined ? null : cardOf(newer),
        });
      }
      return claimed;
    });
  }

  /** Holds every claim of an owner that is alive for longer; one that died loses them soon, and others take over. */
  async renew(claim: { readonly now: Instant; readonly ttlMs: number; readonly owner: string }): Promise<void> {
    const until = new Date(Date.parse(claim.now) + claim.ttlMs).toISOString();
    await this.db
      .updateTable('posted_card')
      .set({ refreshing_until: until })
      .where('claimed_by', '=', claim.owner)
      .where('refreshing_until', '>', claim.now)
      .execute();
  }

  /**
   * The message shows `version` now (for a superseded card: it points to the newer one). After a post, `activity` is its
   * id and `conversation` its thread; that is believed even when the claim has run out, because the message is there.
   * Ends the claim. null for a card that is unknown or gone.
   */
  shown(card: ShownCard): Promise<PostedCard | null> {
    return this.oneByOne(async (tx) => {
      const row = await showMessage(tx, card);
      return row === null ? null : cardOf(row);
    });
  }

  /**
   * Nothing was done: try again, not before an instant. `everyCard` keeps the whole conversation quiet until then, in all
   * processes: that is what a 429 asks for. A card that was being posted is wanted again, so say this only when
   * the connector certainly did not post it.
   */
  async release(card: {
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
  }): Promise<void> {
    await this.oneByOne(async (tx) => {
      const row = await this.row(tx, card.id);
      if (row === undefined || row.claimed_by !== card.owner) return;
      const { unsent, refusedVersion } = card;
      const drawn = unsent?.drawing ?? null;
      await tx
        .updateTable('posted_card')
        .set({
          ...{ state: row.state === 'posting' ? 'wanted' : row.state, not_before: card.notBefore, ...unclaimed },
          drawing: drawn === null || unsent === undefined ? null : drawingAt(unsent.shownVersion, drawn),
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
        .where((where) => where.or([where('quiet_until', 'is', null), where('quiet_until', '<', card.notBefore)]))
        .execute();
    });
  }

  /** The connector's answer to a post was ambiguous: never post it again blindly, adopt it when somebody presses it. */
  async markUnknown(id: string): Promise<void> {
    const news = { state: 'unknown', ...unclaimed } as const;
    await this.db.updateTable('posted_card').set(news).where('id', '=', id).where('state', '=', 'posting').execute();
  }

  /**
   * The message was deleted: it is wanted once more, and when that one is deleted too, it is somebody's wish. null when it
   * isn't posted again.
   */
  deleted(id: string, now: Instant): Promise<PostedCard | null> {
    this.known.clear();
    return this.oneByOne(async (tx) => {
      const again = await replaceDeleted(tx, id, now);
      return again === null ? null : cardOf(again);
    });
  }

  /** The message can't be reached any more. */
  async gone(id: string): Promise<void> {
    this.known.clear();
    await this.db
      .updateTable('posted_card')
      .set({ state: 'gone', ...unclaimed })
      .where('id', '=', id)
      .execute();
  }

  /** Every message of a conversation is gone; with a thread, those of that thread. */
  async goneConversation(conversation: string): Promise<void> {
    this.known.clear();
    const column = placeOf(conversation) === conversation ? 'place' : 'conversation';
    await this.db
      .updateTable('posted_card')
      .set({ state: 'gone', ...unclaimed })
      .where(column, '=', conversation)
      .execute();
  }

  /** A card of a closed phase that was drawn closed: it is not compared again unless the phase reopens. */
  async final(id: string): Promise<void> {
    await this.db.updateTable('posted_card').set({ final: 1 }).where('id', '=', id).execute();
  }

  async find(id: string): Promise<PostedCard | null> {
    const row = await this.row(this.db, id);
    return row === undefined ? null : cardOf(row);
  }

  /** An engagement's messages that people can jump to. */
  async live(engagement: string): Promise<readonly PostedCard[]> {
    const rows = await this.db
      .selectFrom('posted_card')
      .selectAll()
      .where('engagement', '=', engagement)
      .where('state', '=', 'live')
      .where('kind', 'not in', untoldKinds)
      .orderBy('wanted_at')
      .orderBy('page')
      .execute();
    return rows.map(cardOf);
  }

  /** Every message about an inquiry, whatever became of it, in the order in which they were asked for. */
  async aboutInquiry(engagement: string, number: number): Promise<readonly PostedCard[]> {
    const rows = await this.db
      .selectFrom('posted_card')
      .selectAll()
      .where('engagement', '=', engagement)
      .where('page', '=', number)
      .where('kind', 'in', inquiryKinds)
      .orderBy('wanted_at')
      .orderBy('kind')
      .execute();
    return rows.map(cardOf);
  }

  /** How many cards wait for work that may be done, and since when the first of them does. */
  async stale(now: Instant): Promise<{ readonly count: number; readonly oldest: Instant | null }> {
    const rows = await needingWork(this.db, now, null);
    const since = rows.map((row) => row.since).sort();
    return { count: rows.length, oldest: since[0] ?? null };
  }

  /**
   * What is decided about cards is decided by one process at a time, as on SQLite. These are transactions of a
   * millisecond or two, and Teams takes at most 50 messages a second from one app in a tenant.
   */
  private oneByOne<T>(body: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return writing(this.db, async (tx) => {
      if (this.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(cardLock)})`.execute(tx);
      return body(tx);
    });
  }

  /** Keeps a place out of the queue of all processes while its budget is spent. */
  private async mustWait(tx: Transaction<Tables>, row: CardAtWork, budget: Budget, now: Instant): Promise<boolean> {
    const wait = await waitIn(tx, row.place, row.tenant, budget, now);
    if (wait <= 0) return false;
    const not_before = new Date(Date.parse(now) + wait).toISOString();
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

  private row(db: Kysely<Tables>, id: string): Promise<PostedCardRow | undefined> {
    return db.selectFrom('posted_card').selectAll().where('id', '=', id).executeTakeFirst();
  }

  private async anyExpired(now: Instant): Promise<boolean> {
    const row = await this.db
      .selectFrom('posted_card')
      .select('id')
      .where('claimed_by', 'is not', null)
      .where('refreshing_until', '<=', now)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  private async endExpired(tx: Transaction<Tables>, now: Instant, busy: ReadonlySet<string>): Promise<void> {
    const ended = tx
      .updateTable('posted_card')
      .where('claimed_by', 'is not', null)
      .where('refreshing_until', '<=', now);
    const expired = busy.size === 0 ? ended : ended.where('place', 'not in', [...busy]);
    await expired
      .set({ state: 'unknown', ...unclaimed })
      .where('state', '=', 'posting')
      .execute();
    await expired.set(unclaimed).execute();
  }
}

function drawingOf({ drawing, shown_version }: PostedCardRow): string | null {
  const known = drawingAt(shown_version, '');
  return drawing?.startsWith(known) ? drawing.slice(known.length) : null;
}
