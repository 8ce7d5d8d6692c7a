import type { Engagement, Item } from '../data/domain/engagement.js';
import type { ListChoice } from '../data/domain/list.js';
import type { Locale } from '../data/domain/responsibility.js';
import { feedbackBlock } from './feedback.js';
import { rowBlock, runs } from './item-row.js';
import { drawList } from './list-drawing.js';
import { foldsOf, headingOf, mineAndOthers, nameOfSide, type OpenListView, standingRow } from './list-rows.js';
import { label, plain } from './markdown.js';
import { moment, zoneAt } from './moment.js';
import { nextSteps } from './next-step.js';
import { pageOf, rowsPerPage, sorted } from './pages.js';
import { sideHeading } from './party.js';
import { fitting, textAllowances } from './size.js';
import type { Card } from './template.js';
import { undoQuestion } from './undo-question.js';
import { press } from './verbs.js';
import { say } from './words.js';

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
        ...mineAndOthers(engagement, shown.rows, view, limit),
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
      below: belowOf(engagement, view),
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
    ...(choice.page === 1
      ? [say(locale, 'list.as-of', { when: moment(now, locale, zoneAt(engagement, view.place)) })]
      : []),
  ];
}

const nothingLeft = ({ choice, list, locale }: OpenListView): string =>
  say(locale, list.required === 0 && choice.phase !== 'general' ? 'checklist.empty' : 'list.all-done');

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

/** The list as the answer to a question: how good was it? */
function belowOf({ id }: Engagement, { choice, locale, rated = false }: OpenListView): readonly unknown[] {
  const { question } = choice;
  if (question === undefined) return [];
  const data = { engagement: id, ...choice, question };
  return [feedbackBlock(locale, (verdict, title) => press('list.rate', title, { ...data, verdict }), rated)];
}

/** Asks before somebody else's tick is taken back; leads back to the list. */
export function listUndoCard(
  engagement: Engagement,
  { item, choice, locale }: { readonly item: Item; readonly choice: ListChoice; readonly locale: Locale },
): Card {
  const data = { engagement: engagement.id, ...choice };
  return undoQuestion(item, { locale, zone: null }, [
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
