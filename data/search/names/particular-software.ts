import type { Locale } from '../../domain/responsibility.js';
import { listed } from '../../language/messages.js';
import { softwareWords } from '../../language/software-words.js';
import { isHangul } from '../text/text.js';
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
export const isSoftware = (folded: string): boolean => all.some(({ noun }) => noun.test(folded));

/** Words that name one particular program or system. `isPaired`: whether a document has two words side by side. */
export function particularSoftware(
  text: string,
  words: readonly Word[],
  locale: Locale,
  isPaired: (pair: string) => boolean,
): readonly Place[] {
  const { noun, which, links } = softwareWords[locale];
  const general = generalWords[locale];
  const joins = listed(links);
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
        isHangul(before) === isHangul(folded) && !(isHangul(before) && endsElsewhere(before)) && isBeside(at - 1);
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

/** What an organization made or has for itself is one particular thing, unless it is any app of its business. */
export const ownBefore: ReadonlySet<string> = new Set(['own', 'homegrown', 'house', '자체', '사내']);
const generalOfOwn: ReadonlySet<string> = new Set([
  'lob',
  'business',
  'mobile',
  'custom',
  'internal',
  'company',
  '업무',
  '모바일',
  'it',
]);

const all = Object.values(softwareWords);

/** A Korean word with a particle belongs to what comes before it, and a verb says which one only as an adjective does. */
const endsElsewhere = (word: string): boolean =>
  /(?:이|가|을|를|에|에서|으로|로|와|과|랑|이나|나|당|한테|도|만|데|고|서|면|니|지만|해|야|요|죠|별|는|은|한|된|던|둔|쓴|깐|온|른|할|될|쓸|깔|볼|릴|길|칠|킬)$/u.test(
    word,
  );

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).filter((word) => word !== ''));

const generalWords: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: wordsOf(softwareWords.en.general),
  ko: wordsOf(softwareWords.ko.general),
  'pt-BR': wordsOf(softwareWords['pt-BR'].general),
  sv: wordsOf(softwareWords.sv.general),
};
