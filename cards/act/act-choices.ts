import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { ItemAct } from '../../data/domain/checklist/item-act.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item, StandingItem } from '../../data/domain/item.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { drawFact } from '../fact/fact-drawing.js';
import { factRow, type ItemReader, itemLine, itemLines, itemSentence } from '../fact/item-fact.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import type { Card } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { rowBlock } from '../rows/item-row.js';
import { whole } from '../wording/citation.js';
import { partyIn } from '../wording/item-words.js';
import { carried } from './act.js';

/** One of a few that may be meant; a tap shows what would happen to it. */
export interface ActChoice {
  readonly engagement: Engagement;
  readonly item: Item;
  readonly act: ItemAct;
}

const choosePress = ({ engagement, item, act }: ActChoice, locale: Locale, title: string): ExecuteAction =>
  press('act.preview', title, carried(engagement, item, { act, locale }));

/** Several items fit the words: which one is meant? */
export function chooseItemCard(choices: readonly ActChoice[], view: ItemReader): Card {
  const { locale } = view;
  return drawFact({
    locale,
    title: t(locale, 'act.which-item'),
    sections: [
      {
        rows: choices.map((one) =>
          rowBlock({
            mark: one.item.tick === null ? '☐' : '✓',
            colour: 'Default',
            text: itemLine(one.item, view),
            meta: itemSentence(one.engagement, one.item, view),
            press: choosePress(one, locale, label(itemLine(one.item, view))),
          }),
        ),
      },
    ],
  });
}

/** The same for a question: a tap shows the item. */
export const chooseShownCard = (
  items: readonly { readonly engagement: Engagement; readonly item: Item }[],
  view: ItemReader,
): Card =>
  drawFact({
    locale: view.locale,
    title: t(view.locale, 'act.which-item'),
    sections: [
      {
        rows: items.map(({ engagement, item }) =>
          factRow(engagement, item, view, itemSentence(engagement, item, view)),
        ),
      },
    ],
  });

/** Several people have the name: who is meant? */
export function choosePersonCard(
  choices: readonly (ActChoice & { readonly name: string })[],
  typed: string,
  locale: Locale,
): Card {
  return drawFact({
    locale,
    title: t(locale, 'act.which-person', { name: escaped(typed) }),
    sections: [
      {
        rows: choices.map((one) =>
          rowBlock({
            mark: '›',
            colour: 'Default',
            text: escaped(one.name),
            meta: null,
            press: choosePress(one, locale, label(one.name)),
          }),
        ),
      },
    ],
  });
}

/** A reminder that was asked for: what there is instead, each item with whom to write to. */
export function noRemindersCard(
  items: readonly { readonly engagement: Engagement; readonly item: Item }[],
  view: ItemReader,
): Card {
  const { locale } = view;
  return drawFact({
    locale,
    title: t(locale, 'act.no-reminders'),
    leads: items.length === 0 ? [] : [t(locale, 'act.write-yourself')],
    sections: [
      {
        rows: items.map(({ engagement, item }) =>
          factRow(
            engagement,
            item,
            view,
            [itemSentence(engagement, item, view), ...itemLines(engagement, item, view)].join(' · '),
          ),
        ),
      },
    ],
  });
}

/** General responsibilities that words mean, how each stands, and the list on which that is changed. */
export function standingMeantCard(
  meant: readonly { readonly engagement: Engagement; readonly item: StandingItem }[],
  { locale }: ItemReader,
): Card {
  const [first] = meant;
  return drawFact({
    locale,
    title: t(locale, 'fact.standing', { n: meant.length }),
    sections: [
      {
        rows: meant.map(({ engagement, item }) =>
          rowBlock({
            mark: '·',
            colour: item.state === 'arranged' ? 'Good' : 'Default',
            text: escaped(whole(wordsOf(item, locale))),
            meta: [
              partyIn(engagement, item, locale),
              t(locale, `standing.${item.state}`),
              escaped(item.marked?.by.name ?? ''),
            ]
              .filter((part) => part !== '')
              .join(' · '),
            press: null,
          }),
        ),
      },
    ],
    actions:
      first === undefined
        ? []
        : [press('standing.post', t(locale, 'button.standing'), { engagement: first.engagement.id })],
  });
}

/** Nothing on the lists has these words: said, with the list to look at. */
export function notFoundCard(engagement: Engagement, typed: string, locale: Locale): Card {
  return drawFact({
    locale,
    title: t(locale, 'act.not-found', { words: escaped(typed) }),
    actions: [
      press('item.choose', t(locale, 'button.checklist'), {
        engagement: engagement.id,
        phase: engagement.phase,
        page: 1,
      }),
    ],
  });
}
