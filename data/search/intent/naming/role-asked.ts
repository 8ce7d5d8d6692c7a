import type { Locale } from '../../../domain/responsibility.js';
import { languages, listed } from '../../../language/languages.js';
import { fold, words } from '../../text/text.js';

const has = (list: string, word: string): boolean => listed(list).some((entry) => words(entry).includes(word));

/** Particles are written into the word: "전문가가", "누구예요". */
const begins = (list: string, word: string): boolean => listed(list).some((entry) => word.startsWith(fold(entry)));

/** Whether a text asks who has a role here and nothing else: "who is our specialist?". One word more asks what that person does. */
export function asksForRole(text: string, locale: Locale): boolean {
  const { isAgglutinative, messages } = languages[locale];
  const { who, around, roles, sides } = messages;
  const isOf = isAgglutinative ? begins : has;
  const said = words(text);
  const roleLists = Object.values(roles);
  const isRole = (word: string): boolean => roleLists.some((list) => isOf(list, word));
  const isAsked = (word: string): boolean => isOf(who, word);
  return (
    said.length <= longest &&
    said.some(isRole) &&
    said.some(isAsked) &&
    said.every((word) => isRole(word) || isAsked(word) || has(around, word) || has(sides.us, word))
  );
}

const longest = 8;
