import type { Locale } from '../../../domain/responsibility.js';
import { languages, listed } from '../../../language/languages.js';
import { fold } from '../../text/text.js';
import { type TypedWord, typedText, without } from './typed-words.js';

type Found = readonly [person: string | null, rest: readonly TypedWord[]];

const genitive = /['’]s$/u;

const isMe = (word: string, locale: Locale): boolean => listed(languages[locale].messages.me).map(fold).includes(word);

/** Whom something is given to or who is reminded: behind "to", right behind "remind", or with the ending that says so. */
export const targetNamed = (said: readonly TypedWord[], locale: Locale, frame: ReadonlySet<string>): Found =>
  languages[locale].isAgglutinative ? targetByEnding(said, locale) : targetByPlace(said, locale, frame);

function targetByEnding(said: readonly TypedWord[], locale: Locale): Found {
  const { personEndings, withPerson, endings } = languages[locale].messages;
  for (const [at, { typed }] of said.entries()) {
    if (isMe(fold(typed), locale)) return ['me', without(said, at, 1)];
    const ending = listed(personEndings).find((one) => typed.endsWith(one) && typed.length > one.length);
    if (ending !== undefined) return [typed.slice(0, -ending.length), without(said, at, 1)];
    const next = said[at + 1];
    if (listed(withPerson).includes(typed) && next !== undefined) {
      return [endings === undefined ? next.typed : next.typed.replace(endings.person, ''), without(said, at, 2)];
    }
  }
  return [null, said];
}

const articles = new Set(Object.values(languages).flatMap(({ messages }) => listed(messages.articles)));

const longestName = 3;

function targetByPlace(said: readonly TypedWord[], locale: Locale, frame: ReadonlySet<string>): Found {
  const { toPerson, withPerson } = languages[locale].messages;
  const before = new Set(listed(toPerson).map(fold));
  const verbs = new Set(listed(withPerson).map(fold));
  const nameLength = (from: number): number => {
    let size = 0;
    while (size < longestName && isName(said[from + size], frame, size)) size++;
    return size;
  };
  const behind = (at: number): readonly [string, readonly TypedWord[]] | null => {
    const from = articles.has(said[at + 1]?.folded ?? '') ? at + 2 : at + 1;
    const next = said[from];
    if (next === undefined) return null;
    if (isMe(next.folded, locale)) return ['me', without(said, at, from + 1 - at)];
    const size = nameLength(from);
    if (size === 0) return null;
    // A preposition goes with the name, a verb stays.
    const start = verbs.has(said[at]?.folded ?? '') ? from : at;
    return [typedText(said.slice(from, from + size)).replace(genitive, ''), without(said, start, from + size - start)];
  };
  const behindVerbs = said.flatMap(({ folded }, at) => (verbs.has(folded) ? (behind(at) === null ? [] : [at]) : []));
  for (const at of behindVerbs) {
    const found = behind(at);
    if (found !== null && isWrittenAsName(found[0])) return found;
  }
  for (let at = said.length - 2; at >= 0; at--) {
    const found = before.has(said[at]?.folded ?? '') ? behind(at) : null;
    if (found !== null) return found;
  }
  const [firstVerb] = behindVerbs;
  const found = firstVerb === undefined ? null : behind(firstVerb);
  if (found !== null) return found;
  const [first, second] = said;
  if (first !== undefined && isMe(first.folded, locale)) return ['me', said.slice(1)];
  // "Diego takes the firewall": a name before everything else.
  if (first !== undefined && isCapitalized(first) && isName(first, frame, 0)) return [first.typed, said.slice(1)];
  // "assign Diego the firewall": a name right behind the verb.
  if (second !== undefined && isCapitalized(second) && isName(second, frame, 0))
    return [second.typed, without(said, 1, 1)];
  return [null, said];
}

const isCapitalized = ({ typed }: TypedWord): boolean => /^\p{Lu}/u.test(typed);

const isWrittenAsName = (name: string): boolean => name === 'me' || /^\p{Lu}/u.test(name);

/** A name's first word may be any that the frame doesn't know; what follows it must be written like a name. */
function isName(word: TypedWord | undefined, frame: ReadonlySet<string>, size: number): boolean {
  if (word === undefined || !/^[\p{L}][\p{L}'’.-]*$/u.test(word.typed)) return false;
  return isCapitalized(word) || (size === 0 && !frame.has(word.folded));
}

/** A person who is asked about: what the question names besides its own words, which are `rest`. */
export function subjectNamed(said: readonly TypedWord[], rest: string, locale: Locale): string | null {
  const { isAgglutinative, messages } = languages[locale];
  if (isAgglutinative) {
    const endings = listed(messages.subjectEndings).toSorted((a, b) => b.length - a.length);
    const [first = ''] = rest.split(' ');
    if (first === '') return null;
    const ending = endings.find((one) => first.endsWith(one) && first.length > one.length + 1);
    return ending === undefined ? first : first.slice(0, -ending.length);
  }
  const named = said.filter(({ typed }, at) => at > 0 && /^\p{Lu}\p{Ll}/u.test(typed));
  const found = rest === '' ? typedText(named) : rest;
  if (found === '') return said.some(({ folded }) => isMe(folded, locale)) ? 'me' : null;
  return found.replace(genitive, '');
}
