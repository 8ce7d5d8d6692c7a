import type { Kysely } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';

/** Whom Baton has greeted. Teams says "installed" more than once; people are greeted once. */
export class Greetings {
  constructor(private readonly db: Kysely<Tables>) {}

  /** True for exactly one caller per conversation or person, in all processes. */
  async firstTime(key: string, now: Instant): Promise<boolean> {
    const result = await this.db
      .insertInto('greeting')
      .values({ key, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  }
}
