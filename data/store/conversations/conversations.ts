import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../domain/person.js';
import { type Locale, locales } from '../../domain/responsibility.js';
import type { ConversationRow, Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { sendWaiting } from '../engagements/notices.js';
import { conversationPlace } from '../posted-cards/place.js';
import { after, isEarlierQuiet } from '../posted-cards/waits.js';
import { greetingOf, removalOfTeam } from './removals.js';
import { tellInChannel } from './undelivered.js';

/** How to reach a conversation, as the newest verified activity said. */
export interface ConversationRecord {
  /** Without a thread. */
  readonly conversation: string;
  readonly serviceUrl: string;
  readonly tenant: string;
  readonly botId: string;
  readonly botName?: string;
  readonly kind: string;
  readonly name?: string;
  readonly teamId?: string;
  /** Of a personal chat: whose it is, and the language of their client. */
  readonly person?: string;
  readonly locale?: Locale;
  readonly at: Instant;
}

export interface KnownConversation extends ConversationRecord {
  /** Why nothing may be written there; null while it may. */
  readonly stopped: string | null;
  /** The connector asked for silence until then. */
  readonly quietUntil: Instant | null;
  /** Since when Baton is not there any more, by Teams' clock; null while it is. */
  readonly removedAt: Instant | null;
}

/** Places of open engagements in which nothing may be written. */
export interface StoppedPlaces {
  /** Baton was taken away, or the channel was deleted. */
  readonly removed: number;
  /** Teams refused to take a message or an edit there. */
  readonly refused: number;
}

/** Milliseconds; what was said so much later than now was said by a clock that has been set back since. */
const setBackBy = 5 * 60_000;

/** Where Baton may write, and how. */
export class Conversations {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  /**
   * Keeps how to reach a conversation; what an older activity says never replaces what a newer one said. Returns whether
   * nothing may be written there.
   */
  async remember(record: ConversationRecord): Promise<boolean> {
    const row = {
      id: conversationPlace(record.conversation),
      service_url: record.serviceUrl,
      tenant: record.tenant,
      bot_id: record.botId,
      bot_name: record.botName ?? null,
      kind: record.kind,
      name: record.name ?? null,
      team_id: record.teamId ?? null,
      person: record.person ?? null,
      locale: record.locale ?? null,
      at: record.at,
    };
    const known = await this.row(row.id);
    // Every turn comes by here: only news are worth a write.
    const said = (Object.keys(row) as (keyof typeof row)[]).filter(
      // A personal chat is one person's for ever.
      (key) => key !== 'at' && row[key] !== null && (key !== 'person' || known?.person == null),
    );
    const stopped = known !== undefined && known.stopped !== null;
    const newest = after(row.at, setBackBy);
    const older = known !== undefined && known.at > row.at && known.at <= newest;
    if (known !== undefined && (older || said.every((key) => known[key] === row[key]))) return stopped;
    // What this activity does not say (most carry no names) stays as an earlier one said it.
    const news = Object.fromEntries([...said, 'at' as const].map((key) => [key, row[key]]));
    const moved = known !== undefined && known.service_url !== row.service_url;
    return await inTransaction(this.db, async (tx) => {
      // What is first heard of from a team that took Baton away was said before that, or lifts it in a moment.
      const removal = known === undefined ? await removalOfTeam(tx, row.team_id) : null;
      await tx
        .insertInto('conversation')
        .values({ ...row, stopped: null, ...removal, quiet_until: null })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(news)
            .where((is) => is.or([is('conversation.at', '<=', row.at), is('conversation.at', '>', newest)])),
        )
        .execute();
      // What was refused at one address is a new request at another.
      if (moved)
        await tx.updateTable('posted_card').set({ refused_version: null }).where('place', '=', row.id).execute();
      if (record.kind === 'personal' && record.person !== undefined && known?.person == null) {
        const { person, locale = null, at } = record;
        await sendWaiting(tx, { person, conversation: row.id, locale, at });
      }
      return stopped || removal !== null;
    });
  }

  /** A channel, or a team with its general channel, has another name since an instant; one that is unknown stays so. */
  async rename(conversation: string, name: string, at: Instant): Promise<void> {
    const id = conversationPlace(conversation);
    await this.db.updateTable('conversation').set({ name, at }).where('id', '=', id).where('at', '<=', at).execute();
  }

  /**
   * Forgets the personal chats of people who take part in no open engagement, of which nothing new was heard since an
   * instant, with their greeting; a person who returns is known anew. Returns how many.
   */
  async forgetGone(before: Instant): Promise<number> {
    // A reply that is still to be shown in such a chat needs to know the way there.
    const { rows: gone } = await sql<{ id: string }>`
      select k.id from conversation as k where k.kind = 'personal' and k.at < ${before} and not exists (
        select 1 from engagement as e where e.state <> 'completed' and (
          (e.starter_id = k.person and e.state = 'setting-up')
          or exists (select 1 from member as m where m.engagement = e.id and m.person = k.person)
          or exists (select 1 from posted_card as c where c.engagement = e.id and c.place = k.id)))
        and not exists (select 1 from posted_card as c where c.place = k.id and c.state in ('wanted', 'posting'))`.execute(
      this.db,
    );
    for (const { id } of gone) {
      await inTransaction(this.db, async (tx) => {
        await tx
          .deleteFrom('greeting')
          .where('key', '=', greetingOf({ conversation: id }))
          .execute();
        await tx.deleteFrom('conversation').where('id', '=', id).where('at', '<', before).execute();
      });
    }
    return gone.length;
  }

  /** Also finds the conversation of a thread. */
  async find(conversation: string): Promise<KnownConversation | null> {
    const row = await this.row(conversationPlace(conversation));
    return row === undefined ? null : recordOf(row);
  }

  /** The personal chat in which a person can be written to now; null where there is none. */
  async personalOf(person: string): Promise<KnownConversation | null> {
    const row = await this.db
      .selectFrom('conversation')
      .selectAll()
      .where('person', '=', person)
      .where('kind', '=', 'personal')
      .where('stopped', 'is', null)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : recordOf(row);
  }

  /**
   * After the connector said that Baton may not write there: no card there is worked on until `resumeWriting`. What a
   * person should have been told in a chat of their own is told in the engagement's channel; `refused` is the card that
   * the connector has just refused. A removal stays the reason.
   */
  async stopWriting(conversation: string, reason: string, refused?: string): Promise<void> {
    const id = conversationPlace(conversation);
    await inTransaction(this.db, async (tx) => {
      await tx
        .updateTable('conversation')
        .set({ stopped: reason })
        .where('id', '=', id)
        .where((is) => is.or([is('stopped', 'is', null), is('removed_at', 'is', null)]))
        .execute();
      await tellInChannel(tx, this.dialect, id, refused);
    });
  }

  /** How many places of open engagements show nothing new, by why. Several processes on one database see the same. */
  async stoppedPlaces(): Promise<StoppedPlaces> {
    const { rows } = await sql<{ removed: number | string; refused: number | string }>`
      select
        coalesce(sum(case when k.removed_at is null then 0 else 1 end), 0) as removed,
        coalesce(sum(case when k.removed_at is null then 1 else 0 end), 0) as refused
      from conversation as k
      where k.stopped is not null
        and exists (select 1 from engagement as e where e.channel = k.id and e.state <> 'completed')`.execute(this.db);
    return { removed: Number(rows[0]?.removed ?? 0), refused: Number(rows[0]?.refused ?? 0) };
  }

  /** The connector asked for silence there: no process sends anything until then. */
  async keepQuiet(conversation: string, until: Instant): Promise<void> {
    await this.db
      .updateTable('conversation')
      .set({ quiet_until: until })
      .where('id', '=', conversationPlace(conversation))
      .where((is) => isEarlierQuiet(is, until))
      .execute();
  }

  /** Whatever stopped it is over. Stale cards are then repaired, because they are stale. */
  async resumeWriting(conversation: string): Promise<void> {
    const id = conversationPlace(conversation);
    const row = await this.row(id);
    if (row === undefined || row.stopped === null) return;
    await this.db.updateTable('conversation').set({ stopped: null, removed_at: null }).where('id', '=', id).execute();
  }

  private async row(id: string): Promise<ConversationRow | undefined> {
    return this.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();
  }
}

const recordOf = (row: ConversationRow): KnownConversation => ({
  conversation: row.id,
  serviceUrl: row.service_url,
  tenant: row.tenant,
  botId: row.bot_id,
  kind: row.kind,
  at: row.at,
  stopped: row.stopped,
  quietUntil: row.quiet_until,
  removedAt: row.stopped === null ? null : row.removed_at,
  ...(row.bot_name === null ? {} : { botName: row.bot_name }),
  ...(row.name === null ? {} : { name: row.name }),
  ...(row.team_id === null ? {} : { teamId: row.team_id }),
  ...(row.person === null ? {} : { person: row.person }),
  ...localeOf(row),
});

function localeOf({ locale }: ConversationRow): { readonly locale?: Locale } {
  const known = locales.find((one) => one === locale);
  return known === undefined ? {} : { locale: known };
}
