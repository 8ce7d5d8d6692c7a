import { isHangul, words } from './text.js';

/** How much each family of features says; measured on utterances of held-out writers. */
const weight = { word: 1, pair: 0.42, gram: 0.45, term: 4.8, both: 1.6 } as const;

export type Features = ReadonlyMap<string, number>;

/** Recognises an owner's terms in words: "multi-factor authentication" and "2FA" are one feature. */
export type Terms = (tokens: readonly string[], text: string) => readonly string[];

export const noTerms: Terms = () => [];

/**
 * A text as the topic model sees it: words, word pairs, pieces of words (3–5 letters, 2–3 syllables of Hangul) and
 * terms. Pieces make it bear typing errors, inflection and compounds; pairs and terms carry the meaning.
 */
export function features(text: string, terms: Terms = noTerms): Features {
  const counts = new Map<string, number>();
  const add = (feature: string, value: number) => counts.set(feature, (counts.get(feature) ?? 0) + value);
  const tokens = words(text);
  let before = '^';
  for (const token of tokens) {
    add(`w:${token}`, weight.word);
    add(`p:${before} ${token}`, weight.pair);
    before = token;
    for (const gram of grams(token)) add(`g:${gram}`, weight.gram);
  }
  add(`p:${before} $`, weight.pair);
  const found = [...terms(tokens, text)].sort();
  for (const [at, term] of found.entries()) {
    add(`t:${term}`, weight.term);
    for (const other of found.slice(at + 1)) add(`b:${term} ${other}`, weight.both);
  }
  return counts;
}

function* grams(token: string): Generator<string> {
  const hangul = isHangul(token);
  const padded = `<${token}>`;
  const [from, to] = hangul ? [2, 3] : [3, 5];
  for (let size = from; size <= to; size++) {
    for (let at = 0; at + size <= padded.length; at++) yield padded.slice(at, at + size);
  }
}
