import { letters } from '../documents/likeness.js';
import type { SetDocument } from '../documents/set.js';
import type { SetQuestion } from './questions.js';
import { outOfScope, type Said } from './said.js';

/** How one answer is counted. Of a question that no statement answers only `isSilent` may be true. */
export interface Mark {
  readonly question: SetQuestion;
  readonly said: Said;
  /** The statements that it leads with, as the gold calls them; undefined for one that it does not have. */
  readonly cited: readonly (string | undefined)[];
  readonly isNone: boolean;
  readonly isSilent: boolean;
  /** A right statement is in the dataset at all: what reading lost no search finds. */
  readonly isRead: boolean;
  /** The first candidate is a right statement, and the party named first is right. */
  readonly first: boolean;
  /** A right statement is among the candidates. */
  readonly three: boolean;
  /** The party named first is a right one; of a question about both sides, both are named. */
  readonly party: boolean;
}

/** Counts an answer as score-answers.mjs of a set does. `gold` names the statements of the dataset. */
export function markOf(
  question: SetQuestion,
  said: Said,
  gold: ReadonlyMap<string, string>,
  document: SetDocument,
): Mark {
  const { expect, kind } = question;
  const isSilent = said.outcome === 'nothing';
  const cited = said.candidates.map((id) => gold.get(id));
  const counted = { isRead: false, first: false, three: false, party: false };
  if (expect.none) return { question, said, cited, isNone: true, isSilent, ...counted };
  const places = new Set([...(expect.items ?? []), ...(expect.also ?? [])].map(placeOf));
  const isRight = cited.map((id) => id !== undefined && places.has(placeOf(id)));
  const party = !isSilent && isPartyRight(question, said, namerOf(document), kind === 'counterpart');
  return {
    question,
    said,
    cited,
    isNone: false,
    isSilent,
    isRead: [...gold.values()].some((id) => places.has(placeOf(id))),
    first: party && isRight[0] === true,
    three: isRight.includes(true),
    party,
  };
}

/** Statements of one line or paragraph are one place. */
const placeOf = (id: string): string => id.replace(/(#(?:L\d+|P\d+))\.\d+$/u, '$1');

function isPartyRight(
  { expect }: SetQuestion,
  { parties }: Said,
  name: (party: string) => string,
  asksBoth: boolean,
): boolean {
  if (asksBoth) {
    const sides = Object.entries(expect.sides ?? {});
    const named = new Set(parties.map(name));
    const told = new Set(sides.flatMap(([party, side]) => (named.has(name(party)) ? [side] : [])));
    return sides.every(([, side]) => told.has(side));
  }
  const [first] = parties;
  if (first === undefined) return false;
  if (expect.outcome === outOfScope) return first === outOfScope;
  return (expect.parties ?? []).some((party) => name(party) === name(first));
}

/** What a party's name or alias means in a document, without case and punctuation. */
function namerOf({ roles }: SetDocument): (party: string) => string {
  const aliases = roles.flatMap(({ name, aliases }) =>
    aliases.map((alias) => [letters(alias), letters(name)] as const),
  );
  const names = roles.map(({ name }) => [letters(name), letters(name)] as const);
  // An alias that two roles have is the first one's, and a name is always its own.
  const means = new Map([...aliases.reverse(), ...names]);
  return (party) => means.get(letters(party)) ?? letters(party);
}

/** Counts of some answers. */
export interface Tally {
  readonly n: number;
  readonly answerable: number;
  readonly read: number;
  readonly first: number;
  readonly three: number;
  readonly party: number;
  /** Single answers given, to whatever question. */
  readonly single: number;
  readonly singleRight: number;
  readonly none: number;
  readonly silentRight: number;
  readonly silentWrong: number;
}

export function tallyOf(marks: readonly Mark[]): Tally {
  const many = (is: (mark: Mark) => boolean): number => marks.filter(is).length;
  const isSingle = ({ said }: Mark) => said.outcome === 'single';
  return {
    n: marks.length,
    answerable: many(({ isNone }) => !isNone),
    read: many(({ isRead }) => isRead),
    first: many(({ first }) => first),
    three: many(({ three }) => three),
    party: many(({ party }) => party),
    single: many(isSingle),
    singleRight: many((mark) => isSingle(mark) && mark.first),
    none: many(({ isNone }) => isNone),
    silentRight: many(({ isNone, isSilent }) => isNone && isSilent),
    silentWrong: many(({ isNone, isSilent }) => !isNone && isSilent),
  };
}

/** A share 0..1 to four places; `nothing` is what counts where there is nothing to share. */
export const shareOf = (part: number, of: number, nothing: number): number =>
  of === 0 ? nothing : Math.round((part / of) * 10_000) / 10_000;

/** The five numbers that a set is judged by, as shares 0..1. */
export function judgement(marks: readonly Mark[]) {
  const all = tallyOf(marks);
  const cross = tallyOf(marks.filter(({ question }) => question.xl));
  return {
    first: shareOf(all.first, all.answerable, 0),
    three: shareOf(all.three, all.answerable, 0),
    precision: shareOf(all.singleRight, all.single, 0),
    silenceF1: shareOf(2 * all.silentRight, all.silentRight + all.silentWrong + all.none, 1),
    crossLanguage: shareOf(cross.first, cross.answerable, 1),
  };
}
