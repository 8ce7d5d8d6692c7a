import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, Instant, Item, StandingItem } from '../data/domain/engagement.js';
import { daysLate, type ListChoice, type OpenList, ownersOf } from '../data/domain/list.js';
import { type Locale, type Side, sides } from '../data/domain/responsibility.js';
import { mayChangeItemOf } from '../data/domain/rights.js';
import { todayOf } from '../data/domain/workdays.js';
import { whole } from './citation.js';
import { itemRow, leadInBlock, rowBlock, runs } from './item-row.js';
import json from './list.json' with { type: 'json' };
import { label, plain, withoutMarkup } from './markdown.js';
import { nextSteps } from './next-step.js';
import { pageOf, rowsPerPage, sorted } from './pages.js';
import { type Audience, addressed, sideHeading } from './party.js';
import { fitting, textAllowances } from './size.js';
import { type Card, layout } from './template.js';
import { undoQuestion } from './undo-question.js';
import { press } from './verbs.js';
import { moment, say, sentence } from './words.js';

const draw = layout(json);

/** Rows that a fold shows at most, and at least where the list itself is long. */
const mostFolded = 15;
const leastFolded = 5;

/** A block of rows with the headings that begin before it, and its rows under their lead-ins. */
export interface Section {
  readonly party: string | null;
  readonly section: string | null;
  readonly groups: readonly { readonly items: readonly unknown[] }[];
}

/** Everything that stands on a list card, ready to be drawn. */
export interface ListParts {
  readonly locale: Locale;
  readonly title: string;
  readonly leads: readonly string[];
  readonly sections: readonly Section[];
  readonly notes?: readonly string[];
  readonly folds?: readonly Fold[];
  readonly actions?: readonly unknown[];
  readonly notice?: string;
}

/** Rows behind a button: there for whoever wants them, not in the way of what was asked. */
export interface Fold {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly unknown[];
  readonly more: string | null;
}

const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** Texts are escaped already, but for the notice. */
export function drawList({
  locale,
  title,
  leads,
  sections,
  notes = [],
  folds = [],
  actions = [],
  notice,
}: ListParts): Card {
  return draw({
    lang: locale,
    fallback: title,
    notice: notice === undefined ? null : plain(notice),
    title,
    leads: lines(leads),
    sections,
    notes: lines(notes),
    folds,
    actions: [
      ...folds.map(({ id, heading }) => ({ type: 'Action.ToggleVisibility', title: heading, targetElements: [id] })),
      ...actions,
    ],
  });
}

/** How many rows a fold may show beside a list of so many. */
const room = (rows: number): number => Math.max(leastFolded, Math.min(mostFolded, rowsPerPage - rows));

/** A fold of rows; null where there are none. */
export function foldOf<Row>(
  id: string,
  heading: string,
  rows: readonly Row[],
  beside: { readonly rows: number; readonly locale: Locale; readonly row: (row: Row) => unknown },
): Fold | null {
  const shown = rows.slice(0, room(beside.rows));
  const more = rows.length - shown.length;
  return rows.length === 0
    ? null
    : {
        id,
        heading,
        items: shown.map(beside.row),
        more: more > 0 ? say(beside.locale, 'list.more', { n: more }) : null,
      };
}

export interface OpenListView extends Audience {
  readonly choice: ListChoice;
  readonly list: OpenList;
  /** The id of whoever reads. */
  readonly reader: string;
  readonly now: Instant;
  readonly notice?: string;
}

