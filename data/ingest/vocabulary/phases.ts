import type { PhaseId } from '../../domain/playbook/playbook.js';
import { phases } from '../../domain/responsibility.js';
import { anyDocumentWord, documentWords } from '../../language/documents.js';

/** Stems of headings, in lower case; a stem may stand inside a compound ("Initieringsfasen", "Korrekturphase"). */
const stems = phases.map((phase) => ({
  phase,
  words: documentWords.flatMap((words) => words.phases.stems[phase] ?? []),
}));

/** A heading names a phase with a word for "phase" beside the stem, or with the stem's word alone. */
const phaseWords = new RegExp(
  anyDocumentWord((words) => words.phases.word),
  'iu',
);

const generalWords = new RegExp(
  `^(?:${anyDocumentWord((words) => words.phases.general)})(?:[ -]?(?:\\p{L}*(?:${anyDocumentWord((words) => words.phases.generalStem)})\\p{L}*|${anyDocumentWord((words) => words.phases.generalDuty)}))?$`,
  'iu',
);
const generalBehind = documentWords.flatMap((words) => words.generalBehind ?? []);

/** Short, because a heading that talks about a phase ("How we work in the assess phase and after it") is not its name. */
const longestName = 40;

/** The phase that a heading (or the words of its anchor) names, or null. */
export function phaseHeading(heading: string): PhaseId | null {
  const name = heading.trim();
  if (generalWords.test(name) || generalBehind.some((form) => form.test(name))) return 'general';
  const [head = ''] = name.split(/\s*[–—:]\s*|\s+-{1,2}\s*|-{2}\s*/u);
  if (head.length > longestName) return null;
  const hasPhaseWord = phaseWords.test(head);
  for (const { phase, words } of stems)
    for (const word of words) {
      const at = head.toLowerCase().indexOf(word);
      if (at < 0) continue;
      // Alone means: one word that begins with the stem ("Initiate", "Bedömning", "평가").
      if (hasPhaseWord || (at === 0 && !/\s/.test(head) && head.length <= word.length + 8)) return phase;
    }
  return null;
}

/** What follows the phase's name in a heading: "Enable phase – Intune" → "Intune". */
export function afterPhase(heading: string): string | null {
  const cut = /^[^–—:]*?(?:\s*[–—:]\s*|\s+-{1,2}\s*|-{2}\s*)(.+)$/u.exec(heading.trim());
  return cut?.[1]?.trim() || null;
}

/** Headings that introduce the core capabilities of enable rather than one of its services. */
export const coreWords = new RegExp(
  anyDocumentWord((words) => words.phases.core),
  'iu',
);
