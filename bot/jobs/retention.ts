import { contextMs } from '../../data/domain/answer/asked.js';
import type { Store } from '../../data/store/store.js';
import type { Log } from '../log/log.js';
import type { Job } from './job.js';

export interface RetentionParts {
  readonly store: Store;
  readonly log: Log;
  readonly questionDays: number;
  /** How long the data of a conversation is kept after the app was removed from it. */
  readonly removedDays: number;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Days that pasted lines which were never saved are kept. */
const draftDays = 7;
/** Days that it is kept what people were told in the morning. */
const digestDays = 30;
/** An unanswered question to a specialist is kept this many times as long as others, because it may still be answered. */
const unansweredFactor = 2;

/**
 * Forgets what was kept long enough (deploy/PRIVACY.md lists it), and the data of conversations that the app was removed from.
 * Every hour, so that "90 days" is true to the hour. A completed or cancelled engagement stays for as long as Baton does.
 */
export function retentionJob({ store, log, questionDays, removedDays }: RetentionParts): Job {
  return {
    name: 'retention',
    every: hour,
    run: async (now) => {
      const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString();
      const removed = await store.removals.forgetBefore(ago(removedDays * day));
      if (removed.conversations > 0) log.info({ ...removed, days: removedDays }, 'removed conversations forgotten');
      const before = ago(questionDays * day);
      const questions = await store.questions.forgetBefore(before);
      if (questions > 0) log.info({ questions, days: questionDays }, 'questions forgotten');
      const inquiries = await store.inquiries.forgetBefore(before, ago(unansweredFactor * questionDays * day));
      if (inquiries > 0) log.info({ inquiries, days: questionDays }, 'inquiry texts forgotten');
      const digests = await store.reminders.forgetBefore(ago(digestDays * day).slice(0, 10));
      if (digests > 0) log.info({ digests, days: digestDays }, 'digests forgotten');
      const chats = await store.conversations.forgetGone(before);
      if (chats > 0) log.info({ chats, days: questionDays }, 'inactive chats forgotten');
      const drafts = await store.drafts.forgetBefore(ago(draftDays * day));
      if (drafts > 0) log.info({ drafts, days: draftDays }, 'drafts forgotten');
      await store.contexts.forgetBefore(ago(contextMs));
    },
  };
}
