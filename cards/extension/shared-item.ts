import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { daysLate } from '../../data/domain/list/list.js';
import type { Instant } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { todayOf } from '../../data/domain/workdays.js';
import { day, t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { whole } from '../wording/citation.js';
import { partyIn } from '../wording/item-words.js';
import { phaseName } from '../wording/names.js';
import json from './shared-item.json' with { type: 'json' };

const draw = layout(json);

/** What a list of results shows of an item before it is inserted; plain text. */
export interface ItemPreview {
  readonly title: string;
  readonly text: string;
}

/** An item's words, and where and when it is due. */
export function itemPreview(engagement: Engagement, item: Item, locale: Locale, now: Instant): ItemPreview {
  const late = daysLate(item, todayOf(engagement, now));
  const places = [
    engagement.details?.customer ?? t(locale, 'engagement.new'),
    phaseName(engagement.playbook, item.phase, locale),
    item.due === undefined ? '' : t(locale, 'item.due', { date: day(item.due, locale) }),
    late > 0 ? t(locale, 'list.late', { n: late }) : '',
  ];
  return { title: label(whole(wordsOf(item, locale))), text: places.filter((part) => part !== '').join(' · ') };
}

/** An item to insert into a message: it is read there, and ticked on its checklist, because Baton may not be in that chat. */
export function sharedItemCard(
  { engagement, item, link }: { readonly engagement: Engagement; readonly item: Item; readonly link: string | null },
  locale: Locale,
  now: Instant,
): Card {
  const { title, text } = itemPreview(engagement, item, locale, now);
  return draw({
    lang: locale,
    fallback: title,
    text: escaped(whole(wordsOf(item, locale))),
    party: partyIn(engagement, item, locale),
    meta: escaped(text),
    actions: link === null ? [] : [{ type: 'Action.OpenUrl', title: t(locale, 'button.open-card'), url: link }],
  });
}
