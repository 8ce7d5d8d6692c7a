import { LRUCache } from 'lru-cache';
import { wordsOf } from '../../data/domain/checklist/duties.js';
import { isOwn } from '../../data/domain/checklist/own-items.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Carried, Item, ItemException } from '../../data/domain/item.js';
import { waitedOn } from '../../data/domain/playbook/owner.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { day, t } from '../kit/i18n.js';
import { escaped, label, longestText, mostRead, nameLength, withoutMarkdown } from '../kit/markdown.js';
import { part } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { whole } from '../wording/citation.js';
import { dayAt, rowDateTime, sharedZone, type Zone } from '../wording/date-time.js';
import { approvalWords, guidanceWords } from '../wording/involvement/involved-words.js';
import { assigneeNames, partySaid } from '../wording/item-words.js';
import { conditionName, phaseName } from '../wording/names.js';
import json from './item-row.json' with { type: 'json' };
import leadInJson from './lead-in.json' with { type: 'json' };
import ledRowsJson from './led-rows.json' with { type: 'json' };
import section from './section.json' with { type: 'json' };

export interface ItemRow {
  readonly mark: string;
  readonly colour: 'Default' | 'Good' | 'Attention';
  readonly text: string;
  readonly meta: string | null;
  readonly press: ExecuteAction | OpenUrl | null;
  /** The way to the whole of a text that is too long for a row. */
  readonly whole?: ExecuteAction | null;
}

/** A row that leads to a message. */
interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

