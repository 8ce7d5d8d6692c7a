import type { Kysely, Transaction } from 'kysely';
import type { Notice } from '../../domain/notice/notice.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import { parsed } from '../database/parsed.js';
import type { PostedCardRow, Tables } from '../database/tables.js';
import { unclaimed, wantCard } from '../posted-cards/card-rows.js';
import { inquirySchema } from '../schemas/inquiry-schema.js';
import { noticeSchema } from '../schemas/phase-schema.js';

type Tx = Transaction<Tables>;

/**
 * A person cannot be written to in a chat of their own: what they should have been told there is told in the
 * engagement's channel, once, and the direct message is given up. A notice is said there in full; of a question
 * that went directly, or its reply, the channel learns only whom it waits for. `refused` is a card whose post the
 * connector has just refused; another one that is on its way may still arrive.
 */
export async function tellInChannel(
  tx: Tx,
  dialect: 'sqlite' | 'postgres',
  conversation: string,
  refused?: string,
): Promise<void> {
  const chat = await tx
    .selectFrom('conversation')
    .select('kind')
    .where('id', '=', conversation)
    .where('stopped', 'is not', null)
    .executeTakeFirst();
  if (chat?.kind !== 'personal') return;
  const cards = await tx
    .selectFrom('posted_card as c')
    .innerJoin('engagement as e', 'e.id', 'c.engagement')
    .selectAll('c')
    .select('e.channel')
    .where('c.place', '=', conversation)
    .where('c.kind', 'in', ['notice', 'inquiry', 'asked'])
    .where('c.activity', 'is', null)
    .where((is) => is.or([is('c.state', '=', 'wanted'), is('c.id', '=', refused ?? '')]))
    .where('c.state', 'in', ['wanted', 'posting'])
    .orderBy('c.wanted_at')
    .orderBy('c.id')
    .execute();
  for (const card of cards) {
    // Notices are counted under the engagement's lock.
    if (dialect === 'postgres') {
      await tx.selectFrom('engagement').select('id').where('id', '=', card.engagement).forNoKeyUpdate().execute();
    }
    await tx
      .updateTable('posted_card')
      .set({ state: 'gone', ...unclaimed })
      .where('id', '=', card.id)
      .execute();
    if (card.kind === 'notice') await noticeAloud(tx, card);
    else if (await isWaitedFor(tx, card)) {
      const waits = { kind: 'waits', phase: null, page: card.page } as const;
      await wantCard(tx, card.engagement, waits, card.channel, card.wanted_at);
    }
  }
}

type Undelivered = PostedCardRow & { readonly channel: string };

/** The same notice, for everybody to read, calling the one it is for. */
async function noticeAloud(tx: Tx, { engagement, page, channel, wanted_at }: Undelivered): Promise<void> {
  const row = await tx
    .selectFrom('notice')
    .selectAll()
    .where('engagement', '=', engagement)
    .where('number', '=', page)
    .executeTakeFirst();
  if (row === undefined) return;
  const notice: Notice = parsed(noticeSchema, row.body, `engagement ${engagement}, notice ${page}`);
  if (!notice.direct) return;
  const { last } = await tx
    .selectFrom('notice')
    .select((of) => of.fn.max('number').as('last'))
    .where('engagement', '=', engagement)
    .executeTakeFirstOrThrow();
  const number = Number(last) + 1;
  const aloud: Notice = { ...notice, direct: false, locale: null, number };
  await tx
    .insertInto('notice')
    .values({ ...row, number, body: storedText(aloud) })
    .execute();
  await wantCard(tx, engagement, { kind: 'notice', phase: null, page: number }, channel, wanted_at);
}

/** A question waits for its specialist, a reply for its asker; an asker who only follows their question is told nothing. */
async function isWaitedFor(tx: Kysely<Tables>, { engagement, page, kind }: PostedCardRow): Promise<boolean> {
  const row = await tx
    .selectFrom('inquiry')
    .select(['id', 'body'])
    .where('engagement', '=', engagement)
    .where('number', '=', page)
    .executeTakeFirst();
  if (row === undefined) return false;
  const { state } = parsed(inquirySchema, row.body, `inquiry ${row.id}`);
  return kind === 'inquiry' ? state === 'asked' : state === 'answered';
}
