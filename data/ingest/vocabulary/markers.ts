import { anyDocumentWord, documentWords } from '../../language/documents.js';

// Marks that a source puts on one line. A word that marks a condition in one language is an ordinary word in another
// ("se", "om", "si"): only the line's own language and the English beside it are asked.

const marks = new Map(documentWords.flatMap((words) => Object.entries(words.marks)));

export const isOptional = (text: string, locale: string, english?: string): boolean =>
  marked('optional', text, locale, english);

export const isConditional = (text: string, locale: string, english?: string): boolean =>
  marked('conditional', text, locale, english);

function marked(mark: 'optional' | 'conditional', text: string, locale: string, english?: string): boolean {
  const own = marks.get(locale.split('-')[0] ?? '');
  return own?.[mark].test(text) === true || (english !== undefined && marks.get('en')?.[mark].test(english) === true);
}

/** What a source excludes. Looked for in notes, table cells and prose; a duty that goes "beyond" something is no exclusion. */
export const outOfScope = new RegExp(
  anyDocumentWord((words) => words.outOfScope),
  'iu',
);

const forOrIf = new RegExp(`^(?:${anyDocumentWord((words) => words.forOrIf)})\\b`, 'iu');

/** Whether an expectation holds only for some environments. */
export const isForSome = (text: string): boolean => forOrIf.test(text);

/** A cell that marks its column's party: a check mark, or yes. */
export const checkMark = new RegExp(
  `^(?::(?:heavy_check_mark|white_check_mark|ballot_box_with_check):|[✓✔☑✅]\\uFE0F?|${anyDocumentWord((words) => words.yes)})$`,
  'iu',
);
