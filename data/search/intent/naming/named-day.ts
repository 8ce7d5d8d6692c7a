import type { Locale } from '../../../domain/responsibility.js';
import { readDate } from '../../../language/dates/dates.js';
import { languages } from '../../../language/languages.js';
import { type TypedWord, typedText, without } from './typed-words.js';

const longest = 6;

/** The longest run of words that is a day, and the other words. Which day it is is read later, where the reader's country is known. */
export function dayNamed(
  said: readonly TypedWord[],
  locale: Locale,
): readonly [day: string | null, rest: readonly TypedWord[]] {
  for (let size = Math.min(longest, said.length); size >= 1; size--) {
    for (let at = said.length - size; at >= 0; at--) {
      if (dayOf(said.slice(at, at + size), locale) === null) continue;
      const [from, to] = tightened(said, at, at + size, locale);
      return [bareDay(typedText(said.slice(from, to)), locale), without(said, from, to - from)];
    }
  }
  return [null, said];
}

const anyDay = '2026-01-01';

const dayOf = (said: readonly TypedWord[], locale: Locale): string | null => {
  const found = readDate(bareDay(typedText(said), locale), locale, anyDay);
  return found === null ? null : `${found.date} ${found.other ?? ''}`;
};

/** The fewest words that still say the same day: “is due” before it belongs to the sentence. */
function tightened(said: readonly TypedWord[], from: number, to: number, locale: Locale): readonly [number, number] {
  const day = dayOf(said.slice(from, to), locale);
  let [first, last] = [from, to];
  while (first < last - 1 && dayOf(said.slice(first + 1, last), locale) === day) first++;
  while (last > first + 1 && dayOf(said.slice(first, last - 1), locale) === day) last--;
  return [first, last];
}

/** What is done to a day may be written into the same word: "금요일로". */
const bareDay = (typed: string, locale: Locale): string => {
  const ending = languages[locale].messages.endings?.day;
  return ending === undefined ? typed : typed.replace(ending, '');
};
