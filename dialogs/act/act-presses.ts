import { actDoneCard } from '../../cards/act/act.js';
import { actOnItem, undoChange } from '../../data/domain/checklist/item-act.js';
import { readerOf } from '../meant/whereabouts.js';
import { changeHere, engagementMeant } from '../turn/engagements.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';
import { previewOf } from './acts.js';

const spoken = <Data extends { readonly locale?: Turn['locale'] }>(turn: Turn, { locale }: Data): Turn =>
  locale === undefined ? turn : { ...turn, locale };

/** The item that was meant among several: what would happen to it. */
export const previewAct: Press<'act.preview'> = async (turn, { engagement, item, locale, ...act }) => {
  const reader = spoken(turn, locale === undefined ? {} : { locale });
  const found = await engagementMeant(reader, engagement);
  if (found === null) return notFound(reader);
  const one = found.items.find(({ id, removed }) => id === item && !removed);
  return one === undefined
    ? refused(reader, { code: 'item-gone' })
    : previewOf(reader, { engagement: found, item: one }, act);
};

async function settled(
  turn: Turn,
  id: string,
  item: string,
  outcome: Awaited<ReturnType<typeof changeHere>>,
): Promise<Reply> {
  if (outcome === null) return notFound(turn);
  const now = outcome.engagement.items.find((one) => one.id === item);
  if (now === undefined) return refused(turn, { code: 'item-gone' });
  const undo = outcome.events.length > 0;
  turn.log('act done', { engagement: id, changed: undo });
  return {
    card: actDoneCard(outcome.engagement, now, {
      ...readerOf(turn, outcome.engagement),
      ...noticeOf(turn, outcome),
      undo,
    }),
  };
}

/** Does what the preview said; the item as it is then, with the way back. */
export const doAct: Press<'act.do'> = async (turn, { engagement, item, seen, locale, ...act }) => {
  const reader = spoken(turn, locale === undefined ? {} : { locale });
  const outcome = await changeHere(reader, engagement, (e) => actOnItem(e, item, seen, act, reader.person, reader.now));
  return await settled(reader, engagement, item, outcome);
};

/** Takes back what the presser did last to an item, where it is as they left it. */
export const undoAct: Press<'act.undo'> = async (turn, { engagement, item, seen, locale }) => {
  const reader = spoken(turn, locale === undefined ? {} : { locale });
  if ((await engagementMeant(reader, engagement)) === null) return notFound(reader);
  const events = await reader.store.engagements.history(engagement);
  const outcome = await changeHere(reader, engagement, (e) =>
    undoChange(e, events, item, seen, reader.person, reader.now),
  );
  return await settled(reader, engagement, item, outcome);
};
