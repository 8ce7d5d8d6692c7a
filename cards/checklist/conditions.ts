import { wordsOf } from '../../data/domain/checklist/duties.js';
import { conditionAnswers, type Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { Answers, Effects } from '../../data/domain/setup/conditions.js';
import { conditionKey } from '../../data/domain/setup/conditions.js';
import { t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { type Size, sizeOf, sum } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { rowBlock, runs } from '../rows/item-row.js';
import { drawList, type Section } from '../rows/list-drawing.js';
import { pagerOf } from '../rows/pager.js';
import { pageOf } from '../rows/pages.js';
import { whole } from '../wording/citation.js';
import { partyIn } from '../wording/item-words.js';
import { conditionName, conditionQuestion } from '../wording/names.js';
import json from './scope-form.json' with { type: 'json' };

const draw = layout(json);

/** What applies to the customer, one question a condition; nothing is changed before it was looked at. */
export function conditionsCard(
  engagement: Engagement,
  { locale, answers }: { readonly locale: Locale; readonly answers: Answers },
): Card {
  const data = { engagement: engagement.id };
  return draw({
    lang: locale,
    notice: null,
    title: t(locale, 'setup.conditions'),
    lead: t(locale, 'conditions.lead'),
    fields: engagement.playbook.conditions.map(({ id }) => ({
      type: 'Input.ChoiceSet',
      id,
      label: conditionQuestion(engagement.playbook, id, locale),
      value: answers[id],
      choices: conditionAnswers.map((value) => ({
        title: t(locale, `answer-choice.${value}`),
        value,
      })),
    })),
    actions: [
      press('conditions.preview', t(locale, 'button.preview'), data, { style: 'positive' }),
      press('engagement.show', t(locale, 'button.cancel'), data),
    ],
  });
}

/** What the answers would bring and take, by kind; saved, that is what happens. */
export function conditionsPreviewCard(
  engagement: Engagement,
  view: {
    readonly locale: Locale;
    readonly answers: Answers;
    readonly effects: Effects;
    readonly page?: number;
    readonly notice?: string;
  },
): Card {
  const { locale, answers, effects, notice } = view;
  const data = { engagement: engagement.id, ...answers };
  const nothing = Object.values(effects).every((rows) => rows.length === 0);
  const rows = effectRows(engagement, effects, locale);
  const shown = pageOf(rows, view.page ?? 1, ({ row }) => sum(sizeOf(row), perRow));
  return drawList({
    locale,
    title: t(locale, 'conditions.preview'),
    leads: [
      engagement.playbook.conditions
        .map(({ id }) => id)
        .filter((name) => engagement.details?.conditions[name] !== answers[name])
        .map(
          (name) =>
            `${conditionName(engagement.playbook, name, locale)}: ${t(locale, `answer-choice.${answers[name] ?? 'later'}`)}`,
        )
        .join(' · '),
    ].filter((line) => line !== ''),
    sections: runs(shown.rows, ({ heading }) => heading).map(
      (ofKind): Section => ({
        party: ofKind[0].heading,
        section: null,
        groups: [{ items: ofKind.map(({ row }) => row) }],
      }),
    ),
    pager: pagerOf(shown, locale, (page, title) => press('conditions.preview', title, { ...data, page })),
    notes: nothing ? [t(locale, 'conditions.nothing')] : [],
    actions: [
      press(
        'conditions.save',
        t(locale, 'button.save'),
        { ...data, expected: conditionKey(effects) },
        { style: 'positive' },
      ),
      press('conditions.form', t(locale, 'button.back'), { engagement: engagement.id }),
    ],
    ...(notice === undefined ? {} : { notice }),
  });
}

/** What a heading takes. */
const perRow: Size = { bytes: 200, units: 200 };

const marks = { added: '＋', removed: '–', decided: '☐', standing: '·' } as const satisfies Record<
  keyof Effects,
  string
>;

/** Every row that comes, goes or changes, below what becomes of it. */
const effectRows = (engagement: Engagement, effects: Effects, locale: Locale) =>
  (['added', 'removed', 'decided', 'standing'] as const).flatMap((kind) =>
    effects[kind].map((item) => ({
      heading: t(locale, `conditions.${kind}`, { n: effects[kind].length }),
      row: rowBlock({
        mark: marks[kind],
        colour: 'Default',
        text: escaped(whole(wordsOf(item, locale))),
        meta: partyIn(engagement, item, locale),
        press: null,
      }),
    })),
  );
