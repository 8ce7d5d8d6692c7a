import MiniSearch from 'minisearch';
import type { Responsibility } from '../../domain/responsibility.js';
import { languages, spaced } from '../../language/languages.js';
import { isHangul, words } from '../text/text.js';

/** Words every question is made of; what a question is *about* are the others. */
export const questionWords: ReadonlySet<string> = new Set(
  Object.values(languages).flatMap(({ questions }) => spaced(questions.unsearched)),
);

/** Korean has no spaces where it matters: pairs of syllables stand in for words. */
export function searchWords(text: string): string[] {
  return words(text).flatMap((word) => {
    if (!isHangul(word) || word.length < 3) return questionWords.has(word) ? [] : [word];
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)).filter(
      (pair) => !questionWords.has(pair),
    );
  });
}

/** Full-text search over some statements. */
export interface FullText {
  /** Statements that contain what was asked, with the share (0..1) of the question's own words that they contain. */
  find(question: string): readonly { readonly id: string; readonly share: number }[];
}

/** Search by words, for statements that no topic covers: a document that somebody added yesterday must answer too. */
export function fullText(statements: readonly Responsibility[]): FullText {
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: searchWords,
    processTerm: (term) => term,
    searchOptions: { prefix: (term) => term.length > 4, fuzzy: (term) => (term.length > 5 ? 0.2 : false) },
  });
  index.addAll(
    statements.map(({ id, text, english = '', leadIn = '' }) => ({ id, text: `${leadIn} ${text} ${english}` })),
  );
  return {
    find: (question) => {
      const asked = new Set(searchWords(question));
      if (asked.size === 0) return [];
      return index
        .search(question)
        .slice(0, 10)
        .map((result) => ({ id: String(result.id), share: result.queryTerms.length / asked.size }));
    },
  };
}
