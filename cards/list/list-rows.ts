import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item, StandingItem } from '../../data/domain/item.js';
import { daysLate, type ListChoice, type OpenList, ownersOf } from '../../data/domain/list/list.js';
import type { Instant } from '../../data/domain/person.js';
import { type Owed, ownerOf } from '../../data/domain/playbook/owner.js';
import { may as allows } from '../../data/domain/rights.js';
import { todayOf } from '../../data/domain/workdays.js';
import { sentence, t } from '../kit/i18n.js';
import { escaped, label, nameLength, withoutMarkdown } from '../kit/markdown.js';
import { press } from '../kit/verbs.js';
import { itemRow, rowBlock, runs } from '../rows/item-row.js';
import { ledGroups } from '../rows/lead-in.js';
import type { Section } from '../rows/list-drawing.js';
import { whole } from '../wording/citation.js';
import { zoneAt } from '../wording/date-time.js';
import { sectionName } from '../wording/names.js';
import { type Audience, addressed, ownerHeading, ownerName } from '../wording/party.js';

export interface OpenListView extends Audience {
  readonly choice: ListChoice;
  readonly list: OpenList;
  /** The id of the reader. */
  readonly reader: string;
  readonly now: Instant;
  readonly notice?: string;
  /** The reader has just said how good the list is. */
  readonly rated?: boolean;
}

/** "Your organisation" to a reader of that side who reads alone; the name wherever others can read along. */
const addressedOr =
  (named: typeof ownerHeading) =>
  (engagement: Engagement, owed: Owed, audience: Audience): string =>
    ownerOf(owed) === 'customer' && addressed(audience)
      ? t(audience.locale, 'party.you')
      : named(engagement, owed, audience.locale);

const headedOr = addressedOr(ownerHeading);

export const headingOf = (engagement: Engagement, owed: Owed, audience: Audience): string =>
  sentence(headedOr(engagement, owed, audience), audience.locale);

/** The same inside a sentence. */
export const sideSaid = addressedOr(ownerName);

/** The heading of a side; asked what stops a phase, with the people to turn to. */
export const partyOf = (engagement: Engagement, owed: Owed, view: OpenListView): string =>
  [
    headingOf(engagement, owed, view),
    (view.choice.about === 'blockers' && owed.side !== 'other' ? ownersOf(engagement, owed.side) : [])
      .map(({ name }) => name)
      .join(', '),
  ]
    .filter((part) => part !== '')
    .join(' · ');

function sectionsOf(engagement: Engagement, rows: readonly Item[], view: OpenListView): readonly Section[] {
  const { choice, locale } = view;
  return runs(rows, ownerOf).flatMap((ofSide) =>
    runs(ofSide, ({ section }) => section).map((ofSection, index) => {
      const [first] = ofSection;
      const { section } = first;
      const alone = section === 'core' && ofSide.every((item) => item.section === 'core');
      return {
        // A title that names the only party needs no heading that repeats it.
        party: index === 0 && choice.side === 'both' ? escaped(partyOf(engagement, first, view)) : null,
        section: alone ? null : sectionName(engagement.playbook, first, locale),
        groups: ledGroups(
          ofSection,
          (item) => wordsOf(item, locale).leadIn,
          (item) => openRow(engagement, item, view),
        ),
      };
    }),
  );
}

/** The rows of a list; asked as "what is mine?", what is assigned to the asker stands above the others of their side. */
export function mineAndOthers(engagement: Engagement, rows: readonly Item[], view: OpenListView): readonly Section[] {
  const { list, locale, place, reader } = view;
  const mine = rows.filter((item) => list.mine.includes(item));
  const others = sectionsOf(
    engagement,
    rows.filter((item) => !list.mine.includes(item)),
    view,
  );
  if (mine.length === 0) return others;
  const [first, ...more] = others;
  const name = engagement.members.find(({ person }) => person.id === reader)?.person.name ?? '';
  const party =
    place === 'personal' ? t(locale, 'list.mine') : t(locale, 'item.assigned', { names: escaped(name, nameLength) });
  return [
    { party, section: null, groups: [{ items: mine.map((item) => openRow(engagement, item, view, true)) }] },
    ...(first === undefined ? [] : [{ ...first, party: first.party ?? t(locale, 'list.not-mine') }, ...more]),
  ];
}

/** A row that ticks where the reader may and reads alone; elsewhere it leads to what the documents say of it. */
export function openRow(engagement: Engagement, item: Item, view: OpenListView, alone = false): object {
  const { choice, list, locale, place, reader, now } = view;
  const row = itemRow(engagement, item, { locale, page: 1, closed: true, alone, zone: zoneAt(engagement, place) });
  const late = daysLate(item, todayOf(engagement, now));
  const meta = [row.meta ?? '', late === 0 ? '' : t(locale, 'list.late', { n: late })].filter((part) => part !== '');
  const words = wordsOf(item, locale);
  const text = alone ? whole(words) : withoutMarkdown(words.text);
  const may =
    place === 'personal' && list.state === 'open' && allows(engagement, 'tick', reader, { side: item.side }) === null;
  const done = item.tick !== null;
  const data = { engagement: engagement.id, item: item.id, seen: item.version, ...choice };
  return rowBlock({
    ...row,
    mark: list.state === 'ahead' ? '·' : row.mark,
    meta: meta.length === 0 ? null : meta.join(' · '),
    press: may
      ? press(
          done ? 'list.untick' : 'list.tick',
          t(locale, done ? 'item.undo' : 'item.mark-done', { text: label(text) }),
          data,
        )
      : item.source === undefined
        ? null
        : press('ask.about', label(text), { responsibility: item.source.responsibility }),
  });
}

/** A duty of the standing list, leading to what the documents say of it. */
export function standingDutyRow(item: StandingItem, { locale }: Pick<OpenListView, 'locale'>): object {
  const text = whole(wordsOf(item, locale));
  const { source } = item;
  return rowBlock({
    mark: '·',
    colour: 'Default',
    text: escaped(text),
    meta: null,
    press: source === undefined ? null : press('ask.about', label(text), { responsibility: source.responsibility }),
  });
}
