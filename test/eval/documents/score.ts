import { isSamePhase, letters, likeness } from './likeness.js';
import { type GoldStatement, isAsked, type SetDocument } from './set.js';

/** A statement as a reader gives it, its parties and its phase by the document's own names. */
export interface ReadStatement {
  readonly text: string;
  readonly line?: number;
  readonly sheet?: string;
  readonly row?: number;
  /** `side` where the reader has an opinion of its own on it; else the set's word on the party counts. */
  readonly parties: readonly { readonly party: string; readonly involvement: string; readonly side?: string }[];
  readonly phase: string | null;
  readonly kind: string;
  readonly optional: boolean;
  readonly leadIn?: string;
}

/** Counts of one document or of many; shares are quotients of two of them. */
export interface Counts {
  gold: number;
  got: number;
  right: number;
  hit: number;
  doer: number;
  pairRight: number;
  pairGold: number;
  pairGot: number;
  side: number;
  sideOf: number;
  phase: number;
  phaseOf: number;
  phaseFalse: number;
  optional: number;
  optionalOf: number;
  leadIn: number;
  leadInOf: number;
  prose: number;
  proseOf: number;
  excluded: number;
  excludedOf: number;
  excludedAsDuty: number;
}

/** Something that a reader got wrong, for people. */
export interface Miss {
  readonly kind: 'MISSED' | 'PARTY' | 'PHASE' | 'OPTIONAL' | 'AS-DUTY' | 'EXTRA';
  readonly at: string;
  readonly words: string;
}

export interface Scored {
  readonly counts: Counts;
  readonly misses: readonly Miss[];
  readonly missed: readonly GoldStatement[];
}

export const noCounts = (): Counts => ({
  gold: 0,
  got: 0,
  right: 0,
  hit: 0,
  doer: 0,
  pairRight: 0,
  pairGold: 0,
  pairGot: 0,
  side: 0,
  sideOf: 0,
  phase: 0,
  phaseOf: 0,
  phaseFalse: 0,
  optional: 0,
  optionalOf: 0,
  leadIn: 0,
  leadInOf: 0,
  prose: 0,
  proseOf: 0,
  excluded: 0,
  excludedOf: 0,
  excludedAsDuty: 0,
});

interface Pair {
  readonly party: string;
  readonly involvement: string;
  readonly side?: string;
}

const acts = ({ involvement }: Pair): boolean => involvement === 'does' || involvement === 'guides';

function partiesOf(gold: GoldStatement): readonly Pair[] {
  const named = gold.parties ?? (gold.party ? [{ party: gold.party, involvement: gold.involvement }] : []);
  return named.flatMap(({ party, involvement }) =>
    [involvement ?? 'does'].flat().map((one) => ({ party, involvement: one })),
  );
}

/** The document's names for its roles: which role a name or an alias means, and whose side that is. */
export class Roles {
  readonly #names = new Map<string, string>();
  readonly #sides: ReadonlyMap<string, string>;

