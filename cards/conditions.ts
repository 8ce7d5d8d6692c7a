import type { Answers, Effects } from '../data/domain/conditions.js';
import { keyOf } from '../data/domain/conditions.js';
import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, Item } from '../data/domain/engagement.js';
import { conditions, type Locale } from '../data/domain/responsibility.js';
import { whole } from './citation.js';
import { rowBlock } from './item-row.js';
import { partyIn } from './item-words.js';
import { drawList, type Section } from './list-drawing.js';
import { plain } from './markdown.js';
import json from './scope-form.json' with { type: 'json' };
import { fitting, textAllowances } from './size.js';
import { type Card, layout } from './template.js';
import { press } from './verbs.js';
import { say } from './words.js';

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
    title: say(locale, 'setup.conditions'),
    lead: say(locale, 'conditions.lead'),
    fields: conditions.map((id) => ({
      type: 'Input.ChoiceSet',
      id,
      label: say(locale, `condition-question.${id}`),
      value: answers[id],
      choices: (['yes', 'no', 'later'] as const).map((value) => ({
        title: say(locale, `answer-choice.${value}`),
        value,
      })),
    })),
    actions: [
      press('conditions.preview', say(locale, 'button.preview'), data, { style: 'positive' }),
      press('engagement.show', say(locale, 'button.cancel'), data),
    ],
  });
}

/** Rows of a kind that a preview names; the checklist shows them all afterwards. */
const mostRows = 30;

/** What the answers would bring and take, by kind; saved, that is what happens. */
export function conditionsPreviewCard(
  engagement: Engagement,
  view: {
    readonly locale: Locale;
    readonly answers: Answers;
    readonly effects: Effects;
    readonly notice?: string;
  },
): Card {
  const { locale, answers, effects, notice } = view;
  const data = { engagement: engagement.id, ...answers };
  const nothing = Object.values(effects).every((rows) => rows.length === 0);
  return fitting(textAllowances, (limit) => {
    const kind = (
      key: 'added' | 'removed' | 'decided' | 'standing',
      mark: string,
      items: readonly Pick<Item, 'text' | 'leadIn' | 'texts' | 'side'>[],
    ): readonly Section[] =>
      items.length === 0
        ? []
        : [
            {
              party: say(locale, `conditions.${key}`, { n: items.length }),
              section: null,
              groups: [
                {
                  items: items.slice(0, mostRows).map((item) =>
                    rowBlock({
                      mark,
                      colour: 'Default',
                      text: plain(whole(wordsOf(item, locale)), limit),
                      meta: partyIn(engagement, item.side, locale),
                      press: null,
                    }),
                  ),
                },
              ],
            },
          ];
    return drawList({
      locale,
      title: say(locale, 'conditions.preview'),
      leads: [
        conditions
          .filter((name) => engagement.details?.conditions[name] !== answers[name])
          .map((name) => `${say(locale, `condition.${name}`)}: ${say(locale, `answer-choice.${answers[name]}`)}`)
          .join(' · '),
      ].filter((line) => line !== ''),
      sections: [
        ...kind('added', '＋', effects.added),
        ...kind('removed', '–', effects.removed),
        ...kind('decided', '☐', effects.decided),
        ...kind('standing', '·', effects.standing),
      ],
      notes: nothing ? [say(locale, 'conditions.nothing')] : [],
      actions: [
        press(
          'conditions.save',
          say(locale, 'button.save'),
          { ...data, expected: keyOf(effects) },
          { style: 'positive' },
        ),
        press('conditions.form', say(locale, 'button.back'), { engagement: engagement.id }),
      ],
      ...(notice === undefined ? {} : { notice }),
    });
  });
}
