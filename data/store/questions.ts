import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '../domain/engagement.js';
import { parsed } from './parsed.js';
import * as shapes from './shapes.js';
import type { Tables } from './tables.js';

/** One question as it was asked and how it was answered. Its text is personal data. */
export interface QuestionRecord {
  /** Where a card leads back to the question; one is made where none is given. */
  readonly id?: string;
  readonly at: Instant;
  /** The asker's id. */
  readonly person: string;
  readonly conversation: string;
  readonly text: string;
  readonly locale: string;
  readonly outcome: string;
  /** Ids of the responsibilities that were cited. */
  readonly citations: readonly string[];
  readonly datasetVersion: string;
}

/** The question log: written after the reply, read by the people who look after the documents. */
export class Questions {
  constructor(private readonly db: Kysely<Tables>) {}

  async record(question: QuestionRecord): Promise<void> {
    const { id = randomUUID(), datasetVersion, citations, at, person, conversation, text, locale, outcome } = question;
    await this.db
      .insertInto('question')
      .values({
        id,
        at,
        person,
        conversation,
        text,
        locale,
        outcome,
        citations: JSON.stringify(citations),
        dataset_version: datasetVersion,
      })
      .execute();
  }

  /** One question, as long as it is kept. */
  async find(id: string): Promise<QuestionRecord | null> {
    const row = await this.db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : recordOf(row);
  }

  /** Everything asked at or after an instant, oldest first. */
  async since(at: Instant): Promise<readonly QuestionRecord[]> {
    const rows = await this.db
      .selectFrom('question')
      .selectAll()
      .where('at', '>=', at)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(recordOf);
  }
}

const recordOf = ({ id, dataset_version, citations, ...rest }: Tables['question']): QuestionRecord => ({
  ...rest,
  citations: parsed(shapes.citations, citations, `question ${id}`),
  datasetVersion: dataset_version,
});
