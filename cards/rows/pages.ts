import { listedOn } from '../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item, StandingItem } from '../../data/domain/item.js';
import { byOwner, ownerOf } from '../../data/domain/playbook/owner.js';
import { listOf } from '../../data/domain/playbook/phases.js';
import type { PhaseId, Playbook } from '../../data/domain/playbook/playbook.js';
import { isWithin, rowsLimit, type Size, sum } from '../kit/message-size.js';
import { itemSize, sectionSize, standingSize } from './row-size.js';

/** Rows of a page at most: a list that a person looks through on a phone. */
export const rowsPerPage = 25;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
  /** 1-based position of the first and the last row, and how many there are in all. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/** What a row takes; `before` is the row above it on its page, absent at the top. */
export type Measure<Row> = (row: Row, before?: Row) => Size;

const nothing: Size = { bytes: 0, units: 0 };

/** Where pages begin: each takes the rows that follow as long as they fit, and one row whatever it weighs. */
function startsOf<Row>(rows: readonly Row[], weigh: Measure<Row>): readonly number[] {
  const starts: number[] = [];
  let taken = nothing;
  for (const [at, row] of rows.entries()) {
    const start = starts.at(-1);
    const grown = sum(taken, weigh(row, rows[at - 1]));
    if (start !== undefined && at - start < rowsPerPage && isWithin(grown, rowsLimit)) taken = grown;
    else {
      starts.push(at);
      taken = weigh(row);
    }
  }
  return starts;
}

/**
 * A page of rows: by its number, or the one that holds a row. A number beyond the end is the last page, so that an old
 * card's button still shows something; where no row is the wanted one, it is the first.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  wanted: number | ((row: Row) => boolean),
  weigh: Measure<Row>,
): Page<Row> {
  const starts = startsOf(rows, weigh);
  const pages = Math.max(1, starts.length);
  const number = typeof wanted === 'number' ? wanted : pageWith(rows.findIndex(wanted), starts);
  const page = Math.min(Math.max(1, number), pages);
  const from = starts[page - 1] ?? 0;
  const to = starts[page] ?? rows.length;
  return { rows: rows.slice(from, to), page, pages, from: from + 1, to, total: rows.length };
}

const pageWith = (at: number, starts: readonly number[]): number => starts.filter((start) => start <= at).length;

const sectionsOf = ({ services, beside = [] }: Playbook): readonly Item['section'][] => [
  'core',
  ...services.map(({ id }) => id),
  ...beside.map(({ id }) => id),
  'remediation',
];

/** Rows in the order of the card: by party, core before workloads, the engagement's own list last. Ticks move nothing. */
const inOrder = (engagement: Engagement, phase: PhaseId): readonly Item[] =>
  sorted(engagement, listedOn(engagement, phase));

/** The same order for any rows of one phase. */
export function sorted({ playbook }: Engagement, items: readonly Item[]): readonly Item[] {
  const order = sectionsOf(playbook);
  const owners = byOwner(playbook);
  return items
    .map((item, index) => ({ item, index }))
    .sort(
      (a, b) =>
        owners(a.item, b.item) || order.indexOf(a.item.section) - order.indexOf(b.item.section) || a.index - b.index,
    )
    .map(({ item }) => item);
}

/** A row of an engagement, with the heading that begins before it; `alone` where no lead-ins stand above rows. */
export const weighItem =
  (engagement: Engagement, alone = false): Measure<Item> =>
  (item, before) =>
    before !== undefined && ownerOf(before) === ownerOf(item) && before.section === item.section
      ? itemSize(engagement, item, alone)
      : sum(itemSize(engagement, item, alone), sectionSize(engagement));

/**
 * A page of a phase's checklist. Its breaks come from the engagement alone, by what each row takes in the language where
 * it is longest: a posted page and the same page read in another language hold the same rows, and a tick moves none.
 */
export const checklistPage = (engagement: Engagement, phase: PhaseId, page: number): Page<Item> =>
  pageOf(inOrder(engagement, phase), page, weighItem(engagement));

/** The page of its checklist that an item stands on; the last one for what is off the list. */
export function checklistPageOf(engagement: Engagement, item: Item): number {
  const { id } = item;
  const phase = listOf(engagement.playbook, item);
  const { pages } = checklistPage(engagement, phase, 1);
  for (let page = 1; page < pages; page++) {
    if (checklistPage(engagement, phase, page).rows.some((row) => row.id === id)) return page;
  }
  return pages;
}

/** How many messages the checklist of a phase takes. */
export const checklistPages = (engagement: Engagement, phase: PhaseId): number =>
  checklistPage(engagement, phase, 1).pages;

export const standingPage = (engagement: Engagement, page: number): Page<StandingItem> =>
  pageOf([...engagement.standing].sort(byOwner(engagement.playbook)), page, (item, before) =>
    before !== undefined && ownerOf(before) === ownerOf(item)
      ? standingSize(engagement, item)
      : sum(standingSize(engagement, item), sectionSize(engagement)),
  );

export const standingPages = (engagement: Engagement): number => standingPage(engagement, 1).pages;
