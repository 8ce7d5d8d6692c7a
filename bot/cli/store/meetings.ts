import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { label } from '../../../cards/kit/markdown.js';
import { calendarEntries } from '../../../data/domain/meeting/calendar-entries.js';
import { calendarAddress } from '../../calendar/calendar-door.js';
import { calendarFile } from '../../calendar/calendar-file.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';
import { withStore } from './with-store.js';

const usage = `baton meetings ENGAGEMENT [--ics FILE] [--new-address] [--json]
Prints an engagement's checkpoint meetings. --ics writes them as a calendar file (RFC 5545); "-" prints it.
--new-address makes the calendar's address void and gives it another one, as when a person left who knows it.
Finds the store as the bot does: DATABASE_URL, else BATON_DATABASE_FILE.`;

/** The checkpoint meetings of an engagement. Exit 0 = printed or written, 1 = none or no store, 2 = wrong use. */
export async function listMeetings(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const call = parse(args);
  if (typeof call === 'string') {
    io.err(`baton meetings: ${call}`);
    io.err(usage);
    return 2;
  }
  return await withStore('meetings', io, async (store) => {
    const found = await store.engagements.find(call.engagement);
    if (found === null) {
      io.err(`baton meetings: there is no engagement ${label(call.engagement, 60)}.`);
      return 1;
    }
    if (call.renew) {
      const secret = await store.meetings.renewSecret(found.id);
      if (secret === null) {
        io.err('baton meetings: no checkpoint meeting was ever planned there, so its calendar has no address.');
        return 1;
      }
      const host = process.env.BATON_PUBLIC_HOST ?? 'HOST';
      io.out(calendarAddress(host, secret));
      return 0;
    }
    const planned = await store.meetings.of(found.id);
    const now = new Date().toISOString();
    const entries = calendarEntries(found, planned, now);
    if (entries.length === 0) {
      io.err('baton meetings: no checkpoint meeting is planned there.');
      return 1;
    }
    if (call.ics === '-') io.out(calendarFile(found, planned, now).trimEnd());
    else if (call.ics !== null) {
      writeFileSync(call.ics, calendarFile(found, planned, now));
      io.out(`${call.ics}: ${entries.length} meetings`);
    } else if (call.json) io.out(JSON.stringify({ meetings: entries }));
    else {
      for (const { starts, ends, cancelled, uid } of entries) {
        io.out(`${starts}  ${ends}  ${cancelled ? 'cancelled' : 'planned  '}  ${uid}`);
      }
    }
    return 0;
  });
}

interface Call {
  readonly engagement: string;
  readonly ics: string | null;
  readonly renew: boolean;
  readonly json: boolean;
}

function parse(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        ics: { type: 'string' },
        'new-address': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [engagement, ...more] = positionals;
    if (engagement === undefined || more.length > 0) return 'name one engagement.';
    return { engagement, ics: values.ics ?? null, renew: values['new-address'], json: values.json };
  } catch (error) {
    return usageError(error);
  }
}
