import { progressOf } from '../data/domain/checklist.js';
import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, Item } from '../data/domain/engagement.js';
import { type Locale, type Phase, phases, sides } from '../data/domain/responsibility.js';
import json from './checklist.json' with { type: 'json' };
import { itemRowBlock, ledRowsBlock, runs, sectionBlock } from './item-row.js';
import { plain, withoutMarkup } from './markdown.js';
import { checklistPage, type Page } from './pages.js';
import { sideHeading } from './party.js';
import { fitting, textAllowances } from './size.js';
import { type Card, layout } from './template.js';
import { undoQuestion } from './undo-question.js';
import { press } from './verbs.js';
import { moment, say } from './words.js';

const draw = layout(json);

export interface ChecklistView {
  readonly phase: Phase;
  readonly page: number;
  readonly locale: Locale;
  /** One sentence on top, in plain text: why a press was not done, or what changed meanwhile. */
  readonly notice?: string;
}

/** A phase that is not the current one is on the record: its rows are read, not pressed. */
const isClosed = (engagement: Engagement, phase: Phase): boolean =>
  engagement.state !== 'active' || engagement.phase !== phase;

/**
 * Cards that were drawn of an engagement as it is: it never changes, so neither do they. Hundreds of people who look at a
 * card at once, and the edit that follows a tick, draw it once.
 */
const drawn = new WeakMap<Engagement, Map<string, Card>>();

/** One page of a phase's checklist: one tap ticks a row. */
export function checklistCard(engagement: Engagement, view: ChecklistView): Card {
  if (view.notice !== undefined) return drawChecklist(engagement, view);
  const cards = drawn.get(engagement) ?? new Map<string, Card>();
  drawn.set(engagement, cards);
  const key = `${view.phase} ${view.page} ${view.locale}`;
  const card = cards.get(key) ?? drawChecklist(engagement, view);
  cards.set(key, card);
  return card;
}

function drawChecklist(engagement: Engagement, { phase, page, locale, notice }: ChecklistView): Card {
  const shown = checklistPage(engagement, phase, page);
  const closed = isClosed(engagement, phase);
  const { done, required } = progressOf(engagement, phase);
  const customer = engagement.details?.customer ?? '';
  return fitting(textAllowances, (limit) =>
    draw({
      lang: locale,
      notice: notice === undefined ? null : plain(notice),
      passed: shown.page === 1 ? passedBefore(engagement, phase, locale) : null,
      title: plain(say(locale, 'checklist.title', { phase: say(locale, `phase.${phase}`), customer }), 200),
      progress:
        required === 0
          ? null
          : say(locale, closed ? 'checklist.progress-closed' : 'checklist.progress', { done, required }),
      waiting: closed ? null : waitingLine(engagement, phase, locale),
      sections: sectionsOf(engagement, shown, { locale, limit, closed }),
      notes: notesOf(engagement, shown, phase, locale, closed),
      actions: closed ? [] : actionsOf(engagement, shown, phase, locale),
    }),
  );
}

/** What the checkpoint before this phase came to: the first thing people read when the next list arrives. */
function passedBefore(engagement: Engagement, phase: Phase, locale: Locale): string | null {
  const before = phases[phases.indexOf(phase) - 1];
  return before === undefined ? null : passedLine(engagement, before, locale);
}

/** Half of a joint checkpoint is there: everybody sees whom it waits for. null otherwise. */
function waitingLine(engagement: Engagement, phase: Phase, locale: Locale): string | null {
  const { acknowledged, confirmed } = engagement.checkpoints[phase];
  if (acknowledged === null && confirmed === null) return null;
  const key = acknowledged === null ? 'checkpoint.waits-for-specialist' : 'checkpoint.waits-for-customer';
  return say(locale, key, { phase: say(locale, `phase.${phase}`) });
}

