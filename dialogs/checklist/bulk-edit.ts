import { addItemCard, bulkEditCard, bulkEditNotice } from '../../cards/checklist/bulk-edit.js';
import { checklistCard } from '../../cards/checklist/checklist.js';
import { formAgain } from '../../cards/kit/form-again.js';
import { refusalSentence } from '../../cards/kit/i18n.js';
import { type BulkEdit, bulkEdit, pickedIn } from '../../data/domain/checklist/bulk-edit.js';
import { mayItem } from '../../data/domain/checklist/item-rights.js';
import { assigneesOf } from '../../data/domain/checklist/items.js';
import { addItem } from '../../data/domain/checklist/own-items.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { ItemPatch } from '../../data/domain/item.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { wordOfSide } from '../../data/domain/playbook/stored-sides.js';
import { todayOf } from '../../data/domain/workdays.js';
import { changeHere, engagementMeant, languageOf } from '../turn/engagements.js';
import { notFound, noticeOf } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

const listed = (turn: Turn, engagement: Engagement, phase: PhaseId, page: number, notice?: string): Reply => ({
  card: checklistCard(engagement, {
    phase,
    page,
    locale: languageOf(engagement, turn),
    today: todayOf(engagement, turn.now),
    ...(notice === undefined ? {} : { notice }),
  }),
});

export const showBulkEdit: Press<'items.form'> = async (turn, { engagement, phase, page }) => {
  const found = await engagementMeant(turn, engagement, phase);
  if (found === null) return notFound(turn);
  return { card: bulkEditCard(found, { phase, page, locale: languageOf(found, turn) }) };
};

/** All in one change. Rows that another person changed meanwhile stay as they are, and are named. */
export const saveBulkEdit: Press<'items.save'> = async (turn, { engagement, phase, page, rows, ...said }) => {
  const picked = pickedIn(rows ?? '');
  const chosen = (said.assignees ?? '').split(',').filter((one) => one !== '');
  let edit: BulkEdit = { decision: { events: [] }, skipped: [] };
  const outcome = await changeHere(turn, engagement, (e) => {
    const assignees = assigneesOf(e, chosen);
    const patch: ItemPatch = {
      ...(assignees.length === 0 ? {} : { assignees }),
      ...(said.due ? { due: said.due, dueAfter: null } : {}),
    };
    edit = bulkEdit(e, picked, { patch, done: said.done === 'true' }, turn.person, turn.now);
    return edit.decision;
  });
  if (outcome === null) return notFound(turn);
  const { skipped } = edit;
  const changed = new Set(outcome.events.map((event) => ('item' in event ? event.item : ''))).size;
  if (skipped.length > 0) turn.log('items skipped', { engagement, n: skipped.length });
  return listed(
    turn,
    outcome.engagement,
    phase,
    page,
    bulkEditNotice(changed, skipped, languageOf(outcome.engagement, turn)),
  );
};

export const showAddItem: Press<'items.add-form'> = async (turn, { engagement, page }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = mayItem(found, 'add-item', 'customer', turn.person.id);
  if (denied !== null) {
    turn.log('refused', { code: denied.code, engagement });
    return listed(turn, found, found.phase, page, refusalSentence(denied, turn.locale));
  }
  return { card: addItemCard(found, { page, locale: languageOf(found, turn), draft: turn.newId() }) };
};

export const addOwnItem: Press<'items.add'> = async (turn, { engagement, page, draft, text = '', side, due }) => {
  const own = { text, side, due: due || null };
  const outcome = await changeHere(turn, engagement, (e) => addItem(e, draft, own, turn.person, turn.now));
  if (outcome === null) return notFound(turn);
  const { notice } = noticeOf(turn, outcome);
  const now = outcome.engagement;
  if (notice === undefined) return listed(turn, now, now.phase, page);
  const form = addItemCard(now, { page, locale: languageOf(now, turn), draft });
  return { card: formAgain(form, { notice, typed: { text, side: wordOfSide(side), due: due ?? '' } }) };
};
