import { fold, isHangul } from '../text/text.js';
import {
  actorBefore,
  capitalized,
  headAfter,
  headBefore,
  helpedAfter,
  helpedBefore,
  isOfKnown,
  onlyPlaceAfter,
  onlyVerbBefore,
  ordinaryEnding,
  placeAfter,
  placeBefore,
  refers,
  whoAsks,
} from './name-surroundings.js';
import { type NamedThing, type Span, span, type Word } from './names.js';

/** What is known of words while a question is looked through for names. */
interface Vocabulary {
  readonly isWord: (folded: string) => boolean;
  readonly correct: (folded: string) => string;
}

/** A word, or several side by side, that looks like a name and is used nowhere. */
interface Likeness extends Omit<NamedThing, 'group'> {
  readonly beside: boolean;
}

/** Words that look like names, by their letters or by their place in the question, and are used nowhere. */
export function lookingLikeNames(
  text: string,
  words: readonly Word[],
  things: readonly NamedThing[],
  vocabulary: Vocabulary,
): readonly Likeness[] {
  const isLike = likenessIn(words, text);
  const found: Likeness[] = [];
  for (const [from, word] of words.entries()) {
    const { raw, folded } = word;
    if (things.some((thing) => from >= thing.from && from < thing.to)) continue;
    if (isHangul(raw) || !/\p{L}/u.test(raw) || folded.length < 2 || isUsed(folded, vocabulary)) continue;
    const around = span(text, words, { from, to: from + 1, ending: 0 });
    if (!isLike(word) && !isAllThatIsAsked(word, words, around) && !isInWhatIsAsked(word, around)) continue;
    const last = found.at(-1);
    const before = fold(around.before);
    if (last !== undefined && last.to === from && /^\s*$/u.test(between(text, words, from))) {
      found[found.length - 1] = { ...last, to: from + 1 };
    } else found.push({ from, to: from + 1, ending: 0, beside: isHelped(before, around) || isBeforeWho(around) });
  }
  return found.filter(({ from, to }) => {
    const { before, after } = span(text, words, { from, to, ending: 0 });
    return !placeBefore.test(fold(before)) && !actorBefore.test(fold(before)) && !placeAfter.test(after);
  });
}

/** The text between a word and the one before it. */
const between = (text: string, words: readonly Word[], at: number): string => {
  const last = words[at - 1];
  return last === undefined ? '' : text.normalize('NFC').slice(last.at + last.raw.length, words[at]?.at);
};

/** Whether a word is written as names are: with a capital inside a sentence, as capitals, or in letters among Hangul. */
function likenessIn(words: readonly Word[], text: string): (word: Word) => boolean {
  const capitals = words.filter(({ raw }) => /^\p{Lu}/u.test(raw)).length;
  const isTitle = words.length > 3 && capitals > 0.6 * words.length;
  const isShouted = !words.some(({ raw }) => /\p{Ll}/u.test(raw));
  const amongHangul = words.some(({ raw }) => isHangul(raw));
  return ({ raw, folded, first, at }) => {
    if (capitalized.has(folded)) return false;
    if (/\p{Ll}\p{Lu}/u.test(raw) || (amongHangul && folded.length > 2)) return true;
    if (isShouted) return false;
    if (/^\p{Lu}{2,}\d*$/u.test(raw)) return true;
    return /^\p{Lu}/u.test(raw) && !isTitle && (!first || /^\s*[,:–—-]/u.test(text.slice(at + raw.length)));
  };
}

/** Used about a topic or in a document, if need be without its plural, spelt right or put together. */
function isUsed(folded: string, { isWord, correct }: Vocabulary): boolean {
  if (isWord(folded) || isWord(folded.replace(/s$/u, '')) || correct(folded) !== folded) return true;
  for (let cut = 3; cut <= folded.length - 4; cut++) {
    const rest = folded.slice(cut);
    if (isWord(folded.slice(0, cut)) && (isWord(rest) || (rest.startsWith('s') && isWord(rest.slice(1))))) return true;
  }
  return false;
}

/** An unknown word, however it is written, that is the only thing a short question asks about. */
const isAllThatIsAsked = ({ folded }: Word, words: readonly Word[], { before, after }: Span): boolean =>
  folded.length > 3 &&
  words.length < 9 &&
  /^[a-z]+$/u.test(folded) &&
  onlyVerbBefore.test(fold(before)) &&
  onlyPlaceAfter.test(fold(after));

/**
 * An unknown word that says which of something known is asked about: "who deploys codetwo signatures to the users". Words
 * with the endings of adjectives and adverbs, or with accents, are ordinary ones that no document happens to use.
 */
const isInWhatIsAsked = ({ raw, folded }: Word, { before, after }: Span): boolean =>
  folded.length > 3 &&
  /^[a-z][a-z0-9]*$/u.test(raw) &&
  !ordinaryEnding.test(raw) &&
  ((headBefore.test(fold(before)) && headAfter.test(fold(after))) || isOfKnown(fold(before), fold(after)));

const isHelped = (before: string, { after }: Span): boolean =>
  helpedBefore.test(before) && helpedAfter.test(fold(after));

/** "Our CIO Petra asks who …": what comes before the question is no object of it, unless the question refers to it. */
const isBeforeWho = ({ before, after }: Span): boolean =>
  fold(before).search(whoAsks) < 0 && fold(after).search(whoAsks) > 0 && !refers.test(fold(after));
