import type { Transaction } from 'kysely';
import { evolveInquiry, type Inquiry, type InquiryEvent } from '../../domain/inquiry/inquiry.js';
import type { Instant } from '../../domain/person.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import type { Subject } from '../../domain/privacy/anonymize.js';
import { forgetInInquiry, inquiryEventWithout, inquiryWithout } from '../../domain/privacy/forget.js';
import type { BackupRow } from '../backup/rows.js';
import type { Tables } from '../database/tables.js';
import { anonymizedRow } from './anonymized-row.js';
import { type ForgetCounts, replaceRow } from './forget-counts.js';
import type { Found } from './person-rows.js';

type Tx = Transaction<Tables>;

/** Takes a person out of the inquiries of an engagement, with the events that follow from it. `rows`: all of the engagement. */
export async function forgetInInquiries(
  tx: Tx,
  rows: readonly Found[],
  who: Subject,
  now: Instant,
  counts: ForgetCounts,
): Promise<void> {
  for (const { table, row } of rows) {
    if (table !== 'inquiry') continue;
    const was = JSON.parse(String(row.body)) as Inquiry;
    const words = inquiryWithout(was, who.id);
    const wordless = words === was ? row : { ...row, body: storedText(words) };
    const news = anonymizedRow({ table, row: wordless }, who);
    const body = String(news.body ?? wordless.body);
    const happened = rows.filter((one) => one.table === 'inquiry_event' && one.row.inquiry === row.id);
    let changed = body !== row.body;
    for (const one of happened) {
      const event = JSON.parse(String(one.row.body)) as InquiryEvent;
      const without = inquiryEventWithout(event, was, who.id);
      const bare = without === event ? one.row : { ...one.row, body: storedText(without) };
      const differs = anonymizedRow({ table: one.table, row: bare }, who);
      const all: BackupRow = bare === one.row ? differs : { body: String(bare.body), ...differs };
      if (Object.keys(all).length > 0) changed = true;
      await replaceRow(tx, one.table, one.row, all, counts);
    }
    if (!changed) continue;
    const saved = JSON.parse(body) as Inquiry;
    const events = forgetInInquiry(saved, who.former, now);
    const after = events.reduce<Inquiry>((inquiry, event) => evolveInquiry(inquiry, event), saved);
    const version = Number(row.version) + 1;
    const kept = after.kept === null ? 0 : 1;
    const whole = { version, events: Number(row.events) + events.length, kept, body: storedText(after) };
    await replaceRow(tx, table, row, whole, counts);
    for (const [at, event] of events.entries()) {
      const sequence = Number(row.events) + 1 + at;
      const { type, by } = event;
      const said = { inquiry: String(row.id), sequence, change: version, type, at: event.at, by_id: by.id };
      await tx
        .insertInto('inquiry_event')
        .values({ ...said, body: storedText(event) })
        .execute();
    }
  }
}