/** A list of one engagement: in the personal chat of somebody who may, one tap ticks a row. */
export function openListCard(engagement: Engagement, view: OpenListView): Card {
  const { choice, list, locale } = view;
  const assigned = new Set(list.mine);
  const rows = [...list.mine, ...sorted(list.rows.filter((item) => !assigned.has(item)))];
  const shown = pageOf(rows, choice.page, rowsPerPage);
  const standing = choice.phase === 'general' ? list.standing : [];
  return fitting(textAllowances, (limit) =>
    drawList({
      locale,
      title: plain(titleOf(engagement, view), 200),
      leads: leadsOf(engagement, view),
      sections: [
        ...mineOf(engagement, shown.rows, view, limit),
        ...restOf(engagement, shown.rows, view, limit),
        ...runs(standing.slice(0, rowsPerPage), ({ side }) => side).map((rows) => ({
          party: plain(headingOf(engagement, rows[0].side, view), 200),
          section: null,
          groups: [{ items: rows.map((item) => standingRow(item, view, limit)) }],
        })),
      ],
      notes: [
        ...notesOf(engagement, view),
        ...(shown.pages > 1 ? [say(locale, 'page.rows', { from: shown.from, to: shown.to, total: shown.total })] : []),
      ],
      folds: shown.page === 1 ? foldsOf(engagement, view, shown.rows.length, limit) : [],
      actions: actionsOf(engagement, view, shown),
      ...(view.notice === undefined ? {} : { notice: view.notice }),
    }),
  );
}

function notesOf(engagement: Engagement, view: OpenListView): readonly string[] {
  const { choice, list, locale, now } = view;
  const customer = engagement.details?.customer ?? '';
  const empty = list.rows.length === 0 && (choice.phase !== 'general' || list.standing.length === 0);
  return [
    ...(empty && choice.about !== 'blockers' ? [nothingLeft(view)] : []),
    ...list.statements.map((side) =>
      say(locale, 'checkpoint.statement-missing', { party: plain(sideHeading(side, locale, customer), 120) }),
    ),
    ...(choice.about === 'blockers' ? nextSteps(engagement, locale) : []),
    ...(choice.page === 1 ? [say(locale, 'list.as-of', { when: moment(now) })] : []),
  ];
}

const nothingLeft = ({ choice, list, locale }: OpenListView): string =>
  say(locale, list.required === 0 && choice.phase !== 'general' ? 'checklist.empty' : 'list.all-done');

/** "Your organisation" to whoever stands there and reads alone; the name wherever others can read along. */
const nameOfSide = (engagement: Engagement, side: Side, audience: Audience): string =>
  side === 'customer' && addressed(audience)
    ? say(audience.locale, 'party.you')
    : sideHeading(side, audience.locale, engagement.details?.customer ?? '');

const headingOf = (engagement: Engagement, side: Side, audience: Audience): string =>
  sentence(nameOfSide(engagement, side, audience), audience.locale);

function titleOf(engagement: Engagement, view: OpenListView): string {
  const { choice, locale } = view;
  if (choice.about === 'blockers')
    return say(locale, 'list.blockers', { phase: say(locale, `phase.${engagement.phase}`) });
  const left = choice.about === 'open';
  if (choice.side === 'both') return say(locale, left ? 'list.left-all' : 'list.todo-all');
  return say(locale, left ? 'list.left' : 'list.todo', { party: nameOfSide(engagement, choice.side, view) });
}

function leadsOf(engagement: Engagement, { choice, list, locale }: OpenListView): readonly string[] {
  const phase = say(locale, `phase.${choice.phase}`);
  const { open, required, state } = list;
  const where = plain(say(locale, 'checklist.title', { phase, customer: engagement.details?.customer ?? '' }), 200);
  const progress =
    state === 'closed'
      ? say(locale, 'checklist.progress-closed', { done: required - open, required })
      : state === 'ahead'
        ? say(locale, 'list.ahead', { phase })
        : say(locale, 'list.open', { open, required });
  return [where, ...(required === 0 ? [] : [progress])];
}

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

/** What is assigned to whoever asked, above everything else of their side. */
function mineOf(engagement: Engagement, rows: readonly Item[], view: OpenListView, limit: number): readonly Section[] {
  const { list, locale, place, reader } = view;
  const mine = rows.filter((item) => list.mine.includes(item));
  if (mine.length === 0) return [];
  const name = engagement.members.find(({ person }) => person.id === reader)?.person.name ?? '';
  const party =
    place === 'personal' ? say(locale, 'list.mine') : say(locale, 'item.assigned', { names: plain(name, 60) });
  return [{ party, section: null, groups: [{ items: mine.map((item) => rowOf(engagement, item, view, limit)) }] }];
}

