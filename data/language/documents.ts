import { languages } from './languages.js';
import { otherDocuments } from './others/documents.js';
import type { DocumentWords } from './words/document-words.js';

/** The words of documents in every language that they are read in. */
export const documentWords: readonly DocumentWords[] = [
  ...Object.values(languages).map(({ documents }) => documents),
  otherDocuments,
];

/** The alternatives of all languages as one source; `(?!)`, which matches nothing, where there are none. */
export function anyDocumentWord(of: (words: DocumentWords) => readonly string[] | undefined): string {
  const all = documentWords.flatMap((words) => of(words) ?? []);
  return all.length === 0 ? '(?!)' : all.join('|');
}

/** A form that finds what any language's words for documents say, in any case. */
export const documentForm = (of: (words: DocumentWords) => readonly string[] | undefined): RegExp =>
  new RegExp(anyDocumentWord(of), 'iu');
