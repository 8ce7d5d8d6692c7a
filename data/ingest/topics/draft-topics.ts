import { createHash } from 'node:crypto';
import { sideOfParty } from '../../domain/playbook/sides.js';
import type { Dataset, Responsibility, SourceDocument } from '../../domain/responsibility.js';
import { folded } from '../../language/fold.js';
import { type Alike, alikeBy, type Meaning } from './alike.js';

/** One duty, as far as a machine can tell. */
export interface DraftTopic {
  readonly id: string;
  /** By language of the documents, in short. */
  readonly names: Readonly<Record<string, string>>;
  /** In the order of the dataset; of each document one, unless the documents mark more. */
  readonly statements: readonly Responsibility[];
  /** Ids of drafts of another side about the same matter, nearest first. */
  readonly counterparts: readonly string[];
}

/** Below this two statements of different documents are two duties: in one language by words or meaning, across languages by meaning. */
const leastSame = 0.75;
/**
 * Set on the shipped `delivery` without its marks: six in ten translations are found, none wrongly, and a statement whose
 * translation is taken away finds a wrong one in 1 of 100.
 */
const leastSameAcross = 0.6;
/** Below this another side's duty is about something else. */
const leastCounterpart = 0.5;
const mostCounterparts = 2;

/**
 * Drafts topics: statements of the same party in the same phase that mean the same in several documents or languages, and
 * duties of one document that have a counterpart on another side. What documents mark as one duty is one.
 */
export function draftTopics(dataset: Dataset, meaning: Meaning): readonly DraftTopic[] {
  const duties = dataset.responsibilities.filter(({ kind, group }) => kind === 'item' && !group);
  const alike = alikeBy(meaning);
  const groups = grouped(duties, dataset.documents, alike);
  const ids = idsOf(groups);
  const drafts = groups.map((statements, at): DraftTopic => {
    const near = groups.flatMap((others, other) => {
      const score = other === at ? 0 : likenessAcross(dataset, statements, others, alike);
      return score < leastCounterpart ? [] : [{ id: ids[other] ?? '', score }];
    });
    const counterparts = near.sort((a, b) => b.score - a.score).slice(0, mostCounterparts);
    return {
      id: ids[at] ?? '',
      names: namesOf(statements),
      statements,
      counterparts: counterparts.map(({ id }) => id),
    };
  });
  const named = new Set(drafts.flatMap(({ counterparts }) => counterparts));
  return drafts.filter(
    ({ id, statements, counterparts }) => statements.length > 1 || counterparts.length > 0 || named.has(id),
  );
}

const placeOf = ({ party, phase }: Responsibility): string => `${party}\n${phase}`;

/** Statements that are one duty, the surest pairs first: two of one document never are, nor two with different marks. */
function grouped(
  duties: readonly Responsibility[],
  documents: readonly SourceDocument[],
  alike: Alike,
): readonly (readonly Responsibility[])[] {
  const groupOf = new Map<string, Responsibility[]>(duties.map((one) => [one.id, [one]]));
  const join = (a: Responsibility, b: Responsibility, marked: boolean) => {
    const [one = [], other = []] = [groupOf.get(a.id), groupOf.get(b.id)];
    if (one === other) return;
    const marks = new Set([...one, ...other].flatMap(({ topic }) => topic ?? []));
    const ofOne = [...one, ...other].map(({ document }) => document);
    if (!marked && (marks.size > 1 || new Set(ofOne).size < ofOne.length)) return;
    one.push(...other);
    for (const moved of other) groupOf.set(moved.id, one);
  };
  const byMark = new Map<string, Responsibility>();
  for (const one of duties) {
    const first = one.topic === undefined ? undefined : byMark.get(one.topic);
    if (first !== undefined) join(first, one, true);
    else if (one.topic !== undefined) byMark.set(one.topic, one);
  }
  for (const [a, b] of translations(duties, documents)) join(a, b, false);
  for (const [a, b] of pairsAlike(duties, alike)) join(a, b, false);
  const order = new Map(duties.map(({ id }, at) => [id, at]));
  return [...new Set(groupOf.values())].map((group) =>
    [...group].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
  );
}