  constructor({ roles }: SetDocument) {
    for (const { name, aliases } of roles)
      for (const alias of aliases) if (!this.#names.has(letters(alias))) this.#names.set(letters(alias), name);
    for (const { name } of roles) this.#names.set(letters(name), name);
    this.#sides = new Map(roles.map(({ name, side }) => [name, side]));
  }

  name(party: string): string {
    return this.#names.get(letters(party)) ?? this.#names.get(letters(party.replace(/\s*[(（].*$/, ''))) ?? party;
  }

  side(party: string): string | undefined {
    return this.#sides.get(this.name(party));
  }
}

/** Words for sides that a reader without the document's names gives. */
const sideWords: Readonly<Record<string, readonly string[]>> = {
  customer: ['ours'],
  ours: ['ours'],
  microsoft: ['theirs'],
  provider: ['theirs'],
  theirs: ['theirs'],
  joint: ['ours', 'theirs'],
};

/** Equal words at one place are one statement, however many lines a reader gives it. */
function merged(read: readonly ReadStatement[]): readonly ReadStatement[] {
  const byKey = new Map<string, ReadStatement>();
  for (const statement of read) {
    const key = placeAndWords(statement);
    const earlier = byKey.get(key);
    byKey.set(key, earlier ? { ...earlier, parties: [...earlier.parties, ...statement.parties] } : statement);
  }
  return [...byKey.values()];
}

const placeAndWords = ({ sheet, line, row, text, kind }: ReadStatement): string =>
  [sheet, line ?? row, letters(text), kind === 'out-of-scope'].join('|');

// Lines between the gold's place of a statement and the reader's.
const nearby = 3;
const alike = 0.6;

function isNear(gold: GoldStatement, read: ReadStatement): boolean {
  if (gold.row != null && read.row !== undefined && gold.sheet && read.sheet)
    if (gold.row !== read.row || gold.sheet !== read.sheet) return false;
  if (gold.line == null || read.line === undefined) return true;
  return read.line >= gold.line - nearby && read.line <= (gold.lines?.[1] ?? gold.line) + nearby;
}

function likenessOf(gold: GoldStatement, text: string): number {
  return Math.max(
    likeness(gold.text, text),
    gold.lead_in ? likeness(`${gold.lead_in} ${gold.text}`, text) : 0,
    gold.item ? likeness(gold.item, text) : 0,
    gold.item ? likeness(`${gold.item} ${gold.text}`, text) : 0,
  );
}

/** Pairs gold with what was read, the most alike first, each used once. */
function matched(
  gold: readonly GoldStatement[],
  read: readonly ReadStatement[],
): { readonly ofGold: ReadonlyMap<number, number>; readonly ofRead: ReadonlyMap<number, number> } {
  const pairs: { readonly score: number; readonly i: number; readonly j: number }[] = [];
  for (const [i, wanted] of gold.entries())
    for (const [j, got] of read.entries()) {
      if (!isNear(wanted, got)) continue;
      const likely = likenessOf(wanted, got.text);
      if (likely < alike) continue;
      const apart = wanted.line != null && got.line !== undefined ? Math.abs(wanted.line - got.line) : 0;
      const sameKind = (wanted.kind === 'out-of-scope') === (got.kind === 'out-of-scope');
      pairs.push({ score: likely - apart * 0.01 + (sameKind ? 0.005 : 0), i, j });
    }
  pairs.sort((a, b) => b.score - a.score);
  const [ofGold, ofRead] = [new Map<number, number>(), new Map<number, number>()];
  for (const { i, j } of pairs)
    if (!ofGold.has(i) && !ofRead.has(j)) {
      ofGold.set(i, j);
      ofRead.set(j, i);
    }
  return { ofGold, ofRead };
}

/**
 * Which statement of the gold each statement read is, by place and words as a reader is scored; undefined where it is none.
 * A statement that a reader cut in two is the gold's one twice, where both parts have its very place.
 */
export function goldOfEach(
  gold: readonly GoldStatement[],
  read: readonly ReadStatement[],
): readonly (GoldStatement | undefined)[] {
  const one = merged(read);
  const { ofRead } = matched(gold, one);
  const byKey = new Map(one.map((statement, j) => [placeAndWords(statement), gold[ofRead.get(j) ?? -1]]));
  return read.map((statement) => byKey.get(placeAndWords(statement)) ?? samePlaced(gold, statement));
}

function samePlaced(gold: readonly GoldStatement[], read: ReadStatement): GoldStatement | undefined {
  const rated = gold
    .filter(({ line, row, sheet }) =>
      read.sheet === undefined ? line != null && line === read.line : sheet === read.sheet && row === read.row,
    )
    .map((wanted) => ({ wanted, likely: likenessOf(wanted, read.text) }))
    .filter(({ likely }) => likely >= alike);
  return rated.sort((a, b) => b.likely - a.likely)[0]?.wanted;
}

/** Scores what was read out of one document, by the counting rules of the set. */
export function score(document: SetDocument, gold: readonly GoldStatement[], all: readonly ReadStatement[]): Scored {
  const read = merged(all).filter(
    ({ line }) =>
      !document.covered_lines ||
      line === undefined ||
      document.covered_lines.some(([from, to]) => line >= from && line <= to),
  );
  const roles = new Roles(document);
  const { ofGold, ofRead } = matched(gold, read);
  const counts = noCounts();
  const misses: Miss[] = [];
  const missed: GoldStatement[] = [];
  for (const [i, wanted] of gold.entries()) {
    const got = read[ofGold.get(i) ?? -1];
    if (wanted.kind === 'out-of-scope') {
      counts.excludedOf++;
      if (got?.kind === 'out-of-scope') counts.excluded++;
      else if (got?.kind === 'item') {
        counts.excludedAsDuty++;
        misses.push({ kind: 'AS-DUTY', at: wanted.id, words: wanted.text });
      }
    } else if (wanted.kind === 'prose') {
      counts.proseOf++;
      if (got) counts.prose++;
    } else if (isAsked(wanted)) {
      counts.gold++;
      if (got) compare(wanted, got, roles, counts, misses);
      else {
        missed.push(wanted);
        misses.push({ kind: 'MISSED', at: wanted.id, words: wanted.text });
      }
    }
  }
  for (const [j, { kind, line, row, text }] of read.entries()) {
    if (kind !== 'item') continue;
    counts.got++;
    const wanted = gold[ofRead.get(j) ?? -1];
    if (!wanted) misses.push({ kind: 'EXTRA', at: `${document.doc}#${line ?? row ?? ''}`, words: text });
    else if (wanted.kind !== 'out-of-scope') counts.right++;
  }
  return { counts, misses, missed };
}

function compare(wanted: GoldStatement, got: ReadStatement, roles: Roles, counts: Counts, misses: Miss[]): void {
  counts.hit++;
  compareParties(wanted, got, roles, counts, misses);
  if (wanted.phase) {
    counts.phaseOf++;
    if (got.phase && isSamePhase(wanted.phase, got.phase)) counts.phase++;
    else misses.push({ kind: 'PHASE', at: wanted.id, words: `${got.phase} for ${wanted.phase}` });
  } else if (got.phase && !(wanted.phase_also ?? []).some((also) => isSamePhase(also, got.phase ?? ''))) {
    counts.phaseFalse++;
    misses.push({ kind: 'PHASE', at: wanted.id, words: `${got.phase} for none` });
  }
  if (wanted.optional || got.optional) {
    counts.optionalOf++;
    if (Boolean(wanted.optional) === got.optional) counts.optional++;
    else misses.push({ kind: 'OPTIONAL', at: wanted.id, words: wanted.text });
  }
  if (wanted.lead_in) {
    counts.leadInOf++;
    const [asked, given, text] = [wanted.lead_in, got.leadIn, got.text].map(letters) as [string, string, string];
    const begins = (words: string) => words.slice(0, 12) || '\0';
    if (given.includes(begins(asked)) || asked.includes(begins(given)) || text.includes(begins(asked))) counts.leadIn++;
  }
}

function compareParties(wanted: GoldStatement, got: ReadStatement, roles: Roles, counts: Counts, misses: Miss[]): void {
  const key = ({ party, involvement }: Pair) => `${letters(roles.name(party))}|${involvement}`;
  const also = new Set((wanted.party_also ?? []).map(letters));
  const given = got.parties.map(({ party, involvement }) => ({
    party: also.has(letters(party)) ? (wanted.party ?? party) : party,
    involvement,
  }));
  const asked = partiesOf(wanted);
  const [wants, gets] = [new Set(asked.map(key)), new Set(given.map(key))];
  counts.pairGold += wants.size;
  counts.pairGot += gets.size;
  counts.pairRight += [...gets].filter((pair) => wants.has(pair)).length;
  const doers = (pairs: readonly Pair[]) =>
    [...new Set(pairs.filter(acts).map(({ party }) => letters(roles.name(party))))].sort().join();
  if (doers(asked) === doers(given)) counts.doer++;
  else
    misses.push({
      kind: 'PARTY',
      at: wanted.id,
      words: `${[...gets].join(' ') || 'none'} for ${[...wants].join(' ')}`,
    });
  const sides = (pairs: readonly Pair[], of: (pair: Pair) => readonly string[]) =>
    [...new Set(pairs.filter(acts).flatMap(of))].sort().join();
  const wantedSides = sides(asked, ({ party }) => [roles.side(party) ?? 'other']);
  if (wantedSides === '') return;
  counts.sideOf++;
  const gotSides = sides(got.parties, ({ party, side }) =>
    side ? [side] : (sideWords[party.toLowerCase()] ?? [roles.side(party) ?? 'unknown']),
  );
  if (wantedSides === gotSides) counts.side++;
}
