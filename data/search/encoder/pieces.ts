import { words } from '../text/text.js';

/** Words of these scripts are not divided by spaces, or are inflected by what is glued to them: two signs each are a piece. */
const inPairs = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Longer words are also known by their parts, so that inflection, compounds and typing errors stay near. */
const longestWhole = 5;
const partLength = 5;

/** The pieces of a text as keys of 32 bits, each with how often it occurs. `small` words (folded) say nothing and are left out. */
export function piecesOf(text: string, small: ReadonlySet<string>): ReadonlyMap<number, number> {
  const pieces = new Map<number, number>();
  const add = (piece: string) => {
    const key = keyOf(piece);
    pieces.set(key, (pieces.get(key) ?? 0) + 1);
  };
  for (const word of words(text)) {
    if (small.has(word)) continue;
    if (inPairs.test(word)) {
      for (let at = 0; at + 2 <= word.length; at++) add(word.slice(at, at + 2));
      if (word.length === 1) add(word);
      if (word.length > 2) add(`#${word.slice(0, 3)}`);
      continue;
    }
    add(`#${word}`);
    if (word.length <= longestWhole) continue;
    const whole = `<${word}>`;
    for (let at = 0; at + partLength <= whole.length; at++) add(whole.slice(at, at + partLength));
  }
  return pieces;
}

/** The piece that a folded word is as a whole; words of scripts without spaces have none. */
export const keyOfWord = (word: string): number => keyOf(`#${word}`);

/** FNV-1a over UTF-16 code units (public domain), finished as in murmur3. */
function keyOf(piece: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < piece.length; at++) hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
