import { anyDocumentWord, documentForm } from '../../language/documents.js';
import type { SectionRole } from '../../language/words/document-words.js';

// The first that matches wins. English also serves the anchors, whose words are English in every edition.
const order = [
  'aside',
  'out-of-scope',
  'expectations',
  'phases',
  'workflow',
  'overview',
] as const satisfies readonly SectionRole[];

const roles = order.map((role) => ({
  role,
  form: documentForm(({ sections }) => sections[role]),
}));

export function roleNamed(heading: string): SectionRole | null {
  return roles.find(({ form }) => form.test(heading.trim()))?.role ?? null;
}

/** A sentence whose only purpose is to point elsewhere. */
export const pointer = new RegExp(
  `^(?:${anyDocumentWord((words) => words.pointers)})|${anyDocumentWord((words) => words.pointerEnds)}`,
  'iu',
);

/** The publisher's announcement that a document is no longer kept up to date; all translations are a CAUTION alert at the top. */
export const retired = documentForm((words) => words.retired);
