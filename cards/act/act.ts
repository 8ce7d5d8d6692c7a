import type { ItemAct } from '../../data/domain/checklist/item-act.js';
import type { ItemStep } from '../../data/domain/checklist/item-history.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { waitedOn } from '../../data/domain/playbook/owner.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { drawFact } from '../fact/fact-drawing.js';
import { type ItemReader, itemLine, itemLines, itemSentence, showItemPress } from '../fact/item-fact.js';
import { day, type Key, t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { dateTime, zoneAt } from '../wording/date-time.js';
import { assigneeNames, partySaid, stepWords } from '../wording/item-words.js';

export interface ActView extends ItemReader {
  readonly act: ItemAct;
}

const buttons: Readonly<Record<ItemAct['act'], Key>> = {
  tick: 'button.mark-done',
  untick: 'button.undo',
  assign: 'button.assign',
  date: 'button.set-date',
  note: 'button.add-note',
  wait: 'button.set-waiting',
  'not-applicable': 'button.not-applicable',
  remove: 'button.take-off',
};

/** What a button of an act carries. */
export const carried = (engagement: Engagement, item: Item, { act, locale }: { act: ItemAct; locale: Locale }) => ({
  engagement: engagement.id,
  item: item.id,
  ...act,
  locale,
});

/** What would happen, in words, and one button that does it. */
export function actPreviewCard(engagement: Engagement, item: Item, view: ActView): Card {
  const { act, locale } = view;
  const danger = act.act === 'remove' || act.act === 'untick';
  return drawFact({
    locale,
    title: askedOf(engagement, item, view),
    leads: [itemLine(item, view), itemSentence(engagement, item, view), ...itemLines(engagement, item, view)],
    actions: [
      press(
        'act.do',
        t(locale, buttons[act.act]),
        { ...carried(engagement, item, view), seen: item.version },
        { style: danger ? 'destructive' : 'positive' },
      ),
      showItemPress(engagement, item, t(locale, 'button.open-item')),
    ],
  });
}

function askedOf(engagement: Engagement, item: Item, { act, locale, place }: ActView): string {
  const { to, due = '', words = '' } = act;
  switch (act.act) {
    case 'tick':
      return t(locale, 'act.tick');
    case 'untick':
      return item.tick === null
        ? t(locale, 'item.open-again')
        : t(locale, 'item.undo-question', {
            name: escaped(item.tick.by.name),
            when: dateTime(item.tick.at, locale, zoneAt(engagement, place)),
          });
    case 'assign':
      return t(locale, 'act.assign', { name: escaped(nameOfAssignee(engagement, to, locale)) });
    case 'date':
      return t(locale, 'act.date', { date: day(due, locale) });
    case 'note':
      return t(locale, 'act.note', { note: escaped(words) });
    case 'wait':
      return t(locale, 'act.wait', { party: partySaid(engagement, waitedOn(item), locale) });
    case 'not-applicable':
      return t(locale, 'act.not-applicable', { reason: escaped(words) });
    case 'remove':
      return t(locale, 'item.take-off-question');
  }
}

const nameOfAssignee = ({ members }: Engagement, to: string | undefined, locale: Locale): string => {
  const person = members.find((member) => member.person.id === to)?.person;
  if (person !== undefined) return person.name;
  const role = members.find((member) => `role:${member.role}` === to)?.role;
  return role === undefined ? '' : assigneeNames([{ role }], locale);
};

/** The item as it is after a press, what it came to where that is not simply done, and the way back. */
export function actDoneCard(
  engagement: Engagement,
  item: Item,
  view: ItemReader & { readonly notice?: string; readonly undo: boolean },
): Card {
  const { locale, notice, undo } = view;
  const state = item.removed ? t(locale, 'act.removed') : itemSentence(engagement, item, view);
  return drawFact({
    locale,
    title: notice === undefined ? state : escaped(notice),
    leads: [...(notice === undefined ? [] : [state]), itemLine(item, view), ...itemLines(engagement, item, view)],
    actions: [
      ...(undo
        ? [
            press('act.undo', t(locale, 'button.undo'), {
              engagement: engagement.id,
              item: item.id,
              seen: item.version,
              locale,
            }),
          ]
        : []),
      showItemPress(engagement, item, t(locale, 'button.open-item')),
    ],
  });
}

/** The last change of the person who asks, and one button that takes it back. */
export function undoPreviewCard(engagement: Engagement, item: Item, step: ItemStep, view: ItemReader): Card {
  const { locale, place } = view;
  return drawFact({
    locale,
    title: t(locale, 'act.undo'),
    leads: [
      itemLine(item, view),
      `${escaped(stepWords(step, locale))} · ${dateTime(step.at, locale, zoneAt(engagement, place))}`,
    ],
    actions: [
      press(
        'act.undo',
        t(locale, 'button.undo'),
        { engagement: engagement.id, item: item.id, seen: item.version, locale },
        { style: 'destructive' },
      ),
      showItemPress(engagement, item, t(locale, 'button.open-item')),
    ],
  });
}
