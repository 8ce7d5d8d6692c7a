import { undoPreviewCard } from '../../cards/act/act.js';
import { t } from '../../cards/kit/i18n.js';
import type { Named } from '../../data/domain/answer/message.js';
import { lastOwnChange, undoChange } from '../../data/domain/checklist/item-act.js';
import { historyOf } from '../../data/domain/checklist/item-history.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { itemsMeant } from '../meant/items-meant.js';
import { readerOf } from '../meant/whereabouts.js';
import { refused } from '../turn/refusals.js';
import type { Reply, Turn } from '../turn/turn.js';

/** The last change of the asker, where no other person changed the item after them. */
export async function proposeUndo(
  turn: Turn,
  engagements: readonly Engagement[],
  { item: said }: Named,
): Promise<Reply> {
  const meant = said === null ? null : itemsMeant(turn, engagements, said).map(({ item }) => item.id);
  const changes = await Promise.all(
    engagements.map(async (engagement) => {
      const events = await turn.store.engagements.history(engagement.id);
      const own = meant === null ? events : events.filter((event) => 'item' in event && meant.includes(event.item));
      return { engagement, events, change: lastOwnChange(engagement, own, turn.person.id) };
    }),
  );
  const [last] = changes
    .flatMap(({ change, ...rest }) => (change === null ? [] : [{ ...rest, change }]))
    .sort((a, b) => b.change.at.localeCompare(a.change.at));
  const item = last?.engagement.items.find(({ id }) => id === last.change.item);
  const step = last === undefined || item === undefined ? undefined : historyOf(last.events, item)[0];
  if (last === undefined || item === undefined || step === undefined) {
    return { sentence: t(turn.locale, 'refusal.nothing-to-undo') };
  }
  const { engagement, events } = last;
  const decided = undoChange(engagement, events, item.id, item.version, turn.person, turn.now);
  if ('refusal' in decided) return refused(turn, decided.refusal);
  return { card: undoPreviewCard(engagement, item, step, readerOf(turn, engagement)) };
}
