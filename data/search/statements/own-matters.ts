import { contentWords, namingWords } from '../asking/small-words.js';
import { nearest, sameWord } from '../text/alike.js';
import { words } from '../text/text.js';
import type { Weigh } from './word-weights.js';

/** Something that people of an engagement wrote, in every wording that it has. */
export interface Worded<Of> {
  readonly of: Of;
  readonly texts: readonly string[];
}

/** Share (0..1) of what `wanted` words say that others say too. */
function covered(wanted: readonly string[], others: readonly string[], weigh: Weigh): number {
  const all = wanted.reduce((sum, word) => sum + weigh(word), 0);
  if (all === 0) return 0;
  return wanted.reduce((sum, word) => sum + weigh(word) * nearest(word, others), 0) / all;
}

/** What a question and a text of one's own share, so that the one is about the other; chosen so that no question of the development set is taken. */
const enough = { question: 0.6, text: 0.6, words: 2 } as const;
/** A longer text need not be said whole by a question that says nothing else. */
const enoughOfLong = { question: 0.9, text: 0.45, words: 2 } as const;
/** The same thing done in another word. */
const enoughWords = { question: 0.6, text: 0.5, words: 3 } as const;

const enoughOfOthers = { question: 0.9, text: 0.75, words: 2 } as const;

interface Shared {
  readonly question: number;
  readonly text: number;
  readonly words: number;
}

const reaches = (shared: Shared, least: Shared): boolean =>
  shared.question >= least.question && shared.text >= least.text && shared.words >= least.words;

function sharedBy(question: readonly string[], text: readonly string[], weigh: Weigh): Shared {
  return {
    question: covered(question, text, weigh),
    text: covered(text, question, weigh),
    words: text.filter((word) => nearest(word, question) >= sameWord).length,
  };
}

/** Whether two texts are about one matter, by their words in one language. */
export function isAbout(question: readonly string[], text: readonly string[], weigh: Weigh): boolean {
  if (question.length === 0 || text.length === 0) return false;
  const shared = sharedBy(question, text, weigh);
  // A text of a single word is meant only by a question that says that word and nothing else.
  if (text.length === 1) return question.length === 1 && shared.text >= 0.9;
  // A number that a text names makes it one of several: "port 443" is not whatever is asked of ports.
  const others = text.some((word) => /\d/.test(word) && !question.includes(word));
  if (others) return reaches(shared, enoughOfOthers);
  return reaches(shared, enough) || reaches(shared, enoughOfLong) || reaches(shared, enoughWords);
}

/**
 * What a question is about among texts of one's own, the nearest first; `without` are names that say nothing here: the
 * parties and the customer. Empty for a question about anything else.
 */
export function askedAbout<Of>(
  question: string,
  own: readonly Worded<Of>[],
  weigh: Weigh,
  without: readonly string[] = [],
): readonly Of[] {
  const names = new Set(without.flatMap(words));
  const said = (text: string) => contentWords(text).filter((word) => !names.has(word));
  const asked = said(question);
  const scored = own.flatMap(({ of, texts }) => {
    const best = texts
      .map(said)
      .filter((text) => isAbout(asked, text, weigh))
      .map((text) => sharedBy(asked, text, weigh))
      .map((shared) => shared.question + shared.text)
      .sort((a, b) => b - a)[0];
    return best === undefined ? [] : [{ of, best }];
  });
  const top = Math.max(0, ...scored.map(({ best }) => best));
  return scored
    .filter(({ best }) => best >= top - 0.3)
    .sort((a, b) => b.best - a.best)
    .map(({ of }) => of);
}

/** Half of what was said must be found: the rest may be how people call it. */
const leastNamed = 0.5;

/**
 * What a few words name among rows, the likeliest first: equally likely ones all, one alone where it is clearly meant.
 * Rows of the first group that has any are meant before those of the next. `least` = share (0..1) of the words to be found.
 */
export function namedBy<Of>(
  said: string,
  groups: readonly (readonly Worded<Of>[])[],
  weigh: Weigh,
  least = leastNamed,
): readonly Of[] {
  const names = namingWords(said);
  const all = groups.flatMap((group) => group.flatMap(({ texts }) => texts.flatMap(contentWords)));
  // A word that no row has may belong to the sentence around the name: it says less.
  const foreign = new Set(names.filter((word) => nearest(word, all) < sameWord));
  const weighed: Weigh = (word) => (foreign.has(word) ? weigh(word) / 2 : weigh(word));
  const found = groups.map((group) => namedIn(names, group, weighed));
  const best = Math.max(0, ...found.flatMap((group) => group.map(({ said }) => said)));
  for (const group of found) {
    // A row of a later group is meant only where it says clearly more of it.
    const near = group.filter(({ said }) => said >= Math.max(least, best - 0.1));
    if (near.length > 0) return clearest(near).map(({ of }) => of);
  }
  return [];
}

interface Named<Of> {
  readonly of: Of;
  readonly said: number;
  readonly text: number;
}

function namedIn<Of>(names: readonly string[], group: readonly Worded<Of>[], weigh: Weigh): readonly Named<Of>[] {
  return group
    .map(({ of, texts }) => {
      const scores = texts
        .map(contentWords)
        .filter((text) => text.length > 0)
        .map((text) => ({ said: covered(names, text, weigh), text: covered(text, names, weigh) }))
        .sort((a, b) => b.said - a.said || b.text - a.text);
      return { of, ...(scores[0] ?? { said: 0, text: 0 }) };
    })
    .filter(({ said }) => said >= leastNamed);
}

function clearest<Of>(found: readonly Named<Of>[]): readonly Named<Of>[] {
  const top = Math.max(...found.map(({ said }) => said));
  const near = found.filter(({ said }) => said >= top - 0.1).sort((a, b) => b.text - a.text);
  const [first, second] = near;
  // The words of one row exactly are that row, though others have them among more.
  return first !== undefined && second !== undefined && first.text >= 0.9 && second.text < 0.75 ? [first] : near;
}
