import type { Event } from './event.js';
import type { Names, PlaybookPhase } from './playbook/playbook.js';

/** Why something was not done: a code that the words turn into a sentence in the reader's language. */
export interface Refusal {
  readonly code: string;
  readonly names?: Readonly<Record<string, string | number>>;
  /** The playbook's names of the party that the sentence is about. */
  readonly party?: Names;
  /** The phase whose own list the sentence is about. */
  readonly listOf?: PlaybookPhase;
}

/** What the rules return. No events and no refusal = it was already so (a repeated press). */
export type Decision = { readonly events: readonly Event[] } | { readonly refusal: Refusal };
