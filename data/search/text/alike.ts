import { slips } from './spelling.js';
import { isHangul } from './text.js';

/** From this likeness on (0..1) two words count as the same word: another ending, a slip of the keyboard, a part of a compound. */
export const sameWord = 0.75;

const shared = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return n;
};

/** How much two folded words are the same one, 0..1: inflected, shortened, mistyped, or one inside the other. */
export function alike(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/\d/.test(short) || /\d/.test(long)) return 0;
  return isHangul(short) && isHangul(long) ? alikeSyllables(short, long) : alikeLetters(short, long);
}

/** Particles and endings follow a Korean stem without a space, and compounds are written with spaces or without. */
function alikeSyllables(short: string, long: string): number {
  if (short.length < 2) return 0;
  if (long.startsWith(short)) return 0.95;
  if (long.includes(short)) return 0.85;
  const stem = shared(short, long);
  return stem >= 2 && stem >= short.length - 2 ? 0.85 : 0;
}

function alikeLetters(short: string, long: string): number {
  if (long === `${short}s` && short.length >= 2) return 0.95;
  // A compound that only begins with a word is often another matter: "licensinventering" is not any license.
  if (short.length >= 4 && long.startsWith(short))
    return 2 * short.length >= long.length || long.length < 10 ? 0.9 : 0.78;
  if (short.length === 3 && long.startsWith(short) && long.length <= 5) return 0.8;
  if (short.length >= 5 && long.includes(short)) return 0.8;
  const stem = shared(short, long);
  if (stem >= 5 && stem >= short.length - 3) return 0.8;
  if (stem >= 4 && stem >= short.length - 2) return long.length - stem <= 4 ? 0.8 : 0.6;
  const allowed = long.length >= 8 ? 2 : 1;
  if (short.length >= 5 && short[0] === long[0] && slips(short, long, allowed) <= allowed) return 0.8;
  return short.length >= 6 && long.length >= 10 && long.includes(short.slice(0, 5)) ? 0.6 : 0;
}

/** The likeness of a word to the nearest of others; 0 where there are none. */
export const nearest = (word: string, others: readonly string[]): number =>
  others.reduce((best, other) => (best === 1 ? 1 : Math.max(best, alike(word, other))), 0);
