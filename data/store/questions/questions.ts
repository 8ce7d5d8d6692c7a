import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Feedback, Judgment, RightSide, Verdict } from '../../domain/answer/feedback.js';
import type { Instant } from '../../domain/person.js';
import { wordOfSide } from '../../domain/playbook/stored-sides.js';
import { parsed } from '../database/parsed.js';
import { telemetryOf } from '../database/store-telemetry.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { citationsSchema, rightSideSchema, verdictSchema } from '../schemas/question-schema.js';

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

/** The message that asked a question, and the one that answered it, as Teams names them. */
export interface Exchange {
  readonly message: string;
  readonly answer?: string;
}

/** What was asked by a message, and where it was answered. */
export interface AskedIn {
  readonly text: string;
  readonly answer: string | null;
}

/** A question with what people said about its answer. */
export interface JudgedQuestion extends QuestionRecord {
  readonly verdicts: readonly Verdict[];
  /** Which side is right, of those who disputed the party and said so. */
  readonly rightSides: readonly RightSide[];
}

/** The question log: written after the reply, read by the people who look after the documents. */
export class Questions {
  constructor(private readonly db: Kysely<Tables>) {}

  /** `exchange` is absent where nothing was said, as when a button asks. */
  async record(
    question: Omit<QuestionRecord, 'id'> & { readonly id?: string },
    exchange: Exchange | null = null,
  ): Promise<void> {
    const { datasetVersion, citations, parties, id = randomUUID(), ...said } = question;
    await this.db
      .insertInto('question')
      .values({
        ...said,
        id,
        parties: parties === undefined ? null : JSON.stringify(parties),
        citations: JSON.stringify(citations),
        dataset_version: datasetVersion,
        message: exchange?.message ?? null,
        answer: exchange?.answer ?? null,
      })
      .execute();
    telemetryOf(this.db)?.asked(said.outcome);
  }

  async find(id: string): Promise<QuestionRecord | null> {
    const row = await this.db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : questionOf(row);
  }

  /** The text of the only kept question whose id begins so; null where there is none, or more than one. */
  async textOf(idBegins: string): Promise<string | null> {
    const rows = await this.db
      .selectFrom('question')
      .select('text')
      .where('id', '>=', idBegins)
      .where('id', '<', `${idBegins}~`)
      .limit(2)
      .execute();
    return rows.length === 1 ? (rows[0]?.text ?? null) : null;
  }

  /** What a message asked, of what is still kept. */
  async askedIn(conversation: string, message: string): Promise<AskedIn | null> {
    const row = await this.db
      .selectFrom('question')
      .select(['text', 'answer'])
      .where('message', '=', message)
      .where('conversation', '=', conversation)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ?? null;
  }

  /**
   * A message is not there any more, or says something else: forgets what it asked, what was said about the answer, what a
   * follow-up of its sender would go on from, and lines that it pasted and that were not saved.
   */
  async forgetMessage(conversation: string, message: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const asked = await tx
        .deleteFrom('question')
        .where('message', '=', message)
        .where('conversation', '=', conversation)
        .returning(['id', 'person'])
        .execute();
      for (const { id, person } of asked) {
        await tx.deleteFrom('feedback').where('question', '=', id).execute();
        await tx.deleteFrom('context').where('conversation', '=', conversation).where('person', '=', person).execute();
      }
      const here = tx.selectFrom('engagement').select('id').where('channel', '=', conversation);
      await tx.deleteFrom('draft').where('message', '=', message).where('engagement', 'in', here).execute();
    });
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
      .select(['feedback.question', 'feedback.verdict', 'feedback.side'])
      .where('question.at', '>=', at)
      .orderBy('feedback.at')
      .execute();
    const said = new Map<string, Judgment[]>();
    for (const { question, ...row } of rows)
      said.set(question, [...(said.get(question) ?? []), judgmentIn(question, row)]);
    return asked.map((question) => {
      const judgments = said.get(question.id) ?? [];
      return {
        ...question,
        verdicts: judgments.map(({ verdict }) => verdict),
        rightSides: judgments.flatMap(({ side }) => side ?? []),
      };
    });
  }

  /** Keeps what a person said about an answer, in the place of what they said before. Nothing for a forgotten question. */
  async judge({ question, person, verdict, side, at }: Feedback): Promise<void> {
    const word = side === undefined ? null : wordOfSide(side);
    await this.db
      .insertInto('feedback')
      .columns(['question', 'person', 'verdict', 'at', 'side'])
      .expression(
        this.db
          .selectFrom('question')
          .select(({ val }) => [
            'question.id',
            val(person).as('person'),
            val(verdict).as('verdict'),
            val(at).as('said'),
            val(word).as('side'),
          ])
          .where('question.id', '=', question),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['question', 'person'])
          // "Wrong side" delivered again after the side was said takes nothing back.
          .doUpdateSet({
            verdict,
            at,
            ...(verdict === 'wrong-side' && side === undefined ? {} : { side: word }),
          })
          // A press that Teams delivers again, later than the one that followed it, says nothing new.
          .where('feedback.at', '<=', at),
      )
      .execute();
    if (side === undefined) telemetryOf(this.db)?.judged(verdict);
  }

  /** What a person said last about an answer; null for nothing. */
  async judgmentOf(question: string, person: string): Promise<Judgment | null> {
    const row = await this.db
      .selectFrom('feedback')
      .select(['verdict', 'side'])
      .where('question', '=', question)
      .where('person', '=', person)
      .executeTakeFirst();
    return row === undefined ? null : judgmentIn(question, row);
  }

  /** Forgets what was asked before an instant, and what was said about it; returns how many questions. */
  async forgetBefore(at: Instant): Promise<number> {
    const result = await this.db.deleteFrom('question').where('at', '<', at).executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}

const judgmentIn = (question: string, { verdict, side }: Pick<Tables['feedback'], 'verdict' | 'side'>): Judgment => ({
  verdict: parsed(verdictSchema, JSON.stringify(verdict), `feedback on question ${question}`),
  side: side === null ? null : parsed(rightSideSchema, JSON.stringify(side), `feedback on question ${question}`),
});

const questionOf = (row: Tables['question']): QuestionRecord => ({
  id: row.id,
  at: row.at,
  person: row.person,
  conversation: row.conversation,
  text: row.text,
  locale: row.locale,
  outcome: row.outcome,
  ...(row.parties === null ? {} : { parties: parsed(citationsSchema, row.parties, `question ${row.id}`) }),
  citations: parsed(citationsSchema, row.citations, `question ${row.id}`),
  datasetVersion: row.dataset_version,
});
