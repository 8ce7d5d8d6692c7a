import MiniSearch from 'minisearch';
import type { Responsibility } from '../../domain/responsibility.js';
import { isHangul, words } from '../text/text.js';

/** Words every question is made of; what a question is *about* are the others. */
export const questionWords: ReadonlySet<string> = new Set(
  'who whose what which when where how does do did is are was be the a an of our we us you your for to and or it in on at with by will can should must from have has my i this that need needs responsible responsibility task job side microsoft customer fasttrack please quem qual o os as da dos das no na de em para por com nosso nossa nos e um uma se que cabe faz responsavel pelo pela ao vem vad vilka vilken nar var vart hur ar och att det den som pa av till med vi oss var vara ett en i om ska kan far gor ansvarar ansvar skoter for 누가 누구 어디 무엇 어떻게 하나요 해요 해 우리 저희 담당 책임 가 이 은 는 을 를 의'.split(
    ' ',
  ),
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

export interface OwnWords {
  /** Statements that contain what was asked, with the share (0..1) of the question's own words that they contain. */
  find(question: string): readonly { readonly id: string; readonly share: number }[];
}

/** Search by words, for statements that no topic covers: a document that somebody added yesterday must answer too. */
export function fullText(statements: readonly Responsibility[]): OwnWords {
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
