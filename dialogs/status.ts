import { statusCard } from '../cards/status.js';
import { ownEngagements } from './engagement.js';
import { linkTo } from './jump-link.js';
import type { Phrase, Press, Reply, Turn } from './turn.js';

/** The engagements a person is in, with progress and a way to each. */
async function status(turn: Turn): Promise<Reply> {
  const mine = await ownEngagements(turn);
  const rows = await Promise.all(
    mine.map(async (engagement) => {
      const cards = await turn.store.cards.live(engagement.id);
      return { engagement, link: linkTo(cards) };
    }),
  );
  return { card: statusCard(rows, turn.locale) };
}

export const sayStatus: Phrase = (turn) => status(turn);
export const showStatus: Press<'status.show'> = (turn) => status(turn);
