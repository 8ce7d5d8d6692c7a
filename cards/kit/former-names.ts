import { formerMember, holdsStandIn, removedWords } from '../../data/domain/privacy/anonymize.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { t, withFormer } from './i18n.js';
import { textsOf } from './message-size.js';
import type { Card } from './template.js';

/** A card with former members in its own language. Every card comes by here: wherever a name stands, none is forgotten. */
export function inItsWords(card: Card): Card {
  const text = textsOf(card);
  if (!holdsStandIn(text)) return card;
  const locale = locales.find((one) => one === card.lang) ?? 'en';
  // The words of `former.*` hold nothing that JSON would escape.
  return JSON.parse(withFormer(text, locale)) as Card;
}

/** What a form showed in somebody's words, as it is stored: a form that is saved unchanged changes nothing. */
export function asStored(typed: string, locale: Locale): string {
  const [before = '', after = ''] = t(locale, 'former.member', { n: '\u0001' }).split('\u0001');
  return typed
    .split('\n')
    .map((line) => (line.trim() === t(locale, 'former.words') ? removedWords : line))
    .join('\n')
    .replace(new RegExp(`${before}(\\d{1,6})${after}`, 'gu'), (_, n: string) => formerMember(Number(n)).name);
}
