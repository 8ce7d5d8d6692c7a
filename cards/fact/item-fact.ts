import { isClosed } from '../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { holderOf } from '../../data/domain/playbook/owner.js';
import { listOf } from '../../data/domain/playbook/phases.js';
import type { IsoDate } from '../../data/domain/responsibility.js';
import { todayOf } from '../../data/domain/workdays.js';
import { day, sentence, t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { press } from '../kit/verbs.js';
import { type ItemRow, rowBlock } from '../rows/item-row.js';
import { checklistPageOf } from '../rows/pages.js';
import { whole } from '../wording/citation.js';
import { dateTime, dayAt, zoneAt } from '../wording/date-time.js';
import { assigneeNames } from '../wording/item-words.js';
import { ownListOf, phaseName } from '../wording/names.js';
import { type Audience, partyName } from '../wording/party.js';

/** How a person reads about an engagement's items: in which language, where, and when. */
export interface ItemReader extends Audience {
  /** The instant it is read. */
  readonly now: string;
}

/** An item's whole wording in the reader's language, escaped. */
export const itemLine = (item: Item, { locale }: Audience): string => escaped(whole(wordsOf(item, locale)));

const stateOf = ({ tick, notApplicable, assignees }: Item) =>
  tick !== null ? 'done' : notApplicable !== undefined ? 'dropped' : assignees === undefined ? 'open' : 'open-for';

/** Whose an item is, on which list, and how it stands: one sentence, escaped. */
export function itemSentence(engagement: Engagement, item: Item, reader: ItemReader): string {
  const { locale, place, side } = reader;
  const customer = engagement.details?.customer;
  const audience: Audience = {
    locale,
    place,
    ...(customer === undefined ? {} : { customer }),
    ...(side === undefined ? {} : { side }),
  };
  const done = item.tick ?? item.notApplicable;
  const list = item.section === 'remediation' ? 'remediation' : 'phase';
  const said = t(locale, `own-item.${list}-${stateOf(item)}`, {
    ...ownListOf(engagement.playbook, item.phase, locale),
    party: escaped(partyName(engagement.playbook, holderOf(engagement.playbook, item), audience)),
    phase: phaseName(engagement.playbook, listOf(engagement.playbook, item), locale),
    name: escaped(done?.by.name ?? ''),
    when: done === undefined || done === null ? '' : dateTime(done.at, locale, zoneAt(engagement, place)),
    reason: escaped(item.notApplicable?.reason ?? ''),
    names: escaped(assigneeNames(item.assignees ?? [], locale)),
  });
  return sentence(said, locale);
}

/** What else there is to say of an item: its date, what it waits for, the exception that lets it stay open. Escaped. */
export function itemLines(engagement: Engagement, item: Item, { locale, place, now }: ItemReader): readonly string[] {
  const { due, exception, carried, note } = item;
  const late = isLate(item, todayOf(engagement, now));
  return [
    ...(due === undefined || exception !== undefined || isClosed(item)
      ? []
      : [sentence(t(locale, late ? 'item.late' : 'item.due-on', { date: day(due, locale) }), locale)]),
    ...(item.waiting === undefined
      ? []
      : [t(locale, 'own-item.waits-since', { when: dayAt(item.waiting.at, locale, zoneAt(engagement, place)) })]),
    ...(exception === undefined
      ? []
      : [
          sentence(
            t(locale, 'exception.line', {
              reason: escaped(exception.reason),
              name: escaped(exception.owner.name),
              date: day(exception.due, locale),
            }),
            locale,
          ),
        ]),
    ...(carried === undefined
      ? []
      : [
          sentence(
            t(locale, 'exception.carried', {
              phase: phaseName(engagement.playbook, carried.phase, locale),
              reason: escaped(carried.reason),
              name: escaped(carried.owner.name),
            }),
            locale,
          ),
        ]),
    ...(note === undefined ? [] : [t(locale, 'item.note', { note: escaped(note) })]),
  ];
}

export const isLate = (item: Item, today: IsoDate): boolean =>
  item.due !== undefined && item.due < today && !isClosed(item);

/** The way to everything about an item. */
export const showItemPress = (engagement: Engagement, item: Item, title: string) =>
  press('item.show', title, {
    engagement: engagement.id,
    item: item.id,
    page: checklistPageOf(engagement, item),
  });

/** A row that leads to the item; `meta` is what the question is about, escaped. */
export function factRow(engagement: Engagement, item: Item, reader: ItemReader, meta: string): object {
  const { locale, now } = reader;
  const title = t(locale, 'item.details', { text: label(wordsOf(item, locale).text) });
  const late = isLate(item, todayOf(engagement, now));
  const row: ItemRow = {
    mark: item.tick !== null ? '✓' : item.notApplicable === undefined ? '☐' : '–',
    colour: item.tick !== null ? 'Good' : late ? 'Attention' : 'Default',
    text: itemLine(item, reader),
    meta: meta === '' ? null : meta,
    press: showItemPress(engagement, item, title),
  };
  return rowBlock(row);
}
