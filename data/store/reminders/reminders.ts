import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Digest, DigestWork } from '../../domain/reminder/digest.js';
import { type IsoDate, type Locale, locales } from '../../domain/responsibility.js';
import { parsed } from '../database/parsed.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { wantCard } from '../posted-cards/card-rows.js';
import { digestLinesSchema } from '../schemas/reminder-schema.js';

/** A person to look at, with when that was last decided; null = never. */
export interface DueReminder {
  readonly person: string;
  readonly lookAt: Instant | null;
}

/** A morning's message as it was decided. */
export interface SentDigest extends Digest {
  readonly engagement: string;
  readonly number: number;
  readonly person: string;
  /** Of the personal chat; null = the engagement's. */
  readonly locale: Locale | null;
}

/** The personal chat that a morning's message goes to. */
export interface DigestChat {
  readonly conversation: string;
  readonly locale: Locale | null;
}

/** Who is told in the morning what waits for them, when to look at them next, and who wants none of it. */
export class Reminders {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  /** People of engagements under way who are to be looked at, in the order of their ids. */
  async toLookAt(now: Instant, limit: number): Promise<readonly DueReminder[]> {
    const rows = await this.db
      .selectFrom('member as m')
      .innerJoin('engagement as e', 'e.id', 'm.engagement')
      .leftJoin('reminder as r', 'r.person', 'm.person')
      .select(['m.person', 'r.look_at'])
      .distinct()
      .where('e.state', '=', 'active')
      .where((is) => is.or([is('r.person', 'is', null), is.and([is('r.stopped', '=', 0), is('r.look_at', '<=', now)])]))
      .orderBy('m.person')
      .limit(limit)
      .execute();
    return rows.map(({ person, look_at }) => ({ person, lookAt: look_at }));
  }

  /**
   * Writes when to look at a person next and, in the same transaction, what is to be sent, so that neither is there without
   * the other. False, with nothing written, where another process decided meanwhile, the person stopped it, or was told today.
   */
  async decide(
    { person, lookAt }: DueReminder,
    { next, digest }: DigestWork,
    chat: DigestChat | null,
    now: Instant,
  ): Promise<boolean> {
    return await inTransaction(this.db, async (tx) => {
      const row = { person, look_at: next, stopped: 0 };
      const written =
        lookAt === null
          ? (
              await tx
                .insertInto('reminder')
                .values(row)
                .onConflict((conflict) => conflict.column('person').doNothing())
                .executeTakeFirst()
            ).numInsertedOrUpdatedRows
          : (
              await tx
                .updateTable('reminder')
                .set({ look_at: next })
                .where('person', '=', person)
                .where('look_at', '=', lookAt)
                .where('stopped', '=', 0)
                .executeTakeFirst()
            ).numUpdatedRows;
      if (written !== 1n) return false;
      const [line] = digest?.lines ?? [];
      if (digest === null || line === undefined || chat === null) return true;
      const { engagement } = line;
      if (this.dialect === 'postgres')
        await tx.selectFrom('engagement').select('id').where('id', '=', engagement).forNoKeyUpdate().execute();
      const { last } = await tx
        .selectFrom('digest')
        .select((of) => of.fn.max('number').as('last'))
        .where('engagement', '=', engagement)
        .executeTakeFirstOrThrow();
      const number = Number(last ?? 0) + 1;
      const { numInsertedOrUpdatedRows: inserted } = await tx
        .insertInto('digest')
        .values({
          ...{ engagement, number, person, day: digest.day, locale: chat.locale },
          body: JSON.stringify(digest.lines),
        })
        .onConflict((conflict) => conflict.columns(['person', 'day']).doNothing())
        .executeTakeFirst();
      if (inserted !== 1n) return true;
      await wantCard(tx, engagement, { kind: 'digest', phase: null, page: number }, chat.conversation, now);
      return true;
    });
  }

  /** The message that a card is. */
  async numbered(engagement: string, number: number): Promise<SentDigest | null> {
    const row = await this.db
      .selectFrom('digest')
      .selectAll()
      .where('engagement', '=', engagement)
      .where('number', '=', number)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { person, day, body } = row;
    const lines = parsed(digestLinesSchema, body, `engagement ${engagement}, digest ${number}`);
    return { engagement, number, person, day, lines, locale: locales.find((one) => one === row.locale) ?? null };
  }

  /** Deletes messages of days before one, as `YYYY-MM-DD`; how many there were. */
  async forgetBefore(day: IsoDate): Promise<number> {
    const { numDeletedRows } = await this.db.deleteFrom('digest').where('day', '<', day).executeTakeFirst();
    return Number(numDeletedRows);
  }

  /** Whether a person wants no messages in the morning. */
  async isStopped(person: string): Promise<boolean> {
    const row = await this.db.selectFrom('reminder').select('stopped').where('person', '=', person).executeTakeFirst();
    return row?.stopped === 1;
  }

  /** Sends a person nothing in the morning from now on, or again; what was decided and not sent yet is taken back. */
  async setStopped(person: string, stopped: boolean, now: Instant): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const is = stopped ? 1 : 0;
      await tx
        .insertInto('reminder')
        .values({ person, look_at: now, stopped: is })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ look_at: now, stopped: is }))
        .execute();
      if (!stopped) return;
      await sql`
        update posted_card set state = 'gone'
        where kind = 'digest' and state = 'wanted' and exists (
          select 1 from digest as d
          where d.engagement = posted_card.engagement and d.number = posted_card.page and d.person = ${person})`.execute(
        tx,
      );
    });
  }
}
