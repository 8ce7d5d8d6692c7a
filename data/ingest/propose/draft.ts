import type { Playbook, PlaybookParty, PlaybookPhase } from '../../domain/playbook/playbook.js';
import { isPronoun } from '../../language/duties/party-words.js';
import { folded } from '../../language/fold.js';
import { romanised } from '../../language/ko/romanise.js';
import { withoutGenitive } from '../../language/sv/genitive.js';
import { nameKey } from '../vocabulary/names.js';
import { type LikelySide, likelySides } from './likely-sides.js';
import { type PartyNames, sameParties } from './same-party.js';
import type { StatedSide } from './stated-sides.js';

/** Cards lose track of more; a playbook refuses them. */
const mostParties = 40;
const mostPhases = 24;

/** A playbook as it follows from documents, and what its owner should look at. */
export interface PlaybookDraft {
  readonly playbook: Playbook;
  /** Ids of parties whose side no word tells of; empty where that holds for all. */
  readonly unsure: ReadonlySet<string>;
  /** Whether no word tells of any party's side: the documents are taken for one organisation's own. */
  readonly lacksSides: boolean;
  /** Whether no document names a phase: the one that is there stands in for the team's own. */
  readonly lacksPhases: boolean;
  /** Sides that no document names a party of: the one that is there stands in. */
  readonly standIns: ReadonlySet<string>;
}

/** What was found in documents. */
export interface DraftEvidence {
  readonly id: string;
  /** What the team calls its method, by language. */
  readonly name: string;
  readonly locale: string;
  /** In the order in which documents name them. */
  readonly parties: readonly string[];
  readonly phases: readonly string[];
  readonly titles: readonly string[];
  /** What is above several parties' columns, by party: their organisations. */
  readonly groups?: ReadonlyMap<string, string>;
  /** What is said of names outside of duties. */
  readonly stated?: readonly StatedSide[];
  /** Whom the documents name as their authors. */
  readonly makers?: readonly string[];
}

/** Makes a playbook of what was found. Both sides and one phase are there in any case, because a playbook needs them. */
export function draftPlaybook({
  id,
  name,
  locale,
  parties,
  phases,
  titles,
  groups = new Map(),
  stated = [],
  makers = [],
}: DraftEvidence): PlaybookDraft {
  const named = withWords(inNominative(parties, locale), stated).slice(0, mostParties - 2);
  const sided = withoutPronouns(named, likelySides(named, { titles, groups, stated, makers }));
  const taken = new Set<string>(named.flatMap((party) => [party.name, ...party.aliases].map(folded)));
  const ids = new Set<string>();
  const unsure = new Set<string>();
  const made = sided.map(({ party, side: { side, isSure } }): PlaybookParty => {
    const id = freeId(
      party.name,
      side === 'other' ? 'party' : side,
      (one) => ids.has(one) || isOthers(one, party, taken),
    );
    ids.add(id);
    if (!isSure) unsure.add(id);
    return {
      id,
      side,
      names: { [locale]: party.name },
      aliases: party.aliases.length === 0 ? {} : { [locale]: party.aliases },
    };
  });
  const lacksSides = made.length > 0 && made.every(({ id, side }) => unsure.has(id) && side === made[0]?.side);
  const standIns = new Set<string>();
  for (const side of ['customer', 'provider'] as const)
    if (!made.some((party) => party.side === side)) {
      const id = freeId(side, side, (one) => ids.has(one) || taken.has(one));
      ids.add(id);
      standIns.add(id);
      made.push({ id, side, names: { en: side === 'customer' ? 'The customer' : 'The provider' }, aliases: {} });
    }
  return {
    playbook: {
      id,
      names: { [locale]: name },
      parties: made,
      phases:
        phases.length === 0
          ? [phaseOf('onboarding', 'Onboarding', 'en')]
          : toPhases(phases.slice(0, mostPhases), locale),
      standing: { names: {}, aliases: {} },
      services: [],
      conditions: [],
      people: {},
      terms: {},
    },
    unsure: lacksSides ? new Set() : unsure,
    lacksSides,
    lacksPhases: phases.length === 0,
    standIns,
  };
}

/** Parties by the form that names have alone; the form that headings have ("Beställarens ansvar") is an alias. */
function inNominative(names: readonly string[], locale: string): readonly PartyNames[] {
  if (locale !== 'sv') return sameParties(names);
  const owned = new Map(
    names.flatMap((name) => (withoutGenitive(name) === name ? [] : [[withoutGenitive(name), name]])),
  );
  return sameParties([...new Set(names.map(withoutGenitive))]).map((party) => {
    const genitives = [party.name, ...party.aliases].flatMap((name) => owned.get(name) ?? []);
    return { ...party, aliases: [...party.aliases, ...genitives] };
  });
}

