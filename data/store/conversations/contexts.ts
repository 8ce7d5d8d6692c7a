import type { Kysely } from 'kysely';
import { type Context, contextMs } from '../../domain/answer/asked.js';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';
import { contextSchema } from '../schemas/question-schema.js';

/** Milliseconds between two sweeps of one process. */
const sweepMs = 60_000;

const before = (now: Instant): Instant => new Date(Date.parse(now) - contextMs).toISOString();

/** What each person was told last in a conversation, for ten minutes: a follow-up may reach another process. */
export class Contexts {
  private swept = 0;

  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps the newest, and once a minute deletes what is too old for a follow-up, because it holds what people asked. */
  async keep(conversation: string, person: string, context: Context, at: Instant): Promise<void> {
    const body = JSON.stringify(context);
    await this.db
      .insertInto('context')
      .values({ conversation, person, at, body })
      .onConflict((conflict) => conflict.columns(['conversation', 'person']).doUpdateSet({ at, body }))
      .execute();
    const now = Date.parse(at);
    if (now - this.swept < sweepMs) return;
    this.swept = now;
    await this.forgetBefore(before(at));
  }

  async find(conversation: string, person: string, now: Instant): Promise<Context | null> {
    const row = await this.db
      .selectFrom('context')
      .select('body')
      .where('conversation', '=', conversation)
      .where('person', '=', person)
      .where('at', '>=', before(now))
      .executeTakeFirst();
    // What a newer release kept in a shape of its own is as good as nothing: the person asks in full.
    return row === undefined ? null : (contextSchema.safeParse(JSON.parse(row.body)).data ?? null);
  }

  /** Returns how many were forgotten. */
  async forgetBefore(at: Instant): Promise<number> {
    const result = await this.db.deleteFrom('context').where('at', '<', at).executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}