/** When a checkpoint was passed, who acknowledged it and, where it is joint, who confirmed; null while it is not. */
export function passedLine(engagement: Engagement, phase: Phase, locale: Locale): string | null {
  const { passed, acknowledged, confirmed } = engagement.checkpoints[phase];
  if (passed === null) return null;
  const name = (tick: typeof acknowledged) => (tick === null ? '' : plain(tick.by.name, 60));
  return [
    say(locale, 'checkpoint.passed-on', { phase: say(locale, `phase.${phase}`), when: moment(passed) }),
    acknowledged === null ? '' : say(locale, 'checkpoint.acknowledged-by', { name: name(acknowledged) }),
    confirmed === null ? '' : say(locale, 'checkpoint.confirmed-by', { name: name(confirmed) }),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function sectionsOf(
  engagement: Engagement,
  shown: Page<Item>,
  { locale, limit, closed }: { locale: Locale; limit: number; closed: boolean },
): readonly object[] {
  const customer = engagement.details?.customer ?? '';
  const row = (item: Item) => itemRowBlock(engagement, item, { locale, page: shown.page, limit, closed });
  // Where texts are cut this short, lead-ins of a word or two would only take room.
  const leadIn = (item: Item) => (limit < 40 ? '' : withoutMarkup(wordsOf(item, locale).leadIn ?? ''));
  return runs(shown.rows, (item) => item.side).flatMap((ofSide) =>
    runs(ofSide, (item) => item.section).map((ofSection, index) => {
      const [{ side, section }] = ofSection;
      const [first, ...others] = runs(ofSection, leadIn);
      const group = (led: typeof first) => ledRowsBlock(led[0], plain(leadIn(led[0]), limit), led.map(row));
      return sectionBlock(
        {
          party: index === 0 ? plain(sideHeading(side, locale, customer), 120) : null,
          section:
            section === 'core' && ofSide.every((item) => item.section === 'core')
              ? null
              : say(locale, `section.${section}`),
        },
        [group(first), ...others.map(group)],
      );
    }),
  );
}

const needsRemediation = (engagement: Engagement, phase: Phase): boolean =>
  phase === 'remediate' && !engagement.items.some((item) => item.section === 'remediation' && !item.removed);

function notesOf(engagement: Engagement, shown: Page<Item>, phase: Phase, locale: Locale, closed: boolean) {
  const { from, to, total, pages } = shown;
  const customer = engagement.details?.customer ?? '';
  const stated = sides.filter((side) => engagement.checkpoints.remediate.nothingToRemediate[side] !== null);
  return [
    ...(total === 0 ? [say(locale, 'checklist.empty')] : []),
    ...(needsRemediation(engagement, phase) && !closed ? [say(locale, 'checklist.no-remediation')] : []),
    ...(needsRemediation(engagement, phase)
      ? stated.map((side) =>
          say(locale, 'checkpoint.stated-none', { party: plain(sideHeading(side, locale, customer), 120) }),
        )
      : []),
    ...(engagement.details?.workloads === null && !closed ? [say(locale, 'checklist.workloads-later')] : []),
    ...(pages > 1 ? [say(locale, 'page.rows', { from, to, total })] : []),
  ].map((text) => ({ text }));
}

function actionsOf(engagement: Engagement, { page, pages }: Page<Item>, phase: Phase, locale: Locale) {
  const { id } = engagement;
  return [
    ...(page < pages
      ? [
          press('checklist.post', say(locale, 'button.next-page', { page: page + 1 }), {
            engagement: id,
            page: page + 1,
          }),
        ]
      : []),
    press('checkpoint.review', say(locale, 'button.review'), { engagement: id, phase }),
    ...(needsRemediation(engagement, phase)
      ? [press('remediation.none', say(locale, 'button.nothing-to-remediate'), { engagement: id })]
      : []),
    press('checklist.refresh', say(locale, 'button.refresh'), { engagement: id, phase, page }),
  ];
}

/** Asks before somebody else's tick is taken back. */
export function undoQuestionCard(
  engagement: Engagement,
  { item, page, locale }: { readonly item: Item; readonly page: number; readonly locale: Locale },
): Card {
  const data = { engagement: engagement.id, item: item.id, seen: item.version, page };
  const back = { engagement: engagement.id, phase: item.phase, page };
  return undoQuestion(item, locale, [
    press('checklist.untick-sure', say(locale, 'button.undo'), data, { style: 'destructive' }),
    press('checklist.refresh', say(locale, 'button.keep'), back),
  ]);
}