/** Puts what a document calls a party in its text with the name that it says this is: "Supplier" for "Orrin Ltd". */
function withWords(parties: readonly PartyNames[], stated: readonly StatedSide[]): readonly PartyNames[] {
  const left = [...parties];
  for (const { name, word } of stated) {
    if (word === undefined) continue;
    const at = (one: string) =>
      left.findIndex((party) => [party.name, ...party.aliases].some((own) => nameKey(own) === nameKey(one)));
    const [called, meant] = [at(word), at(name)];
    const [party, same] = [left[called], left[meant]];
    if (!party || called === meant) continue;
    left[called] = same
      ? { name: same.name, aliases: [...same.aliases, party.name, ...party.aliases] }
      : { name: party.name, aliases: [...party.aliases, name] };
    if (same) left.splice(meant, 1);
  }
  return left;
}

const isOthers = (id: string, { name, aliases }: PartyNames, taken: ReadonlySet<string>): boolean =>
  taken.has(id) && ![name, ...aliases].map(folded).includes(id);

interface Sided {
  readonly party: PartyNames;
  readonly side: LikelySide;
}

/** "You" and "we" are the first party of their side, where it has one. */
function withoutPronouns(parties: readonly PartyNames[], sides: readonly LikelySide[]): readonly Sided[] {
  const all = parties.flatMap((party, at) => (sides[at] ? [{ party, side: sides[at] }] : []));
  const isSaid = ({ party }: Sided) => isPronoun.test(party.name) && !party.name.includes(' ');
  const kept = all.filter(
    (one) => !isSaid(one) || !all.some((other) => !isSaid(other) && other.side.side === one.side.side),
  );
  return kept.map((one, index): Sided => {
    const isFirst = kept.findIndex(({ side }) => side.side === one.side.side) === index;
    if (!isFirst || isSaid(one)) return one;
    const pronouns = all.filter((other) => isSaid(other) && other.side.side === one.side.side);
    const aliases = [...one.party.aliases, ...pronouns.flatMap(({ party }) => [party.name, ...party.aliases])];
    return { ...one, party: { ...one.party, aliases } };
  });
}

/** "2. Survey DONE": the badge of a wiki in capitals. */
const withState = /^(.*\p{Ll}.*?)\s+(?:\p{Lu}{2,}\s+)*\p{Lu}{4,}$/u;

function toPhases(names: readonly string[], locale: string): readonly PlaybookPhase[] {
  const ids = new Set<string>();
  return names.map((written) => {
    const [, name = written] = withState.exec(written) ?? [];
    const id = freeId(name, 'phase', (one) => ids.has(one));
    ids.add(id);
    const phase = phaseOf(id, name, locale);
    return name === written ? phase : { ...phase, aliases: { [locale]: [written] } };
  });
}

const phaseOf = (id: string, name: string, locale: string): PlaybookPhase => ({
  id,
  names: { [locale]: name },
  aliases: {},
  signs: 'both',
  list: 'documents',
  sections: 'none',
});

/** Words of Baton's own, which are no ids. */
const reserved: ReadonlySet<string> = new Set([
  ...['joint', 'general', 'both', 'unknown', 'out-of-scope', 'core', 'remediation', 'later', 'all'],
]);

/**
 * An id of the name's own letters where these are Latin. A name in Korean letters gives its side's word, or its own sound
 * where that word is taken or says nothing, as a phase's does; `kind` stands in for other scripts, with a number where it is
 * not free.
 */
function freeId(name: string, kind: string, isTaken: (id: string) => boolean): string {
  const sounded = romanised(folded(name));
  const own = sounded
    .replace(/ß/g, 'ss')
    .replace(/[øö]/g, 'o')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  const isLatin = (text: string) => own.length > 1 && !/[^\p{sc=Latin}\p{N}\p{P}\p{S}\s\p{M}]/u.test(text);
  const isFree = (id: string) => !isTaken(id) && !reserved.has(id);
  const saysSide = kind === 'customer' || kind === 'provider';
  const ids = isLatin(name) ? [own] : !isLatin(sounded) ? [kind] : saysSide ? [kind, own] : [own];
  const free = ids.find(isFree);
  if (free !== undefined) return free;
  const base = ids.at(-1) ?? kind;
  for (let number = 2; ; number++) if (isFree(`${base}-${number}`)) return `${base}-${number}`;
}

/** A folder's or a document's name as an id of a playbook. */
export const playbookId = (name: string): string => freeId(name, 'playbook', () => false);
