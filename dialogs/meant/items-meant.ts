import { wordingsOf } from '../../data/domain/checklist/own-matter.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item, StandingItem } from '../../data/domain/item.js';
import { namedBy, type Worded } from '../../data/search/statements/own-matters.js';
import { weightsOf } from '../../data/search/statements/word-weights.js';
import type { Turn } from '../turn/turn.js';

export interface ItemIn {
  readonly engagement: Engagement;
  readonly item: Item;
}

/** More than these can't be told apart by a question with buttons. */
export const mostMeant = 3;

/**
 * Which items a few words mean, the likeliest first. Those that are `likely` for what is asked come first, then the current
 * phase's, then the others. `least` = share (0..1) of the words that an item must have.
 */
export function itemsMeant(
  turn: Turn,
  engagements: readonly Engagement[],
  said: string,
  likely: (item: Item, engagement: Engagement) => boolean = () => true,
  least?: number,
): readonly ItemIn[] {
  const all = engagements.flatMap((engagement) =>
    engagement.items.filter(({ removed }) => !removed).map((item): ItemIn => ({ engagement, item })),
  );
  const current = ({ engagement, item }: ItemIn) => item.phase === engagement.phase;
  const wanted = ({ engagement, item }: ItemIn) => likely(item, engagement);
  const worded = (some: readonly ItemIn[]): readonly Worded<ItemIn>[] =>
    some.map((of) => ({ of, texts: wordingsOf(of.item) }));
  return namedBy(
    said,
    [
      worded(all.filter((one) => current(one) && wanted(one))),
      worded(all.filter((one) => current(one) && !wanted(one))),
      worded(all.filter((one) => !current(one))),
    ],
    weightsOf(turn.knowledge.dataset),
    least,
  );
}

export interface StandingIn {
  readonly engagement: Engagement;
  readonly item: StandingItem;
}

/** Which general responsibilities a few words mean: these stand on a list of their own. */
export const standingMeant = (turn: Turn, engagements: readonly Engagement[], said: string): readonly StandingIn[] => {
  const all = engagements.flatMap((engagement) =>
    engagement.standing.map((item): StandingIn => ({ engagement, item })),
  );
  const worded = all.map((of) => ({ of, texts: wordingsOf(of.item) }));
  return namedBy(said, [worded], weightsOf(turn.knowledge.dataset)).slice(0, mostMeant);
};
