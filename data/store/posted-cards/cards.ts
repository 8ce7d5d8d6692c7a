import { type Kysely, sql, type Transaction } from 'kysely';
import type { PostedCard, WantedCard } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import {
  anyWork,
  type Claim,
  type ClaimedCard,
  claimCards,
  type HeldClaim,
  holdsClaim,
  type Released,
  releaseCard,
  renewClaims,
} from './card-claims.js';
import { CardLookups } from './card-lookups.js';
import { adoptMessage, type PressedMessage, replaceDeleted, type ShownCard, showMessage } from './card-messages.js';
import { cardOf, unclaimed, wantCard } from './card-rows.js';
import { conversationPlace } from './place.js';
import { cardLock } from './sends.js';

/**
 * Live cards in conversations. A card is stale when it shows an older version than its engagement has: that comparison
 * is the queue. One claim per conversation, expiring; `shown_version` never decreases.
 */
export class CardQueue extends CardLookups {
  constructor(
    db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {
    super(db);
  }

  /**
   * Asks for a card to be posted (again). The older message goes on being edited until the new one is there, and is then
   * `superseded`. A card that is already waiting is returned instead of a second one.
   */
  want(engagement: string, wanted: WantedCard, conversation: string, now: Instant): Promise<PostedCard> {
    return inTransaction(this.db, async (tx) => cardOf(await wantCard(tx, engagement, wanted, conversation, now)));
  }

  /**
   * A pressed message that shows the card already: the set-up form that became the engagement's
   * card, or a post whose answer from the connector never came. One that is known as superseded stays so.
   */
  adopt(message: PressedMessage): Promise<PostedCard> {
    return this.oneByOne(async (tx) => cardOf(await adoptMessage(tx, message)));
  }

  /** Whether a pressed message is a known card. */
  async knows(conversation: string, activity: string): Promise<boolean> {
    return (await this.at(conversation, activity)) !== null;
  }

  /**
   * Hands out cards that need work, at most one per conversation, checklists first, until `now` + `ttlMs`; a send is
   * reserved for each, and places whose budget is spent wait. End each with `shown`, `release`, `markUnknown` or `gone`. A post whose claim ran out becomes `unknown`: perhaps it is there.
   */
  async claim(claim: Claim): Promise<readonly ClaimedCard[]> {
    return (await anyWork(this.db, claim.now)) ? this.oneByOne((tx) => claimCards(tx, claim)) : [];
  }

  /** Holds every claim of an owner that is alive for longer; one that died loses them soon, and others take over. */
  renew(claim: HeldClaim): Promise<void> {
    return renewClaims(this.db, claim);
  }

  /** Asked right before a card is sent: a process may have been frozen longer than its claim. */
  holds(id: string, owner: string, now: Instant): Promise<boolean> {
    return holdsClaim(this.db, id, owner, now);
  }

  /**
   * The message shows `version` now (for a superseded card: it points to the newer one). After a post, `activity` is its
   * id and `conversation` its thread; that is believed even when the claim has run out, because the message is there. An
   * edit of a claim that ran out may have come after a newer one: the card is stale then. Ends the claim. null for a card that is unknown or gone.
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
  release(card: Released): Promise<void> {
    return this.oneByOne((tx) => releaseCard(tx, card));
  }

  /** The connector's answer to a post was ambiguous: the card is adopted at the next press, never posted again blindly. */
  async markUnknown(id: string): Promise<void> {
    const news = { state: 'unknown', ...unclaimed } as const;
    await this.db.updateTable('posted_card').set(news).where('id', '=', id).where('state', '=', 'posting').execute();
  }

  /**
   * The message was deleted: it is wanted once more; a second deletion is taken for a wish. null when it
   * isn't posted again.
   */
  deleted(id: string, now: Instant): Promise<PostedCard | null> {
    return this.oneByOne(async (tx) => {
      const again = await replaceDeleted(tx, id, now);
      return again === null ? null : cardOf(again);
    });
  }

  /** The message can't be reached any more. */
  async gone(id: string): Promise<void> {
    await this.db
      .updateTable('posted_card')
      .set({ state: 'gone', ...unclaimed })
      .where('id', '=', id)
      .execute();
  }

  /** Every message of a conversation is gone; with a thread, those of that thread. */
  async goneConversation(conversation: string): Promise<void> {
    const column = conversationPlace(conversation) === conversation ? 'place' : 'conversation';
    await this.db
      .updateTable('posted_card')
      .set({ state: 'gone', ...unclaimed })
      .where(column, '=', conversation)
      .execute();
  }

  /**
   * What is decided about cards is decided by one process at a time, as on SQLite. These are transactions of a
   * millisecond or two, and Teams takes at most 50 messages a second from one app in a tenant.
   */
  private oneByOne<T>(body: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return inTransaction(this.db, async (tx) => {
      if (this.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(cardLock)})`.execute(tx);
      return body(tx);
    });
  }
}
