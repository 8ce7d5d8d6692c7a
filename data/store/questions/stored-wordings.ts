import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { wordsOfQuestion } from '../../domain/answer/concerns.js';
import type { DecidedWording } from '../../domain/answer/wordings.js';
import { parsed } from '../database/parsed.js';
import type { Tables } from '../database/tables.js';
import { addressSchema } from '../schemas/question-schema.js';

/** The id of what is decided on a question, in whatever case and spaces it is written. */
const wordingId = (playbook: string, question: string): string =>
  createHash('sha256')
    .update(`${playbook}\n${wordsOfQuestion(question)}`)
    .digest('hex')
    .slice(0, 32);

/** What owners of the documents decided in chat on people's questions; a start of the bot takes it up. */
export class StoredWordings {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps a decision in the place of an earlier one on the same question; one a question and playbook. */
  async decide({ playbook, question, address, by, at }: DecidedWording): Promise<void> {
    const decided = { question, address: address === null ? null : JSON.stringify(address), by_id: by, at };
    await this.db
      .insertInto('wording')
      .values({ id: wordingId(playbook, question), playbook, ...decided })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(decided))
      .execute();
  }

  /** Takes a decision back; whether it was there. */
  async remove(playbook: string, question: string): Promise<boolean> {
    const id = wordingId(playbook, question);
    const { numDeletedRows } = await this.db.deleteFrom('wording').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Every decision, oldest first. */
  async all(): Promise<readonly DecidedWording[]> {
    const rows = await this.db.selectFrom('wording').selectAll().orderBy('at').orderBy('id').execute();
    return rows.map(({ id, playbook, question, address, by_id: by, at }) => ({
      playbook,
      question,
      address: address === null ? null : parsed(addressSchema, address, `wording ${id}`),
      by,
      at,
    }));
  }
}
