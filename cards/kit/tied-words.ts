import type { Locale } from '../../data/domain/responsibility.js';

/** What locale files put between a preposition and a name whose form depends on it; people never type it. */
const tie = '\u2040';

/** Portuguese prepositions and the articles that they take in: "de" and "a Microsoft" become "da Microsoft". */
const contracted: Readonly<Record<string, string>> = {
  'de o': 'do',
  'de a': 'da',
  'de os': 'dos',
  'de as': 'das',
  'em o': 'no',
  'em a': 'na',
  'em os': 'nos',
  'em as': 'nas',
  'por o': 'pelo',
  'por a': 'pela',
  'por os': 'pelos',
  'por as': 'pelas',
  'a o': 'ao',
  'a a': 'à',
  'a os': 'aos',
  'a as': 'às',
};

/** A preposition and the article behind the tie, or the Swedish "ni" that becomes "er" there. */
const tied = new RegExp(`(\\p{L}+)${tie}(?:(o|a|os|as) )?`, 'giu');
const swedishYou = new RegExp(`${tie}ni(?!\\p{L})`, 'giu');

/** A preposition before a name, outside of a sentence of the locale files: "do benefício", "na lista". */
export const tiedTo = (preposition: string, name: string, locale: Locale): string =>
  withTies(`${preposition}${tie}${name}`, locale);

/**
 * A sentence whose names have the form that the word before them asks for. Locale files write “de⁀{party}”, because only the
 * filled sentence has the article: “da Microsoft”, but “de Contoso”; Swedish “till⁀{party}” makes “till er” of “ni”.
 */
export function withTies(text: string, locale: Locale): string {
  if (!text.includes(tie)) return text;
  if (locale !== 'pt-BR') return text.replace(swedishYou, locale === 'sv' ? ' er' : ' ni').replaceAll(tie, ' ');
  return text.replace(tied, (_whole, word: string, article: string | undefined) => {
    if (article === undefined) return `${word} `;
    const one = contracted[`${word} ${article}`.toLowerCase()];
    const [first = ''] = word;
    return one === undefined
      ? `${word} ${article} `
      : `${first === first.toLowerCase() ? one : one.charAt(0).toUpperCase() + one.slice(1)} `;
  });
}
