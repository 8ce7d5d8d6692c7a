import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '../../domain/person.js';
import { locales } from '../../domain/responsibility.js';
import type { ConversationRow, Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { sendWaiting } from '../engagements/notices.js';
import { unclaimed } from '../posted-cards/card-rows.js';
import { conversationPlace } from '../posted-cards/place.js';
import { tellInChannel } from './undelivered.js';

type Tx = Transaction<Tables>;

/** One conversation, or with a team everything that is known of it. */
export interface Whereabouts {
  /** With or without its thread. */
  readonly conversation: string;
  readonly team?: string;
}

/** `removed` from a conversation or a team; `channel-deleted`, which a return to the team does not undo. */
export type RemovalKind = 'removed' | 'channel-deleted';

/** What a removal took with it when its time had come. */
export interface ForgottenConversation {
  readonly conversations: number;
  readonly engagements: number;
}

/**
 * Where Baton was taken away, and where it came back. The database says so, and every process asks it before it sends
 * anything: no card of a stopped conversation is handed out, and no answer to what was said before leaves.
 *
 * Events of Teams arrive late, twice and in any order, so each is compared by Teams' own clock: a removal from before the
 * newest sign of life is over, and a message from before a removal lifts nothing.
 */
export class Removals {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  /** Stops everything there at once. Returns in how many conversations. */
  uninstalled(where: Whereabouts, at: Instant, kind: RemovalKind = 'removed'): Promise<number> {
    return inTransaction(this.db, async (tx) => {
      const stopped = await tx
        .updateTable('conversation')
        .set({ stopped: kind, removed_at: at })
        .where((is) => is.or(idsOf(where).map(([column, id]) => is(column, '=', id))))
        .where((is) => is.or([is('installed_at', 'is', null), is('installed_at', '<', at)]))
        .where((is) => is.or([is('removed_at', 'is', null), is('removed_at', '<', at)]))
        .returning(['id'])
        .execute();
      for (const { id } of stopped) await tellInChannel(tx, this.dialect, id);
      return stopped.length;
    });
  }

  /**
   * A person spoke there, or installed Baton again: the conversation goes on, and so does all of its team that a removal
   * had stopped; after an installation also what the connector had. Stale cards are then repaired, because they are stale.
   */
  async reinstalled(where: Whereabouts, at: Instant, how: 'spoken' | 'installed'): Promise<void> {
    const own = conversationPlace(where.conversation);
    if (how === 'spoken') {
      const row = await this.db.selectFrom('conversation').select('stopped').where('id', '=', own).executeTakeFirst();
      if (row === undefined || row.stopped === null) return;
    }
    await inTransaction(this.db, async (tx) => {
      await tx
        .updateTable('conversation')
        .set({ stopped: null, removed_at: null, installed_at: at })
        .where((is) => is.or(idsOf(where).map(([column, id]) => is(column, '=', id))))
        .where((is) =>
          is.or([
            is('id', '=', own),
            how === 'spoken'
              ? is('stopped', '=', 'removed')
              : is(sql<string>`coalesce(stopped, '')`, '<>', 'channel-deleted'),
          ]),
        )
        .where((is) => is.or([is('removed_at', 'is', null), is('removed_at', '<', at)]))
        .where((is) => is.or([is('installed_at', 'is', null), is('installed_at', '<', at)]))
        .execute();
      const chat = await tx
        .selectFrom('conversation')
        .select(['person', 'locale'])
        .where('id', '=', own)
        .where('kind', '=', 'personal')
        .where('stopped', 'is', null)
        .executeTakeFirst();
      if (chat === undefined || chat.person === null) return;
      const locale = locales.find((one) => one === chat.locale) ?? null;
      await sendWaiting(tx, { person: chat.person, conversation: own, locale, at });
    });
  }

  /**
   * Deletes what belongs to conversations that Baton was taken from before an instant, with their engagements, whatever
   * their state, and everything that is known of these. A return that comes first keeps all of it.
   */
  async forgetBefore(at: Instant): Promise<ForgottenConversation> {
    const rows = await this.db
      .selectFrom('conversation')
      .select('id')
      .where('stopped', 'is not', null)
      .where('removed_at', '<', at)
      .orderBy('id')
      .execute();
    let forgotten: ForgottenConversation = { conversations: 0, engagements: 0 };
    for (const { id } of rows) {
      const engagements = await inTransaction(this.db, (tx) => this.forget(tx, id, at));
      if (engagements === null) continue;
      forgotten = {
        conversations: forgotten.conversations + 1,
        engagements: forgotten.engagements + engagements,
      };
    }
    return forgotten;
  }

  /** How many engagements went with a conversation; null where Baton is back. */
  private async forget(tx: Tx, conversation: string, at: Instant): Promise<number | null> {
    const deleted = await tx
      .deleteFrom('conversation')
      .where('id', '=', conversation)
      .where('stopped', 'is not', null)
      .where('removed_at', '<', at)
      .executeTakeFirst();
    if (deleted.numDeletedRows === 0n) return null;
    const here = tx.selectFrom('engagement').select('id').where('channel', '=', conversation);
    // Locks the rows, so a change under way ends first.
    const engagements = await (this.dialect === 'postgres' ? here.forUpdate() : here).execute();
    for (const { id } of engagements) await deleteEngagement(tx, id);
    const asked = tx.selectFrom('question').select('id').where('conversation', '=', conversation);
    await tx.deleteFrom('feedback').where('question', 'in', asked).execute();
    await tx.deleteFrom('question').where('conversation', '=', conversation).execute();
    await tx.deleteFrom('context').where('conversation', '=', conversation).execute();
    await tx.deleteFrom('sent').where('place', '=', conversation).execute();
    await tx.deleteFrom('greeting').where('key', '=', greetingOf({ conversation })).execute();
    // Of engagements elsewhere: what was shown in a chat that is over.
    await tx
      .updateTable('posted_card')
      .set({ state: 'gone', ...unclaimed })
      .where('place', '=', conversation)
      .execute();
    return engagements.length;
  }
}

/** Greeted once per conversation, and once per team: in its general channel, which has the team's id (Teams, 2026). */
export const greetingOf = ({ conversation, team }: Whereabouts): string =>
  `conversation:${team ?? conversationPlace(conversation)}`;

/** How a team's conversations were stopped by its removal; null where they were not. */
export async function removalOfTeam(
  tx: Tx,
  team: string | null,
): Promise<Pick<ConversationRow, 'stopped' | 'removed_at'> | null> {
  if (team === null) return null;
  const row = await tx
    .selectFrom('conversation')
    .select(['stopped', 'removed_at'])
    .where('team_id', '=', team)
    .where('stopped', '=', 'removed')
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

const idsOf = ({ conversation, team }: Whereabouts): readonly (readonly ['id' | 'team_id', string])[] => [
  ['id', conversationPlace(conversation)],
  ...(team === undefined ? [] : ([['id', team] as const, ['team_id', team] as const] as const)),
];

/** Deletes an engagement after all rows that refer to it; a missing table fails the store's tests. */
async function deleteEngagement(tx: Tx, id: string): Promise<void> {
  const inquiries = tx.selectFrom('inquiry').select('id').where('engagement', '=', id);
  await tx.deleteFrom('inquiry_event').where('inquiry', 'in', inquiries).execute();
  for (const table of [
    'digest',
    'webhook_delivery',
    'webhook_position',
    'inquiry',
    'posted_card',
    'draft',
    'notice',
    'meeting_plan',
    'meeting',
    'meeting_event',
    'closing_review',
    'phase_record',
    'checkpoint',
    'standing_item',
    'item',
    'member',
    'event',
  ] as const) {
    await tx.deleteFrom(table).where('engagement', '=', id).execute();
  }
  await tx.deleteFrom('engagement').where('id', '=', id).execute();
}
