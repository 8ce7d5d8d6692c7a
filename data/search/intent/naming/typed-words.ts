import { listed } from '../../../language/languages.js';
import { fold } from '../../text/text.js';

/** A word of a message, as it was typed and folded. */
export interface TypedWord {
  readonly typed: string;
  readonly folded: string;
}

/** Typed words without the signs around them; signs that mean something ("->") are words. */
export const typedWords = (text: string): readonly TypedWord[] =>
  text
    .split(/\s+/u)
    .map((typed) =>
      /^(?:->|→|=>)$/u.test(typed) ? typed : typed.replace(/^[\s"'“”‘’(*_[,.;!?…]+|[\s"'“”‘’)*_\],.;:!?…✓✅]+$/gu, ''),
    )
    .filter((typed) => typed !== '')
    .map((typed) => ({ typed, folded: fold(typed).replaceAll('’', "'") }));

/** The phrases of a list in their words, the longest first. */
export const phrasesOf = (list: string): readonly (readonly string[])[] =>
  listed(list)
    .map((phrase) => fold(phrase).split(/\s+/u))
    .sort((a, b) => b.length - a.length);

const hasPhrase = (said: readonly TypedWord[], phrase: readonly string[], endings: readonly string[]): boolean =>
  said.some((_, at) =>
    phrase.every((word, k) => {
      const here = said[at + k]?.folded ?? '';
      const isLast = k === phrase.length - 1;
      return here === word || (isLast && (endings.some((ending) => here === word + ending) || here === `${word}'s`));
    }),
  );

/** The first name of which a phrase stands among words, its last word perhaps with an ending; null where none does. */
export function namedOne<Name extends string>(
  lists: Readonly<Record<Name, string>>,
  said: readonly TypedWord[],
  endings: readonly string[],
): Name | null {
  for (const [name, list] of Object.entries(lists) as [Name, string][]) {
    if (phrasesOf(list).some((phrase) => hasPhrase(said, phrase, endings))) return name;
  }
  return null;
}

export const without = (said: readonly TypedWord[], at: number, size: number): readonly TypedWord[] => [
  ...said.slice(0, at),
  ...said.slice(at + size),
];

export const typedText = (said: readonly TypedWord[]): string => said.map(({ typed }) => typed).join(' ');
