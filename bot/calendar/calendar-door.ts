import type { Store } from '../../data/store/store.js';
import type { Door, DoorResponse } from '../http/door.js';
import { causeOf, type Log } from '../log/log.js';
import { calendarFile } from './calendar-file.js';

const path = /^\/calendar\/([A-Za-z0-9_-]{20,64})\.ics$/u;

/** The address under which a calendar is read: who has it needs no account, as calendar clients have none. */
export const calendarAddress = (host: string, secret: string): string => `https://${host}/calendar/${secret}.ics`;

const empty = (status: number): DoorResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null });

/** Serves the calendars of engagements. An unknown secret, and one of an engagement that is gone, are answered alike. */
export function calendarDoor({
  store,
  log,
  now,
}: {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
}): Door {
  return {
    owns: (asked) => asked.startsWith('/calendar/'),
    maxBody: 0,
    answer: async (request) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405);
      const secret = path.exec(request.path)?.[1];
      if (secret === undefined) return empty(404);
      try {
        const id = await store.meetings.withSecret(secret);
        const engagement = id === null ? null : await store.engagements.find(id);
        if (engagement === null) return empty(404);
        const planned = await store.meetings.of(engagement.id);
        return {
          status: 200,
          headers: {
            'content-type': 'text/calendar; charset=utf-8',
            'content-disposition': 'attachment; filename="checkpoint-meetings.ics"',
            'cache-control': 'private, no-store',
            'referrer-policy': 'no-referrer',
          },
          body: calendarFile(engagement, planned, new Date(now()).toISOString()),
        };
      } catch (error) {
        log.error(causeOf(error), 'calendar failed');
        return empty(503);
      }
    },
  };
}
