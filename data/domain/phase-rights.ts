import type { Engagement, Refusal } from './engagement.js';
import { has, isLead, nameOf, notInPeople, sideOf, whomToAsk } from './rights.js';

export const phaseActs = ['except', 'send-back', 'reopen', 'pause', 'cancel'] as const;
export type PhaseAct = (typeof phaseActs)[number];

/**
 * Who may do what with a phase or the engagement as a whole; the only place where this is said. null = they may.
 *
 * | act       | project manager | specialist | customer's lead |
 * | except    | yes             | yes        |                 |
 * | send-back |                 | yes        | joint ones      |
 * | reopen    | yes             | yes        |                 |
 * | pause     | yes             | yes        |                 |
 * | cancel    | yes             |            |                 |
 */
export function mayPhase(engagement: Engagement, act: PhaseAct, person: string): Refusal | null {
  if (act !== 'send-back' && has(engagement, person, 'project-manager')) return null;
  if (act !== 'cancel' && has(engagement, person, 'specialist')) return null;
  if (act === 'send-back' && engagement.checkpoints[engagement.phase].joint && isLead(engagement, person)) return null;
  if (sideOf(engagement, person) === null) return notInPeople(engagement);
  if (act === 'send-back') return { code: 'only-reviewer', names: { name: nameOf(engagement, 'specialist') } };
  const name = whomToAsk(engagement);
  return { code: act === 'cancel' ? 'only-project-manager-cancels' : 'only-manager-or-specialist', names: { name } };
}
