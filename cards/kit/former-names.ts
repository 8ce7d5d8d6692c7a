import { formerMember, holdsPlaceholder, removedWords } from '../../data/domain/privacy/former.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { t, withFormer } from './i18n.js';

/** A card that names former members and removed words in the card's own language. `layout` calls it for every card. */
export function withFormerMembers<Drawn extends object>(card: Drawn): Drawn {
  const text = JSON.stringify(card);
  if (!holdsPlaceholder(text)) return card;
  const locale = locales.find((one) => 'lang' in card && one === card.lang) ?? 'en';
  // The words of `former.*` hold nothing that JSON would escape.
  return JSON.parse(withFormer(text, locale)) as Drawn;
}

/** What a form returns of a former member's words, as it is stored: a form that is saved unchanged changes nothing. */
export function asStored(typed: string, locale: Locale): string {
  const [before = '', after = ''] = t(locale, 'former.member', { n: '\u0001' }).split('\u0001');
  return typed
    .split('\n')
    .map((line) => (line.trim() === t(locale, 'former.words') ? removedWords : line))
    .join('\n')
    .replace(new RegExp(`${before}(\\d{1,6})${after}`, 'gu'), (_, n: string) => formerMember(Number(n)).name);
}
