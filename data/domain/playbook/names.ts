import type { Names, PlaybookParty } from './playbook.js';

/** The name that a language has itself: its own tag, its language without region, or another region of it; else null. */
function ownName(names: Names, locale: string): string | null {
  const [language = ''] = locale.split('-');
  const region = Object.keys(names).find((tag) => tag.split('-')[0] === language);
  return names[locale] ?? names[language] ?? (region === undefined ? null : (names[region] ?? null));
}

/** A name for readers of a language: its own, else the English one, else the first there is; `''` where there is none. */
export const nameIn = (names: Names, locale: string): string =>
  ownName(names, locale) ?? names.en ?? Object.values(names)[0] ?? '';

/**
 * A party inside a sentence ("the supplier"). Where a language has no such form, its heading: an article of another
 * language would be worse than none.
 */
export const nameInSentence = (party: Pick<PlaybookParty, 'names' | 'inSentences'>, locale: string): string =>
  ownName(party.inSentences ?? {}, locale) ?? nameIn(party.names, locale);

/** Which of the languages have no name of their own, and show another's. */
export const languagesWithout = (names: Names, locales: readonly string[]): readonly string[] =>
  locales.filter((locale) => ownName(names, locale) === null);
