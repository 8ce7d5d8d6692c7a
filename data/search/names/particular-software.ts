import type { Locale } from '../../domain/responsibility.js';
import { languages, listed, perLanguage, spaced } from '../../language/languages.js';
import { isHangul } from '../text/text.js';
import { generalOfOwn, ownBefore } from './name-surroundings.js';
import type { Word } from './names.js';

// "The payroll application" is one particular program: what documents say of applications at large is no answer to who
// installs it. A noun for software counts with what says which one, unless that says nothing particular ("the mobile app").

/** Words of a question, from one to before another. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** Two words as documents have them side by side. */
export const pairOf = (one: string, other: string): string => `${one} ${other}`;

/** Whether a word is one for software, alone or with what says which one. */
export const isSoftware = (folded: string): boolean => all.some(({ software }) => software.noun.test(folded));

/** Words that name one particular program or system. `isPaired`: whether a document has two words side by side. */
export function particularSoftware(
  text: string,
  words: readonly Word[],
  locale: Locale,
  isPaired: (pair: string) => boolean,
): readonly Place[] {
  const { software, names } = languages[locale];
  const { noun, which } = software;
  const { general, joins } = softwareWords[locale];
  const composed = text.normalize('NFC');
  const isBeside = (at: number): boolean => {
    const [one, other] = [words[at], words[at + 1]];
    return one !== undefined && /^[\s-]*$/u.test(composed.slice(one.at + one.raw.length, other?.at));
  };
  const isParticular = (word: string): boolean => word.length > 1 && /\p{L}/u.test(word) && !general.has(word);
  return words.flatMap(({ folded }, at): readonly Place[] => {
    const glued = noun.exec(folded);
    if (glued === null) return [];
    if (which === 'glued') {
      const first = glued[1]?.replace(/s$/u, '') ?? '';
      return isParticular(first) && isParticular(glued[1] ?? '') ? [{ from: at, to: at + 1 }] : [];
    }
    if (which === 'before') {
      const before = words[at - 1]?.folded ?? '';
      const isOwn = ownBefore.has(words[at - 2]?.folded ?? '') && isBeside(at - 2) && !generalOfOwn.has(before);
      const isSame =
        isHangul(before) === isHangul(folded) && names.endsElsewhere?.test(before) !== true && isBeside(at - 1);
      return isSame && (isOwn || (isParticular(before) && !isPaired(pairOf(before, folded))))
        ? [{ from: at - 1, to: at + 1 }]
        : [];
    }
    let to = at + 1;
    while (isBeside(to - 1) && joins.includes(words[to]?.folded ?? '')) to++;
    const behind = words[to]?.folded ?? '';
    const isLinked = to > at + 1 && isParticular(behind);
    return isLinked && !isPaired(pairOf(folded, behind)) ? [{ from: at, to: to + 1 }] : [];
  });
}

const all = Object.values(languages);

const softwareWords = perLanguage(languages, ({ software }) => ({
  general: new Set(spaced(software.general)),
  joins: listed(software.links),
}));
