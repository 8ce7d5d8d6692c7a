import type { Kysely, Transaction } from 'kysely';
import type { Engagement, Instant } from '../domain/engagement.js';
import type { NewNotice, Notice } from '../domain/notice.js';
import { type Locale, locales } from '../domain/responsibility.js';
import { wantCard } from './card-rows.js';
import { parsed } from './parsed.js';
import * as shapes from './phase-shape.js';
import type { Tables } from './tables.js';

type Tx = Transaction<Tables>;

/** Where a notice goes; nowhere yet where its reader cannot be written to. */
type Message = Pick<Notice, 'to' | 'direct' | 'locale'> & { readonly conversation: string | null };

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
    const messages: readonly Message[] = [
      ...notice.to.flatMap((person): readonly Message[] => {
        const chat = chats.get(person.id);
        if (chat !== undefined) return [{ to: [person], direct: true, ...chat }];
        // Written without a message: it is sent when the person can be written to (`sendWaiting`).
        return notice.onlyDirect === true ? [{ to: [person], direct: true, conversation: null, locale: null }] : [];
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
      if (conversation === null) continue;
      await wantCard(tx, engagement.id, { kind: 'notice', phase: null, page: last }, conversation, notice.at);
    }
  }
}

/** A personal chat in which its owner can be written to since an instant. */
export interface Reached {
  readonly person: string;
  readonly conversation: string;
  readonly locale: Locale | null;
  readonly at: Instant;
}

/**
 * A person can be written to who could not be before: what waits for them alone is sent. That is being named as specialist
 * where they have neither accepted nor declined; of several namings the newest.
 */
export async function sendWaiting(tx: Tx, { person, conversation, locale, at }: Reached): Promise<void> {
  const rows = await tx
    .selectFrom('notice as n')
    .innerJoin('engagement as e', 'e.id', 'n.engagement')
    .innerJoin('member as m', 'm.engagement', 'n.engagement')
    .select(['n.engagement', 'n.number', 'n.body'])
    .where('m.person', '=', person)
    .where('m.role', '=', 'specialist')
    .where('m.accepted', '=', 0)
    .where('e.state', '=', 'active')
    .where('n.occasion', 'like', 'named %')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('posted_card as c')
            .select('c.id')
            .whereRef('c.engagement', '=', 'n.engagement')
            .whereRef('c.page', '=', 'n.number')
            .where('c.kind', '=', 'notice'),
        ),
      ),
    )
    .orderBy('n.engagement')
    .orderBy('n.number', 'desc')
    .execute();
  const sent = new Set<string>();
  for (const { engagement, number, body } of rows) {
    const notice: Notice = parsed(shapes.notice, body, `engagement ${engagement}, notice ${number}`);
    if (sent.has(engagement) || !notice.direct || notice.to[0]?.id !== person) continue;
    sent.add(engagement);
    await tx
      .updateTable('notice')
      .set({ body: JSON.stringify({ ...notice, locale }) })
      .where('engagement', '=', engagement)
      .where('number', '=', number)
      .execute();
    await wantCard(tx, engagement, { kind: 'notice', phase: null, page: number }, conversation, at);
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
