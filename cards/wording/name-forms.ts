import { languagesWithout, nameIn } from '../../data/domain/playbook/names.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { tiedTo } from '../kit/tied-words.js';
import { providerName } from './names.js';

/**
 * What the provider offers, as "outside of it" needs it. Where the playbook has no name for that in the language, it is
 * what the provider provides: words of another language inside a sentence would be worse.
 */
export function offerName(playbook: Playbook, locale: Locale): string {
  const { offer } = playbook;
  const name =
    offer === undefined || languagesWithout(offer, [locale]).length > 0
      ? t(locale, 'answer.offer', { party: providerName(playbook, locale) })
      : nameIn(offer, locale);
  // Portuguese writes "de" and the article that follows as one word: "do benefício".
  return locale === 'pt-BR' ? tiedTo('de', name, locale) : name;
}

/** That something lies outside of what the provider offers, as a heading. */
export const outsideName = (playbook: Playbook, locale: Locale): string =>
  t(locale, 'answer.outside', { offer: offerName(playbook, locale) });

/** A name in brackets or in a list of labels: without the article that a sentence gives it. */
export const withoutArticle = (name: string, locale: Locale): string =>
  locale === 'en' ? name.replace(/^the /iu, '') : locale === 'pt-BR' ? name.replace(/^(?:o|a|os|as) /iu, '') : name;

const lists = Object.fromEntries(
  locales.map((locale) => [locale, new Intl.ListFormat(locale, { type: 'conjunction' })]),
) as Readonly<Record<Locale, Intl.ListFormat>>;

/** Names one behind the other, as the language lists them: "A, B, and C" in American English. */
export const enumerated = (names: readonly string[], locale: Locale): string => lists[locale].format(names);
