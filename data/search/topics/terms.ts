import type { Terms } from '../model/features.js';
import { fold, isHangul, words } from '../text/text.js';

interface Way {
  readonly term: string;
  readonly tokens: readonly string[];
}

/** Reads `name: way, way` lines; `#` begins a comment. */
export function parseTerms(text: string): ReadonlyMap<string, readonly string[]> {
  const terms = new Map<string, string[]>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`terms, line ${at + 1}: write "name: way of saying it, another way".`);
    const name = line.slice(0, colon).trim();
    const ways = line
      .slice(colon + 1)
      .split(',')
      .map((way) => way.trim())
      .filter((way) => way !== '');
    terms.set(name, [...(terms.get(name) ?? []), ...ways]);
  }
  return terms;
}

/** A short way must stand alone; a longer one also begins an inflected or compound word. */
const begins = (token: string, way: string): boolean => token === way || (way.length >= 4 && token.startsWith(way));

/** Finds terms in texts. Korean is matched without its spaces, which writers place freely. */
export function termFinder(terms: ReadonlyMap<string, readonly string[]>): Terms {
  const byStart = new Map<string, Way[]>();
  const hangul = new Map<string, { term: string; text: string }[]>();
  for (const [term, ways] of terms) {
    for (const way of ways) {
      const tokens = words(way);
      const first = tokens[0];
      if (first === undefined) continue;
      if (isHangul(way)) {
        const text = fold(way).replace(/\s+/g, '');
        const key = text.slice(0, 2);
        hangul.set(key, [...(hangul.get(key) ?? []), { term, text }]);
      } else {
        byStart.set(first, [...(byStart.get(first) ?? []), { term, tokens }]);
      }
    }
  }
  const longestStart = Math.max(0, ...[...byStart.keys()].map((start) => start.length));
  for (const ways of byStart.values()) ways.sort((a, b) => b.tokens.length - a.tokens.length);
  for (const ways of hangul.values()) ways.sort((a, b) => b.text.length - a.text.length);
  const startsOf = (token: string): readonly Way[] =>
    Array.from(
      { length: Math.min(token.length, longestStart) },
      (_, at) => byStart.get(token.slice(0, at + 1)) ?? [],
    ).flat();
  return (tokens, text) => {
    const found = new Set<string>();
    inWords(tokens, startsOf, found);
    if (isHangul(text)) inHangul(fold(text).replace(/\s+/g, ''), hangul, found);
    return [...found];
  };
}

/** A way of several words takes them: "Managed Desktop" says nothing about desktops. */
function inWords(tokens: readonly string[], startsOf: (token: string) => readonly Way[], found: Set<string>): void {
  const taken = new Set<number>();
  const matches: { readonly at: number; readonly way: Way }[] = [];
  for (const [at, token] of tokens.entries()) {
    for (const way of startsOf(token)) {
      if (way.tokens.every((part, k) => begins(tokens[at + k] ?? '', part))) matches.push({ at, way });
    }
  }
  matches.sort((a, b) => b.way.tokens.length - a.way.tokens.length || a.at - b.at);
  for (const { at, way } of matches) {
    const places = way.tokens.map((_, k) => at + k);
    if (way.tokens.length < 2 && taken.has(at)) continue;
    found.add(way.term);
    if (way.tokens.length > 1) for (const place of places) taken.add(place);
  }
}

function inHangul(
  text: string,
  byStart: ReadonlyMap<string, readonly { readonly term: string; readonly text: string }[]>,
  found: Set<string>,
): void {
  const matches: { readonly at: number; readonly size: number; readonly term: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    for (const start of [text.slice(at, at + 2), text.slice(at, at + 1)]) {
      for (const way of byStart.get(start) ?? []) {
        if (text.startsWith(way.text, at)) matches.push({ at, size: way.text.length, term: way.term });
      }
    }
  }
  const taken: { readonly from: number; readonly to: number }[] = [];
  for (const { at, size, term } of matches.sort((a, b) => b.size - a.size)) {
    const inside = taken.some(({ from, to }) => at >= from && at + size <= to && to - from > size);
    if (inside) continue;
    found.add(term);
    taken.push({ from: at, to: at + size });
  }
}
