import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { daysLate } from '../../data/domain/list/list.js';
import type { Mine, MineKind, MineStep } from '../../data/domain/list/mine.js';
import type { Instant } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { todayOf } from '../../data/domain/workdays.js';
import { day, type Key, t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Size, sizeOf, sum } from '../kit/message-size.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { reminderSwitch } from '../reminder/digest.js';
import { rowBlock, runs } from '../rows/item-row.js';
import { drawList, type Section } from '../rows/list-drawing.js';
import { pagerOf } from '../rows/pager.js';
import { pageOf } from '../rows/pages.js';
import { whole } from '../wording/citation.js';
import { dayAt } from '../wording/date-time.js';
import { phaseName } from '../wording/names.js';

/** What waits for a person in one engagement, and the way to its card. */
export interface MineRow {
  readonly mine: Mine;
  /** Deep link to its card in the channel; null when none is posted. */
  readonly link: string | null;
}

interface Line {
  readonly mark: string;
  readonly colour: 'Default' | 'Attention';
  readonly text: string;
  readonly meta: string;
  readonly of: MineRow;
  /** By what they are ordered across engagements. */
  readonly order: string;
}

const says: Readonly<Record<MineKind, Key>> = {
  accept: 'mine.accept',
  acknowledge: 'mine.acknowledge',
  confirm: 'mine.confirm',
  questions: 'mine.questions',
  agree: 'mine.agree',
  proposals: 'mine.proposals',
  'waits-for-customer': 'checkpoint.waits-for-customer',
  'waits-for-specialist': 'checkpoint.waits-for-specialist',
};

interface View {
  readonly locale: Locale;
  readonly now: Instant;
}

/** What waits for one person across their engagements: what only they can do first; each row opens its channel's card. */
export function mineCard(
  rows: readonly MineRow[],
  view: View & {
    readonly page?: number;
    readonly stopped?: readonly string[];
    /** Whether the reader wants no messages in the morning; absent = nothing is said of these. */
    readonly remindersStopped?: boolean;
  },
): Card {
  const { locale, page = 1, stopped = [], remindersStopped } = view;
  const lines = [
    ...block('mine.now', rows, ({ mine }) => mine.now, stepLine, view),
    ...block('list.mine', rows, ({ mine }) => mine.items, itemLine, view),
    ...block('mine.theirs', rows, ({ mine }) => mine.theirs, itemLine, view),
    ...block('mine.waiting', rows, ({ mine }) => mine.waiting, stepLine, view),
  ];
  const shown = pageOf(lines, page, ({ row }) => sum(sizeOf(row), perRow));
  return drawList({
    locale,
    title: t(locale, 'mine.title'),
    leads: [lines.length === 0 ? t(locale, 'mine.nothing') : t(locale, 'mine.lead', { n: rows.length })],
    sections: runs(shown.rows, ({ heading }) => heading).map(
      (ofBlock): Section => ({
        party: t(locale, ofBlock[0].heading),
        section: null,
        groups: [{ items: ofBlock.map(({ row }) => row) }],
      }),
    ),
    notes: stopped,
    pager: pagerOf(shown, locale, (other, title) => press('mine.show', title, { page: other })),
    actions: [
      press('mine.show', t(locale, 'button.refresh'), {}),
      ...(remindersStopped === undefined ? [] : [reminderSwitch(remindersStopped, locale, 'secondary')]),
    ],
  });
}

/** What a heading takes. */
const perRow: Size = { bytes: 200, units: 200 };

/** Rows of one kind, from all engagements in one order, each with the heading that it stands under. */
function block<Row>(
  heading: Key,
  all: readonly MineRow[],
  of: (row: MineRow) => readonly Row[],
  line: (row: MineRow, one: Row, view: View) => Line,
  view: View,
): readonly { readonly heading: Key; readonly row: object }[] {
  return all
    .flatMap((row) => of(row).map((one) => line(row, one, view)))
    .sort((a, b) => a.order.localeCompare(b.order))
    .map((one) => ({ heading, row: drawn(one, view.locale) }));
}

const customerOf = ({ details }: Engagement, locale: Locale): string =>
  details?.customer ?? t(locale, 'engagement.new');

function stepLine(
  { mine, link }: MineRow,
  { kind, n, since }: MineStep,
  { locale }: { readonly locale: Locale },
): Line {
  const { engagement } = mine;
  const phase = phaseName(engagement.playbook, engagement.phase, locale);
  return {
    mark: '›',
    colour: 'Default',
    text: t(locale, says[kind], { n, phase }),
    meta: [customerOf(engagement, locale), dayAt(since, locale, null)].join(' · '),
    of: { mine, link },
    order: since,
  };
}

function itemLine(
  { mine, link }: MineRow,
  item: Item,
  { locale, now }: { readonly locale: Locale; readonly now: Instant },
): Line {
  const { engagement } = mine;
  const late = daysLate(item, todayOf(engagement, now));
  return {
    mark: '☐',
    colour: late > 0 ? 'Attention' : 'Default',
    text: whole(wordsOf(item, locale)),
    meta: [
      customerOf(engagement, locale),
      phaseName(engagement.playbook, engagement.phase, locale),
      item.due === undefined ? '' : t(locale, 'item.due', { date: day(item.due, locale) }),
      late > 0 ? t(locale, 'list.late', { n: late }) : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
    of: { mine, link },
    order: item.due ?? '9',
  };
}

/** A tap opens the channel's card; where none is posted, the engagement takes the list's place. */
function drawn({ mark, colour, text, meta, of }: Line, locale: Locale): object {
  const { engagement } = of.mine;
  const title = label(`${t(locale, 'status.open', { customer: customerOf(engagement, locale) })}: ${text}`);
  return rowBlock({
    mark,
    colour,
    text: escaped(text),
    // The day is written by the reader's client, so its braces stay.
    meta: escapedMeta(meta),
    press:
      of.link === null
        ? press('engagement.show', title, { engagement: engagement.id })
        : { type: 'Action.OpenUrl', title, url: of.link },
  });
}

const escapedMeta = (meta: string): string =>
  meta
    .split(' · ')
    .map((part) => (part.startsWith('{{DATE(') ? part : escaped(part)))
    .join(' · ');
