import { LRUCache } from 'lru-cache';
import { countsOf, listedOn } from '../../data/domain/checklist/checklist.js';
import { lacksOwnList } from '../../data/domain/checklist/missing.js';
import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { hostOf, listOf, previousPhase } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { sides } from '../../data/domain/playbook/sides.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { languageLine } from '../kit/language.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { checklistPage, type Page } from '../rows/pages.js';
import { undoQuestion } from '../rows/undo-question.js';
import { countsLine } from '../wording/counts.js';
import { dateTime, sharedZone, type Zone } from '../wording/date-time.js';
import { emptyListLine } from '../wording/item-words.js';
import { ownListOf, phaseName } from '../wording/names.js';
import json from './checklist.json' with { type: 'json' };
import { checklistSections } from './checklist-sections.js';

const draw = layout(json);

export interface ChecklistView {
  readonly phase: PhaseId;
  readonly page: number;
  readonly locale: Locale;
  /** Today, where the engagement is: what was due before is late. */
  readonly today?: IsoDate;
  /** A tap on a row shows the item instead of ticking it. */
  readonly looks?: boolean;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
  /** One sentence on top, in plain text: why a press was not done, or what changed meanwhile. */
  readonly notice?: string;
}

/** A phase that is not the current one is on the record: its rows are read, not pressed. */
const isClosed = (engagement: Engagement, phase: PhaseId): boolean =>
  engagement.state !== 'active' || engagement.phase !== hostOf(engagement.playbook, phase);

/**
 * Cards of an engagement as it is: it never changes, so neither do they. Hundreds of people whose clients refresh a card at
 * once, and the edit that follows a tick, draw it once.
 */
const drawn = new WeakMap<Engagement, LRUCache<string, Card>>();

/** Of one engagement: its pages in the languages that people read. */
const drawnAtMost = 40;

/** One page of a phase's checklist: one tap ticks a row. */
export function checklistCard(engagement: Engagement, view: ChecklistView): Card {
  if (view.notice !== undefined) return drawChecklist(engagement, view);
  const cards = drawn.get(engagement) ?? new LRUCache<string, Card>({ max: drawnAtMost });
  drawn.set(engagement, cards);
  const { phase, page, locale, today = '', looks = false, zone } = view;
  const key = JSON.stringify([phase, page, locale, today, looks, zone === undefined ? 'shared' : zone]);
  const card = cards.get(key) ?? drawChecklist(engagement, view);
  cards.set(key, card);
  return card;
}

function drawChecklist(engagement: Engagement, view: ChecklistView): Card {
  const { phase, page, locale, notice, looks = false } = view;
  const shown = checklistPage(engagement, phase, page);
  const closed = isClosed(engagement, phase);
  const customer = engagement.details?.customer ?? '';
  return draw({
    lang: locale,
    notice: notice === undefined ? null : escaped(notice),
    passed: shown.page === 1 ? passedBefore(engagement, phase, locale, view.zone) : null,
    title: escaped(t(locale, 'checklist.title', { phase: phaseName(engagement.playbook, phase, locale), customer })),
    progress: countsLine(countsOf(listedOn(engagement, phase)), locale, closed) || null,
    language: looks ? null : languageLine(engagement, { kind: 'checklist', phase, page: shown.page }, locale),
    waiting: closed ? null : waitingLine(engagement, phase, locale),
    sections: checklistSections(engagement, shown, { ...view, closed }),
    notes: looks ? [{ text: t(locale, 'checklist.tap-item') }] : notesOf(engagement, shown, phase, locale, closed),
    actions: looks
      ? lookingActions(engagement, shown, phase, { locale, closed })
      : closed
        ? []
        : actionsOf(engagement, shown, phase, locale),
  });
}

/** What the checkpoint before this phase came to: the first thing people read when the next list arrives. */
function passedBefore(engagement: Engagement, phase: PhaseId, locale: Locale, zone?: Zone): string | null {
  const before = previousPhase(engagement.playbook, phase);
  return before === null ? null : passedLine(engagement, before, locale, zone);
}

/** Half of a joint checkpoint is there: everybody sees whom it waits for. null otherwise. */
function waitingLine(engagement: Engagement, phase: PhaseId, locale: Locale): string | null {
  const host = hostOf(engagement.playbook, phase);
  const { acknowledged, confirmed } = checkpointOf(engagement, host);
  if (acknowledged === null && confirmed === null) return null;
  const key = acknowledged === null ? 'checkpoint.waits-for-specialist' : 'checkpoint.waits-for-customer';
  return t(locale, key, { phase: phaseName(engagement.playbook, host, locale) });
}

