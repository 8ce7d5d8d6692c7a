import { languages } from '../../language/languages.js';
import { words } from '../text/text.js';

const all = Object.values(languages);
const set = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(words));

/** Words that say nothing about a matter: every question uses them. */
export const smallWords: ReadonlySet<string> = set(all.map(({ questions }) => questions.small));

/** Words for a row of a list, beside the matter that it is about: "the DNS item", "proxypunkten". */
const naming = set(all.map(({ questions }) => questions.naming));

/** Words that say what a text is about, folded. */
export const contentWords = (text: string): readonly string[] => [
  ...new Set(words(text).filter((word) => !smallWords.has(word))),
];

/** The same of the few words that name a row: without the word "item" itself, unless there is no other. */
export function namingWords(text: string): readonly string[] {
  const all = contentWords(text);
  const own = all.filter((word) => !naming.has(word));
  return own.length > 0 ? own : all;
}
