import type { Kysely } from 'kysely';
import { CardQueue } from './cards.js';
import { Contexts } from './contexts.js';
import { Conversations } from './conversations.js';
import { type OpenOptions, openDatabase } from './database.js';
import { Drafts } from './drafts.js';
import { Engagements } from './engagements.js';
import { fullnessOf } from './fullness.js';
import { Greetings } from './greetings.js';
import { Inquiries } from './inquiries.js';
import { migrate } from './migrations.js';
import { Notices } from './notices.js';
import { People } from './people.js';
import { PhaseRecords } from './phase-records.js';
import { Questions } from './questions.js';
import { Removals } from './removals.js';
import { Sends } from './sends.js';
import type { Tables } from './tables.js';
import { settled } from './transaction.js';
import { watchBy } from './watch.js';

export type { ClaimedCard, Unsent } from './card-claims.js';
export type { PressedMessage, ShownCard } from './card-messages.js';
export type { ConversationRecord, KnownConversation, StoppedPlaces } from './conversations.js';
export type { OpenOptions } from './database.js';
export type { Draft } from './drafts.js';
export type { Outcome } from './engagements.js';
export type { InquiryOutcome } from './inquiries.js';
export type { Receipt } from './people.js';
export type { AskedIn, JudgedQuestion, QuestionRecord } from './questions.js';
export { greetingOf, type Whereabouts } from './removals.js';
export type { Budget, Newest, Send } from './sends.js';
export type { Staleness } from './staleness.js';
export { type ChangeEnd, type StoreOperation, type StoreWatch, storeOperations } from './watch.js';

/** Everything Baton remembers, in one database: SQLite for one machine, PostgreSQL for several processes. */
export class Store {
  readonly engagements: Engagements;
  readonly cards: CardQueue;
  readonly conversations: Conversations;
  readonly greetings: Greetings;
  readonly removals: Removals;
  readonly questions: Questions;
  readonly sends: Sends;
  readonly drafts: Drafts;
  readonly inquiries: Inquiries;
  readonly contexts: Contexts;
  readonly notices: Notices;
  readonly records: PhaseRecords;
  readonly people: People;

  constructor(
    private readonly db: Kysely<Tables>,
    readonly dialect: 'sqlite' | 'postgres',
  ) {
    this.engagements = new Engagements(db, dialect);
    this.cards = new CardQueue(db, dialect);
    this.conversations = new Conversations(db, dialect);
    this.greetings = new Greetings(db);
    this.removals = new Removals(db, dialect);
    this.questions = new Questions(db);
    this.sends = new Sends(db, dialect);
    this.drafts = new Drafts(db);
    this.inquiries = new Inquiries(db, dialect);
    this.contexts = new Contexts(db);
    this.notices = new Notices(db);
    this.records = new PhaseRecords(db);
    this.people = new People(db, dialect);
  }

  /** Why the database does not answer, for the operator; null when it does. */
  async check(): Promise<string | null> {
    try {
      await this.db.selectFrom('engagement').select('id').limit(1).execute();
      return null;
    } catch (error) {
      return `The store does not answer: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  async ready(): Promise<boolean> {
    return (await this.check()) === null;
  }

  /** Why nothing can be saved although the store answers: the code of a full disk. null while there is room. */
  noRoom(): Promise<string | null> {
    return fullnessOf(this.db);
  }

  async close(): Promise<void> {
    // A log line that cannot be written any more keeps nothing open.
    await settled(this.db).finally(() => this.db.destroy());
  }
}

/**
 * Opens the store and brings its schema up to date. Without a url, or with a path or `sqlite:path`, it is an SQLite file
 * (its folder is made); with `postgres://…` a PostgreSQL database.
 */
export async function openStore(url?: string, options: OpenOptions = {}): Promise<Store> {
  const { db, dialect, place } = await openDatabase(url, options);
  if (options.watch !== undefined) watchBy(db, options.watch);
  try {
    await migrate(db, place);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new Store(db, dialect);
}
