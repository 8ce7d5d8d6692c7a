import { languages, spaced } from '../../language/languages.js';
import { isHangul, words } from './text.js';

/** Words every question is made of; what a question is *about* are the others. */
export const questionWords: ReadonlySet<string> = new Set(
  Object.values(languages).flatMap(({ questions }) => spaced(questions.unsearched)),
);

/** Words of a text that full-text search looks for. Hangul has no spaces where it matters: pairs of syllables stand in. */
export function searchWords(text: string): string[] {
  return words(text).flatMap((word) => {
    if (!isHangul(word) || word.length < 3) return questionWords.has(word) ? [] : [word];
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)).filter(
      (pair) => !questionWords.has(pair),
    );
  });
}
