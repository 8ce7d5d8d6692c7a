import type { Store } from '../data/store/store.js';
import { causeOf, type Log } from './log.js';

export interface RetentionParts {
  readonly store: Store;
  readonly log: Log;
  readonly questionDays: number;
  /** How long what belongs to a conversation is kept after Baton was taken from it. */
  readonly removedDays?: number;
  readonly now?: () => number;
}

const day = 24 * 60 * 60 * 1000;
/** Often enough that "90 days" is true to the hour; several processes may do it, and each deletes what is there. */
const every = 60 * 60 * 1000;

/**
 * Forgets questions that were kept long enough, the words of inquiries that were over so long, and what belongs to
 * conversations that Baton was taken from: at start and every hour. An engagement that is completed or cancelled stays for
 * as long as Baton does.
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
    const { store, log, questionDays, removedDays = 180, now = Date.now } = this.parts;
    try {
      const removed = await store.removals.forgetBefore(new Date(now() - removedDays * day).toISOString());
      if (removed.conversations > 0) log.info({ ...removed, days: removedDays }, 'removed conversations forgotten');
      const before = new Date(now() - questionDays * day).toISOString();
      const questions = await store.questions.forgetBefore(before);
      if (questions > 0) log.info({ questions, days: questionDays }, 'questions forgotten');
      const inquiries = await store.inquiries.forgetBefore(before);
      if (inquiries > 0) log.info({ inquiries, days: questionDays }, 'words of inquiries forgotten');
    } catch (error) {
      // The store is away; in an hour there is another chance.
      log.error(causeOf(error), 'questions not forgotten');
    }
  }
}
