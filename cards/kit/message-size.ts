import type { Card } from './template.js';

/** What something takes of a message: bytes of UTF-8, and UTF-16 code units, which is how Teams counts. */
export interface Size {
  readonly bytes: number;
  readonly units: number;
}

/**
 * The most that a message of ours takes. Teams accepts about 100 KB of UTF-16 and recommends 80 KB (Teams platform
 * documentation, "Format your bot messages", 2026); a phone on a slow line decides the rest.
 */
export const messageLimit: Size = { bytes: 40_000, units: 32_000 };

/** What wraps a card in its message, and what `readIn` adds to each button of a card read in another language. */
export const cardLimit: Size = { bytes: messageLimit.bytes - 1_500, units: messageLimit.units - 1_000 };

/** What the rows of a page take together; the rest is for headings, notes, a notice and buttons. */
export const rowsLimit: Size = { bytes: cardLimit.bytes - 8_500, units: cardLimit.units - 4_500 };

const sizeOfText = (text: string): Size => ({ bytes: Buffer.byteLength(text, 'utf8'), units: text.length });

/** The size of a card as it travels. */
export const sizeOfCard = (card: Card): Size => sizeOfText(JSON.stringify(card));

/** The size of a piece of a card. */
export const sizeOf = (piece: object | string): Size => sizeOfText(JSON.stringify(piece));

export const sum = (...sizes: readonly Size[]): Size => ({
  bytes: sizes.reduce((all, { bytes }) => all + bytes, 0),
  units: sizes.reduce((all, { units }) => all + units, 0),
});

/** The larger of each measure. */
export const largest = (...sizes: readonly Size[]): Size => ({
  bytes: Math.max(...sizes.map(({ bytes }) => bytes)),
  units: Math.max(...sizes.map(({ units }) => units)),
});

export const isWithin = (size: Size, limit: Size): boolean => size.bytes <= limit.bytes && size.units <= limit.units;

/**
 * Draws with as many entries as fit on a card, at most `most`: what gives way is their number, never a text. Cards whose
 * entries are told by number where they are too many use it; what is looked through has pages.
 */
export function asManyAsFit(most: number, draw: (n: number) => Card): Card {
  let card = draw(most);
  if (isWithin(sizeOfCard(card), cardLimit)) return card;
  let [fits, tooMany] = [0, most];
  card = draw(fits);
  while (tooMany - fits > 1) {
    const n = Math.floor((fits + tooMany) / 2);
    const tried = draw(n);
    if (isWithin(sizeOfCard(tried), cardLimit)) {
      card = tried;
      fits = n;
    } else tooMany = n;
  }
  return card;
}

/** Draws in the first of several ways that fits on a card; in the last one whatever it weighs. */
export function firstThatFits<Way>(ways: readonly [Way, ...Way[]], draw: (way: Way) => Card): Card {
  const [first, ...others] = ways;
  let card = draw(first);
  for (const way of others) {
    if (isWithin(sizeOfCard(card), cardLimit)) return card;
    card = draw(way);
  }
  return card;
}
