import { type Kysely, sql, type Transaction } from 'kysely';
import type { PostedCard, WantedCard } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { PostedCardRow, Tables } from '../database/tables.js';
import { inQuickTransaction, inTransaction } from '../database/transaction.js';
import {
  anyWanted,
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
import { cardOf, cardRow, unclaimed, wantCard } from './card-rows.js';
import { conversationPlace } from './place.js';
import { cardLock } from './sends.js';
import { type DrawnTogether, handOverClaim, settleSame } from './unchanged-cards.js';

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
    if (!(await anyWork(this.db, claim))) return [];
    // A post must not be made twice, so its claim waits for the disk. An edit that is made twice does no harm.
    if (await anyWanted(this.db)) return await this.oneByOne((tx) => claimCards(tx, { ...claim, posts: true }));
    return await inQuickTransaction(this.db, this.dialect, async (tx) => {
      await this.waitForOthers(tx);
      return await claimCards(tx, { ...claim, posts: false });
    });
  }

  /**
   * Cards of a claimed place that were drawn together: the messages of `same` need no edit at this version, and `first` is to
   * be edited in the claimed one's stead. Returns what is claimed now: `first`, unless it is not as it was handed out any more.
   */
  settle({ claimed, version, same, first, owner }: DrawnTogether): Promise<ClaimedCard> {
    return inQuickTransaction(this.db, this.dialect, async (tx) => {
      const instead = first === null ? null : await handOverClaim(tx, claimed, first, owner);
      await settleSame(tx, version, same);
      return instead ?? claimed;
    });
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
  async shown(card: ShownCard): Promise<PostedCard | null> {
    const row =
      (card.activity === undefined ? await this.shownByEdit(card) : null) ??
      (await this.oneByOne(async (tx) => showMessage(tx, card, await cardRow(tx, card.id))));
    return row === null ? null : cardOf(row);
  }

  /** An edit whose claim holds concerns no other card, so nobody else's decisions are waited for. null = decide it with them. */
  private shownByEdit(card: ShownCard): Promise<PostedCardRow | null> {
    return inQuickTransaction(this.db, this.dialect, async (tx) => {
      const own = tx.selectFrom('posted_card').selectAll().where('id', '=', card.id);
      const row = await (this.dialect === 'postgres' ? own.forUpdate() : own).executeTakeFirst();
      return row?.claimed_by === card.owner ? await showMessage(tx, card, row) : null;
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
   * What is decided about several cards or their place is decided by one process at a time, as on SQLite. Edits that went
   * well don't come by here: on PostgreSQL all of them would wait for one another's commit.
   */
  private oneByOne<T>(body: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return inTransaction(this.db, async (tx) => {
      await this.waitForOthers(tx);
      return await body(tx);
    });
  }

  private async waitForOthers(tx: Transaction<Tables>): Promise<void> {
    if (this.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(cardLock)})`.execute(tx);
  }
}
