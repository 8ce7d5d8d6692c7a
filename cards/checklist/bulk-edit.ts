import type { BulkEdit } from '../../data/domain/checklist/bulk-edit.js';
import { isClosed } from '../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../data/domain/checklist/duties.js';
import { maxItemText } from '../../data/domain/checklist/items.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { sides } from '../../data/domain/playbook/sides.js';
import { wordOfSide } from '../../data/domain/playbook/stored-sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { quoted, refusalSentence, t } from '../kit/i18n.js';
import { choice, label } from '../kit/markdown.js';
import { asManyAsFit } from '../kit/message-size.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { checklistPage } from '../rows/pages.js';
import { whole } from '../wording/citation.js';
import { phaseName } from '../wording/names.js';
import { sideHeading } from '../wording/party.js';
import { assigneesAtMost, assigneesInput, choiceOfRow, dateInput, drawForm } from './item-form.js';
import { unended } from './to-arrange.js';

const nothing = {
  notice: null,
  wording: null,
  rows: null,
  assignees: null,
  due: null,
  dueAfter: null,
  done: null,
  state: null,
  reason: null,
  note: null,
  evidence: null,
};

interface FormView {
  readonly page: number;
  readonly locale: Locale;
  readonly notice?: string;
}

/** Who, until when and done, for several open rows of a page at once. */
export function bulkEditCard(engagement: Engagement, view: FormView & { readonly phase: PhaseId }): Card {
  const { phase, page, locale } = view;
  const rows = checklistPage(engagement, phase, page).rows.filter((item) => !isClosed(item));
  const data = { engagement: engagement.id, phase, page };
  return asManyAsFit(assigneesAtMost, (most) =>
    drawForm({
      ...nothing,
      lang: locale,
      title: t(locale, 'bulk-edit.title'),
      rows: {
        type: 'Input.ChoiceSet',
        id: 'rows',
        isMultiSelect: true,
        // Folded, a client shows one cut line for all that is chosen.
        style: 'expanded',
        wrap: true,
        label: t(locale, 'bulk-edit.rows'),
        isRequired: true,
        errorMessage: t(locale, 'bulk-edit.rows-missing'),
        choices: rows.map((item) => choiceOfRow(item, locale)),
      },
      assignees: assigneesInput(engagement, locale, most, ''),
      due: dateInput(locale, undefined),
      done: { type: 'Input.Toggle', id: 'done', title: t(locale, 'button.mark-done'), value: 'false' },
      actions: [
        press('items.save', t(locale, 'button.save'), data, { style: 'positive' }),
        press('item.choose', t(locale, 'button.back'), data),
      ],
    }),
  );
}

/** What became of it: how many were changed, and which were not and why. */
export function bulkEditNotice(changed: number, skipped: BulkEdit['skipped'], locale: Locale): string {
  const reasons = new Map<string, string[]>();
  for (const { item, refusal } of skipped) {
    const why = refusalSentence(refusal, locale);
    reasons.set(why, [...(reasons.get(why) ?? []), quoted(label(unended(whole(wordsOf(item, locale)))), locale)]);
  }
  return [
    t(locale, 'bulk-edit.changed', { n: changed }),
    ...[...reasons].map(([why, items]) => t(locale, 'bulk-edit.skipped', { items: asFits(items, locale), why })),
  ].join(' ');
}

/** What the names of items take of a notice, in characters: it stands above a page of rows. */
const namesAtMost = 350;

/** Items by name as long as there is room for whole names; by their number where there is none. */
function asFits(names: readonly string[], locale: Locale): string {
  let length = 0;
  const fits = names.findIndex((name) => {
    length += name.length + 2;
    return length > namesAtMost;
  });
  if (fits < 0) return names.join(', ');
  if (fits === 0) return t(locale, 'bulk-edit.items', { n: names.length });
  return [...names.slice(0, fits), t(locale, 'list.more', { n: names.length - fits })].join(', ');
}

/** An item of the engagement's own, for the current phase. */
export function addItemCard(engagement: Engagement, view: Omit<FormView, 'notice'> & { readonly draft: string }): Card {
  const { page, locale, draft } = view;
  const { phase, id } = engagement;
  return drawForm({
    ...nothing,
    lang: locale,
    title: t(locale, 'add-item.title', { phase: phaseName(engagement.playbook, phase, locale) }),
    wording: {
      type: 'Input.Text',
      id: 'text',
      label: t(locale, 'item-form.text'),
      isMultiline: true,
      maxLength: maxItemText,
      isRequired: true,
      errorMessage: t(locale, 'refusal.need-text'),
    },
    state: {
      type: 'Input.ChoiceSet',
      id: 'side',
      style: 'expanded',
      label: t(locale, 'item-form.assignees'),
      value: 'customer',
      choices: sides.map((side) => ({
        title: choice(sideHeading(engagement, side, locale)),
        value: wordOfSide(side),
      })),
    },
    due: dateInput(locale, undefined),
    actions: [
      press('items.add', t(locale, 'button.save'), { engagement: id, page, draft }, { style: 'positive' }),
      press('item.choose', t(locale, 'button.back'), { engagement: id, phase, page }),
    ],
  });
}
