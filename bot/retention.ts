import type { Store } from '../data/store/store.js';
import { causeOf, type Log } from './log.js';

export interface RetentionParts {
  readonly store: Store;
  readonly log: Log;
  readonly questionDays: number;
  readonly now?: () => number;
}

const day = 24 * 60 * 60 * 1000;
/** Often enough that "90 days" is true to the hour; several processes may do it, and each deletes what is there. */
const every = 60 * 60 * 1000;

/** Forgets questions that were kept long enough, and the words of inquiries that were over so long: at start and every hour. */
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
    const { store, log, questionDays, now = Date.now } = this.parts;
    try {
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
