import type { Card } from './template.js';

/**
 * Teams takes about 100 KB of UTF-16 a message and recommends 80 KB (Teams platform documentation, "Format your bot
 * messages", 2026); a card of ours stays far below, so that what wraps it always fits.
 */
export const maxCardBytes = 28_000;

/** Kept free for what `readIn` adds to each button of a card that is read in another language. */
export const roomForLanguage = 1_500;

const texts = new WeakMap<Card, string>();

/** A card as it travels. Written once: it is weighed when it is drawn, and the answer and the edit send the same. */
export function textOf(card: Card): string {
  let text = texts.get(card);
  if (text === undefined) {
    text = JSON.stringify(card);
    texts.set(card, text);
  }
  return text;
}

/** UTF-8 bytes of a card as it travels. */
export const bytesOf = (card: Card): number => Buffer.byteLength(textOf(card), 'utf8');

/**
 * Draws with the most generous allowance that fits; the last one is taken whatever it weighs. A tighter allowance never
 * weighs more, so the one that fits is found by halves.
 */
export function fitting<Allowance>(
  allowances: readonly [Allowance, ...Allowance[]],
  draw: (a: Allowance) => Card,
): Card {
  const [first, ...tighter] = allowances;
  let card = draw(first);
  if (bytesOf(card) <= maxCardBytes - roomForLanguage) return card;
  for (let from = 0, to = tighter.length - 1; from <= to; ) {
    const middle = Math.floor((from + to) / 2);
    const allowance = tighter[middle];
    if (allowance === undefined) break;
    const tried = draw(allowance);
    const fits = bytesOf(tried) <= maxCardBytes - roomForLanguage;
    if (fits || middle === tighter.length - 1) card = tried;
    if (fits) to = middle - 1;
    else from = middle + 1;
  }
  return card;
}

/** Characters a row's text may have, most generous first. */
export const textAllowances = [300, 220, 160, 120, 90, 60, 40, 24, 8, 4] as const;
