import {
  type Names,
  type PartyId,
  type PhaseId,
  type Playbook,
  standingPhase,
} from '../../domain/playbook/playbook.js';
import { languages } from '../../language/languages.js';
import { fold } from '../text/text.js';

/**
 * Whether the languages' own words are about this playbook: they know each of its phases. Of any other playbook, parties
 * and phases are called as the playbook calls them.
 */
export const isInLanguages = ({ phases }: Playbook): boolean =>
  phases.every(({ id }) => Object.values(languages).every(({ questions }) => questions.phase.names[id] !== undefined));

interface Called {
  readonly names: Names;
  readonly inSentences?: Names;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
}

/** Everything that a thing is called, in any language, folded; the longest first. */
const callsOf = ({ names, inSentences = {}, aliases }: Called): readonly string[] =>
  [
    ...new Set(
      [...Object.values(names), ...Object.values(inSentences), ...Object.values(aliases).flat()]
        .map((name) => fold(name).trim())
        .filter((name) => name !== ''),
    ),
  ].sort((a, b) => b.length - a.length);

/** What each phase is called, and the standing list among them. */
export const phaseCalls = ({ phases, standing }: Playbook): readonly [PhaseId, readonly string[]][] => [
  ...phases.map((phase): [PhaseId, readonly string[]] => [phase.id, callsOf(phase)]),
  [standingPhase, callsOf(standing)],
];

export const partyCalls = ({ parties }: Playbook): readonly [PartyId, readonly string[]][] =>
  parties.map((party) => [party.id, callsOf(party)]);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Names as alternatives of a regular expression over folded text. */
export const asAlternatives = (calls: readonly string[]): string => calls.map(escaped).join('|');

const named = new WeakMap<Playbook, RegExp>();

/** A folded text without the parties that it names: a duty does not repeat whose it is. */
export function withoutParties(folded: string, playbook: Playbook): string {
  let pattern = named.get(playbook);
  if (pattern === undefined) {
    const calls = partyCalls(playbook).flatMap(([, all]) => all);
    const longest = [...calls].sort((a, b) => b.length - a.length);
    // Korean writes particles into one word with a name, so that only its beginning is a word's.
    pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${asAlternatives(longest)})(?![a-z0-9])`, 'gu');
    named.set(playbook, pattern);
  }
  return folded.replace(pattern, ' ');
}

/** The parties that a folded text names. */
export const partiesNamed = (folded: string, playbook: Playbook): readonly PartyId[] =>
  partyCalls(playbook).flatMap(([party, calls]) =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${asAlternatives(calls)})(?![a-z0-9])`, 'u').test(folded) ? [party] : [],
  );
