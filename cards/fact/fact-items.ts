import { isClosed, itemsOf, toDoIn } from '../../data/domain/checklist/checklist.js';
import type { ItemStep } from '../../data/domain/checklist/item-history.js';
import { isFor } from '../../data/domain/checklist/items.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { lateIn } from '../../data/domain/list/late.js';
import { isExcepted } from '../../data/domain/phase/exception.js';
import { listOf, ownListFrom, phasesOf } from '../../data/domain/playbook/phases.js';
import type { Side } from '../../data/domain/playbook/sides.js';
import { todayOf } from '../../data/domain/workdays.js';
import { day, t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { press } from '../kit/verbs.js';
import { dateTime, zoneAt } from '../wording/date-time.js';
import { assigneeNames, partyIn, stepWords } from '../wording/item-words.js';
import { ownListOf } from '../wording/names.js';
import type { FactPart } from './fact-part.js';
import { factRow, type ItemReader, itemLine, itemLines, itemSentence, showItemPress } from './item-fact.js';

/** Steps of an item's history beside its answer; its card has them all. */
const mostSteps = 5;

const forWhom = ({ assignees }: Item, { locale }: ItemReader): string =>
  assignees === undefined
    ? t(locale, 'item.unassigned')
    : t(locale, 'item.assigned', { names: escaped(assigneeNames(assignees, locale)) });

const metaOf = (engagement: Engagement, item: Item, reader: ItemReader, more: readonly string[] = []): string =>
  [partyIn(engagement, item, reader.locale), forWhom(item, reader), ...more].filter((part) => part !== '').join(' · ');

const dueOf = ({ due }: Item, { locale }: ItemReader): string =>
  due === undefined ? '' : t(locale, 'item.due', { date: day(due, locale) });

/** Whose items are meant: a side's, or those of people. */
export interface FactScope {
  readonly side?: Side;
  readonly people?: readonly { readonly id: string; readonly name: string }[];
}

const isMeant = (engagement: Engagement, item: Item, { side, people }: FactScope): boolean =>
  (side === undefined || item.side === side) &&
  (people === undefined || people.some(({ id }) => isFor(item, engagement, id)));

/** What is late, by how much, and with whom. */
export function lateFact(engagement: Engagement, whose: FactScope, reader: ItemReader): FactPart {
  const { locale, now } = reader;
  const late = lateIn(engagement, todayOf(engagement, now)).filter(({ item }) => isMeant(engagement, item, whose));
  const counts = new Map<string, number>();
  for (const { item } of late) {
    const who =
      item.assignees === undefined ? t(locale, 'item.unassigned') : escaped(assigneeNames(item.assignees, locale));
    counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return {
    engagement,
    title: late.length === 0 ? t(locale, 'fact.late-none') : t(locale, 'fact.late', { n: late.length }),
    leads: late.length < 2 ? [] : [...counts].map(([who, n]) => t(locale, 'fact.count-of', { who, n })),
    rows: late.map(({ item, days }) =>
      factRow(
        engagement,
        item,
        reader,
        metaOf(engagement, item, reader, [dueOf(item, reader), t(locale, 'list.late', { n: days })]),
      ),
    ),
  };
}

/** What is assigned to people, open first, and how much of it is done; of all people where no name is given. */
export function assignedFact(engagement: Engagement, whose: FactScope, reader: ItemReader): FactPart {
  const { locale } = reader;
  const { people = [] } = whose;
  const names = people.map(({ name }) => escaped(name)).join(', ');
  const open = toDoIn(engagement).filter((item) => item.assignees !== undefined && isMeant(engagement, item, whose));
  const done = engagement.items.filter(
    (item) => !item.removed && isClosed(item) && item.assignees !== undefined && isMeant(engagement, item, whose),
  ).length;
  const n = open.length;
  return {
    engagement,
    title:
      people.length === 0
        ? t(locale, 'fact.assigned-all', { n })
        : n === 0
          ? t(locale, 'fact.assigned-none', { name: names })
          : t(locale, 'fact.assigned', { n, name: names }),
    leads: done === 0 ? [] : [t(locale, 'fact.assigned-done', { n: done })],
    rows: [...open]
      .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'))
      .map((item) => factRow(engagement, item, reader, metaOf(engagement, item, reader, [dueOf(item, reader)]))),
  };
}

/** What stays open by agreement, or came from an earlier phase so: why, who sees to it, until when. */
export function exceptionsFact(engagement: Engagement, reader: ItemReader): FactPart {
  const { locale } = reader;
  const found = phasesOf(engagement.playbook)
    .flatMap((phase) => itemsOf(engagement, phase))
    .filter((item) => isExcepted(item) || (item.carried !== undefined && item.tick === null));
  return {
    engagement,
    title: found.length === 0 ? t(locale, 'fact.exceptions-none') : t(locale, 'fact.exceptions', { n: found.length }),
    rows: found.map((item) => factRow(engagement, item, reader, itemLines(engagement, item, reader).join(' · '))),
  };
}

/** What is on the remediation list, each with whose it is and how it stands; open lines first. */
export function remediationFact(engagement: Engagement, whose: FactScope, reader: ItemReader): FactPart {
  const { locale } = reader;
  const lines = engagement.items.filter(
    (item) => item.section === 'remediation' && !item.removed && isMeant(engagement, item, whose),
  );
  const open = lines.filter((item) => !isClosed(item));
  const list = ownListOf(engagement.playbook, engagement.phase, locale);
  return {
    engagement,
    title:
      lines.length === 0
        ? t(locale, 'fact.remediation-none', list)
        : t(locale, 'fact.remediation', { ...list, n: lines.length, open: open.length }),
    leads:
      lines.length === 0 && ownListFrom(engagement.playbook, engagement.phase) !== null
        ? [t(locale, 'next.remediation', list)]
        : [],
    rows: [...open, ...lines.filter(isClosed)].map((item) =>
      factRow(
        engagement,
        item,
        reader,
        item.tick === null
          ? metaOf(engagement, item, reader, [dueOf(item, reader)])
          : itemSentence(engagement, item, reader),
      ),
    ),
  };
}

/** How one item stands, and what happened to it last: who ticked it and when. */
export function itemFact(
  engagement: Engagement,
  item: Item,
  history: readonly ItemStep[],
  reader: ItemReader,
): FactPart {
  const { locale, place } = reader;
  const zone = zoneAt(engagement, place);
  return {
    engagement,
    title: itemSentence(engagement, item, reader),
    leads: [
      itemLine(item, reader),
      ...itemLines(engagement, item, reader),
      ...history
        .slice(0, mostSteps)
        .map(
          (step) => `${dateTime(step.at, locale, zone)} · ${escaped(`${step.by.name}: ${stepWords(step, locale)}`)}`,
        ),
    ],
    actions: [
      showItemPress(engagement, item, t(locale, 'button.open-item')),
      press('item.choose', t(locale, 'button.checklist'), {
        engagement: engagement.id,
        phase: listOf(engagement.playbook, item),
        page: 1,
      }),
    ],
  };
}
