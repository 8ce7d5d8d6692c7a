import { type Kysely, sql, type Transaction } from 'kysely';
import type { Refusal } from '../../domain/decision.js';
import type { Engagement } from '../../domain/engagement.js';
import { askSpecialist } from '../../domain/inquiry/ask.js';
import {
  evolveInquiry,
  type Inquiry,
  type InquiryDecision,
  type InquiryEvent,
  type NewInquiry,
} from '../../domain/inquiry/inquiry.js';
import {
  eventWithoutWords,
  isForgotten,
  overSince,
  waitingSince,
  withoutWords,
} from '../../domain/inquiry/inquiry-words.js';
import type { Delivery } from '../../domain/notice/delivery.js';
import { cardsWantedByInquiry } from '../../domain/notice/posted-card.js';
import type { Instant, Person } from '../../domain/person.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import type { RecordedInquiry } from '../../domain/timeline/timeline.js';
import { tellInChannel } from '../conversations/undelivered.js';
import { parsed } from '../database/parsed.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { engagementOf } from '../engagements/engagement-rows.js';
import { readRows } from '../engagements/engagement-writes.js';
import { adoptMessage } from '../posted-cards/card-messages.js';
import { wantCard } from '../posted-cards/card-rows.js';
import { conversationPlace } from '../posted-cards/place.js';
import { cardLock } from '../posted-cards/sends.js';
import { inquiryEventSchema } from '../schemas/inquiry-schema.js';
import { append, carrierOf, deliveryIn, eventRows, inquiryOf, inquiryRow, rowOf } from './inquiry-rows.js';

type Tx = Transaction<Tables>;

/** What became of a change: the inquiry as it is saved now, and why nothing happened where nothing did. */
export interface InquiryOutcome {
  readonly inquiry: Inquiry;
  readonly engagement: Engagement;
  readonly events: readonly InquiryEvent[];
  readonly refusal: Refusal | null;
}

/**
 * Questions to specialists. Like an engagement, an inquiry changes in one transaction together with the messages that
 * are wanted because of it: whatever happens in between, a question that was sent arrives, once.
 */
export class Inquiries {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  /**
   * Sends a question. `own` is the message of the preview when that is a message of its own: it becomes the asker's card.
   * A second press finds the first one's inquiry. null for an unknown engagement, and for an id of another person's inquiry.
   */
  ask(
    engagement: string,
    inquiry: NewInquiry,
    by: Person,
    at: Instant,
    own: { readonly conversation: string; readonly activity: string } | null = null,
  ): Promise<InquiryOutcome | { readonly inquiry: null; readonly refusal: Refusal } | null> {
    return inTransaction(this.db, async (tx) => {
      if (own !== null && this.dialect === 'postgres') {
        await sql`select pg_advisory_xact_lock(${sql.lit(cardLock)})`.execute(tx);
      }
      const found = await this.lockedEngagement(tx, engagement);
      if (found === null) return null;
      const known = await rowOf(tx, inquiry.id);
      if (known !== undefined) {
        const same = inquiryOf(known);
        if (same.asker.id !== by.id || same.engagement !== engagement) return null;
        return { inquiry: same, engagement: found, events: [], refusal: null };
      }
      const { last } = await tx
        .selectFrom('inquiry')
        .select((of) => of.fn.coalesce(of.fn.max('number'), sql<number>`0`).as('last'))
        .where('engagement', '=', engagement)
        .executeTakeFirstOrThrow();
      const decision = askSpecialist(found, Number(last) + 1, inquiry, by, at);
      if ('refusal' in decision) return { inquiry: null, refusal: decision.refusal };
      const { events } = decision;
      const saved = { ...fold(null, events), version: 1 };
      await tx.insertInto('inquiry').values(inquiryRow(saved, events.length)).execute();
      await append(tx, saved, events, 1);
      if (own !== null) {
        const shows = { kind: 'asked', phase: null, page: saved.number } as const;
        await adoptMessage(tx, { engagement, ...shows, ...own, shownVersion: 0, now: at });
      }
      await this.want(tx, saved, found, events, own !== null);
      return { inquiry: saved, engagement: found, events, refusal: null };
    });
  }

