import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, Instant, Item, StandingItem } from '../data/domain/engagement.js';
import { daysLate, type ListChoice, type OpenList, ownersOf } from '../data/domain/list.js';
import { type Side, sides } from '../data/domain/responsibility.js';
import { may as allows } from '../data/domain/rights.js';
import { todayOf } from '../data/domain/workdays.js';
import { whole } from './citation.js';
import { itemRow, leadInBlock, rowBlock, runs } from './item-row.js';
import { type Fold, foldOf, type Section } from './list-drawing.js';
import { label, plain, withoutMarkup } from './markdown.js';
import { zoneAt } from './moment.js';
import { sorted } from './pages.js';
import { type Audience, addressed, sideHeading } from './party.js';
import { press } from './verbs.js';
import { say, sentence } from './words.js';

export interface OpenListView extends Audience {
  readonly choice: ListChoice;
  readonly list: OpenList;
  /** The id of whoever reads. */
  readonly reader: string;
  readonly now: Instant;
  readonly notice?: string;
  /** The reader has just said how good the list is. */
  readonly rated?: boolean;
}

/** "Your organisation" to whoever stands there and reads alone; the name wherever others can read along. */
export const nameOfSide = (engagement: Engagement, side: Side, audience: Audience): string =>
  side === 'customer' && addressed(audience)
    ? say(audience.locale, 'party.you')
    : sideHeading(side, audience.locale, engagement.details?.customer ?? '');

export const headingOf = (engagement: Engagement, side: Side, audience: Audience): string =>
  sentence(nameOfSide(engagement, side, audience), audience.locale);

function sectionsOf(
  engagement: Engagement,
  rows: readonly Item[],
  view: OpenListView,
  limit: number,
): readonly Section[] {
  const { choice, locale } = view;
  const leadIn = (item: Item) => (limit < 40 ? '' : withoutMarkup(wordsOf(item, locale).leadIn ?? ''));
  return runs(rows, ({ side }) => side).flatMap((ofSide) =>
    runs(ofSide, ({ section }) => section).map((ofSection, index) => {
      const [{ side, section }] = ofSection;
      const alone = section === 'core' && ofSide.every((item) => item.section === 'core');
      const owners = choice.about === 'blockers' ? ownersOf(engagement, side).map(({ name }) => name) : [];
      const party = [headingOf(engagement, side, view), owners.join(', ')].filter((part) => part !== '').join(' · ');
      return {
        // A title that names the only party needs no heading that repeats it.
        party: index === 0 && choice.side === 'both' ? plain(party, 200) : null,
        section: alone ? null : say(locale, `section.${section}`),
        groups: runs(ofSection, leadIn).map((led) => {
          const above = leadIn(led[0]);
          return {
            items: [
              ...(above === '' ? [] : [leadInBlock(plain(above, limit))]),
              ...led.map((item) => rowOf(engagement, item, view, limit)),
            ],
          };
        }),
      };
    }),
  );
}

/** The rows of a list; asked as "what is mine?", what is assigned to the asker stands above the others of their side. */
export function mineAndOthers(
  engagement: Engagement,
  rows: readonly Item[],
  view: OpenListView,
  limit: number,
): readonly Section[] {
  const { list, locale, place, reader } = view;
  const mine = rows.filter((item) => list.mine.includes(item));
  const [first, ...more] = sectionsOf(
    engagement,
    rows.filter((item) => !list.mine.includes(item)),
    view,
    limit,
  );
  const others = first === undefined ? [] : [first, ...more];
  if (mine.length === 0) return others;
  const name = engagement.members.find(({ person }) => person.id === reader)?.person.name ?? '';
  const party =
    place === 'personal' ? say(locale, 'list.mine') : say(locale, 'item.assigned', { names: plain(name, 60) });
  return [
    { party, section: null, groups: [{ items: mine.map((item) => rowOf(engagement, item, view, limit)) }] },
    ...(first === undefined ? [] : [{ ...first, party: first.party ?? say(locale, 'list.not-mine') }, ...more]),
  ];
}

/** A row that ticks where the reader may and nobody else reads; elsewhere it leads to what the documents say of it. */
function rowOf(engagement: Engagement, item: Item, view: OpenListView, limit: number): unknown {
  const { choice, list, locale, place, reader, now } = view;
  const row = itemRow(engagement, item, { locale, page: 1, limit, closed: true, zone: zoneAt(engagement, place) });
  const late = daysLate(item, todayOf(engagement, now));
  const meta = [row.meta ?? '', late === 0 ? '' : say(locale, 'list.late', { n: late })].filter((part) => part !== '');
  const text = withoutMarkup(wordsOf(item, locale).text);
  const short = label(text, Math.min(limit, 80));
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
          say(locale, done ? 'item.undo' : 'item.mark-done', { text: short }),
          data,
        )
      : item.source === undefined
        ? null
        : press('ask.about', short, { responsibility: item.source.responsibility }),
  });
}

export function standingRow(item: StandingItem, { locale }: OpenListView, limit: number): unknown {
  const text = whole(wordsOf(item, locale));
  const { source } = item;
  return rowBlock({
    mark: '·',
    colour: 'Default',
    text: plain(text, limit),
    meta: null,
    press:
      source === undefined
        ? null
        : press('ask.about', label(text, Math.min(limit, 80)), { responsibility: source.responsibility }),
  });
}

export function foldsOf(engagement: Engagement, view: OpenListView, rows: number, limit: number): readonly Fold[] {
  const { choice, list, locale } = view;
  const item = { rows, locale, row: (one: Item) => rowOf(engagement, one, view, limit) };
  const [other] = sides.filter((side) => side !== choice.side);
  const standing = { rows, locale, row: (one: StandingItem) => standingRow(one, view, limit) };
  const n = list.others.length;
  return [
    foldOf(
      'others',
      other === undefined ? '' : `${headingOf(engagement, other, view)}: ${say(locale, 'list.n-open', { n })}`,
      sorted(list.others),
      item,
    ),
    foldOf('done', say(locale, 'list.done', { n: list.done.length }), sorted(list.done), item),
    foldOf(
      'standing',
      say(locale, 'list.standing', { n: list.standing.length }),
      choice.phase === 'general' ? [] : list.standing,
      standing,
    ),
  ]
    .filter((fold) => fold !== null)
    .map((fold) => ({ ...fold, heading: label(fold.heading, 80) }));
}