function restOf(engagement: Engagement, rows: readonly Item[], view: OpenListView, limit: number): readonly Section[] {
  const { list, locale } = view;
  const rest = rows.filter((item) => !list.mine.includes(item));
  const [first, ...more] = sectionsOf(engagement, rest, view, limit);
  if (first === undefined || list.mine.length === 0) return first === undefined ? [] : [first, ...more];
  return [{ ...first, party: first.party ?? say(locale, 'list.not-mine') }, ...more];
}

/** A row that ticks where the reader may and nobody else reads; elsewhere it leads to what the documents say of it. */
function rowOf(engagement: Engagement, item: Item, view: OpenListView, limit: number): unknown {
  const { choice, list, locale, place, reader, now } = view;
  const row = itemRow(engagement, item, { locale, page: 1, limit, closed: true });
  const late = daysLate(item, todayOf(engagement, now));
  const meta = [row.meta ?? '', late === 0 ? '' : say(locale, 'list.late', { n: late })].filter((part) => part !== '');
  const text = withoutMarkup(wordsOf(item, locale).text);
  const short = label(text, Math.min(limit, 80));
  const may = place === 'personal' && list.state === 'open' && mayChangeItemOf(engagement, item.side, reader) === null;
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

function standingRow(item: StandingItem, { locale }: OpenListView, limit: number): unknown {
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

function foldsOf(engagement: Engagement, view: OpenListView, rows: number, limit: number): readonly Fold[] {
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

function actionsOf(
  engagement: Engagement,
  { choice, list, locale }: OpenListView,
  { page, pages }: { readonly page: number; readonly pages: number },
) {
  const { id } = engagement;
  const show = (title: string, to: number) => press('list.show', title, { engagement: id, ...choice, page: to });
  return [
    ...(page < pages ? [show(say(locale, 'button.next-page', { page: page + 1 }), page + 1)] : []),
    ...(page > 1 ? [show(say(locale, 'button.next-page', { page: page - 1 }), page - 1)] : []),
    ...(choice.about === 'blockers' && list.open === 0 && list.statements.length === 0
      ? [press('checkpoint.review', say(locale, 'button.review'), { engagement: id, phase: engagement.phase })]
      : []),
    ...(choice.phase === 'general' ? [press('standing.post', say(locale, 'button.standing'), { engagement: id })] : []),
    show(say(locale, 'button.refresh'), page),
  ];
}

/** Asks before somebody else's tick is taken back; leads back to the list. */
export function listUndoCard(
  engagement: Engagement,
  { item, choice, locale }: { readonly item: Item; readonly choice: ListChoice; readonly locale: Locale },
): Card {
  const data = { engagement: engagement.id, ...choice };
  return undoQuestion(item, locale, [
    press(
      'list.untick-sure',
      say(locale, 'button.undo'),
      { ...data, item: item.id, seen: item.version },
      { style: 'destructive' },
    ),
    press('list.show', say(locale, 'button.keep'), data),
  ]);
}

/** Engagements one card names; the others are told by their number. */
const mostEngagements = 20;

/** Somebody is in several engagements: which one is meant? */
export function whichEngagementCard(
  engagements: readonly { readonly engagement: Engagement; readonly choice: ListChoice }[],
  locale: Locale,
): Card {
  const more = engagements.length - mostEngagements;
  const items = engagements.slice(0, mostEngagements).map(({ engagement, choice }) => {
    const customer = engagement.details?.customer ?? say(locale, 'engagement.new');
    return rowBlock({
      mark: '›',
      colour: 'Default',
      text: plain(customer, 120),
      meta: say(locale, `phase.${engagement.phase}`),
      press: press('list.show', label(customer, 80), { engagement: engagement.id, ...choice }),
    });
  });
  return drawList({
    locale,
    title: say(locale, 'list.which'),
    leads: [],
    sections: [{ party: null, section: null, groups: [{ items }] }],
    notes: more > 0 ? [say(locale, 'list.more', { n: more })] : [],
  });
}
