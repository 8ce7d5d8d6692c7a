import { anyDocumentWord, documentForm, documentWords } from '../../language/documents.js';

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
export const outOfScope = documentForm((words) => words.outOfScope);

const forOrIf = new RegExp(`^(?:${anyDocumentWord((words) => words.forOrIf)})\\b`, 'iu');

/** Whether an expectation holds only for some environments. */
export const isForSome = (text: string): boolean => forOrIf.test(text);

/** A cell that marks its column's party: a check mark, or yes. */
export const checkMark = new RegExp(
  `^(?::(?:heavy_check_mark|white_check_mark|ballot_box_with_check):|[✓✔☑✅]\\uFE0F?|${anyDocumentWord((words) => words.yes)})$`,
  'iu',
);

const declining = documentForm((words) => words.declining);

/** Whether a sentence says that its subject does not do something; what one must not do is a duty. */
export const declines = (text: string): boolean => declining.test(text);

const placeholderWords =
  /^(?:\[|<|\{)\s*(?:specific|describe|description|insert|add|enter|fill|name|names|your|other|list|item|task|activity|details?|e\.g|x+|tbd|todo|descrev|inserir|preencher|nome|item|beskriv|ange|infoga|namn|beschreib|einfügen|eintragen|name|décri|insérer|nom|describ|insertar|nombre|beschrijf|invullen|naam|작성|입력|기재|이름|記入|記載|入力|氏名|填写|输入)/iu;

/** A template's gap that nothing stands in: "[Task 1]", "____", "[Describe the scope]". Concrete words in brackets are none. */
export function isTemplateGap(text: string): boolean {
  const said = text.replace(/^[^\p{L}[<{]+/u, '').trim();
  const whole = /^[[<{]([^\]>}]*)[\]>}]\.?$/u.exec(said)?.[1];
  if (whole !== undefined)
    return placeholderWords.test(said) || /\d|…|\.\.\./u.test(whole) || whole.trim().split(/\s+/u).length < 2;
  if (/[\p{L}\p{N}]/u.test(said) && !/\[[^\]]*\]|__/u.test(said)) return false;
  // "[Item 1]: [Purpose]", "[Name] [Position] Date: ____": gaps and labels, and nothing between them.
  const rest = said.replace(/\[[^\]]*\]|_+/gu, ' ').replace(/\p{L}[\p{L} ]{0,20}[:：]/gu, ' ');
  return !/\p{L}{2}|\p{Lo}/u.test(rest);
}
