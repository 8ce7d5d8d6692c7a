import type { PhaseId } from '../../domain/playbook/playbook.js';
import { phases } from '../../domain/responsibility.js';
import { alternatives, languages, wholeWords } from '../../language/languages.js';
import type { PhaseWords } from '../../language/words/question-words.js';
import { fold } from '../text/text.js';

const all = Object.values(languages);
const joined = (of: (words: PhaseWords) => string): string => alternatives(all, ({ questions }) => of(questions.phase));

/** The word "phase" behind a phase's name, before it, and written into one word with it. */
const behind = joined((words) => words.behind);
const before = joined((words) => words.before);
const inOneWord = joined((words) => words.joined);

const patterns = [...phases, 'general'].map((phase) => {
  const names = joined((words) => words.names[phase] ?? '');
  return {
    phase,
    pattern: new RegExp(
      `(?<!\\p{L})(?:${names})[\\s"'”]*(?:-?\\s*(?:${behind}))(?!\\p{L})|` +
        `(?<!\\p{L})(?:${before})\\s+(?:(?:${joined((words) => words.links)})\\s+)?["'“]?(?:${names})(?!\\p{L})|` +
        `(?:${names})\\s*(?:${inOneWord})`,
      'u',
    ),
  };
});

const verbs = phases.join('|');

/** "in enable", "during assess": the phase's own English verb after a preposition names it as well. */
const bare = new RegExp(
  `(?<!\\p{L})(?:${joined((words) => words.during)})\\s+(${verbs})(?!\\p{L})|(?<!\\p{L})(${verbs})\\s*(?:${joined((words) => words.duringBehind)}|:)`,
  'u',
);

/** What happens before a phase is not in it. */
const earlier = new RegExp(
  wholeWords(all, ({ questions }) => questions.phase.earlier),
  'u',
);

/** The phase a question names, if it names exactly one. */
export function phaseNamed(text: string): PhaseId | null {
  const folded = fold(text);
  if (earlier.test(folded)) return null;
  const named = patterns.filter(({ pattern }) => pattern.test(folded)).map(({ phase }) => phase);
  if (named.length === 1) return named[0] ?? null;
  if (named.length > 1) return null;
  const match = bare.exec(folded);
  return match?.[1] ?? match?.[2] ?? null;
}

/** A question without the phase it names, so that it can be asked about another one. Folded: for the search only. */
export function withoutPhase(text: string): string {
  const folded = fold(text);
  if (phaseNamed(text) === null) return folded;
  const named = patterns.find(({ pattern }) => pattern.test(folded))?.pattern ?? bare;
  return folded.replace(named, ' ');
}
