import { languages, listed } from '../../language/languages.js';
import { slips } from '../text/spelling.js';
import { fold, isHangul, words } from '../text/text.js';
import { soundsLike } from './romanized.js';

const honorifics = Object.values(languages).flatMap(({ names }) => names.honorifics ?? []);
const titles: readonly string[] = honorifics.flatMap((one) => listed(one.titles));

/** The ways in which a typed word may be a name: as it is, and without what follows a name in a sentence. */
function waysOf(word: string): readonly string[] {
  if (isHangul(word))
    return [
      word,
      ...honorifics.flatMap(({ behind, title }) => [word.replace(behind, ''), word.replace(title, '')]),
    ].filter((way) => way.length >= 2);
  return word.length > 3 && word.endsWith('s') ? [word, word.slice(0, -1)] : [word];
}

const isSlip = (a: string, b: string): boolean => a.length >= 5 && a[0] === b[0] && slips(a, b, 1) <= 1;

/** A Korean name is written together; its given name alone is the two syllables after the first. */
const partsOf = (name: string): readonly string[] =>
  words(name).flatMap((part) => (isHangul(part) && part.length === 3 ? [part, part.slice(1)] : [part]));

/**
 * Who is meant by a typed name among people with names: every part that was typed is a part of theirs. Those with exactly
 * these words come alone; else who has them with one slip, else who has a name that sounds so in the other script.
 */
export function peopleNamed<Of>(
  typed: string,
  people: readonly { readonly of: Of; readonly name: string }[],
): readonly Of[] {
  const said = words(typed.replace(/[’']s\b/giu, '')).filter((word) => !titles.includes(word));
  if (said.length === 0) return [];
  const whole = people.filter(({ name }) => fold(name).trim() === fold(typed).trim());
  if (whole.length > 0) return whole.map(({ of }) => of);
  const has = (same: (way: string, part: string) => boolean) =>
    people
      .filter(({ name }) => {
        const parts = partsOf(name);
        return said.every((word) => waysOf(word).some((way) => parts.some((part) => same(way, part))));
      })
      .map(({ of }) => of);
  const exact = has((way, part) => way === part);
  if (exact.length > 0) return exact;
  const slipped = has(isSlip);
  return slipped.length > 0 ? slipped : has(soundsLike);
}

/** Whose names stand as words of their own in a longer text; for words that were taken for more of a name than there is. */
export const peopleIn = <Of>(
  text: string,
  people: readonly { readonly of: Of; readonly name: string }[],
): readonly Of[] => [
  ...new Set(
    words(text).flatMap((word) =>
      people
        .filter(({ name }) => waysOf(word).some((way) => way.length >= 2 && partsOf(name).includes(way)))
        .map(({ of }) => of),
    ),
  ),
];

/** A typed name without what a sentence put behind it, to be said back. */
export const bareName = (typed: string): string =>
  isHangul(typed)
    ? honorifics.flatMap(({ saidBack }) => saidBack).reduce((name, said) => name.replace(said, ''), typed.trim()) ||
      typed
    : typed.trim();
