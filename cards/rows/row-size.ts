import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item, StandingItem } from '../../data/domain/item.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { escaped, withoutMarkdown } from '../kit/markdown.js';
import { largest, type Size, sizeOf, sum } from '../kit/message-size.js';
import { approvalWords, guidanceWords } from '../wording/involvement/involved-words.js';
import { type ItemRow, itemRow, leadInBlock } from './item-row.js';
import { standingRowOf } from './standing-row.js';

// What rows take on a page, whichever language they are read in: a bound that a test holds against the cards.

/** The container of a row's group, and digits that grow: a version, a page, a date that becomes late. */
const around: Size = { bytes: 90, units: 80 };
/** What the layout of a row has besides the values of the row, and its second line besides its words. */
const layoutOfRow: Size = { bytes: 180, units: 180 };
const layoutOfMeta: Size = { bytes: 100, units: 100 };
/** Name and time of a tick, held free for a row that is open. */
const tickRoom: Size = { bytes: 170, units: 150 };
/** Headings of a side and of its section, and the fold of a section, without the customer's name. */
const headings: Size = { bytes: 1_150, units: 1_000 };

const nothing: Size = { bytes: 0, units: 0 };

const known = new WeakMap<Item | StandingItem, Map<string, Size>>();

/** Sizes are kept for as long as their row lives: an item is never changed, another takes its place. */
function kept<Row extends Item | StandingItem>(engagement: Engagement, row: Row, how: string, weigh: () => Size): Size {
  const { customer = '', deliverer = '' } = engagement.details ?? {};
  const key = `${how} ${engagement.id} ${customer} ${deliverer}`;
  let sizes = known.get(row);
  if (sizes === undefined) {
    sizes = new Map();
    known.set(row, sizes);
  }
  const size = sizes.get(key) ?? weigh();
  sizes.set(key, size);
  return size;
}

/**
 * A row of an item in the language where it is longest: with its lead-in above it or, `alone`, in its own words. An open row
 * holds free what its tick will take, so that ticking moves no row to another page.
 */
export const itemSize = (engagement: Engagement, item: Item, alone = false): Size =>
  kept(engagement, item, alone ? 'alone' : 'led', () =>
    sum(around, largest(...locales.map((locale) => sizeIn(engagement, item, { locale, alone })))),
  );

function sizeIn(
  engagement: Engagement,
  item: Item,
  { locale, alone }: { readonly locale: Locale; readonly alone: boolean },
): Size {
  const { leadIn = '' } = wordsOf(item, locale);
  const values = (one: Item) => itemRow(engagement, one, { locale, alone, page: 1, closed: false, zone: null });
  const row = (shown: ItemRow) => sum(sizeOf(shown), layoutOfRow, ...(shown.meta === null ? [] : [layoutOfMeta]));
  const open = values(item.tick === null ? item : { ...item, tick: null });
  const beside = [guidanceWords(engagement, item, locale), approvalWords(engagement, item, locale)];
  const held = largest(row(open), sum(row({ ...open, meta: beside.join(' · ') }), tickRoom));
  return sum(
    item.tick === null ? held : largest(held, row(values(item))),
    alone || leadIn === '' ? nothing : sizeOf(leadInBlock(escaped(withoutMarkdown(leadIn)))),
  );
}

export const standingSize = (engagement: Engagement, item: StandingItem): Size =>
  kept(engagement, item, 'standing', () =>
    sum(
      around,
      { bytes: 420, units: 420 },
      largest(...locales.map((locale) => sizeOf(standingRowOf(engagement, item, { locale, zone: null, page: 1 })))),
    ),
  );

/** What begins before the first row of a section. */
export function sectionSize({ details }: Engagement): Size {
  const name = sizeOf(escaped(details?.customer ?? ''));
  const deliverer = sizeOf(escaped(details?.deliverer ?? ''));
  return sum(headings, name, name, name, deliverer, deliverer, deliverer);
}
