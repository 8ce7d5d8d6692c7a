import type { Locale } from '../data/domain/responsibility.js';
import json from './list.json' with { type: 'json' };
import { plain } from './markdown.js';
import { rowsPerPage } from './pages.js';
import { type Card, layout } from './template.js';
import { say } from './words.js';

const draw = layout(json);

/** Rows that a fold shows at most, and at least where the list itself is long. */
const mostFolded = 15;
const leastFolded = 5;

/** A block of rows with the headings that begin before it, and its rows under their lead-ins. */
export interface Section {
  readonly party: string | null;
  readonly section: string | null;
  readonly groups: readonly { readonly items: readonly unknown[] }[];
}

/** Everything that stands on a list card, ready to be drawn. */
export interface ListParts {
  readonly locale: Locale;
  readonly title: string;
  readonly leads: readonly string[];
  readonly sections: readonly Section[];
  readonly notes?: readonly string[];
  readonly folds?: readonly Fold[];
  readonly below?: readonly unknown[];
  readonly actions?: readonly unknown[];
  readonly notice?: string;
}

/** Rows behind a button: there for whoever wants them, not in the way of what was asked. */
export interface Fold {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly unknown[];
  readonly more: string | null;
}

const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** Texts are escaped already, but for the notice. */
export function drawList({
  locale,
  title,
  leads,
  sections,
  notes = [],
  folds = [],
  below = [],
  actions = [],
  notice,
}: ListParts): Card {
  return draw({
    lang: locale,
    fallback: title,
    notice: notice === undefined ? null : plain(notice),
    title,
    leads: lines(leads),
    sections,
    notes: lines(notes),
    folds,
    below,
    actions: [
      ...folds.map(({ id, heading }) => ({ type: 'Action.ToggleVisibility', title: heading, targetElements: [id] })),
      ...actions,
    ],
  });
}

/** How many rows a fold may show beside a list of so many. */
const room = (rows: number): number => Math.max(leastFolded, Math.min(mostFolded, rowsPerPage - rows));

/** A fold of rows; null where there are none. */
export function foldOf<Row>(
  id: string,
  heading: string,
  rows: readonly Row[],
  beside: { readonly rows: number; readonly locale: Locale; readonly row: (row: Row) => unknown },
): Fold | null {
  const shown = rows.slice(0, room(beside.rows));
  const more = rows.length - shown.length;
  return rows.length === 0
    ? null
    : {
        id,
        heading,
        items: shown.map(beside.row),
        more: more > 0 ? say(beside.locale, 'list.more', { n: more }) : null,
      };
}
