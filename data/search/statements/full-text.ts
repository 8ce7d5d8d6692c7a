import MiniSearch from 'minisearch';
import type { Responsibility } from '../../domain/responsibility.js';
import { searchWords } from '../text/search-words.js';

/** Full-text search over some statements. */
export interface FullText {
  /** Statements that contain what was asked, with the share (0..1) of the question's own words that they contain. */
  find(question: string): readonly { readonly id: string; readonly share: number }[];
}

/** Search by words, for statements that no topic covers: a document that was added yesterday must answer too. */
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
