import { type MineRow, mineCard } from '../../cards/list/mine.js';
import { stoppedLine } from '../../cards/wording/stopped.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { mineIn } from '../../data/domain/list/mine.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { proposalsFor } from '../turn/engagement-card.js';
import { ownEngagements } from '../turn/engagements.js';
import { linkTo } from '../turn/jump-link.js';
import { refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

/** What waits for the speaker in these engagements, each with the way to its card. */
export async function mineRows(turn: Turn, engagements: readonly Engagement[]): Promise<readonly MineRow[]> {
  const { store, person } = turn;
  const active = engagements.filter(({ state }) => state === 'active');
  const inquiries = await store.inquiries.openIn(active.map(({ id }) => id));
  return await Promise.all(
    active.map(async (engagement) => ({
      mine: mineIn(engagement, person.id, {
        inquiries: inquiries.filter((inquiry) => inquiry.engagement === engagement.id),
        proposals: proposalsFor(turn, engagement),
      }),
      link: linkTo(await store.cards.live(engagement.id)),
    })),
  );
}

/** The rows, and which of the engagements wait as a whole, because they are paused. */
export function mineDrawn(
  turn: Turn,
  rows: readonly MineRow[],
  engagements: readonly Engagement[],
  locale: Locale,
  { page = 1, remindersStopped }: { readonly page?: number; readonly remindersStopped?: boolean } = {},
): Reply {
  const paused = engagements.filter(({ state }) => state === 'paused');
  const stopped = paused.flatMap((engagement) => stoppedLine(engagement, { locale, place: turn.place }) ?? []);
  return {
    card: mineCard(rows, {
      ...{ locale, now: turn.now, page, stopped },
      ...(remindersStopped === undefined ? {} : { remindersStopped }),
    }),
  };
}

/** What waits for the speaker, across their engagements. */
export const mineAcrossAll = async (turn: Turn, page = 1): Promise<Reply> => {
  const engagements = await ownEngagements(turn);
  const remindersStopped = await turn.store.reminders.isStopped(turn.person.id);
  return mineDrawn(turn, await mineRows(turn, engagements), engagements, turn.locale, { page, remindersStopped });
};

/** Below the personal view only: what waits for one person across engagements is for that person alone. */
export const showMine: Press<'mine.show'> = async (turn, { page }) =>
  turn.place === 'personal' ? await mineAcrossAll(turn, page) : await refused(turn, { code: 'only-personal' });
