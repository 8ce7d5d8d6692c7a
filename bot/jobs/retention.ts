import { contextMs } from '../../data/domain/answer/asked.js';
import type { Store } from '../../data/store/store.js';
import { causeOf, type Log } from '../log/log.js';

export interface RetentionParts {
  readonly store: Store;
  readonly log: Log;
  readonly questionDays: number;
  /** How long what belongs to a conversation is kept after Baton was taken from it. */
  readonly removedDays: number;
  readonly now?: () => number;
}

const day = 24 * 60 * 60 * 1000;
/** Often enough that "90 days" is true to the hour; several processes may do it, and each deletes what is there. */
const every = 60 * 60 * 1000;

/** A draft that nobody came back to within a week is of nobody's use. Days. */
const draftDays = 7;
/** A question that nobody answered may still be answered; after twice the time of others, nobody will. */
const patience = 2;

/**
 * Forgets what was kept long enough (deploy/PRIVACY.md lists it), and what belongs to conversations that Baton was taken from:
 * at start and every hour. An engagement that is completed or cancelled stays for as long as Baton does.
 */
export class Retention {
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RetentionParts) {}

  start(): void {
    this.working = this.forget();
    this.timer = setInterval(() => {
      this.working = this.working.then(() => this.forget());
    }, every);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.working;
  }

  private async forget(): Promise<void> {
    const { store, log, questionDays, removedDays, now = Date.now } = this.parts;
    try {
      const ago = (milliseconds: number) => new Date(now() - milliseconds).toISOString();
      const removed = await store.removals.forgetBefore(ago(removedDays * day));
      if (removed.conversations > 0) log.info({ ...removed, days: removedDays }, 'removed conversations forgotten');
      const before = ago(questionDays * day);
      const questions = await store.questions.forgetBefore(before);
      if (questions > 0) log.info({ questions, days: questionDays }, 'questions forgotten');
      const inquiries = await store.inquiries.forgetBefore(before, ago(patience * questionDays * day));
      if (inquiries > 0) log.info({ inquiries, days: questionDays }, 'words of inquiries forgotten');
      const chats = await store.conversations.forgetGone(before);
      if (chats > 0) log.info({ chats, days: questionDays }, 'chats of people who are gone forgotten');
      const drafts = await store.drafts.forgetBefore(ago(draftDays * day));
      if (drafts > 0) log.info({ drafts, days: draftDays }, 'drafts forgotten');
      await store.contexts.forgetBefore(ago(contextMs));
    } catch (error) {
      // The store is away; in an hour there is another chance.
      log.error(causeOf(error), 'not everything forgotten that is due');
    }
  }
}
