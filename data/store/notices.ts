import type { Kysely, Transaction } from 'kysely';
import type { Engagement } from '../domain/engagement.js';
import type { NewNotice, Notice } from '../domain/notice.js';
import { locales } from '../domain/responsibility.js';
import { wantCard } from './card-rows.js';
import { parsed } from './parsed.js';
import * as shapes from './phase-shape.js';
import type { Tables } from './tables.js';

type Tx = Transaction<Tables>;

/**
 * Writes what people are to be told, with the messages that tell it, in the transaction of its cause: each directly where
 * they have a personal chat, and one message in the channel for those who have none. An occasion is told once: call it
 * while the engagement is locked.
 */
export async function tell(tx: Tx, engagement: Engagement, wanted: readonly NewNotice[]): Promise<void> {
  if (wanted.length === 0) return;
  const told = await tx
    .selectFrom('notice')
    .select(['number', 'occasion'])
    .where('engagement', '=', engagement.id)
    .execute();
  let last = Math.max(0, ...told.map(({ number }) => number));
  for (const notice of wanted) {
    if (told.some(({ occasion }) => occasion === notice.occasion)) continue;
    const chats = await chatsOf(
      tx,
      notice.to.map(({ id }) => id),
    );
    const unreached = notice.onlyDirect === true ? [] : notice.to.filter(({ id }) => !chats.has(id));
    const messages = [
      ...notice.to.flatMap((person) => {
        const chat = chats.get(person.id);
        return chat === undefined ? [] : [{ to: [person], direct: true, ...chat }];
      }),
      ...(unreached.length === 0
        ? []
        : [{ to: unreached, direct: false, conversation: engagement.channel, locale: null }]),
    ];
    for (const { conversation, ...message } of messages) {
      last += 1;
      const whole: Notice = { ...notice, ...message, engagement: engagement.id, number: last };
      const row = { engagement: engagement.id, number: last, occasion: notice.occasion, body: JSON.stringify(whole) };
      await tx.insertInto('notice').values(row).execute();
      await wantCard(tx, engagement.id, { kind: 'notice', phase: null, page: last }, conversation, notice.at);
    }
  }
}

/** The personal chats in which people can be written to now. */
async function chatsOf(tx: Tx, people: readonly string[]) {
  const rows = await tx
    .selectFrom('conversation')
    .select(['id', 'person', 'locale'])
    .where('person', 'in', [...people])
    .where('kind', '=', 'personal')
    .where('stopped', 'is', null)
    .orderBy('at')
    .execute();
  return new Map(
    rows.map(({ id, person, locale }) => [
      person ?? '',
      { conversation: id, locale: locales.find((one) => one === locale) ?? null },
    ]),
  );
}

export class Notices {
  constructor(private readonly db: Kysely<Tables>) {}

  /** The notice that a card is. */
  async numbered(engagement: string, number: number): Promise<Notice | null> {
    const row = await this.db
      .selectFrom('notice')
      .selectAll()
      .where('engagement', '=', engagement)
      .where('number', '=', number)
      .executeTakeFirst();
    return row === undefined ? null : parsed(shapes.notice, row.body, `engagement ${engagement}, notice ${number}`);
  }
}
