import { addItemCard, bulkEditCard, bulkEditNotice } from '../../cards/checklist/bulk-edit.js';
import { checklistCard } from '../../cards/checklist/checklist.js';
import { conditionsCard, conditionsPreviewCard } from '../../cards/checklist/conditions.js';
import { itemCard, takeOffQuestionCard } from '../../cards/checklist/item.js';
import { itemFormCard } from '../../cards/checklist/item-form.js';
import { formAgain } from '../../cards/kit/form-again.js';
import { refusalSentence, t } from '../../cards/kit/i18n.js';
import type { Card } from '../../cards/kit/template.js';
import { calendarCard } from '../../cards/setup/calendar.js';
import type { ItemStep } from '../../data/domain/checklist/item-history.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { answersWith } from '../../data/domain/setup/conditions.js';
import { ana, bruno, minji, yesterday } from '../support/sample-engagement.js';

/** The cards about single items, of an engagement whose rows carry every mark. */
export function itemCards(marked: Engagement, locale: Locale, today: string): Readonly<Record<string, Card>> {
  const [late, waiting, reworded, notApplicable, own] = marked.items;
  const done = marked.items.find((item) => item.tick !== null);
  if (!late || !waiting || !reworded || !notApplicable || !own || !done) throw new Error('The sample has these rows.');
  const step = (by: ItemStep['by'], what: ItemStep['what'], before = {}, after = {}): ItemStep => ({
    at: yesterday.at,
    by,
    what,
    before,
    after,
  });
  const history: readonly ItemStep[] = [
    step(ana, 'edited', { words: { text: '…' } }, { words: { text: reworded.text } }),
    step(bruno, 'edited', { note: null, due: '2026-11-10' }, { note: reworded.note ?? null, due: '2026-11-17' }),
    step(minji, 'unticked'),
    step(minji, 'ticked'),
    step(ana, 'listed'),
  ];
  const view = { page: 1, locale, today, history };
  return {
    'item-late': itemCard(marked, late, { ...view, history: history.slice(3) }),
    'item-waiting': itemCard(marked, waiting, { ...view, history: [] }),
    'item-reworded': itemCard(marked, reworded, view),
    'item-not-applicable': itemCard(marked, notApplicable, { ...view, history: [] }),
    'item-done': itemCard(marked, done, { ...view, history: [] }),
    'item-closed': itemCard({ ...marked, state: 'completed' }, own, { ...view, history: [] }),
    'item-form': itemFormCard(marked, late, { page: 1, locale, reader: bruno.id }),
    'item-form-manager': itemFormCard(marked, reworded, { page: 1, locale, reader: ana.id }),
    'items-together': bulkEditCard(marked, { phase: 'assess', page: 1, locale }),
    'items-skipped': checklistCard(marked, {
      phase: 'assess',
      page: 1,
      locale,
      today,
      notice: bulkEditNotice(
        2,
        [
          { item: late, refusal: { code: 'changed-meanwhile' } },
          { item: own, refusal: { code: 'changed-meanwhile' } },
        ],
        locale,
      ),
    }),
    'item-add': addItemCard(marked, { page: 1, locale, draft: 'd1' }),
    conditions: conditionsCard(marked, { locale, answers: answersWith(marked, {}) }),
    'conditions-preview': conditionsPreviewCard(marked, {
      locale,
      answers: answersWith(marked, { 'mobile-devices': 'yes', pcs: 'no' }),
      effects: { added: [late, own], removed: [waiting], decided: [notApplicable], standing: [] },
    }),
    'conditions-nothing': conditionsPreviewCard(marked, {
      locale,
      answers: answersWith(marked, { pcs: 'later' }),
      effects: { added: [], removed: [], decided: [], standing: [] },
    }),
    calendar: formAgain(calendarCard(marked, { locale, typed: '2026-12-24\n2026-12-25\n31/02' }), {
      notice: t(locale, 'form.faults'),
      faults: { quietDays: refusalSentence({ code: 'unread-day', names: { written: '31/02' } }, locale) },
    }),
    'checklist-folded': checklistCard(
      {
        ...marked,
        items: marked.items.map((item) => (item.side === 'customer' ? { ...item, tick: yesterday } : item)),
      },
      { phase: 'assess', page: 1, locale, today },
    ),
    'item-take-off': takeOffQuestionCard(marked, own, { ...view, history: [] }),
  };
}
