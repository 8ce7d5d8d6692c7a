import type { Person } from '../person.js';

// A person who asked to be forgotten is replaced in stored values: what they did stays under the name of a former member,
// what they wrote becomes one phrase. Both carry one marker, single guillemets, and read as English in a release that does
// not know it. Cards write them in the reader's language.

const marked = (words: string): string => `‹${words}›`;

/** The release before marked the same words by no-break spaces instead. */
const markedBefore = (words: string): string => words.replaceAll(' ', '\u00a0');

const member = 'former member';
const removed = 'removed at its author’s request';

/** `n` counts in the engagement and is never given twice there. */
export const formerMember = (n: number): Person => ({ id: `former:${n}`, name: marked(`${member} ${n}`) });

/** The same outside an engagement, without a number. */
export const unnamedFormerMember: Person = { id: 'former:0', name: marked(member) };

/** Replaces what a forgotten person wrote. */
export const removedWords = marked(removed);

/** What replaces a person or their words within a text. */
export type Placeholder = { readonly is: 'words' } | { readonly is: 'member'; readonly n: string | null };

const placeholder = new RegExp(
  `‹(?:${member}(?: (?<now>\\d+))?|${removed})›|${markedBefore(member)}(?:\u00a0(?<before>\\d+))?|${markedBefore(removed)}`,
  'gu',
);

/** Whether a text holds a placeholder. */
export const holdsPlaceholder = (text: string): boolean => text.search(placeholder) >= 0;

/** The text with every placeholder written by `say`, also those of the release before. */
export const withPlaceholders = (text: string, say: (found: Placeholder) => string): string =>
  text.replace(placeholder, (found: string, now?: string, before?: string) =>
    say(found.includes('removed') ? { is: 'words' } : { is: 'member', n: now ?? before ?? null }),
  );

/** Whether a person is a former member. */
export const isFormer = ({ id }: Pick<Person, 'id'>): boolean => id.startsWith('former:');

/** The number of the next former member of an engagement whose stored texts these are. */
export function nextFormer(texts: Iterable<string>): number {
  let highest = 0;
  for (const text of texts) {
    for (const [, n] of text.matchAll(/former:(\d{1,6})(?!\d)/gu)) highest = Math.max(highest, Number(n));
  }
  return highest + 1;
}
