import { countsOf, itemsOf } from '../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sentence, t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Size, sizeOf, sum } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { pagerOf } from '../rows/pager.js';
import { pageOf } from '../rows/pages.js';
import { countsLine } from '../wording/counts.js';
import { phaseName } from '../wording/names.js';
import { nextSteps } from '../wording/next-step.js';
import type { Audience } from '../wording/party.js';
import json from './status.json' with { type: 'json' };

const draw = layout(json);

export interface StatusRow {
  readonly engagement: Engagement;
  /** Deep link to its card in the channel; null when none is posted. */
  readonly link: string | null;
}

/** The engagements a person is in, each with where it stands and a way to its card. */
export function statusCard(
  rows: readonly StatusRow[],
  locale: Locale,
  place: Audience['place'] = 'personal',
  page = 1,
): Card {
  const shown = pageOf(
    rows.map((row) => rowOf(row, locale)),
    page,
    (row) => sum(sizeOf(row), perRow),
  );
  return draw({
    lang: locale,
    title: place === 'personal' ? t(locale, 'status.title') : sentence(t(locale, 'command.status'), locale),
    empty: rows.length === 0 ? t(locale, 'status.none') : null,
    rows: shown.rows,
    pager: pagerOf(shown, locale, (other, title) => press('status.show', title, { page: other })),
    more: place === 'personal' ? null : t(locale, 'status.elsewhere'),
    actions: [press('status.show', t(locale, 'button.refresh'), {})],
  });
}

/** What the columns of a row take. */
const perRow: Size = { bytes: 450, units: 450 };

function rowOf({ engagement, link }: StatusRow, locale: Locale) {
  const customer = engagement.details?.customer ?? t(locale, 'engagement.new');
  const title = t(locale, 'status.open', { customer: label(customer) });
  return {
    customer: escaped(customer),
    where: whereOf(engagement, locale),
    next: nextSteps(engagement, locale)[0] ?? null,
    open: link === null ? null : { type: 'Action.OpenUrl', title, url: link },
  };
}

function whereOf(engagement: Engagement, locale: Locale): string {
  if (engagement.state === 'setting-up') return t(locale, 'engagement.setting-up');
  const { state } = engagement;
  if (state === 'completed' || state === 'cancelled' || state === 'paused') return t(locale, `engagement.${state}`);
  const phase = phaseName(engagement.playbook, engagement.phase, locale);
  return [phase, countsLine(countsOf(itemsOf(engagement, engagement.phase)), locale)]
    .filter((part) => part !== '')
    .join(' · ');
}
