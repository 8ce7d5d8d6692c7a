import { type Dataset, type Locale, locales, type Responsibility } from '../../domain/responsibility.js';
import { spellingOf } from '../text/spelling.js';
import { fold } from '../text/text.js';
import type { TopicModel } from '../topics/topic-model.js';
import { lookingLikeNames } from './name-likeness.js';
import {
  asks,
  contacts,
  means,
  meansAfter,
  ownBefore,
  refers,
  refersAsObject,
  whereBefore,
  whoAsks,
} from './name-surroundings.js';
import { type NamedThing, type NameGroup, nameFinder, type Span, span, type Word, wordsIn } from './names.js';
import { isSoftware, pairOf, particularSoftware } from './particular-software.js';

/** A name in a question that the dataset does not use. */
export interface UnknownName {
  /** As it was typed. */
  readonly name: string;
  /** The question without it. */
  readonly rest: string;
  /** Whether the question may be about something else that only happens beside it: then the rest must answer alone. */
  readonly beside: boolean;
  /** It only looks like a name, as a slip of the keyboard and a rare word do: no list of names has it. */
  readonly isGuessed: boolean;
  /** It is an ordinary noun, a kind of system or party, and no proper name. */
  readonly isNoun: boolean;
}

/** A product or service of the documents, in a question. */
export interface KnownName {
  /** The question without it. */
  readonly rest: string;
  /** Whether it is one of those that are onboarded: what is said of all services holds for it. */
  readonly isService: boolean;
  /** Whether some statement of a topic names it; of any other name, topics know nothing. */
  readonly isOfTopics: boolean;
  /** Whether a statement names it, in its own words or its headings. */
  isIn(responsibility: string): boolean;
}

export interface KnownNames {
  /** What a question names. `theirs` are names of its place, the customer's for example, which are known as well. */
  namesIn(
    text: string,
    locale: Locale,
    theirs?: readonly string[],
  ): { readonly unknown: UnknownName | null; readonly known: KnownName | null };
}

/** Which of many names a dataset knows, by any of their ways, and which words look like names that it does not. */
export function knownNames(dataset: Dataset, groups: readonly NameGroup[], model: TopicModel): KnownNames {
  const find = nameFinder(groups);
  const known = new Map<NameGroup, { isOfTopics: boolean; readonly statements: Set<string> }>();
  const used = new Set<string>();
  const pairs = new Set<string>();
  const seen = new Map<string, readonly NameGroup[]>();
  const groupsIn = (text: string, locale: Locale): readonly NameGroup[] => {
    // Editions of one document say the same in most of their lines, and headings come again and again.
    const before = seen.get(text);
    if (before !== undefined) return before;
    const words = wordsIn(text);
    for (const [at, { folded }] of words.entries()) {
      used.add(folded);
      const next = words[at + 1]?.folded;
      if (next !== undefined && (isSoftware(folded) || isSoftware(next))) pairs.add(pairOf(folded, next));
    }
    const found = find(words, locale, model.knows).map(({ group }) => group);
    seen.set(text, found);
    return found;
  };
  for (const { text, locale, of } of textsOf(dataset))
    for (const group of groupsIn(text, locale)) {
      const one = known.get(group) ?? { isOfTopics: false, statements: new Set<string>() };
      known.set(group, one);
      if (of === null || model.topics.has(of.topic ?? '') || (of.links ?? []).length > 0) one.isOfTopics = true;
      if (of !== null) one.statements.add(of.id);
    }
  const isWord = (folded: string) => model.knows(folded) || used.has(folded);
  const byKey = new Map(
    groups.flatMap((group) =>
      group.ways
        .filter(({ words, ordinary, hangul }) => words === 1 && ordinary.length === 0 && !hangul)
        .map(({ key }) => [key, group] as const),
    ),
  );
  const spelling = spellingOf(new Map([...byKey.keys()].map((key) => [key, 1])), () => false);
  const misspelt = (words: readonly Word[], found: readonly NamedThing[]): readonly NamedThing[] =>
    words.flatMap(({ folded }, from) => {
      if (found.some((thing) => from >= thing.from && from < thing.to) || isWord(folded)) return [];
      const word = model.correct(folded);
      const group = byKey.get(word === folded ? spelling.correct(folded) : word);
      return group === undefined ? [] : [{ group, from, to: from + 1, ending: 0 }];
    });
  const named = (words: readonly Word[], locale: Locale): readonly NamedThing[] => {
    const found = find(words, locale, isWord);
    return [...found, ...misspelt(words, found)];
  };
  return {
    namesIn: (text, locale, theirs = []) => {
      const words = wordsIn(text);
      const things = named(words, locale);
      const theirWords = new Set(theirs.flatMap((name) => wordsIn(name).map(({ folded }) => folded)));
      // What documents and questions speak of anyway stands beside a matter more often than it is one.
      const isSpokenOf = (group: NameGroup, { from, to }: Place): boolean =>
        group.kind === 'parties' ||
        (group.kind === 'systems' &&
          !words.slice(Math.max(from - 1, 0), to - 1).some(({ folded }) => ownBefore.has(folded)) &&
          words.slice(from, to).every(({ folded }) => isWord(folded)));
      const isTheirs = ({ from, to }: Place) => words.slice(from, to).every(({ folded }) => theirWords.has(folded));
      const unknown = [
        ...things
          .filter(({ group }) => !known.has(group))
          .map(({ group, ...place }) => ({
            place,
            isParty: group.kind === 'parties',
            isNoun: isNoun(group),
            isGuessed: false,
            beside: isSpokenOf(group, place),
          })),
        ...lookingLikeNames(text, words, things, { isWord, correct: model.correct }).map(({ beside, ...place }) => ({
          place,
          isParty: false,
          isNoun: false,
          isGuessed: true,
          beside,
        })),
        ...particularSoftware(text, words, locale, (pair) => pairs.has(pair))
          .filter((place) => !things.some((thing) => !isNoun(thing.group) && overlap(thing, place)))
          .map((place) => ({
            place: { ...place, ending: 0 },
            isParty: false,
            isNoun: false,
            isGuessed: false,
            beside: false,
          })),
      ]
        .filter(({ place }) => !isTheirs(place))
        .sort((a, b) => a.place.from - b.place.from)
        .flatMap(({ place, isParty, beside, ...kind }) => {
          const name = span(text, words, place);
          if (isElsewhere(text, name, isParty)) return [];
          const isOneOf = place.to - place.from === 1 && model.means(name.name);
          const isBeside = (beside || isMeans(name) || isOneOf) && !(isParty ? isContacted(name) : isReferredTo(name));
          return [{ ...without(name), name: name.name, beside: isBeside, ...kind }];
        });
      const covered = things.filter(({ group }) => known.has(group) && !isNoun(group));
      const thing = covered.find(({ group }) => group.kind === 'services') ?? covered[0];
      return {
        unknown: unknown.find(({ beside }) => !beside) ?? unknown[0] ?? null,
        known:
          thing === undefined
            ? null
            : {
                ...without(span(text, words, thing)),
                isService: thing.group.kind === 'services',
                isOfTopics: known.get(thing.group)?.isOfTopics === true,
                isIn: (responsibility) => known.get(thing.group)?.statements.has(responsibility) === true,
              },
      };
    },
  };
}

