import type { PhaseId } from '../../domain/playbook/playbook.js';

/**
 * What a word does in a question for a list or in a follow-up. `whyLight` words are only light beside a `why`; `in`
 * stands before a phase; `tail` only follows a stem (particles and endings).
 */
export type WordRole =
  | 'what'
  | 'show'
  | 'us'
  | 'our'
  | 'ours'
  | 'fromUs'
  | 'them'
  | 'me'
  | 'mine'
  | 'customer'
  | 'provider'
  | 'itAdmin'
  | 'supportProvider'
  | 'managedDesktop'
  | 'service'
  | 'everybody'
  | 'deed'
  | 'task'
  | 'need'
  | 'left'
  | 'still'
  | 'stops'
  | 'gate'
  | 'not'
  | 'and'
  | 'about'
  | 'why'
  | 'whyLight'
  | 'phase'
  | 'phaseWord'
  | 'in'
  | 'small'
  | 'tail';

/** The words of questions for lists and of follow-ups. Lists are parted by commas; case and diacritics don't count. */
export interface AskingWords {
  readonly roles: Readonly<Partial<Record<Exclude<WordRole, 'phase' | 'service'>, string>>>;
  /** What the phases are called, as a name without the word for phase. */
  readonly phases: Readonly<Record<PhaseId, string>>;
}
