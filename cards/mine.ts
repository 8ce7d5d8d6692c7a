import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, Instant, Item } from '../data/domain/engagement.js';
import { daysLate } from '../data/domain/list.js';
import type { Mine, MineKind, MineStep } from '../data/domain/mine.js';
import type { Locale } from '../data/domain/responsibility.js';
import { todayOf } from '../data/domain/workdays.js';
import { whole } from './citation.js';
import { rowBlock } from './item-row.js';
import { drawList, type Section } from './list-drawing.js';
import { label, plain } from './markdown.js';
import { dayAt } from './moment.js';
import { rowsPerPage } from './pages.js';
import { fitting, textAllowances } from './size.js';
import type { Card } from './template.js';
import { press } from './verbs.js';
import { day, type Key, say } from './words.js';

/** What waits for somebody in one engagement, and the way to its card. */
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

/** What waits for one person across their engagements: what only they can do first; each row opens its channel's card. */
export function mineCard(
  rows: readonly MineRow[],
  { locale, now }: { readonly locale: Locale; readonly now: Instant },
) {
  const blocks = [
    block('mine.now', rows, ({ mine }) => mine.now, stepLine),
    block('list.mine', rows, ({ mine }) => mine.items, itemLine),
    block('mine.theirs', rows, ({ mine }) => mine.theirs, itemLine),
    block('mine.waiting', rows, ({ mine }) => mine.waiting, stepLine),
  ];
  const total = blocks.reduce((sum, { lines }) => sum + lines.length, 0);
  let room = rowsPerPage;
  const shown = blocks.map(({ heading, lines }) => {
    const some = lines.slice(0, room);
    room -= some.length;
    return { heading, lines: some };
  });

  function block<Row>(
    heading: Key,
    all: readonly MineRow[],
    of: (row: MineRow) => readonly Row[],
    line: (row: MineRow, one: Row, view: { readonly locale: Locale; readonly now: Instant }) => Line,
  ) {
    const lines = all.flatMap((row) => of(row).map((one) => line(row, one, { locale, now })));
    return { heading, lines: lines.sort((a, b) => a.order.localeCompare(b.order)) };
  }

  return fitting(
    textAllowances,
    (limit): Card =>
      drawList({
        locale,
        title: say(locale, 'mine.title'),
        leads: [total === 0 ? say(locale, 'mine.nothing') : say(locale, 'mine.lead', { n: rows.length })],
        sections: shown
          .filter(({ lines }) => lines.length > 0)
          .map(
            ({ heading, lines }): Section => ({
              party: say(locale, heading),
              section: null,
              groups: [{ items: lines.map((line) => drawn(line, locale, limit)) }],
            }),
          ),
        notes: total > rowsPerPage ? [say(locale, 'list.more', { n: total - rowsPerPage })] : [],
        actions: [press('mine.show', say(locale, 'button.refresh'), {})],
      }),
  );
}

const customerOf = ({ details }: Engagement, locale: Locale): string =>
  details?.customer ?? say(locale, 'engagement.new');

function stepLine(
  { mine, link }: MineRow,
  { kind, n, since }: MineStep,
  { locale }: { readonly locale: Locale },
): Line {
  const { engagement } = mine;
  const phase = say(locale, `phase.${engagement.phase}`);
  return {
    mark: '›',
    colour: 'Default',
    text: say(locale, says[kind], { n, phase }),
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
      say(locale, `phase.${engagement.phase}`),
      item.due === undefined ? '' : say(locale, 'item.due', { date: day(item.due, locale) }),
      late > 0 ? say(locale, 'list.late', { n: late }) : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
    of: { mine, link },
    order: item.due ?? '9',
  };
}

/** A tap opens the channel's card; where none is posted, the engagement takes the list's place. */
function drawn({ mark, colour, text, meta, of }: Line, locale: Locale, limit: number): unknown {
  const { engagement } = of.mine;
  const title = label(`${say(locale, 'status.open', { customer: customerOf(engagement, locale) })}: ${text}`, 120);
  return rowBlock({
    mark,
    colour,
    text: plain(text, limit),
    // The day is written by the reader's client, so its braces stay.
    meta: escapedMeta(meta, limit),
    press:
      of.link === null
        ? press('engagement.show', title, { engagement: engagement.id })
        : { type: 'Action.OpenUrl', title, url: of.link },
  });
}

const escapedMeta = (meta: string, limit: number): string =>
  meta
    .split(' · ')
    .map((part) => (part.startsWith('{{DATE(') ? part : plain(part, Math.max(40, limit))))
    .join(' · ');
