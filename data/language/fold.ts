/** Lower case, without accents, one form of width and of spaces: words of different keyboards are compared in it. */
export const folded = (text: string): string =>
  // Letters without accents are in that form already, and a sheet has tens of thousands of such cells.
  (/[^\p{ASCII}]/u.test(text)
    ? text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .normalize('NFC')
        .toLowerCase()
        .replace(/[\u2018\u2019]/gu, "'")
        .replace(/[\u2010-\u2015]/gu, '-')
    : text.toLowerCase()
  )
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * Lower case without the accents of Latin, Greek and Cyrillic letters; marks of other scripts stay, because there they are
 * letters ("が"). Keeps the number of words, not of characters.
 */
export const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
