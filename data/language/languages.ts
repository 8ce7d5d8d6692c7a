import type { Locale } from '../domain/responsibility.js';
import { english } from './en/language.js';
import { korean } from './ko/language.js';
import { portuguese } from './pt-BR/language.js';
import { swedish } from './sv/language.js';
import type { Language } from './words/language.js';

/** Languages by their tags. Readers take them as an argument, so that a test can add one. */
export type Languages<Tag extends string = Locale> = Readonly<Record<Tag, Language>>;

/** The languages that Baton speaks: each is one folder, and its line here does not compile without one in `locales`. */
export const languages: Languages = { en: english, ko: korean, 'pt-BR': portuguese, sv: swedish };

/** What is made of each language once. */
export const perLanguage = <Tag extends string, Made>(
  all: Languages<Tag>,
  make: (language: Language, tag: Tag) => Made,
): Readonly<Record<Tag, Made>> =>
  Object.fromEntries(tagsOf(all).map((tag) => [tag, make(all[tag], tag)])) as Record<Tag, Made>;

export const tagsOf = <Tag extends string>(all: Languages<Tag>): readonly Tag[] => Object.keys(all) as Tag[];

/** A list as a language's file writes it. */
export const listed = (list: string): readonly string[] =>
  list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Words parted by spaces, as a language's file writes them. */
export const spaced = (list: string): readonly string[] => list.split(/\s+/u).filter((word) => word !== '');

/** Alternatives of some languages as one; `(?!)`, which matches nothing, where none has any. */
export function alternatives(all: readonly Language[], of: (language: Language) => string): string {
  const sources = all.map(of).filter((source) => source !== '');
  return sources.length === 0 ? '(?!)' : sources.join('|');
}

/** The alternatives of all languages as words: with edges, except where words carry particles. */
export function wholeWords(all: readonly Language[], of: (language: Language) => string): string {
  const glued = all.filter(({ isAgglutinative }) => isAgglutinative);
  const apart = all.filter(({ isAgglutinative }) => !isAgglutinative);
  return `(?<!\\p{L})(?:${alternatives(apart, of)})(?!\\p{L})|${alternatives(glued, of)}`;
}
