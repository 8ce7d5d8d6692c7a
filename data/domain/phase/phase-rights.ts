import type { Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import { may, type Right } from '../rights.js';

export type PhaseAct = Extract<Right, 'except' | 'send-back' | 'reopen' | 'pause' | 'resume' | 'cancel'>;

/** Why this person may not do this with a phase or the engagement as a whole, now; null when they may. */
export const mayPhase = (engagement: Engagement, act: PhaseAct, person: string): Refusal | null =>
  may(engagement, act, person);
