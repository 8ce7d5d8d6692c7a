import type { Kysely, Transaction } from 'kysely';
import type { Engagement } from '../../domain/engagement.js';
import type { NewNotice, Notice } from '../../domain/notice/notice.js';
import type { Instant } from '../../domain/person.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import { type Locale, locales } from '../../domain/responsibility.js';
import { parsed } from '../database/parsed.js';
import type { Tables } from '../database/tables.js';
import { wantCard } from '../posted-cards/card-rows.js';
import { eventSchema as eventShape } from '../schemas/event-schema.js';
import { noticeSchema } from '../schemas/phase-schema.js';

type Tx = Transaction<Tables>;

/**
 * Writes what people are to be told, with the messages that tell it, in the transaction of its cause: each directly where
 * they have a personal chat, and one message in the channel for those who have none. An occasion is told once: call it
 * while the engagement is locked.
 */
export async function enqueueNotices(tx: Tx, engagement: Engagement, wanted: readonly NewNotice[]): Promise<void> {
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
      const row = { engagement: engagement.id, number: last, occasion: notice.occasion, body: storedText(whole) };
      await tx.insertInto('notice').values(row).execute();
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
 * A person can be written to who could not be before: what waits for them alone is sent. That is having been named as
 * specialist since the last time they were told, where they have neither accepted nor declined.
 */
export async function sendWaiting(tx: Tx, { person, conversation, locale, at }: Reached): Promise<void> {
  const waiting = await tx
    .selectFrom('member as m')
    .innerJoin('engagement as e', 'e.id', 'm.engagement')
    .select(['e.id', 'e.phase'])
    .where('m.person', '=', person)
    .where('m.role', '=', 'specialist')
    .where('m.accepted', '=', 0)
    .where('e.state', '=', 'active')
    .orderBy('e.id')
    .execute();
  for (const { id, phase } of waiting) {
    const named = await namingOf(tx, id, person);
    const told = await tx
      .selectFrom('notice')
      .select(['number', 'occasion', 'body'])
      .where('engagement', '=', id)
      .execute();
    const before = told
      .filter(({ occasion }) => occasion.startsWith(`named ${person} `))
      .map(({ number, body }) => parsed(noticeSchema, body, `engagement ${id}, notice ${number}`).at);
    if (named === null || before.some((then) => then >= named.at)) continue;
    const number = Math.max(0, ...told.map((one) => one.number)) + 1;
    const occasion = `named ${person} ${named.change}`;
    const notice: Notice = {
      ...({ kind: 'named', onlyDirect: true, direct: true } as const),
      ...{ engagement: id, number, occasion, phase, locale },
      to: [named.person],
      by: named.by,
      at: named.at,
    };
    await tx
      .insertInto('notice')
      .values({ engagement: id, number, occasion, body: storedText(notice) })
      .execute();
    await wantCard(tx, id, { kind: 'notice', phase: null, page: number }, conversation, at);
  }
}

/** How a person was last named as specialist; null where they came to it otherwise. */
async function namingOf(tx: Tx, engagement: string, person: string) {
  const rows = await tx
    .selectFrom('event')
    .select(['change', 'sequence', 'body'])
    .where('engagement', '=', engagement)
    .where('type', 'in', ['MemberNamed', 'RoleHandedOver'])
    .orderBy('sequence', 'desc')
    .execute();
  for (const { change, sequence, body } of rows) {
    const event = parsed(eventShape, body, `engagement ${engagement}, event ${sequence}`);
    const [named, role] =
      event.type === 'MemberNamed'
        ? [event.member.person, event.member.role]
        : event.type === 'RoleHandedOver'
          ? [event.to, event.role]
          : [null, null];
    if (named?.id === person && role === 'specialist') return { person: named, by: event.by, at: event.at, change };
  }
  return null;
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
    return row === undefined ? null : parsed(noticeSchema, row.body, `engagement ${engagement}, notice ${number}`);
  }
}
