import type { Locale } from '../../data/domain/responsibility.js';
import { escaped } from '../kit/markdown.js';
import { isWithin, rowsLimit, type Size, sizeOf, sum } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import type { ExecuteAction } from '../kit/verbs.js';
import json from './list.json' with { type: 'json' };
import { rowsPerPage } from './pages.js';

const draw = layout(json);

/** A block of rows with the headings that begin before it, and its rows under their lead-ins. */
export interface Section {
  readonly party: string | null;
  readonly section: string | null;
  readonly groups: readonly { readonly items: readonly object[] }[];
}

/** Everything that stands on a list card, ready to be drawn. */
export interface ListParts {
  readonly locale: Locale;
  readonly title: string;
  readonly leads: readonly string[];
  readonly sections: readonly Section[];
  readonly pager?: object | null;
  readonly notes?: readonly string[];
  readonly folds?: readonly Fold[];
  readonly below?: readonly unknown[];
  readonly actions?: readonly unknown[];
  readonly notice?: string;
}

/** Rows behind a button: there for readers who want them, not in the way of what was asked. */
export interface Fold {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly object[];
}

const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** Texts are escaped already, but for the notice. */
export function drawList({
  locale,
  title,
  leads,
  sections,
  pager = null,
  notes = [],
  folds = [],
  below = [],
  actions = [],
  notice,
}: ListParts): Card {
  return draw({
    lang: locale,
    fallback: title,
    notice: notice === undefined ? null : escaped(notice),
    title,
    leads: lines(leads),
    sections,
    pager,
    notes: lines(notes),
    folds,
    below,
    actions: [
      ...folds.map(({ id, heading }) => ({ type: 'Action.ToggleVisibility', title: heading, targetElements: [id] })),
      ...actions,
    ],
  });
}

/** Rows that stand beside a list, told by their number. */
export interface FoldedRows {
  readonly id: string;
  readonly heading: string;
  readonly count: number;
  readonly draw: () => readonly object[];
  /** Leads to these rows as a list of their own. */
  readonly fetch: ExecuteAction;
}

/** What a fold takes besides its rows. */
const aroundFold: Size = { bytes: 700, units: 600 };

/**
 * A fold is carried along, whole, where it fits beside the list on one page; one that would weigh too much is fetched when
 * its button is pressed. Folds without rows fall away.
 */
export function foldsBeside(
  { sections }: Pick<ListParts, 'sections'>,
  rows: number,
  all: readonly FoldedRows[],
): { readonly carried: readonly Fold[]; readonly fetched: readonly ExecuteAction[] } {
  const carried: Fold[] = [];
  const fetched: ExecuteAction[] = [];
  let room = rowsPerPage - rows;
  let taken = sizeOf(sections);
  for (const { id, heading, count, draw, fetch } of all.filter((fold) => fold.count > 0)) {
    const items = count <= room ? draw() : null;
    const grown = items === null ? null : sum(taken, sizeOf(items), aroundFold);
    if (items !== null && grown !== null && isWithin(grown, rowsLimit)) {
      carried.push({ id, heading, items });
      room -= count;
      taken = grown;
    } else fetched.push(fetch);
  }
  return { carried, fetched };
}
