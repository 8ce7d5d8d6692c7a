import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '../domain/engagement.js';
import type { Feedback, Verdict } from '../domain/feedback.js';
import { parsed } from './parsed.js';
import { prepared } from './prepared.js';
import * as shapes from './shapes.js';
import type { Tables } from './tables.js';
import { settled, writingLater } from './transaction.js';
import { watchOf } from './watch.js';

/** One question as it was asked and how it was answered. Its text is personal data. */
export interface QuestionRecord {
  readonly id: string;
  readonly at: Instant;
  /** The asker's id. */
  readonly person: string;
  readonly conversation: string;
  readonly text: string;
  readonly locale: string;
  readonly outcome: string;
  /** Who was named; unknown for questions that an older release logged. */
  readonly parties?: readonly string[];
  /** Ids of the responsibilities that were cited. */
  readonly citations: readonly string[];
  readonly datasetVersion: string;
}

/** A question with what people said about its answer. */
export interface JudgedQuestion extends QuestionRecord {
  readonly verdicts: readonly Verdict[];
}

const columns = [
  'id',
  'at',
  'person',
  'conversation',
  'text',
  'locale',
  'outcome',
  'parties',
  'citations',
  'dataset_version',
] as const;
const recordQuestion = prepared(columns, (db, row) => db.insertInto('question').values(row));

/** The question log: written after the reply, read by the people who look after the documents. */
export class Questions {
  constructor(private readonly db: Kysely<Tables>) {}

  async record(question: Omit<QuestionRecord, 'id'> & { readonly id?: string }): Promise<void> {
    const { datasetVersion, citations, parties, id = randomUUID(), ...said } = question;
    await writingLater(this.db, (tx) =>
      recordQuestion(tx, {
        ...said,
        id,
        parties: parties === undefined ? null : JSON.stringify(parties),
        citations: JSON.stringify(citations),
        dataset_version: datasetVersion,
      }),
    );
    watchOf(this.db)?.asked(said.outcome);
  }

  async find(id: string): Promise<QuestionRecord | null> {
    await settled(this.db);
    const row = await this.db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : questionOf(row);
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
    return rows.map(questionOf);
  }

  /** The same with what people said about the answers. */
  async judgedSince(at: Instant): Promise<readonly JudgedQuestion[]> {
    const asked = await this.since(at);
    const rows = await this.db
      .selectFrom('feedback')
      .innerJoin('question', 'question.id', 'feedback.question')
      .select(['feedback.question', 'feedback.verdict'])
      .where('question.at', '>=', at)
      .orderBy('feedback.at')
      .execute();
    const said = new Map<string, Verdict[]>();
    for (const { question, verdict } of rows) {
      const all = said.get(question) ?? [];
      all.push(parsed(shapes.verdict, JSON.stringify(verdict), `feedback on question ${question}`));
      said.set(question, all);
    }
    return asked.map((question) => ({ ...question, verdicts: said.get(question.id) ?? [] }));
  }

  /** Keeps what a person said about an answer, in the place of what they said before. Nothing for a forgotten question. */
  async judge({ question, person, verdict, at }: Feedback): Promise<void> {
    await settled(this.db);
    await this.db
      .insertInto('feedback')
      .columns(['question', 'person', 'verdict', 'at'])
      .expression(
        this.db
          .selectFrom('question')
          .select(({ val }) => [
            'question.id',
            val(person).as('person'),
            val(verdict).as('verdict'),
            val(at).as('said'),
          ])
          .where('question.id', '=', question),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['question', 'person'])
          .doUpdateSet({ verdict, at })
          // A press that Teams delivers again, later than the one that followed it, says nothing new.
          .where('feedback.at', '<=', at),
      )
      .execute();
    watchOf(this.db)?.judged(verdict);
  }

  async verdictOf(question: string, person: string): Promise<Verdict | null> {
    const row = await this.db
      .selectFrom('feedback')
      .select('verdict')
      .where('question', '=', question)
      .where('person', '=', person)
      .executeTakeFirst();
    return row === undefined
      ? null
      : parsed(shapes.verdict, JSON.stringify(row.verdict), `feedback on question ${question}`);
  }

  /** Forgets what was asked before an instant, and what was said about it; returns how many questions. */
  async forgetBefore(at: Instant): Promise<number> {
    const result = await this.db.deleteFrom('question').where('at', '<', at).executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}

const questionOf = ({ id, dataset_version, citations, parties, ...rest }: Tables['question']): QuestionRecord => ({
  id,
  ...rest,
  ...(parties === null ? {} : { parties: parsed(shapes.citations, parties, `question ${id}`) }),
  citations: parsed(shapes.citations, citations, `question ${id}`),
  datasetVersion: dataset_version,
});
