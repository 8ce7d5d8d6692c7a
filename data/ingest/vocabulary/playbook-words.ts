import {
  type Aliases,
  bothSides,
  type PartyId,
  type PhaseId,
  type Playbook,
  type PlaybookSide,
  standingPhase,
} from '../../domain/playbook/playbook.js';
import { documentWords } from '../../language/documents.js';
import { unaccented } from '../../language/fold.js';
import { listed } from '../../language/languages.js';
import { plainText } from '../blocks/inline.js';
import type { DocumentMapping } from '../mapping/mapping.js';
import type { NameInSentences } from './commitments.js';
import { nameForms, nameKey, saysNoName } from './names.js';

// What a playbook alone says that words mean, before an owner's mapping and a document's own words come to it.

export type Sourced<Id> = readonly ReadonlyMap<string, Id | null>[];

/** The side's own party: the first that the playbook names on it. */
export const firstPartyOf = ({ parties }: Playbook, side: PlaybookSide): PartyId | null =>
  parties.find((party) => party.side === side)?.id ?? null;

export type SideWords = readonly (readonly [PartyId | null, readonly string[]])[];

/** For all documents of a playbook. */
export interface PlaybookWords {
  /** Its own names, what any document calls the sides, and both of them. */
  readonly parties: readonly [ReadonlyMap<string, PartyId | null>, ...Sourced<PartyId>];
  /** What any document calls the two sides; none where all parties are on one: "customer" is no party then. */
  readonly sides: SideWords;
  readonly inSentences: readonly NameInSentences[];
  readonly phases: ReadonlyMap<string, PhaseId | null>;
  readonly stems: readonly (readonly [stem: string, phase: PhaseId])[];
  readonly stemWords: ReadonlyMap<string, PhaseId>;
}

const known = new WeakMap<Playbook, PlaybookWords>();

/** What a playbook says. Kept as long as it is, because a folder has many documents and one playbook. */
export function wordsOfPlaybook(playbook: Playbook): PlaybookWords {
  const words = known.get(playbook) ?? readWords(playbook);
  known.set(playbook, words);
  return words;
}

function readWords(playbook: Playbook): PlaybookWords {
  const own = tableOf(
    playbook.parties.map(({ id, names, inSentences, aliases }) => [
      id,
      [id, ...Object.values(names), ...Object.values(inSentences ?? {}), ...all(aliases)],
    ]),
  );
  const named: SideWords = [
    [firstPartyOf(playbook, 'customer'), documentWords.flatMap(({ parties }) => listed(parties.customer))],
    [firstPartyOf(playbook, 'provider'), documentWords.flatMap(({ parties }) => listed(parties.provider))],
  ];
  const sides = named.every(([id]) => id !== null) ? named : [];
  const both = tableOf([[bothSides, documentWords.flatMap(({ parties }) => listed(parties.both))]]);
  const phaseNames = [...playbook.phases, ...(playbook.beside ?? [])].map(
    ({ id, names, aliases }) => [id, [id, ...Object.values(names), ...all(aliases)]] as const,
  );
  const standing = [
    standingPhase,
    [...Object.values(playbook.standing.names), ...all(playbook.standing.aliases)],
  ] as const;
  const stems = phaseNames.flatMap(([id, names]) => names.map((name) => [nameKey(name), id] as const));
  return {
    parties: [own, tableOf(sides), both],
    sides,
    inSentences: namesInSentences(playbook, {}, sides),
    phases: tableOf([...phaseNames, standing]),
    stems,
    stemWords: new Map(stems),
  };
}

/** What speaks of oneself names another party in each document: "we", "our side". */
const selfNames =
  /^(?:we|us|our .*|wir|nous|nosotros|noi|wij|vi|nos|nossa .*|sie|ihr|ihre|ihnen|u|uw|ni|er|ert|era|din|dina|dine|vos|votre|sus|su|your|sua|suas|seu|seus|ban|you|甲|乙|갑|을)$/u;

/** Whether a name means another party in each document: "we", "your". */
export const speaksOfSelf = (name: string): boolean => selfNames.test(name) || possessive.test(name);

const possessive = /^(?:your|ihre?|uw|din[ae]?|ert?|ni|sie|u|sus?|suas|seus|vos|votre)$/iu;

/** Names as sentences write them, longest first: an owner's, the playbook's, then what any document calls both sides and each. */
export function namesInSentences(
  playbook: Playbook,
  mapped: NonNullable<DocumentMapping['parties']>,
  sides: SideWords,
): readonly NameInSentences[] {
  const bothParties = [firstPartyOf(playbook, 'customer'), firstPartyOf(playbook, 'provider')].filter(
    (id) => id !== null,
  );
  const own = [
    ...Object.entries(mapped),
    ...playbook.parties.flatMap(({ id, names, inSentences, aliases }) =>
      [...Object.values(names), ...Object.values(inSentences ?? {}), ...all(aliases)].map(
        (name) => [name, id] as const,
      ),
    ),
  ];
  const found = new Map<string, readonly PartyId[]>();
  const add = (name: string, parties: readonly PartyId[]): void => {
    const key = unaccented(plainText(name)).replace(/^(?:the|o|a|den|der|die|das|le|la|el|de|het)\s+/u, '');
    if (key !== '' && !saysNoName(key) && !found.has(key)) found.set(key, parties);
    const outside = key.replace(/\s*[(（][^)）]*[)）]\s*$/u, '');
    if (outside !== '' && !saysNoName(outside) && !found.has(outside)) found.set(outside, parties);
  };
  for (const [name, id] of own) if (id !== null && !possessive.test(name)) add(name, [id]);
  for (const phrase of documentWords.flatMap(({ parties }) => listed(parties.bothInSentences)))
    add(phrase, bothParties);
  for (const [id, names] of sides)
    for (const name of names) if (id !== null && (name === 'you' || !selfNames.test(unaccented(name)))) add(name, [id]);
  return [...found].map(([name, parties]) => ({ name, parties })).sort((a, b) => b.name.length - a.name.length);
}

const all = (aliases: Aliases): readonly string[] => Object.values(aliases).flat();

/** Ids by the forms of their names. A form that two ids share is none's, except where it is the closest form of one of them. */
export function tableOf<Id>(
  named: readonly (readonly [Id | null, readonly string[]])[],
): ReadonlyMap<string, Id | null> {
  const table = new Map<string, Id | null>();
  const clashes = new Set<string>();
  for (const [id, names] of named)
    for (const name of names) {
      const key = nameKey(name);
      if (key !== '' && !table.has(key)) table.set(key, id);
    }
  const loose = new Map<string, Id | null>();
  for (const [id, names] of named)
    for (const form of names.flatMap(nameForms)) {
      if (table.has(form)) continue;
      if (loose.has(form) && loose.get(form) !== id) clashes.add(form);
      loose.set(form, id);
    }
  for (const [form, id] of loose) if (!clashes.has(form)) table.set(form, id);
  return table;
}
