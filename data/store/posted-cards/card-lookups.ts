import type { Kysely } from 'kysely';
import { aboutInquiries, type PostedCard, untoldKinds } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';
import { cardOf, cardRow } from './card-rows.js';
import { needingWork } from './card-work.js';
import { conversationPlace } from './place.js';
import { type Staleness, stalenessIn } from './staleness.js';

/** What is asked about live cards; nothing here writes. */
export class CardLookups {
  constructor(protected readonly db: Kysely<Tables>) {}

  /**
   * The card of a pressed message, without writing anything; null for an unknown message.
   */
  async at(conversation: string, activity: string): Promise<PostedCard | null> {
    const row = await this.db
      .selectFrom('posted_card')
      .selectAll()
      .where('place', '=', conversationPlace(conversation))
      .where('activity', '=', activity)
      .where('state', 'in', ['live', 'superseded'])
      .executeTakeFirst();
    return row === undefined ? null : cardOf(row);
  }

  async find(id: string): Promise<PostedCard | null> {
    const row = await cardRow(this.db, id);
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
      .where('kind', 'in', aboutInquiries)
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

  /** How far live cards are behind what they show, whatever they wait for; one statement. */
  staleness(now: Instant): Promise<Staleness> {
    return stalenessIn(this.db, now);
  }
}
