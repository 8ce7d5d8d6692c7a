import type { Check } from '../config/problem.js';

/** The result of one check. */
export interface Finding {
  readonly check: Check;
  /** soon: nothing is wrong yet. unchecked: it cannot be told, and the sentence says what is missing for it. */
  readonly is: 'ok' | 'problem' | 'soon' | 'unchecked';
  readonly says: string;
}

export const ok = (check: Check, says: string): Finding => ({ check, is: 'ok', says });
export const problem = (check: Check, says: string): Finding => ({ check, is: 'problem', says });
export const unchecked = (check: Check, says: string): Finding => ({ check, is: 'unchecked', says });
