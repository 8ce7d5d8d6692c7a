import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { part } from '../kit/template.js';
import type { ExecuteAction } from '../kit/verbs.js';
import json from './pager.json' with { type: 'json' };
import type { Page } from './pages.js';

const draw = part(json);

/** Which rows a page shows of how many. */
const pageNote = ({ from, to, total }: Page<unknown>, locale: Locale): string =>
  t(locale, 'pager.rows', { from, to, total });

/**
 * Which rows are shown, and the pages beside these; null where there is one page. In the body of a card, because Teams
 * shows six of a card's own buttons.
 */
export function pagerOf(
  shown: Page<unknown>,
  locale: Locale,
  to: (page: number, title: string) => ExecuteAction,
): object | null {
  const { page, pages } = shown;
  const beside = [page + 1, page - 1].filter((other) => other >= 1 && other <= pages);
  if (beside.length === 0) return null;
  return draw({
    note: pageNote(shown, locale),
    actions: beside.map((other) => to(other, t(locale, 'button.next-page', { page: other }))),
  });
}