type Place = Omit<NamedThing, 'group'>;

const overlap = (one: Omit<Place, 'ending'>, other: Omit<Place, 'ending'>): boolean =>
  one.from < other.to && other.from < one.to;

const without = ({ before, after }: Span) => ({ rest: `${before} ${after}` });

const isNoun = ({ kind }: NameGroup): boolean => kind === 'systems' || kind === 'parties';

function* textsOf({
  documents,
  responsibilities,
}: Dataset): Generator<{ readonly text: string; readonly locale: Locale; readonly of: Responsibility | null }> {
  const spoken = (tag: string): Locale => locales.find((locale) => locale.slice(0, 2) === tag.slice(0, 2)) ?? 'en';
  for (const { title, locale } of documents) yield { text: title, locale: spoken(locale), of: null };
  for (const of of responsibilities) {
    const { text, english = '', leadIn = '', section, locale } = of;
    for (const said of [text, leadIn, ...section]) yield { text: said, locale: spoken(locale), of };
    yield { text: english, locale: 'en', of };
  }
}

/** A sentence of at most so many words asks about what was named before it. */
const fewestAlone = 4;

const sentenceEnd = /[.!?\n]+(?=\s|$)/u;

/** A name in a sentence that asks nothing, while the one that asks doesn't refer to it: "it" is no party. */
function isElsewhere(text: string, { before, after }: Span, isParty: boolean): boolean {
  const start = before.split(sentenceEnd).length - 1;
  const sentences = text.split(/(?<=[.!?\n])\s+/u).map(fold);
  if (sentences.length < 2) return false;
  const own = sentences[Math.min(start, sentences.length - 1)] ?? '';
  if (asks.test(own)) return false;
  // "Who does the move?" says nothing itself: what is moved stands in the sentence before.
  if (!isParty && sentences.some((one) => asks.test(one) && wordsIn(one).length <= fewestAlone)) return false;
  const asking = sentences.filter((sentence) => sentence !== own && asks.test(sentence));
  return after !== '' && asking.length > 0 && (isParty || !asking.some((sentence) => refers.test(sentence)));
}

/** "Everything runs through it, who installs that?": what is asked about stands before the question. */
function isReferredTo({ before, after }: Span): boolean {
  const [said, asked] = [fold(before), fold(after)];
  const who = asked.search(whoAsks);
  return said.search(whoAsks) < 0 && who >= 0 && refersAsObject.test(asked.slice(who));
}

/** Who speaks with a party does nothing that a document says of others. */
const isContacted = ({ before, after }: Span): boolean => contacts.test(fold(before)) || contacts.test(fold(after));

const isMeans = ({ before, after }: Span): boolean =>
  means.test(fold(before)) || whereBefore.test(fold(before)) || meansAfter.test(fold(after));
