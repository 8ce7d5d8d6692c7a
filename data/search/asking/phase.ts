import { type PhaseId, type Playbook, standingPhase } from '../../domain/playbook/playbook.js';
import { alternatives, languages, wholeWords } from '../../language/languages.js';
import type { PhaseWords } from '../../language/words/question-words.js';
import { fold } from '../text/text.js';
import { asAlternatives, besideCalls, isInLanguages, phaseCalls, phaseNumber, wordsApart } from './playbook-words.js';

const all = Object.values(languages);
const joined = (of: (words: PhaseWords) => string): string => alternatives(all, ({ questions }) => of(questions.phase));

/** The word "phase" behind a phase's name, before it, and written into one word with it. */
const behind = joined((words) => words.behind);
const before = joined((words) => words.before);
const inOneWord = joined((words) => words.joined);

/** What a name may end in where a language inflects it or writes the word "phase" into it. */
const endings = joined((words) => words.endings);

const phaseWord = new RegExp(`^(?:${before}|${behind}|${inOneWord})$`, 'u');

interface PhasePattern {
  readonly phase: PhaseId;
  readonly pattern: RegExp;
}

function patternOf(phase: PhaseId, names: string, number: string | null = null): PhasePattern {
  const counted =
    number === null
      ? ''
      : `|(?<!\\p{L})(?:${before})\\s+0?${number}(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])0?${number}\\s*(?:${inOneWord})`;
  return {
    phase,
    pattern: new RegExp(
      `(?<!\\p{L})(?:${names})(?:${endings})?[\\s"'”]*(?:-?\\s*(?:${behind}))(?!\\p{L})|` +
        `(?<!\\p{L})(?:${before})\\s+(?:(?:${joined((words) => words.links)})\\s+)?["'“]?(?:${names})(?![\\p{L}\\p{N}])|` +
        `(?:${names})\\s*(?:${inOneWord})${counted}`,
      'u',
    ),
  };
}

/** "in enable", "during assess": the phase's own name after a preposition names it as well. */
const bareOf = (names: string): RegExp =>
  new RegExp(
    `(?<!\\p{L})(?:${joined((words) => words.during)})\\s+(${names})(?:${endings})?(?![\\p{L}\\p{N}])|(?<!\\p{L})(${names})\\s*(?:${joined((words) => words.duringBehind)}|:)`,
    'u',
  );

/** The phases that every language of questions has names for, beside the standing list. */
const phases = [...new Set(all.flatMap(({ questions }) => Object.keys(questions.phase.names)))].filter(
  (phase) => phase !== standingPhase,
);

/** How the phases of a playbook are named in questions. */
interface PhaseNaming {
  readonly patterns: readonly PhasePattern[];
  readonly bare: RegExp;
  /** The phase that a bare name means. */
  readonly meant: ReadonlyMap<string, PhaseId>;
}

const inLanguages: PhaseNaming = {
  patterns: [...phases, standingPhase].map((phase) =>
    patternOf(
      phase,
      joined((words) => words.names[phase] ?? ''),
    ),
  ),
  bare: bareOf(phases.join('|')),
  meant: new Map(phases.map((phase) => [phase, phase])),
};

const known = new WeakMap<Playbook, PhaseNaming>();

const numberOf = (calls: readonly string[]): string | null => phaseNumber(calls, (word) => phaseWord.test(word));

function namingOf(playbook: Playbook | undefined): PhaseNaming {
  if (playbook === undefined) return inLanguages;
  if (isInLanguages(playbook) && besideCalls(playbook).length === 0) return inLanguages;
  const found = known.get(playbook);
  if (found !== undefined) return found;
  const ofLanguages = isInLanguages(playbook);
  const called = ofLanguages ? besideCalls(playbook) : phaseCalls(playbook);
  const own = called.filter(([phase]) => phase !== standingPhase);
  const bare = own.flatMap(([, calls]) => calls).sort((a, b) => b.length - a.length);
  const patterns = called.map(([phase, calls]) => patternOf(phase, asAlternatives(calls), numberOf(calls)));
  const meant = own.flatMap(([phase, calls]) => calls.map((call): [string, PhaseId] => [wordsApart(call), phase]));
  const naming: PhaseNaming = {
    patterns: [...(ofLanguages ? inLanguages.patterns : []), ...patterns],
    bare: bareOf([asAlternatives(bare), ...(ofLanguages ? phases : [])].join('|')),
    meant: new Map([...(ofLanguages ? inLanguages.meant : []), ...meant]),
  };
  known.set(playbook, naming);
  return naming;
}

/** What happens before a phase is not in it. */
const earlier = new RegExp(
  wholeWords(all, ({ questions }) => questions.phase.earlier),
  'u',
);

/** Where phases are named; "reverse shadow phase" names no shadow phase as well. */
function spansOf(patterns: readonly PhasePattern[], folded: string) {
  const all = patterns.flatMap(({ phase, pattern }) => {
    const match = pattern.exec(folded);
    return match === null ? [] : [{ phase, from: match.index, to: match.index + match[0].length }];
  });
  return all.filter(
    (one) => !all.some(({ from, to }) => from <= one.from && one.to <= to && to - from > one.to - one.from),
  );
}

/** The phase a question names, if it names exactly one. */
export function phaseNamed(text: string, playbook?: Playbook): PhaseId | null {
  const { patterns, bare, meant } = namingOf(playbook);
  const folded = fold(text);
  if (earlier.test(folded)) return null;
  const [named, ...more] = spansOf(patterns, folded);
  if (named !== undefined) return more.length === 0 ? named.phase : null;
  const match = bare.exec(folded);
  return meant.get(wordsApart(match?.[1] ?? match?.[2] ?? '')) ?? null;
}

/** A question without the phase it names, so that it can be asked about another one. Folded: for the search only. */
export function withoutPhase(text: string, playbook?: Playbook): string {
  const { patterns, bare } = namingOf(playbook);
  const folded = fold(text);
  if (phaseNamed(text, playbook) === null) return folded;
  const [named] = spansOf(patterns, folded);
  return named === undefined ? folded.replace(bare, ' ') : `${folded.slice(0, named.from)} ${folded.slice(named.to)}`;
}