/** A done row says who and when; an open one who is to do it, until when, and what else there is to know. */
function metaOf(engagement: Engagement, item: Item, options: RowOptions): string | null {
  const { locale, today, zone = sharedZone(engagement) } = options;
  const { tick, notApplicable, waiting, assignees, due } = item;
  const approval = [guidanceWords(engagement, item, locale), approvalWords(engagement, item, locale)]
    .filter((part) => part !== '')
    .join(' · ');
  if (tick !== null) {
    const done = `${escaped(tick.by.name, nameLength)}, ${rowDateTime(tick.at, locale, zone)}`;
    return approval === '' ? done : `${done} · ${approval}`;
  }
  if (notApplicable !== undefined) {
    return t(locale, 'item.not-applicable', { reason: escaped(notApplicable.reason) });
  }
  const parts = [
    assignees === undefined ? '' : escaped(assigneeNames(assignees, locale), mostRead),
    approval,
    item.carried === undefined ? '' : carriedFrom(engagement, item.carried, locale),
    item.exception === undefined ? '' : excepted(item.exception, locale),
    item.optional ? t(locale, 'item.optional') : '',
    item.undecided ? undecided(engagement, item, locale) : '',
    // An exception has a date of its own: a second one beside it would leave open which of them holds.
    due === undefined || item.exception !== undefined
      ? ''
      : t(locale, isLate(item, today) ? 'item.late' : 'item.due', { date: day(due, locale) }),
    waiting === undefined
      ? ''
      : t(locale, 'item.waiting', {
          party: partySaid(engagement, waitedOn(item), locale),
          since: dayAt(waiting.at, locale, zone),
        }),
    item.original === undefined ? '' : t(locale, 'item.edited'),
    isOwn(item) ? t(locale, 'item.own') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(' · ');
}

/** An open row is late from the day after it was due. */
const isLate = ({ due, tick, notApplicable }: Item, today: IsoDate | undefined): boolean =>
  due !== undefined && today !== undefined && due < today && tick === null && notApplicable === undefined;

/** An exception brought it here: from where, why, and who sees to it. */
const carriedFrom = ({ playbook }: Engagement, { phase, reason, owner }: Carried, locale: Locale): string =>
  t(locale, 'exception.carried', {
    phase: phaseName(playbook, phase, locale),
    reason: escaped(reason),
    name: escaped(owner.name, nameLength),
  });

const excepted = ({ reason, owner, due }: ItemException, locale: Locale): string =>
  t(locale, 'exception.line', {
    reason: escaped(reason),
    name: escaped(owner.name, nameLength),
    date: day(due, locale),
  });

const undecided = ({ playbook }: Engagement, { condition }: Item, locale: Locale): string =>
  condition === undefined
    ? t(locale, 'item.if-needed')
    : t(locale, 'item.undecided', { condition: conditionName(playbook, condition, locale) });

interface RowOptions {
  readonly locale: Locale;
  readonly page: number;
  readonly closed: boolean;
  /** Today, where the engagement is: without it nothing is late. */
  readonly today?: IsoDate;
  /** A tap shows the item instead of ticking it. */
  readonly looks?: boolean;
  /** No lead-in stands above it: the row says it itself. */
  readonly alone?: boolean;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
}

const draw = part(json);
const drawLeadIn = part(leadInJson);
const drawLedRows = part(ledRowsJson);
const drawSection = part(section);

/** A row of any list, ready to be put on a card. */
export const rowBlock = (row: ItemRow): object => draw({ whole: null, ...row });

/** The line above rows that belong together. */
export const leadInBlock = (text: string): object => drawLeadIn({ text });

/** Rows that belong together, below their lead-in where it is not empty. */
export const ledRowsBlock = (leadIn: string, rows: readonly object[]): object =>
  drawLedRows({ items: leadIn === '' ? rows : [leadInBlock(leadIn), ...rows] });

/** A block of rows with the headings that begin before it; in `headings`, null for one that doesn't. */
export const sectionBlock = (
  headings: { readonly party: string | null; readonly section: string | null },
  groups: readonly object[],
): object => drawSection({ ...headings, groups });

/** Rows drawn of an item; a changed item is another object. Dropped from, because the page comes with a press. */
const drawnRows = new WeakMap<Item, LRUCache<string, object>>();
const mostDrawn = 40;

/** An item's row, ready to be put on a card. It is kept, because a tick changes one of the 25 rows of a page. */
export function itemRowBlock(engagement: Engagement, item: Item, options: RowOptions): object {
  const { locale, page, closed, today, looks = false, zone = sharedZone(engagement) } = options;
  const key = `${locale} ${page} ${closed} ${looks} ${isLate(item, today)} ${zone} ${engagement.id} ${engagement.details?.deliverer ?? ''}`;
  const rows = drawnRows.get(item) ?? new LRUCache<string, object>({ max: mostDrawn });
  drawnRows.set(item, rows);
  const block = rows.get(key) ?? rowBlock(itemRow(engagement, item, options));
  rows.set(key, block);
  return block;
}

/**
 * One tap ticks an open row or takes a tick back; what is not applicable is looked at instead. A closed phase's rows have
 * no tap.
 */
export function itemRow(engagement: Engagement, item: Item, options: RowOptions): ItemRow {
  const { locale, page, closed, looks = false, alone = false, today } = options;
  const words = wordsOf(item, locale);
  const text = alone ? whole(words) : withoutMarkdown(words.text);
  const done = item.tick !== null;
  const shows = looks || item.notApplicable !== undefined;
  const key = shows ? 'item.details' : done ? 'item.undo' : 'item.mark-done';
  const title = t(locale, key, { text: label(text) });
  const id = { engagement: engagement.id, item: item.id };
  return {
    mark: done ? '✓' : item.notApplicable === undefined ? '☐' : '–',
    colour: done ? 'Good' : isLate(item, today) ? 'Attention' : 'Default',
    text: escaped(text),
    whole: text.length > longestText ? press('item.show', t(locale, 'button.whole'), { ...id, page }) : null,
    meta: metaOf(engagement, item, options),
    press: shows
      ? closed && !looks
        ? null
        : press('item.show', title, { ...id, page })
      : closed
        ? null
        : press(done ? 'checklist.untick' : 'checklist.tick', title, { ...id, seen: item.version, page }),
  };
}

/** Splits where a key changes; neighbours with the same key stay together. */
export function runs<Row>(
  rows: readonly [Row, ...Row[]],
  key: (row: Row) => string,
): readonly [readonly [Row, ...Row[]], ...(readonly [Row, ...Row[]])[]];
export function runs<Row>(rows: readonly Row[], key: (row: Row) => string): readonly (readonly [Row, ...Row[]])[];
export function runs<Row>(rows: readonly Row[], key: (row: Row) => string): readonly (readonly [Row, ...Row[]])[] {
  const found: [Row, ...Row[]][] = [];
  let last: string | null = null;
  for (const row of rows) {
    const now = key(row);
    if (now === last) found.at(-1)?.push(row);
    else found.push([row]);
    last = now;
  }
  return found;
}
