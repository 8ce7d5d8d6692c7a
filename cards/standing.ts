import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, StandingItem, StandingState } from '../data/domain/engagement.js';
import type { Locale } from '../data/domain/responsibility.js';
import { toArrange } from '../data/domain/standing.js';
import { whole } from './citation.js';
import { runs } from './item-row.js';
import { languageLine } from './language.js';
import { label, plain } from './markdown.js';
import { rowMoment, sharedZone, type Zone } from './moment.js';
import { standingPage } from './pages.js';
import { sideHeading } from './party.js';
import { fitting, textAllowances } from './size.js';
import json from './standing.json' with { type: 'json' };
import { type Card, layout } from './template.js';
import { press } from './verbs.js';
import { say } from './words.js';

const draw = layout(json);
const states: readonly StandingState[] = ['to-arrange', 'arranged', 'not-needed', 'continues'];

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
  return fitting(textAllowances, (limit) =>
    draw({
      lang: locale,
      notice: notice === undefined ? null : plain(notice),
      title: plain(say(locale, 'standing.title', { customer }), 200),
      language: languageLine(engagement, { kind: 'standing', page: shown.page }, locale),
      lead: say(locale, 'standing.lead', { n: toArrange(engagement).length, of: engagement.standing.length }),
      sides: runs(shown.rows, (item) => item.side).map((items) => ({
        party: plain(sideHeading(items[0].side, locale, customer), 120),
        rows: items.map((item) => rowOf(engagement, item, { locale, zone, page: shown.page, limit })),
      })),
      notes: [
        ...(shown.total === 0 ? [say(locale, 'standing.empty')] : []),
        ...(shown.pages > 1 ? [say(locale, 'page.rows', { from: shown.from, to: shown.to, total: shown.total })] : []),
      ].map((text) => ({ text })),
      actions: [
        ...(shown.page < shown.pages
          ? [
              press('standing.post', say(locale, 'button.next-page', { page: shown.page + 1 }), {
                engagement: id,
                page: shown.page + 1,
              }),
            ]
          : []),
        press('standing.refresh', say(locale, 'button.refresh'), { engagement: id, page: shown.page }),
      ],
    }),
  );
}

function rowOf(
  engagement: Engagement,
  item: StandingItem,
  { locale, zone, page, limit }: { locale: Locale; zone: Zone; page: number; limit: number },
) {
  const text = whole(wordsOf(item, locale));
  const id = `marks-${item.id}`;
  const title = say(locale, 'standing.change', { text: label(text, Math.min(limit, 80)) });
  const data = { engagement: engagement.id, item: item.id, seen: item.version, page };
  const open = engagement.state === 'active';
  return {
    id,
    text: plain(text, limit),
    state: `${stateLine(item, locale, zone)}${open ? ' ▾' : ''}`,
    colour: item.state === 'to-arrange' ? 'Accent' : 'Good',
    open: open ? { type: 'Action.ToggleVisibility', title, targetElements: [id] } : null,
    marks: open
      ? states
          .filter((state) => state !== item.state)
          .map((state) => press('standing.mark', say(locale, `standing.mark-${state}`), { ...data, state }))
      : [],
  };
}

function stateLine(item: StandingItem, locale: Locale, zone: Zone): string {
  const state = say(locale, `standing.${item.state}`);
  return item.marked === null
    ? state
    : `${state} · ${plain(item.marked.by.name, 60)}, ${rowMoment(item.marked.at, locale, zone)}`;
}
