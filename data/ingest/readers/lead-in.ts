import { anyDocumentWord } from '../../language/documents.js';
import { unaccented } from '../../language/fold.js';
import { clauseNumber } from '../blocks/clauses.js';
import { bilingual, plainText, sentences } from '../blocks/inline.js';
import type { DocumentVocabulary } from '../vocabulary/vocabulary.js';

/** The words that lead into a statement, outermost first. */
export interface LeadIn {
  readonly text: string;
  readonly english?: string;
}

export function joinLeadIns(outer: LeadIn | undefined, inner: LeadIn): LeadIn {
  const english = inner.english ?? outer?.english;
  return {
    text: [outer?.text, inner.text].filter(Boolean).join(' '),
    ...(english ? { english: [outer?.english, inner.english].filter(Boolean).join(' ') } : {}),
  };
}

/**
 * The last sentence before a list, if it leads into it: "Give advice on:", "다음에 대한 지침을 제공합니다." With a vocabulary also
 * a party and its verb without a colon: "The supplier shall".
 */
export function leadInOf(raw: string, vocabulary?: DocumentVocabulary): LeadIn | undefined {
  const { text, english } = bilingual(raw.replace(clauseNumber, ''));
  const last = (whole: string) => sentences(whole).at(-1)?.trim() ?? whole;
  const isOpen =
    endsOpen(text) || endsOpen(english ?? '') || saysFollowing(last(text)) || saysFollowing(last(english ?? ''));
  if (isOpen) return { text: last(text), ...(english ? { english: last(english) } : {}) };
  return vocabulary !== undefined && opensWithout(last(text), vocabulary) ? { text: last(text) } : undefined;
}

/** A longer line without a stop is a sentence that its writer forgot to end. */
const longestWithoutColon = 60;

const opensWithout = (last: string, vocabulary: DocumentVocabulary): boolean =>
  last.length <= longestWithoutColon &&
  !/[\p{P}]$/u.test(last) &&
  vocabulary.committed(`${plainText(last)}:`, true) !== null;

export function endsOpen(text: string): boolean {
  return /[:：]\s*[*_]*$/u.test(text);
}

const following = new RegExp(
  `(?<![\\p{sc=Latin}\\p{sc=Cyrillic}])(?:${anyDocumentWord(({ commitments }) => commitments.following)})`,
  'u',
);

/** A sentence that ends with a full stop and speaks of what follows; "the following week" ends otherwise. */
export const saysFollowing = (sentence: string): boolean =>
  sentence !== '' && /[.。．]\s*[*_]*$/u.test(sentence) && following.test(unaccented(sentence));
