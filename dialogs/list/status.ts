import { statusCard } from '../../cards/list/status.js';
import { engagementsAround } from '../turn/engagements.js';
import { linkTo } from '../turn/jump-link.js';
import { refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';

/** The engagements a person is in, with progress and a way to each; where others read along, only the one that is here. */
async function status(turn: Turn, page = 1): Promise<Reply> {
  const alone = turn.place === 'personal';
  const mine = await engagementsAround(turn);
  if (!alone && mine.length === 0) return refused(turn, { code: 'not-started' });
  const rows = await Promise.all(
    mine.map(async (engagement) => {
      const cards = await turn.store.cards.live(engagement.id);
      return { engagement, link: linkTo(cards) };
    }),
  );
  return { card: statusCard(rows, turn.locale, turn.place, page) };
}

export const statusCommand: Phrase = (turn) => status(turn);
export const showStatus: Press<'status.show'> = (turn, { page }) => status(turn, page);
