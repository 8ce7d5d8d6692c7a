/** Lower case, one form of width and of spaces, without the marks given: words of different keyboards are compared in it. */
const without = (marks: RegExp, text: string): string =>
  // Letters without accents are in that form already, and a sheet has tens of thousands of such cells.
  (/[^\p{ASCII}]/u.test(text)
    ? text
        .normalize('NFKD')
        .replace(marks, '')
        .normalize('NFC')
        .toLowerCase()
        .replace(/[\u2018\u2019]/gu, "'")
        .replace(/[\u2010-\u2015]/gu, '-')
    : text.toLowerCase()
  )
    .replace(/\s+/gu, ' ')
    .trim();

/** Lower case, without accents, one form of width and of spaces. */
export const folded = (text: string): string => without(/\p{M}/gu, text);

/**
 * Lower case without the accents of Latin, Greek and Cyrillic letters; marks of other scripts stay, because there they are
 * letters ("が"). Keeps the number of words, not of characters.
 */
export const unaccented = (text: string): string => without(/[\u0300-\u036f]/gu, text);
