import { mineIn } from '../../data/domain/list/mine.js';
import { digestWork } from '../../data/domain/reminder/digest.js';
import type { LookAt, Store } from '../../data/store/store.js';
import { causeOf, type Log } from '../log/log.js';
import { localeOf } from '../teams/text/text.js';
import type { Job } from './job.js';

export interface DigestParts {
  readonly store: Store;
  readonly log: Log;
  /** Says that cards are wanted. */
  readonly nudge: (at: LookAt) => void;
}

const minute = 60_000;

/** People looked at in one reading. */
const batch = 200;

/**
 * Has people told in the morning of a working day what waits for them, over all their engagements, once. Every few minutes,
 * because zones have their mornings at different times; whom to look at, the store knows. The messages leave as the send throttle
 * allows, so that a morning of many people is spread.
 */
export function digestJob({ store, log, nudge }: DigestParts): Job {
  return {
    name: 'digests',
    every: 5 * minute,
    run: async (time) => {
      const now = new Date(time).toISOString();
      const passed = new Set<string>();
      let [digests, unreached] = [0, 0];
      for (;;) {
        const due = (await store.reminders.toLookAt(now, batch + passed.size)).filter(
          ({ person }) => !passed.has(person),
        );
        if (due.length === 0) break;
        for (const reminder of due) {
          const { person } = reminder;
          passed.add(person);
          try {
            const engagements = (await store.engagements.of(person)).filter(({ state }) => state === 'active');
            const inquiries = await store.inquiries.openIn(engagements.map(({ id }) => id));
            const mine = engagements.map((engagement) =>
              mineIn(engagement, person, {
                inquiries: inquiries.filter((inquiry) => inquiry.engagement === engagement.id),
                proposals: 0,
              }),
            );
            const work = digestWork(mine, now);
            if (work === null) continue;
            const chat = work.digest === null ? null : await store.conversations.personalOf(person);
            if (work.digest !== null && chat === null) unreached += 1;
            const to = chat === null ? null : { conversation: chat.conversation, locale: chatLocale(chat.locale) };
            const decided = await store.reminders.decide(reminder, work, to, now);
            if (!decided || work.digest === null || chat === null) continue;
            digests += 1;
            nudge({ engagements: [work.digest.lines[0]?.engagement ?? ''], places: [] });
          } catch (error) {
            // One person whose engagements cannot be read keeps no other from their message.
            log.error({ ...causeOf(error) }, 'digest failed');
          }
        }
      }
      if (digests + unreached > 0) log.info({ digests, unreached }, 'digests wanted');
    },
  };
}

const chatLocale = (locale: string | null | undefined) => (locale == null ? null : localeOf(locale));
