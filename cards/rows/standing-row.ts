import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { StandingItem, StandingState } from '../../data/domain/item.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label, nameLength } from '../kit/markdown.js';
import { press } from '../kit/verbs.js';
import { whole } from '../wording/citation.js';
import { rowDateTime, type Zone } from '../wording/date-time.js';

const states: readonly StandingState[] = ['to-arrange', 'arranged', 'not-needed', 'continues'];

/** A row of the standing list: what it is, how it is arranged, and behind a tap what it can be set to. */
export function standingRowOf(
  engagement: Engagement,
  item: StandingItem,
  { locale, zone, page }: { readonly locale: Locale; readonly zone: Zone; readonly page: number },
) {
  const text = whole(wordsOf(item, locale));
  const id = `marks-${item.id}`;
  const title = t(locale, 'standing.change', { text: label(text) });
  const data = { engagement: engagement.id, item: item.id, seen: item.version, page };
  const open = engagement.state === 'active';
  return {
    id,
    text: escaped(text),
    state: `${stateLine(item, locale, zone)}${open ? ' ▾' : ''}`,
    colour: item.state === 'to-arrange' ? 'Accent' : 'Good',
    open: open ? { type: 'Action.ToggleVisibility', title, targetElements: [id] } : null,
    marks: open
      ? states
          .filter((state) => state !== item.state)
          .map((state) => press('standing.mark', t(locale, `standing.mark-${state}`), { ...data, state }))
      : [],
  };
}

function stateLine(item: StandingItem, locale: Locale, zone: Zone): string {
  const state = t(locale, `standing.${item.state}`);
  return item.marked === null
    ? state
    : `${state} · ${escaped(item.marked.by.name, nameLength)}, ${rowDateTime(item.marked.at, locale, zone)}`;
}
