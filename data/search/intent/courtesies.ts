import type { Message } from '../../domain/answer/message.js';
import type { Locale } from '../../domain/responsibility.js';
import { type Languages, languages, listed, perLanguage, tagsOf, wholeWords } from '../../language/languages.js';
import type { Language } from '../../language/words/language.js';
import { fold, words } from '../text/text.js';
import { asksWhat, asksWhose } from './decide.js';

type Kind = Extract<Message, { readonly is: 'courtesy' }>['kind'];

/** Of several the first decides: thanks in a farewell is a thank-you, and “good” in a greeting praises nothing. */
const order = ['thanks', 'goodbye', 'greeting', 'praise', 'test', 'agreement'] as const satisfies readonly Kind[];

interface Vocabulary {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly fillers: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
}

/** Letters that are held down count twice. */
const held = (word: string): string => word.replace(/(.)\1{2,}/gu, '$1$1');

/** Korean chat writes words by their first consonants, and twice for good measure: "ㄱㅅㄱㅅ" is "ㄱㅅ". Folded letters. */
const once = (word: string): string => (/^[\u1100-\u11ff]+$/u.test(word) ? word.replace(/^(.{2,}?)\1+$/u, '$1') : word);

function vocabularyOf({ messages: { courtesy } }: Language): Vocabulary {
  const kinds = new Map<string, Kind>();
  for (const kind of order) {
    for (const word of listed(courtesy[kind]).flatMap(words).map(held)) if (!kinds.has(word)) kinds.set(word, kind);
  }
  return {
    kinds,
    fillers: new Set(listed(courtesy.filler).flatMap(words)),
    asked: new Set(listed(courtesy.asked).map((entry) => words(entry).map(held).join(' '))),
  };
}

/** A longer text is never only polite. */
const longest = 12;

type CourtesyReader<Tag> = (text: string, first: Tag) => { readonly kind: Kind; readonly locale: Tag } | null;

/** Reads courtesies in some languages. */
export function courtesyReader<Tag extends string>(all: Languages<Tag>): CourtesyReader<Tag> {
  const vocabularies = perLanguage(all, vocabularyOf);
  return (text, first) => {
    const said = words(text).map((word) => once(held(word)));
    const inOrder = [first, ...tagsOf(all).filter((other) => other !== first)];
    const asked = inOrder.find((tag) => vocabularies[tag].asked.has(said.join(' ')));
    if (asked !== undefined) return { kind: 'test', locale: asked };
    if (said.length === 0 || said.length > longest || /[?？]/u.test(text)) return null;
    for (const locale of inOrder) {
      const { kinds: known, fillers } = vocabularies[locale];
      const kinds = said.map((word) => known.get(word) ?? known.get(word.replace(/(.)\1+$/u, '$1')));
      const isAll = said.every((word, at) => kinds[at] !== undefined || fillers.has(word));
      const kind = order.find((one) => kinds.includes(one));
      if (isAll && kind !== undefined) return { kind, locale };
    }
    return null;
  };
}

/**
 * The courtesy of a text whose every word belongs to one, with the language; null where a word says more. The language
 * that is tried first is `first`.
 */
export const courtesyOfWords: CourtesyReader<Locale> = courtesyReader(languages);

/**
 * The courtesy of a statement that says back what was answered and thanks for it: "so it is us who open the ports. thanks!"
 * null where anything is asked, or where no sentence is a courtesy alone.
 */
export function courtesyOfSayingBack(text: string, locale: Locale): Kind | null {
  if (/[?？]/u.test(text) || asksWhat(text, locale)) return null;
  const asking = text.split(/(?<=[.!~…])\s+|[,\n]\s*/u).filter((part) => asksWhose(part, locale));
  // "Now I know who does it" asks nothing.
  if (asking.length > 0) {
    return asking.every((part) => isClear[locale].test(fold(part))) ? courtesyOfAPart(text, locale) : null;
  }
  return saidBack[locale].test(fold(text)) ? (courtesyOfAPart(text, locale) ?? courtesyAtTheEnd(text, locale)) : null;
}

const isClear = perLanguage(languages, ({ messages, isAgglutinative }) => {
  const said = listed(messages.isClear).map(fold).join('|');
  return new RegExp(isAgglutinative ? said : `(?<!\\p{L})(?:${said})(?!\\p{L})`, 'u');
});

const saidBack = perLanguage(
  languages,
  (language) =>
    new RegExp(
      wholeWords([language], ({ messages }) => listed(messages.saidBack).map(fold).join('|')),
      'u',
    ),
);

/** The courtesy of a sentence or clause of a text that is one alone; null where none is. A greeting opens anything. */
export function courtesyOfAPart(text: string, locale: Locale): Kind | null {
  return kindAmong(text.split(/(?<=[.!~…])\s+|[,\n]\s*/u), locale);
}

/** Words that a chat puts behind a sentence without a sign between: "… then thank you so much". */
const mostBehind = 4;

/** The courtesy that a text ends with, where nothing separates it from what it follows. */
function courtesyAtTheEnd(text: string, locale: Locale): Kind | null {
  const said = text.trim().split(/\s+/u);
  const ends = Array.from({ length: Math.min(mostBehind, said.length - 1) }, (_, at) => said.slice(-1 - at).join(' '));
  return kindAmong(ends, locale);
}

function kindAmong(parts: readonly string[], locale: Locale): Kind | null {
  const kinds = parts.map((part) => courtesyOfWords(part, locale)?.kind);
  return order.find((kind) => kind !== 'greeting' && kind !== 'test' && kinds.includes(kind)) ?? null;
}
