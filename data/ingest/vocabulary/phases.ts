import { documentForm } from '../../language/documents.js';

/** What follows the phase's name in a heading: "Enable phase – Intune" → "Intune". */
export function afterPhase(heading: string): string | null {
  const cut = /^[^–—:]*?(?:\s*[–—:]\s*|\s+-{1,2}\s*|-{2}\s*)(.+)$/u.exec(heading.trim());
  return cut?.[1]?.trim() || null;
}

/** Headings that introduce the core capabilities of enable rather than one of its services. */
export const coreWords = documentForm((words) => words.phases.core);
