import type { Person } from '../person.js';
import { removedWords } from './former.js';

/** The ids and names that stand for one person. */
export interface Known {
  /** `from.id`, the ids of their personal chats, and other ids that are theirs alone. */
  readonly ids: readonly string[];
  /** In full, as Teams shows them; addresses too. */
  readonly names: readonly string[];
}

/** A person who is forgotten in one engagement. */
export interface Subject {
  /** `from.id`; empty for a person who was only expected. */
  readonly id: string;
  readonly known: Known;
  readonly former: Person;
  /** What they wrote there, each text as a whole, longest first. */
  readonly wrote: readonly string[];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** Each text once, longest first, without blank ones. */
export const byLength = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].filter((text) => text.trim() !== '').toSorted((a, b) => b.length - a.length);

/** Scripts without spaces, in which what follows a name is written onto it. */
const unspaced = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** Matches ids as they are and names in any case, neither inside a longer id or word; null where nothing is known. */
export function patternOf({ ids, names }: Known): RegExp | null {
  const parts = [
    ...byLength(ids).map((id) => `(?<![\\p{L}\\p{N}_-])${escaped(id)}(?![\\p{L}\\p{N}_-])`),
    ...byLength(names).map(
      (name) => `(?<![\\p{L}\\p{N}])${escaped(name)}${unspaced.test(name) ? '' : '(?![\\p{L}\\p{N}])'}`,
    ),
  ];
  return parts.length === 0 ? null : new RegExp(parts.join('|'), 'giu');
}

/** A typed text with the former member for each id and full name of the person. */
export function anonymized(text: string, { known, former }: Subject): string {
  const pattern = patternOf(known);
  return pattern === null
    ? text
    : text.replace(pattern, (found) => (known.ids.includes(found) ? former.id : former.name));
}

/** A value that is no text with the person's ids replaced; a name in it is a word of Baton's own. */
export function anonymizedKey(text: string, { known, former }: Subject): string {
  const pattern = patternOf({ ...known, names: [] });
  return pattern === null ? text : text.replace(pattern, former.id);
}

/** Characters: a shorter text (“done”) inside a longer one may be another person's. */
const shortestWritten = 8;

/** A text without what the person wrote, as a whole or inside words that others took over. */
export function withoutWritten(text: string, { wrote }: Subject): string {
  if (wrote.includes(text)) return removedWords;
  let left = text;
  for (const words of wrote) if (words.length >= shortestWritten) left = left.replaceAll(words, removedWords);
  return left;
}
