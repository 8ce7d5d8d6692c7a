import { checklistCard } from '../../cards/checklist/checklist.js';
import { itemCard, takeOffQuestionCard } from '../../cards/checklist/item.js';
import { itemFormCard, type TypedItem } from '../../cards/checklist/item-form.js';
import { asStored } from '../../cards/kit/former-names.js';
import { refusalSentence } from '../../cards/kit/i18n.js';
import { historyOf } from '../../data/domain/checklist/item-history.js';
import { assigneesOf, dueOf, evidenceIn, workable } from '../../data/domain/checklist/items.js';
import { moveItem, restoreWords, saveItem, takeOff } from '../../data/domain/checklist/own-items.js';
import type { Decision, Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { todayOf } from '../../data/domain/workdays.js';
import { atField } from '../forms/forms.js';
import { changeHere, engagementMeant, languageOf, readingOf } from '../turn/engagements.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

/** The same rows, to be looked at: a tap shows an item instead of ticking it. */
export const chooseItem: Press<'item.choose'> = async (turn, { engagement, phase, page }) => {
  const found = await engagementMeant(turn, engagement, phase);
  if (found === null) return notFound(turn);
  return {
    card: checklistCard(found, {
      phase,
      page,
      ...readingOf(found, turn),
      today: todayOf(found, turn.now),
      looks: true,
    }),
  };
};

const itemIn = (engagement: Engagement, id: string): Item | null =>
  engagement.items.find((item) => item.id === id) ?? null;

async function viewOf(turn: Turn, engagement: Engagement, item: Item, page: number, notice?: string) {
  const history = historyOf(await turn.store.engagements.history(engagement.id), item);
  return {
    page,
    ...readingOf(engagement, turn),
    today: todayOf(engagement, turn.now),
    history,
    ...(notice === undefined ? {} : { notice }),
  };
}

/** Everything about one item; what has left the list is still shown, with its history. */
async function shows(turn: Turn, engagement: Engagement, id: string, page: number, notice?: string): Promise<Reply> {
  const item = itemIn(engagement, id);
  if (item === null) return refused(turn, { code: 'item-gone' });
  return { card: itemCard(engagement, item, await viewOf(turn, engagement, item, page, notice)) };
}

export const showItem: Press<'item.show'> = async (turn, { engagement, item, page }) => {
  const found = await engagementMeant(turn, engagement);
  return found === null ? notFound(turn) : await shows(turn, found, item, page);
};

export const showItemForm: Press<'item.form'> = async (turn, { engagement, item, page }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const open = workable(found, item, 'note', turn.person.id);
  if ('code' in open) {
    turn.log('refused', { code: open.code, engagement });
    return await shows(turn, found, item, page, refusalSentence(open, turn.locale));
  }
  return { card: itemFormCard(found, open, { page, locale: languageOf(found, turn), reader: turn.person.id }) };
};

/** What the form says about an item of an engagement as it is now. */
function decideOn(turn: Turn, engagement: Engagement, id: string, seen: number, typed: TypedItem): Decision {
  const stored = (text = '') => asStored(text, languageOf(engagement, turn));
  const item = itemIn(engagement, id);
  if (item === null) return { refusal: { code: 'item-gone' } };
  const evidence = evidenceIn(stored(typed.evidence));
  if ('code' in evidence) return { refusal: evidence };
  const { state = 'open', text } = typed;
  const patch = {
    assignees: assigneesOf(
      engagement,
      (typed.assignees ?? '').split(',').filter((chosen) => chosen !== ''),
    ),
    ...dueOf(engagement, item, { date: typed.due || null, after: typed.dueAfter ?? null }),
    note: stored(typed.note).trim() || null,
    evidence,
    notApplicable: state === 'not-applicable' ? stored(typed.reason).trim() : null,
    waiting: state === 'waiting',
  };
  return saveItem(engagement, id, seen, { patch, ...(text === undefined ? {} : { text }) }, turn.person, turn.now);
}

/** What was typed is not lost when it cannot be saved: the form comes back with it, over the item as it is now. */
export const saveItemForm: Press<'item.save'> = async (turn, { engagement, item, seen, page, ...typed }) => {
  const outcome = await changeHere(turn, engagement, (e) => decideOn(turn, e, item, seen, typed));
  if (outcome === null) return notFound(turn);
  const { refusal, engagement: now } = outcome;
  if (refusal === null) return await shows(turn, now, item, page);
  const open = workable(now, item, 'note', turn.person.id);
  const notice = noticeOf(turn, outcome);
  if ('code' in open) return await shows(turn, now, item, page, notice.notice);
  const form = itemFormCard(now, open, { page, locale: languageOf(now, turn), reader: turn.person.id, typed });
  return { card: atField(form, refusal, turn) };
};

async function shaped(
  turn: Turn,
  { engagement, item, page }: { readonly engagement: string; readonly item: string; readonly page: number },
  decide: (engagement: Engagement) => Decision,
): Promise<Reply> {
  const outcome = await changeHere(turn, engagement, decide);
  if (outcome === null) return notFound(turn);
  return await shows(turn, outcome.engagement, item, page, noticeOf(turn, outcome).notice);
}

export const restoreItem: Press<'item.restore'> = (turn, data) =>
  shaped(turn, data, (e) => restoreWords(e, data.item, data.seen, turn.person, turn.now));

/** Shows the page with the row in its new place. */
export const moveItemRow: Press<'item.move'> = async (turn, { engagement, item, seen, page, to }) => {
  const outcome = await changeHere(turn, engagement, (e) => moveItem(e, item, seen, to, turn.person, turn.now));
  if (outcome === null) return notFound(turn);
  const now = outcome.engagement;
  const moved = itemIn(now, item);
  if (moved === null || outcome.refusal !== null) {
    return await shows(turn, now, item, page, noticeOf(turn, outcome).notice);
  }
  return {
    card: checklistCard(now, {
      phase: moved.phase,
      page,
      ...readingOf(now, turn),
      today: todayOf(now, turn.now),
      looks: true,
    }),
  };
};

/** Asks first; what was taken off keeps its history. */
export const takeOffItem: Press<'item.take-off'> = async (turn, { engagement, item, seen, page, sure = false }) => {
  const take = (e: Engagement): Decision => takeOff(e, item, seen, turn.person, turn.now);
  if (sure) return await shaped(turn, { engagement, item, page }, take);
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const one = itemIn(found, item);
  const decided = take(found);
  if (one === null || 'refusal' in decided) {
    const refusal: Refusal = 'refusal' in decided ? decided.refusal : { code: 'item-gone' };
    return await shows(turn, found, item, page, refusalSentence(refusal, turn.locale));
  }
  return { card: takeOffQuestionCard(found, one, await viewOf(turn, found, one, page)) };
};
