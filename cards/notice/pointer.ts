import type { Locale } from '../../data/domain/responsibility.js';
import { type Key, t } from '../kit/i18n.js';
import { type Card, layout } from '../kit/template.js';
import json from './pointer.json' with { type: 'json' };

const draw = layout(json);

/** What a message becomes when a newer one shows the same card, or when its page has no rows any more. */
export const pointerCard = (locale: Locale, key: Key & `pointer.${string}` = 'pointer.list'): Card =>
  draw({ lang: locale, text: t(locale, key) });
