import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, Item, StandingItem } from '../data/domain/engagement.js';
import { locales } from '../data/domain/responsibility.js';
import { itemRow, leadInBlock, rowBlock } from './item-row.js';
import { plain, withoutMarkup } from './markdown.js';
import { largest, type Size, sizeOf, sum } from './message-size.js';
import { standingRowOf } from './standing-row.js';

// What rows take on a page, whichever language they are read in: a bound that a test holds against the cards.

/** What the container of rows adds to one, and digits that grow: a version, a page, a date that becomes late. */
const around: Size = { bytes: 160, units: 160 };
/** Name and time of a tick, held free for a row that is open. */
const tickRoom: Size = { bytes: 120, units: 80 };
/** Headings of a side and of its section, and the fold of a section, without the customer's name. */
const headings: Size = { bytes: 1_300, units: 1_100 };

const nothing: Size = { bytes: 0, units: 0 };

const known = new WeakMap<Item | StandingItem, Map<string, Size>>();

/** Sizes are kept for as long as their row lives: an item is never changed, another takes its place. */
function kept<Row extends Item | StandingItem>(engagement: Engagement, row: Row, weigh: () => Size): Size {
  const key = `${engagement.id} ${engagement.details?.customer ?? ''}`;
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
 * A row of an item in the language where it is longest, with its lead-in. An open row holds free what its tick will take,
 * so that ticking moves no row to another page.
 */
export const itemSize = (engagement: Engagement, item: Item): Size =>
  kept(engagement, item, () =>
    sum(
      around,
      largest(
        ...locales.map((locale) => {
          const { leadIn = '' } = wordsOf(item, locale);
          const above = leadIn === '' ? nothing : sizeOf(leadInBlock(plain(withoutMarkup(leadIn))));
          const row = (one: Item) => {
            const shown = { locale, page: 1, closed: false, zone: null };
            return largest(
              sum(sizeOf(rowBlock(itemRow(engagement, one, shown))), above),
              leadIn === '' ? nothing : sizeOf(rowBlock(itemRow(engagement, one, { ...shown, alone: true }))),
            );
          };
          const open = row(item.tick === null ? item : { ...item, tick: null });
          return largest(item.tick === null ? open : row(item), metaOfOpen(item) ? open : sum(open, tickRoom));
        }),
      ),
    ),
  );

/** A line below the words that a tick replaces. */
const metaOfOpen = ({ assignees, exception, carried }: Item): boolean =>
  assignees !== undefined || exception !== undefined || carried !== undefined;

export const standingSize = (engagement: Engagement, item: StandingItem): Size =>
  kept(engagement, item, () =>
    sum(
      around,
      { bytes: 420, units: 420 },
      largest(...locales.map((locale) => sizeOf(standingRowOf(engagement, item, { locale, zone: null, page: 1 })))),
    ),
  );

/** What begins before the first row of a section. */
export function sectionSize({ details }: Engagement): Size {
  const name = sizeOf(plain(details?.customer ?? ''));
  return sum(headings, name, name, name);
}
