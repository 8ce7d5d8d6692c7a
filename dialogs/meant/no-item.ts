import { notFoundCard, standingMeantCard } from '../../cards/act/act-choices.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Reply, Turn } from '../turn/turn.js';
import { standingMeant } from './items-meant.js';
import { readerOf } from './whereabouts.js';

/** No item has these words: a general responsibility that has them, or that nothing was found. */
export function noItem(turn: Turn, engagements: readonly [Engagement, ...Engagement[]], said: string): Reply {
  const [engagement] = engagements;
  const standing = standingMeant(turn, engagements, said);
  return {
    card:
      standing.length > 0
        ? standingMeantCard(standing, readerOf(turn, engagement))
        : notFoundCard(engagement, said, turn.locale),
  };
}
