import { countsOf } from '../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import type { ListChoice } from '../../data/domain/list/list.js';
import { byOwner, ownerOf } from '../../data/domain/playbook/owner.js';
import { standingPhase } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { feedbackBlock } from '../answer/feedback.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Size, sum } from '../kit/message-size.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { rowBlock, runs } from '../rows/item-row.js';
import { drawList, type FoldedRows, foldsBeside, type Section } from '../rows/list-drawing.js';
import { pagerOf } from '../rows/pager.js';
import { type Measure, pageOf, sorted, weighItem } from '../rows/pages.js';
import { standingSize } from '../rows/row-size.js';
import { undoQuestion } from '../rows/undo-question.js';
import { countsLine, kindsLine } from '../wording/counts.js';
import { dateTime, zoneAt } from '../wording/date-time.js';
import { emptyListLine } from '../wording/item-words.js';
import { phaseName, phaseOrPause } from '../wording/names.js';
import { nextSteps } from '../wording/next-step.js';
import { stoppedLine } from '../wording/stopped.js';
import { headingOf, mineAndOthers, type OpenListView, openRow, sideSaid, standingDutyRow } from './list-rows.js';

/** A list of one engagement: in the personal chat of a person who may, one tap ticks a row. */
export function openListCard(engagement: Engagement, view: OpenListView): Card {
  const { choice, list, locale } = view;
  const { shown, sections } = rowsOf(engagement, view);
  const { carried, fetched } = foldsBeside({ sections }, shown.rows.length, foldsOf(engagement, view, shown.page));
  return drawList({
    locale,
    title: escaped(titleOf(engagement, view)),
    leads: leadsOf(engagement, view),
    sections,
    pager: pagerOf(shown, locale, (page, title) =>
      press('list.show', title, { engagement: engagement.id, ...choice, page }),
    ),
    notes: notesOf(engagement, view, shown.total),
    folds: carried,
    below: belowOf(engagement, view),
    actions: [...fetched, ...actionsOf(engagement, view, shown.page)],
    ...(view.notice === undefined ? {} : { notice: view.notice }),
  });

  /** What was asked for, or the fold that was opened: a page of it. */
  function rowsOf(of: Engagement, { choice: { fold, page, phase } }: OpenListView) {
    if (fold === 'standing' || phase === standingPhase) {
      const shown = pageOf(list.standing, page, (item) => standingSize(of, item));
      const sections = runs(shown.rows, ownerOf).map(
        (rows): Section => ({
          party: escaped(headingOf(of, rows[0], view)),
          section: null,
          groups: [{ items: rows.map((item) => standingDutyRow(item, view)) }],
        }),
      );
      return { shown, sections };
    }
    const assigned = new Set(list.mine);
    const rows =
      fold === undefined
        ? [
            ...list.mine,
            ...sorted(
              of,
              list.rows.filter((item) => !assigned.has(item)),
            ),
          ]
        : sorted(of, fold === 'done' ? list.done : list.others);
    const shown = pageOf(rows, page, weighListed(of));
    return { shown, sections: mineAndOthers(of, shown.rows, view) };
  }
}

/** What a list's row has in its buttons beside the checklist's: which list it is. */
const ofChoice: Size = { bytes: 260, units: 260 };

const weighListed =
  (engagement: Engagement): Measure<Item> =>
  (item, before) =>
    sum(weighItem(engagement, true)(item, before), ofChoice);

/** Open rows of the other side, done ones, standing duties: beside the first page of what was asked for. */
function foldsOf(engagement: Engagement, view: OpenListView, page: number): readonly FoldedRows[] {
  const { choice, list } = view;
  if (page !== 1 || choice.fold !== undefined) return [];
  const fold = (id: FoldId, rows: readonly (() => object)[]): FoldedRows => {
    const heading = label(foldTitle(engagement, id, view));
    return {
      id,
      heading,
      count: rows.length,
      draw: () => rows.map((row) => row()),
      fetch: press('list.show', heading, { engagement: engagement.id, ...choice, page: 1, fold: id }),
    };
  };
  const item = (one: Item) => () => openRow(engagement, one, view, true);
  return [
    fold('others', sorted(engagement, list.others).map(item)),
    fold('done', sorted(engagement, list.done).map(item)),
    fold(
      'standing',
      choice.phase === standingPhase ? [] : list.standing.map((one) => () => standingDutyRow(one, view)),
    ),
  ];
}

type FoldId = NonNullable<ListChoice['fold']>;

/** What is not part of the list that was asked for, with its number. */
function foldTitle(engagement: Engagement, fold: FoldId, view: OpenListView): string {
  const { list, locale } = view;
  if (fold === 'done') return t(locale, 'list.done', { n: list.done.length });
  if (fold === 'standing') return t(locale, 'list.standing', { n: list.standing.length });
  const counts = countsOf(list.others);
  const kinds = counts.required === list.others.length ? '' : ` (${kindsLine(counts, locale)})`;
  const open = `${t(locale, 'list.n-open', { n: list.others.length })}${kinds}`;
  // One owner is named; several are named above their rows.
  const [ofOne, ...more] = runs([...list.others].sort(byOwner(engagement.playbook)), ownerOf);
  return ofOne === undefined || more.length > 0 ? open : `${headingOf(engagement, ofOne[0], view)}: ${open}`;
}

