import {
  type Names,
  type PartyId,
  type PhaseId,
  type Playbook,
  type ServiceId,
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

/** What each phase is called, and the standing list among them where the playbook names it. */
export const phaseCalls = (playbook: Playbook): readonly [PhaseId, readonly string[]][] => {
  const { phases, standing } = playbook;
  return [
    ...phases.map((phase): [PhaseId, readonly string[]] => [phase.id, withoutNumbers(callsOf(phase))]),
    ...besideCalls(playbook),
    [standingPhase, callsOf(standing)] as [PhaseId, readonly string[]],
  ].filter(([, calls]) => calls.length > 0);
};

/** "Phase 2: Build", "3. Test", "Week 4 – Launch": the word before a number, the number, and what is called so. */
const numbered =
  /^(?:(\p{L}+)\s+)?(?:(\d{1,2})(?:\s*[-–]\s*\d{1,2})?|([a-z])(?=[.:)]))\p{Script=Hangul}{0,2}\s*[.:)–—-]\s*(?=\p{L})/u;

/** A note behind a name: "(days 1-30)". */
const note = /\s*\([^()]*\)$/u;

/** Names, and what is left of those that number their phase or explain it, which a question leaves out. The longest first. */
const withoutNumbers = (calls: readonly string[]): readonly string[] =>
  [
    ...new Set(
      calls.flatMap((call) => {
        const place = numbered.exec(call)?.[0] ?? '';
        const isCounted = /^\p{L}+\s+\d/u.test(place);
        return [
          call,
          call.replace(note, ''),
          call.slice(place.length).replace(note, ''),
          ...(isCounted ? [place.replace(/[\s.:)–—-]+$/u, '')] : []),
        ];
      }),
    ),
  ].sort((a, b) => b.length - a.length);

/** The number or letter by which a name counts its phase; null where it has none, or counts something else (weeks). */
export function phaseNumber(calls: readonly string[], isPhaseWord: (word: string) => boolean): string | null {
  for (const call of calls) {
    const [, word, digits, letter] = numbered.exec(call) ?? [];
    const number = digits ?? letter;
    if (number !== undefined && (word === undefined || isPhaseWord(word))) return number.replace(/^0(?=\d)/u, '');
  }
  return null;
}

export const partyCalls = ({ parties }: Playbook): readonly [PartyId, readonly string[]][] =>
  parties.map((party) => [party.id, callsOf(party)]);

/** What each list beside a phase is called: no language has words of its own for these. */
export const besideCalls = ({ beside = [] }: Playbook): readonly [PhaseId, readonly string[]][] =>
  beside.map((list) => [list.id, callsOf(list)]);

/** What each service is called, by its names of today and before. */
export const serviceCalls = ({ services }: Playbook): readonly [ServiceId, readonly string[]][] =>
  services.map((service) => [service.id, callsOf(service)]);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Names as alternatives of a regular expression over folded text; "cut over" may be written "cut-over". */
export const asAlternatives = (calls: readonly string[]): string =>
  calls.map((call) => escaped(call).replace(/[-\s]+/gu, '[-\\s]+')).join('|');

/** A call with its words apart, however it was written. */
export const wordsApart = (call: string): string => call.replace(/[-\s]+/gu, ' ');

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

const namedEach = new WeakMap<Playbook, readonly (readonly [PartyId, RegExp])[]>();

/** The parties that a folded text names. */
export function partiesNamed(folded: string, playbook: Playbook): readonly PartyId[] {
  const patterns =
    namedEach.get(playbook) ??
    partyCalls(playbook).map(([party, calls]): [PartyId, RegExp] => [
      party,
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${asAlternatives(calls)})(?![a-z0-9])`, 'u'),
    ]);
  namedEach.set(playbook, patterns);
  return patterns.flatMap(([party, pattern]) => (pattern.test(folded) ? [party] : []));
}
