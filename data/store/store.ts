import type { Kysely } from 'kysely';
import { Contexts } from './conversations/contexts.js';
import { Conversations } from './conversations/conversations.js';
import { Greetings } from './conversations/greetings.js';
import { Removals } from './conversations/removals.js';
import { openDatabase } from './database/database.js';
import { fullnessOf } from './database/fullness.js';
import { migrate } from './database/migrate.js';
import type { OpenOptions } from './database/options.js';
import { withTelemetry } from './database/store-telemetry.js';
import type { Tables } from './database/tables.js';
import { ClosingReviews } from './engagements/closing-reviews.js';
import { Drafts } from './engagements/drafts.js';
import { Engagements } from './engagements/engagements.js';
import { Notices } from './engagements/notices.js';
import { PhaseRecords } from './engagements/phase-records.js';
import { Inquiries } from './inquiries/inquiries.js';
import { Meetings } from './meetings/meetings.js';
import { CardQueue } from './posted-cards/cards.js';
import { Sends } from './posted-cards/sends.js';
import { StoredPeople } from './privacy/people.js';
import { Questions } from './questions/questions.js';
import { StoredWordings } from './questions/stored-wordings.js';
import { Reminders } from './reminders/reminders.js';
import { Templates } from './templates/templates.js';
import { WebhookOutbox } from './webhooks/webhook-outbox.js';

export type { ConversationRecord, KnownConversation, StoppedPlaces } from './conversations/conversations.js';
export { greetingOf, type Whereabouts } from './conversations/removals.js';
export type { OpenOptions } from './database/options.js';
export {
  type ChangeEnd,
  type StoreOperation,
  type StoreTelemetry,
  storeOperations,
} from './database/store-telemetry.js';
export type { Draft } from './engagements/drafts.js';
export type { Outcome } from './engagements/engagements.js';
export type { InquiryOutcome } from './inquiries/inquiries.js';
export type { ClaimedCard, StaleCard, Unsent } from './posted-cards/card-claims.js';
export type { PressedMessage, ShownCard } from './posted-cards/card-messages.js';
export type { LookAt } from './posted-cards/card-work.js';
export type { Budget, Newest, Send } from './posted-cards/sends.js';
export type { Staleness } from './posted-cards/staleness.js';
export type { Receipt } from './privacy/people.js';
export type { AskedIn, JudgedQuestion, QuestionRecord } from './questions/questions.js';
export type { SentDigest } from './reminders/reminders.js';
export type { Attempt, ClaimedDelivery, DeliveryState, NewDelivery } from './webhooks/deliveries.js';
export type { HookSummary } from './webhooks/hook-rows.js';
export type { HookPosition } from './webhooks/webhook-outbox.js';

/** Everything Baton remembers, in one database: SQLite for one machine, PostgreSQL for several processes. */
export class Store {
  readonly engagements: Engagements;
  readonly cards: CardQueue;
  readonly conversations: Conversations;
  readonly greetings: Greetings;
  readonly removals: Removals;
  readonly questions: Questions;
  readonly wordings: StoredWordings;
  readonly sends: Sends;
  readonly drafts: Drafts;
  readonly inquiries: Inquiries;
  readonly contexts: Contexts;
  readonly notices: Notices;
  readonly records: PhaseRecords;
  readonly meetings: Meetings;
  readonly closings: ClosingReviews;
  readonly templates: Templates;
  readonly people: StoredPeople;
  readonly reminders: Reminders;
  readonly webhooks: WebhookOutbox;

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
    this.wordings = new StoredWordings(db);
    this.sends = new Sends(db, dialect);
    this.drafts = new Drafts(db);
    this.inquiries = new Inquiries(db, dialect);
    this.contexts = new Contexts(db);
    this.notices = new Notices(db);
    this.records = new PhaseRecords(db);
    this.meetings = new Meetings(db, dialect);
    this.closings = new ClosingReviews(db, dialect);
    this.templates = new Templates(db);
    this.people = new StoredPeople(db, dialect);
    this.reminders = new Reminders(db, dialect);
    this.webhooks = new WebhookOutbox(db);
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
    await this.db.destroy();
  }
}

/**
 * Opens the store and brings its schema up to date. Without a url, or with a path or `sqlite:path`, it is an SQLite file
 * (its folder is made); with `postgres://…` a PostgreSQL database.
 */
export async function openStore(url?: string, options: OpenOptions = {}): Promise<Store> {
  const { db, dialect, place } = await openDatabase(url, options);
  if (options.telemetry !== undefined) withTelemetry(db, options.telemetry);
  try {
    await migrate(db, place);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new Store(db, dialect);
}