function notesOf(engagement: Engagement, view: OpenListView, total: number): readonly string[] {
  const { choice, list, locale, now } = view;
  const empty = total === 0;
  return [
    ...(empty && choice.about !== 'blockers' ? [nothingLeft(view)] : []),
    ...list.statements.map((side) =>
      emptyListLine(engagement, 'checkpoint.statement-missing', { phase: engagement.phase, side }, locale),
    ),
    ...(choice.about === 'blockers' ? nextSteps(engagement, locale) : []),
    ...(choice.page === 1
      ? [t(locale, 'list.as-of', { when: dateTime(now, locale, zoneAt(engagement, view.place)) })]
      : []),
  ];
}

const nothingLeft = ({ choice, list, locale }: OpenListView): string =>
  t(locale, list.counts.required === 0 && choice.phase !== standingPhase ? 'checklist.empty' : 'list.all-done');

function titleOf(engagement: Engagement, view: OpenListView): string {
  const { choice, locale } = view;
  if (choice.fold !== undefined) return foldTitle(engagement, choice.fold, view);
  if (choice.about === 'blockers')
    return t(locale, 'list.blockers', { phase: phaseName(engagement.playbook, engagement.phase, locale) });
  const left = choice.about === 'open';
  if (choice.side === 'both') return t(locale, left ? 'list.left-all' : 'list.todo-all');
  return t(locale, left ? 'list.left' : 'list.todo', {
    party: sideSaid(engagement, { side: choice.side }, view),
  });
}

function leadsOf(engagement: Engagement, view: OpenListView): readonly string[] {
  const { choice, list, locale } = view;
  const stopped = stoppedLine(engagement, view);
  const phase = phaseName(engagement.playbook, choice.phase, locale);
  const { counts, state } = list;
  const where = escaped(t(locale, 'checklist.title', { phase, customer: engagement.details?.customer ?? '' }));
  const progress = [
    ...(state === 'ahead' ? [t(locale, 'list.ahead', { phase }), kindsLine(counts, locale)] : []),
    ...(state === 'ahead' ? [] : [countsLine(counts, locale, state === 'closed')]),
  ];
  return [where, ...progress.filter((line) => line !== ''), ...(stopped === null ? [] : [stopped])];
}

function actionsOf(engagement: Engagement, { choice, list, locale }: OpenListView, page: number) {
  const { id } = engagement;
  const show = (title: string, to: Partial<ListChoice>) =>
    press('list.show', title, { engagement: id, ...choice, ...to });
  const { fold: _, ...asked } = choice;
  return [
    ...(choice.about === 'blockers' && list.counts.done === list.counts.required && list.statements.length === 0
      ? [press('checkpoint.review', t(locale, 'button.review'), { engagement: id, phase: engagement.phase })]
      : []),
    ...(choice.phase === standingPhase
      ? [press('standing.post', t(locale, 'button.standing'), { engagement: id })]
      : []),
    choice.fold === undefined
      ? show(t(locale, 'button.refresh'), { page })
      : press('list.show', t(locale, 'button.back'), { engagement: id, ...asked, page: 1 }),
  ];
}

/** The list as the answer to a question: how good was it? */
function belowOf({ id }: Engagement, { choice, locale, rated = false }: OpenListView): readonly unknown[] {
  const { question } = choice;
  if (question === undefined) return [];
  const data = { engagement: id, ...choice, question };
  return [feedbackBlock(locale, (verdict, title) => press('list.rate', title, { ...data, verdict }), rated)];
}

/** Asks before another person's tick is taken back; leads back to the list. */
export function listUndoCard(
  engagement: Engagement,
  { item, choice, locale }: { readonly item: Item; readonly choice: ListChoice; readonly locale: Locale },
): Card {
  const data = { engagement: engagement.id, ...choice };
  return undoQuestion(item, { locale, zone: null }, [
    press(
      'list.untick-sure',
      t(locale, 'button.undo'),
      { ...data, item: item.id, seen: item.version },
      { style: 'destructive' },
    ),
    press('list.show', t(locale, 'button.keep'), data),
  ]);
}

/** Engagements one card names; the others are told by their number. */
const mostEngagements = 20;

/** Asks which engagement is meant, of a person who is in several. */
export function whichEngagementCard(
  engagements: readonly { readonly engagement: Engagement; readonly choice: ListChoice }[],
  locale: Locale,
): Card {
  const more = engagements.length - mostEngagements;
  const items = engagements.slice(0, mostEngagements).map(({ engagement, choice }) => {
    const customer = engagement.details?.customer ?? t(locale, 'engagement.new');
    return rowBlock({
      mark: '›',
      colour: 'Default',
      text: escaped(customer),
      meta: phaseOrPause(engagement, locale),
      press: press('list.show', label(customer), { engagement: engagement.id, ...choice }),
    });
  });
  return drawList({
    locale,
    title: t(locale, 'list.which'),
    leads: [],
    sections: [{ party: null, section: null, groups: [{ items }] }],
    notes: more > 0 ? [t(locale, 'list.more', { n: more })] : [],
  });
}