  /** The only way in which an inquiry changes. A refusal or an empty decision writes nothing. null for an unknown id. */
  change(
    id: string,
    decide: (inquiry: Inquiry, engagement: Engagement) => InquiryDecision,
  ): Promise<InquiryOutcome | null> {
    return inTransaction(this.db, async (tx): Promise<InquiryOutcome | null> => {
      const known = await rowOf(tx, id);
      if (known === undefined) return null;
      const engagement = await this.lockedEngagement(tx, known.engagement);
      // Read again, because the inquiry may change while the lock is waited for.
      const row = await rowOf(tx, id);
      if (engagement === null || row === undefined) return null;
      const before = inquiryOf(row);
      const decision = decide(before, engagement);
      if ('refusal' in decision) return { inquiry: before, engagement, events: [], refusal: decision.refusal };
      const { events } = decision;
      if (events.length === 0) return { inquiry: before, engagement, events, refusal: null };
      const after = { ...fold(before, events), version: before.version + 1 };
      const { id: _, ...news } = inquiryRow(after, row.events + events.length);
      await tx.updateTable('inquiry').set(news).where('id', '=', id).execute();
      await append(tx, after, events, row.events + 1);
      await this.want(tx, after, engagement, events, false);
      return { inquiry: after, engagement, events, refusal: null };
    });
  }

  async find(id: string): Promise<Inquiry | null> {
    const row = await rowOf(this.db, id);
    return row === undefined ? null : inquiryOf(row);
  }

  /** The inquiry that a card is about. */
  async numbered(engagement: string, number: number): Promise<Inquiry | null> {
    const row = await this.db
      .selectFrom('inquiry')
      .selectAll()
      .where('engagement', '=', engagement)
      .where('number', '=', number)
      .executeTakeFirst();
    return row === undefined ? null : inquiryOf(row);
  }

  /** Inquiries whose reply was kept as an answer of the engagement's own, the newest first. */
  async keptIn(engagements: readonly string[]): Promise<readonly Inquiry[]> {
    if (engagements.length === 0) return [];
    const rows = await this.db
      .selectFrom('inquiry')
      .selectAll()
      .where('engagement', 'in', engagements)
      // A literal, because a parameter keeps the database from using the partial index.
      .where('kept', '=', sql.lit(1))
      .orderBy('engagement')
      .orderBy('number', 'desc')
      .execute();
    return rows.map(inquiryOf);
  }

  /** Inquiries that wait for a reply, or whose kept reply waits for a lead; in the order in which they were asked. */
  async openIn(engagements: readonly string[]): Promise<readonly Inquiry[]> {
    if (engagements.length === 0) return [];
    const rows = await this.db
      .selectFrom('inquiry')
      .selectAll()
      .where('engagement', 'in', engagements)
      .orderBy('engagement')
      .orderBy('number')
      .execute();
    return rows
      .map(inquiryOf)
      .filter(
        ({ state, kept }) => state === 'asked' || (kept !== null && kept.awaits !== null && kept.agreed === null),
      );
  }

  /** Every inquiry of an engagement, with everything that happened to it. */
  async recordedIn(engagement: string): Promise<readonly RecordedInquiry[]> {
    const rows = await this.db
      .selectFrom('inquiry as i')
      .innerJoin('inquiry_event as e', 'e.inquiry', 'i.id')
      .select(['i.id', 'i.number', 'e.sequence', 'e.change', 'e.body'])
      .where('i.engagement', '=', engagement)
      .orderBy('i.number')
      .orderBy('e.sequence')
      .execute();
    return rows.map(({ id, number, sequence, change, body }) => ({
      inquiry: id,
      number,
      sequence,
      change,
      event: parsed(inquiryEventSchema, body, `inquiry ${id}, event ${sequence}`),
    }));
  }

  /** Everything that happened, in order. */
  async history(id: string): Promise<readonly InquiryEvent[]> {
    const rows = await eventRows(this.db, id);
    return rows.map((row) => parsed(inquiryEventSchema, row.body, `inquiry ${id}, event ${row.sequence}`));
  }

  /** How far the question has come on its way to the specialist. */
  delivery(inquiry: Inquiry): Promise<Delivery> {
    return deliveryIn(this.db, inquiry);
  }

