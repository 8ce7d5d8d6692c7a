import { toArrange } from '../../data/domain/checklist/standing.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { ownerOf } from '../../data/domain/playbook/owner.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { languageLine } from '../kit/language.js';
import { escaped } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { runs } from '../rows/item-row.js';
import { standingPage } from '../rows/pages.js';
import { standingRowOf } from '../rows/standing-row.js';
import { sharedZone, type Zone } from '../wording/date-time.js';
import { ownerHeading } from '../wording/party.js';
import json from './standing.json' with { type: 'json' };

const draw = layout(json);

interface Options {
  readonly locale: Locale;
  readonly page: number;
  readonly notice?: string;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
}

/** The general responsibilities: a tap on a row folds out what it can be set to. Each button sets a state. */
export function standingCard(
  engagement: Engagement,
  { locale, page, notice, zone = sharedZone(engagement) }: Options,
): Card {
  const shown = standingPage(engagement, page);
  const customer = engagement.details?.customer ?? '';
  const { id } = engagement;
  return draw({
    lang: locale,
    notice: notice === undefined ? null : escaped(notice),
    title: escaped(t(locale, 'standing.title', { customer })),
    language: languageLine(engagement, { kind: 'standing', page: shown.page }, locale),
    lead: t(locale, 'standing.lead', { n: toArrange(engagement).length, of: engagement.standing.length }),
    sides: runs(shown.rows, ownerOf).map((items) => ({
      party: escaped(ownerHeading(engagement, items[0], locale)),
      rows: items.map((item) => standingRowOf(engagement, item, { locale, zone, page: shown.page })),
    })),
    notes: [
      ...(shown.total === 0 ? [t(locale, 'standing.empty')] : []),
      ...(shown.pages > 1 ? [t(locale, 'pager.rows', { from: shown.from, to: shown.to, total: shown.total })] : []),
    ].map((text) => ({ text })),
    actions: [
      ...(shown.page < shown.pages
        ? [
            press('standing.post', t(locale, 'button.next-page', { page: shown.page + 1 }), {
              engagement: id,
              page: shown.page + 1,
            }),
          ]
        : []),
      press('standing.refresh', t(locale, 'button.refresh'), { engagement: id, page: shown.page }),
    ],
  });
}