/** When a checkpoint was passed, who acknowledged it and, where it is joint, who confirmed; null while it is not. */
export function passedLine(
  engagement: Engagement,
  phase: PhaseId,
  locale: Locale,
  zone: Zone = sharedZone(engagement),
): string | null {
  const { passed, acknowledged, confirmed } = checkpointOf(engagement, phase);
  if (passed === null) return null;
  const name = (tick: typeof acknowledged) => (tick === null ? '' : escaped(tick.by.name, nameLength));
  return [
    t(locale, 'checkpoint.passed-on', {
      phase: phaseName(engagement.playbook, phase, locale),
      when: dateTime(passed, locale, zone),
    }),
    acknowledged === null ? '' : t(locale, 'checkpoint.acknowledged-by', { name: name(acknowledged) }),
    confirmed === null ? '' : t(locale, 'checkpoint.confirmed-by', { name: name(confirmed) }),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function notesOf(engagement: Engagement, shown: Page<Item>, phase: PhaseId, locale: Locale, closed: boolean) {
  const { from, to, total, pages } = shown;
  const stated = sides.filter((side) => checkpointOf(engagement, phase).nothingToRemediate[side] !== null);
  return [
    ...(total === 0 ? [t(locale, 'checklist.empty')] : []),
    ...(lacksOwnList(engagement, phase) && !closed
      ? [t(locale, 'checklist.no-remediation', ownListOf(engagement.playbook, phase, locale))]
      : []),
    ...(lacksOwnList(engagement, phase)
      ? stated.map((side) => emptyListLine(engagement, 'checkpoint.stated-none', { phase, side }, locale))
      : []),
    ...(engagement.details?.workloads === null && engagement.playbook.services.length > 0 && !closed
      ? [t(locale, 'checklist.workloads-later')]
      : []),
    ...(pages > 1 ? [t(locale, 'pager.rows', { from, to, total })] : []),
  ].map((text) => ({ text }));
}

function actionsOf(engagement: Engagement, { page, pages }: Page<Item>, phase: PhaseId, locale: Locale) {
  const { id, playbook } = engagement;
  const host = hostOf(playbook, phase);
  return [
    ...(page < pages
      ? [
          press('checklist.post', t(locale, 'button.next-page', { page: page + 1 }), {
            engagement: id,
            page: page + 1,
            ...(host === phase ? {} : { phase }),
          }),
        ]
      : []),
    press('checkpoint.review', t(locale, 'button.review'), { engagement: id, phase: host }),
    ...(lacksOwnList(engagement, phase)
      ? [press('remediation.none', ownListOf(engagement.playbook, phase, locale).nothing, { engagement: id })]
      : []),
    press('item.choose', t(locale, 'button.details'), { engagement: id, phase, page }),
    press('checklist.refresh', t(locale, 'button.refresh'), { engagement: id, phase, page }),
  ];
}

/** From the rows to look at: changing several of them, adding one, or back to ticking. */
function lookingActions(
  engagement: Engagement,
  { page }: Page<Item>,
  phase: PhaseId,
  { locale, closed }: { readonly locale: Locale; readonly closed: boolean },
) {
  const data = { engagement: engagement.id, phase, page };
  return [
    ...(closed
      ? []
      : [
          press('items.form', t(locale, 'button.bulk-edit'), data),
          // What people add is the phase's own.
          ...(hostOf(engagement.playbook, phase) === phase
            ? [press('items.add-form', t(locale, 'button.add-item'), { engagement: engagement.id, page })]
            : []),
        ]),
    press('checklist.refresh', t(locale, 'button.back'), data),
  ];
}

/** Asks before another person's tick is taken back. */
export function undoQuestionCard(
  engagement: Engagement,
  {
    item,
    page,
    locale,
    zone = sharedZone(engagement),
  }: { readonly item: Item; readonly page: number; readonly locale: Locale; readonly zone?: Zone },
): Card {
  const data = { engagement: engagement.id, item: item.id, seen: item.version, page };
  const back = { engagement: engagement.id, phase: listOf(engagement.playbook, item), page };
  return undoQuestion(item, { locale, zone }, [
    press('checklist.untick-sure', t(locale, 'button.undo'), data, { style: 'destructive' }),
    press('checklist.refresh', t(locale, 'button.keep'), back),
  ]);
}
