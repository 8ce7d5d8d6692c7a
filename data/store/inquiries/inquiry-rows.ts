import type { Kysely, Transaction } from 'kysely';
import type { Inquiry, InquiryEvent } from '../../domain/inquiry/inquiry.js';
import { type Delivery, deliveryOf } from '../../domain/notice/delivery.js';
import type { WantedCard } from '../../domain/notice/posted-card.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import { parsed } from '../database/parsed.js';
import type { InquiryRow, PostedCardRow, Tables } from '../database/tables.js';
import { sameCard } from '../posted-cards/card-rows.js';
import { inquirySchema } from '../schemas/inquiry-schema.js';

export async function append(
  tx: Transaction<Tables>,
  inquiry: Inquiry,
  events: readonly InquiryEvent[],
  first: number,
): Promise<void> {
  const rows = events.map((event, index) => ({
    inquiry: inquiry.id,
    sequence: first + index,
    change: inquiry.version,
    type: event.type,
    at: event.at,
    by_id: event.by.id,
    body: storedText(event),
  }));
  await tx.insertInto('inquiry_event').values(rows).execute();
}

export const rowOf = (db: Kysely<Tables>, id: string): Promise<InquiryRow | undefined> =>
  db.selectFrom('inquiry').selectAll().where('id', '=', id).executeTakeFirst();

export const eventRows = (db: Kysely<Tables>, id: string) =>
  db.selectFrom('inquiry_event').select(['sequence', 'body']).where('inquiry', '=', id).orderBy('sequence').execute();

export function inquiryRow(inquiry: Inquiry, events: number): InquiryRow {
  const { version, ...body } = inquiry;
  const { id, engagement, number, kept } = inquiry;
  return { id, engagement, number, version, events, kept: kept === null ? 0 : 1, body: storedText(body) };
}

export const inquiryOf = (row: InquiryRow): Inquiry => ({
  ...parsed(inquirySchema, row.body, `inquiry ${row.id}`),
  version: row.version,
});

/** The message that carries a question to the specialist. */
export const carrierOf = ({ number }: Inquiry): WantedCard => ({ kind: 'inquiry', phase: null, page: number });

export async function deliveryIn(db: Kysely<Tables>, inquiry: Inquiry): Promise<Delivery> {
  const carrier = carrierOf(inquiry);
  const carriers = inquiry.direct === null ? [carrier] : [carrier, { ...carrier, kind: 'waits' as const }];
  const rows: PostedCardRow[] = [];
  for (const card of carriers) rows.push(...(await sameCard(db, inquiry.engagement, card).execute()));
  return deliveryOf(rows.map(({ state, refused_version }) => ({ state, refused: refused_version !== null })));
}
