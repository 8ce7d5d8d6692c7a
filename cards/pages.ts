import { itemsOf } from '../data/domain/checklist.js';
import type { Engagement, Item, StandingItem } from '../data/domain/engagement.js';
import { type Phase, sides, workloads } from '../data/domain/responsibility.js';

/** Rows a page of a checklist may have: about 430 bytes each, and a list one can still look through. */
export const rowsPerPage = 40;
/** Rows a page of the standing list may have: each carries its three buttons. */
export const standingRowsPerPage = 20;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
  /** 1-based position of the first and the last row, and how many there are in all. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/** A page of rows; a number beyond the end is the last page, so that an old card's button still shows something. */
export function pageOf<Row>(rows: readonly Row[], wanted: number, size: number): Page<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(Math.max(1, wanted), pages);
  const from = (page - 1) * size;
  const shown = rows.slice(from, from + size);
  return { rows: shown, page, pages, from: from + 1, to: from + shown.length, total: rows.length };
}

const sectionOrder: readonly Item['section'][] = ['core', ...workloads, 'remediation'];

/** Rows in the order of the card: by party, core before workloads, the engagement's own list last. Ticks move nothing. */
const inOrder = (engagement: Engagement, phase: Phase): readonly Item[] => sorted(itemsOf(engagement, phase));

/** The same order for any rows of one phase. */
export const sorted = (items: readonly Item[]): readonly Item[] =>
  items
    .map((item, index) => ({ item, index }))
    .sort(
      (a, b) =>
        sides.indexOf(a.item.side) - sides.indexOf(b.item.side) ||
        sectionOrder.indexOf(a.item.section) - sectionOrder.indexOf(b.item.section) ||
        a.index - b.index,
    )
    .map(({ item }) => item);

export const checklistPage = (engagement: Engagement, phase: Phase, page: number): Page<Item> =>
  pageOf(inOrder(engagement, phase), page, rowsPerPage);

/** The page of its phase's checklist that an item stands on; the last one for what is off the list. */
export function checklistPageOf(engagement: Engagement, { id, phase }: Item): number {
  const { pages } = checklistPage(engagement, phase, 1);
  for (let page = 1; page < pages; page++) {
    if (checklistPage(engagement, phase, page).rows.some((row) => row.id === id)) return page;
  }
  return pages;
}

/** How many messages the checklist of a phase takes. */
export const checklistPages = (engagement: Engagement, phase: Phase): number =>
  checklistPage(engagement, phase, 1).pages;

export const standingPage = (engagement: Engagement, page: number): Page<StandingItem> =>
  pageOf(
    sides.flatMap((side) => engagement.standing.filter((item) => item.side === side)),
    page,
    standingRowsPerPage,
  );

export const standingPages = (engagement: Engagement): number => standingPage(engagement, 1).pages;
