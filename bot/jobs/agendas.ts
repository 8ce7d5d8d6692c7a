import type { LookAt, Store } from '../../data/store/store.js';
import { causeOf, type Log } from '../log/log.js';
import type { Job } from './job.js';

export interface AgendaParts {
  readonly store: Store;
  readonly log: Log;
  /** Says that cards are wanted. */
  readonly nudge: (at: LookAt) => void;
}

const minute = 60_000;

/** Engagements looked at in one reading; as many again follow until none is due. */
const batch = 200;

/**
 * Has the agendas of checkpoint meetings posted, in the morning of the working day before. Every few minutes, because zones
 * have their mornings at different times; which engagements are to be looked at, the store knows.
 */
export function agendaJob({ store, log, nudge }: AgendaParts): Job {
  return {
    name: 'agendas',
    every: 5 * minute,
    run: async (time) => {
      const now = new Date(time).toISOString();
      const failed = new Set<string>();
      let agendas = 0;
      for (;;) {
        const due = (await store.meetings.toLookAt(now, batch + failed.size)).filter((one) => !failed.has(one));
        if (due.length === 0) break;
        for (const engagement of due) {
          try {
            const posted = await store.meetings.announce(engagement, now);
            if (posted > 0) nudge({ engagements: [engagement], places: [] });
            agendas += posted;
          } catch (error) {
            // One engagement that cannot be read keeps no other from its agenda.
            failed.add(engagement);
            log.error({ ...causeOf(error), engagement }, 'agenda failed');
          }
        }
      }
      if (agendas > 0) log.info({ agendas }, 'agendas wanted');
    },
  };
}
