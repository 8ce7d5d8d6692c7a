import type { Kysely } from 'kysely';
import type { SideReview } from '../../domain/closing/closing-review.js';
import type { Refusal } from '../../domain/decision.js';
import type { Engagement } from '../../domain/engagement.js';
import type { Side } from '../../domain/playbook/sides.js';
import { storedText, wordOfSide } from '../../domain/playbook/stored-sides.js';
import { parsed } from '../database/parsed.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { closingReviewSchema } from '../schemas/meeting-schema.js';
import { engagementOf } from './engagement-rows.js';
import { readRows } from './engagement-writes.js';

/** What each side looked back on, as far as it has said so. */
export type SideReviews = Readonly<Partial<Record<Side, SideReview>>>;

/** What the sides look back on when an engagement is completed. */
export class ClosingReviews {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  async of(engagement: string): Promise<SideReviews> {
    return await reviewsIn(this.db, engagement);
  }

  /** Saves what `decide` makes of the reviews that are there; null for an unknown engagement. */
  change(
    id: string,
    decide: (engagement: Engagement, reviews: SideReviews) => SideReview | Refusal | null,
  ): Promise<{
    readonly engagement: Engagement;
    readonly reviews: SideReviews;
    readonly refusal: Refusal | null;
  } | null> {
    return inTransaction(this.db, async (tx) => {
      if (this.dialect === 'postgres')
        await tx.selectFrom('engagement').select('id').where('id', '=', id).forNoKeyUpdate().execute();
      const rows = await readRows(tx, id);
      if (rows === undefined) return null;
      const engagement = engagementOf(rows);
      const before = await reviewsIn(tx, id);
      const decided = decide(engagement, before);
      if (decided === null) return { engagement, reviews: before, refusal: null };
      if ('code' in decided) return { engagement, reviews: before, refusal: decided };
      const body = storedText(decided);
      await tx
        .insertInto('closing_review')
        .values({ engagement: id, side: wordOfSide(decided.side), version: 1, body })
        .onConflict((conflict) =>
          conflict
            .columns(['engagement', 'side'])
            .doUpdateSet((of) => ({ body, version: of('closing_review.version', '+', 1) })),
        )
        .execute();
      return { engagement, reviews: { ...before, [decided.side]: decided }, refusal: null };
    });
  }
}

async function reviewsIn(db: Kysely<Tables>, engagement: string): Promise<SideReviews> {
  const rows = await db.selectFrom('closing_review').selectAll().where('engagement', '=', engagement).execute();
  const reviews = rows.map((row) => parsed(closingReviewSchema, row.body, `engagement ${engagement}, closing review`));
  return Object.fromEntries(reviews.map((one) => [one.side, one]));
}