/** Duties at the same place of two translations of one article, where both have as many there. */
function translations(
  duties: readonly Responsibility[],
  documents: readonly SourceDocument[],
): readonly (readonly [Responsibility, Responsibility])[] {
  return documents.flatMap((one, at) =>
    documents.slice(at + 1).flatMap((other) => {
      if (one.article === null || one.article !== other.article || one.locale === other.locale) return [];
      const [mine, theirs] = [one, other].map(({ id }) => byPlace(duties.filter(({ document }) => document === id)));
      return [...(mine ?? [])].flatMap(([place, first]) => {
        const second = theirs?.get(place) ?? [];
        return first.length === second.length
          ? first.flatMap((duty, n) => (second[n] === undefined ? [] : [[duty, second[n]] as const]))
          : [];
      });
    }),
  );
}

function byPlace(duties: readonly Responsibility[]): ReadonlyMap<string, readonly Responsibility[]> {
  const found = new Map<string, Responsibility[]>();
  for (const duty of duties) found.set(placeOf(duty), [...(found.get(placeOf(duty)) ?? []), duty]);
  return found;
}

/** Pairs of two documents of which each is the other's nearest there, surest first. */
function pairsAlike(
  duties: readonly Responsibility[],
  alike: Alike,
): readonly (readonly [Responsibility, Responsibility])[] {
  const pairs: { readonly a: Responsibility; readonly b: Responsibility; readonly score: number }[] = [];
  const best = new Map<string, number>();
  const sought = ({ id }: Responsibility, { document }: Responsibility): string => `${id}\n${document}`;
  for (const there of byPlace(duties).values())
    for (const [at, a] of there.entries())
      for (const b of there.slice(at + 1)) {
        const score = a.document === b.document ? 0 : alike(a, b);
        if (score < (a.locale === b.locale ? leastSame : leastSameAcross)) continue;
        pairs.push({ a, b, score });
        for (const key of [sought(a, b), sought(b, a)]) best.set(key, Math.max(best.get(key) ?? 0, score));
      }
  return pairs
    .filter(({ a, b, score }) => best.get(sought(a, b)) === score && best.get(sought(b, a)) === score)
    .sort((one, other) => other.score - one.score)
    .map(({ a, b }) => [a, b] as const);
}

/** How much two duties of different sides in one phase are about the same matter; 0 where they cannot be. */
function likenessAcross(
  { playbook }: Dataset,
  mine: readonly Responsibility[],
  theirs: readonly Responsibility[],
  alike: Alike,
): number {
  const [a, b] = [mine[0], theirs[0]];
  if (a?.party == null || b?.party == null || a.phase !== b.phase) return 0;
  const [one, other] = [sideOfParty(playbook, a.party), sideOfParty(playbook, b.party)];
  if (one === null || other === null || one === other) return 0;
  // Statements of one language are compared: words and meaning are surest there.
  const scores = mine.flatMap((x) => theirs.filter(({ locale }) => locale === x.locale).map((y) => alike(x, y)));
  return scores.length === 0 ? alike(a, b) : Math.max(...scores);
}

/** Characters: a name is read in a list. */
const mostOfName = 80;

function namesOf(statements: readonly Responsibility[]): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { locale, text } of statements) {
    const name = shortened(text.replace(/[\s.;:。]+$/u, ''));
    const known = names[locale];
    if (known === undefined || name.length < known.length) names[locale] = name;
  }
  return names;
}

function shortened(text: string): string {
  if (text.length <= mostOfName) return text;
  const cut = text.slice(0, mostOfName);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), mostOfName / 2)).trimEnd()} …`;
}

const mostWordsOfId = 6;

/** The documents' own mark, else the first words of an English or other Latin name, else a hash: each once. */
function idsOf(groups: readonly (readonly Responsibility[])[]): readonly string[] {
  const taken = new Set<string>();
  return groups.map((statements) => {
    const mark = statements.find(({ topic }) => topic !== undefined)?.topic;
    const english = statements.find(({ locale }) => locale.startsWith('en')) ?? statements[0];
    const words = folded(english?.english ?? english?.text ?? '').match(/[a-z0-9]+/gu) ?? [];
    const hash = createHash('sha256').update(`${english?.document}\n${english?.text}`).digest('hex').slice(0, 6);
    const slug = words.slice(0, mostWordsOfId).join('-').slice(0, 60);
    const wanted = /^[a-z0-9-]{1,80}$/u.test(mark ?? '') ? (mark as string) : words.length < 2 ? `duty-${hash}` : slug;
    const id = taken.has(wanted) ? `${wanted}-${hash}` : wanted;
    taken.add(id);
    return id;
  });
}