  /**
   * Sends the question once more, because its asker says so, where it is in doubt whether it arrived; nothing where it
   * did or is on its way. A lost message that turns up afterwards is the old one of the two.
   */
  sendAgain(inquiry: Inquiry, now: Instant): Promise<Delivery> {
    return inTransaction(this.db, async (tx): Promise<Delivery> => {
      if (this.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(cardLock)})`.execute(tx);
      const delivery = await deliveryIn(tx, inquiry);
      if (delivery !== 'in-doubt') return delivery;
      await wantCard(tx, inquiry.engagement, carrierOf(inquiry), inquiry.to, now);
      await tellInChannel(tx, this.dialect, conversationPlace(inquiry.to));
      return 'on-its-way';
    });
  }

  /**
   * Empties the words of inquiries that were over before an instant, and of those without a reply since
   * `unanswered`; who did what and when remains. A change of its own: the cards that show the words are drawn again.
   * Returns how many.
   */
  async forgetBefore(at: Instant, unanswered: Instant): Promise<number> {
    let forgotten = 0;
    for (const id of await this.quietSince(at)) {
      const done = await inTransaction(this.db, async (tx): Promise<boolean> => {
        const known = await rowOf(tx, id);
        if (known === undefined) return false;
        await this.lockedEngagement(tx, known.engagement);
        const row = await rowOf(tx, id);
        if (row === undefined) return false;
        const inquiry = inquiryOf(row);
        const [over, waits] = [overSince(inquiry), waitingSince(inquiry)];
        const due = (over !== null && over < at) || (waits !== null && waits < unanswered);
        if (!due || isForgotten(inquiry)) return false;
        const { id: _, ...news } = inquiryRow({ ...withoutWords(inquiry), version: inquiry.version + 1 }, row.events);
        await tx.updateTable('inquiry').set(news).where('id', '=', id).execute();
        for (const { sequence, body } of await eventRows(tx, id)) {
          const event = parsed(inquiryEventSchema, body, `inquiry ${id}, event ${sequence}`);
          await tx
            .updateTable('inquiry_event')
            .set({ body: storedText(eventWithoutWords(event)) })
            .where('inquiry', '=', id)
            .where('sequence', '=', sequence)
            .execute();
        }
        return true;
      });
      if (done) forgotten += 1;
    }
    return forgotten;
  }

  /** Inquiries without a kept answer and without events since an instant; their body says whether they are over. */
  private async quietSince(at: Instant): Promise<readonly string[]> {
    const rows = await this.db
      .selectFrom('inquiry as i')
      .select('i.id')
      .where('i.kept', '=', 0)
      // An empty text marks forgotten words, because no person can send one.
      .where('i.body', 'not like', '%"text":""%')
      .where((is) =>
        is.not(
          is.exists(
            is
              .selectFrom('inquiry_event as e')
              .select('e.inquiry')
              .whereRef('e.inquiry', '=', 'i.id')
              .where('e.at', '>=', at),
          ),
        ),
      )
      .execute();
    return rows.map(({ id }) => id);
  }

  private async want(
    tx: Tx,
    inquiry: Inquiry,
    engagement: Engagement,
    events: readonly InquiryEvent[],
    askerHasCard: boolean,
  ): Promise<void> {
    for (const event of events) {
      for (const { card, conversation } of cardsWantedByInquiry(inquiry, event, engagement.channel)) {
        if (askerHasCard && card.kind === 'asked') continue;
        await wantCard(tx, engagement.id, card, conversation, event.at);
        // A person who cannot be written to is called in the channel.
        await tellInChannel(tx, this.dialect, conversationPlace(conversation));
      }
    }
  }

  /** What is decided depends on who is who in the engagement, and numbers count in it: one change at a time. */
  private async lockedEngagement(tx: Tx, id: string): Promise<Engagement | null> {
    if (this.dialect === 'postgres') {
      await tx.selectFrom('engagement').select('id').where('id', '=', id).forNoKeyUpdate().execute();
    }
    const rows = await readRows(tx, id);
    return rows === undefined ? null : engagementOf(rows);
  }
}

function fold(before: Inquiry | null, events: readonly InquiryEvent[]): Inquiry {
  const after = events.reduce<Inquiry | null>(evolveInquiry, before);
  if (after === null) throw new Error('Nothing happened to an inquiry that is not there.');
  return after;
}
