import type { Decision } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Instant, Person } from '../person.js';
import { isOpen } from '../rights.js';
import { reasonIn } from './exception.js';
import { mayPhase } from './phase-rights.js';

/** Stops every change until the engagement is resumed; its cards show the reason. */
export function pauseEngagement(engagement: Engagement, why: string, by: Person, at: Instant): Decision {
  if (engagement.state === 'paused') return { events: [] };
  const refusal = isOpen(engagement) ?? mayPhase(engagement, 'pause', by.id);
  if (refusal !== null) return { refusal };
  const reason = reasonIn(why);
  if ('code' in reason) return { refusal: reason };
  return { events: [{ type: 'EngagementPaused', ...reason, at, by }] };
}

export function resumeEngagement(engagement: Engagement, by: Person, at: Instant): Decision {
  if (engagement.state === 'active') return { events: [] };
  if (engagement.state !== 'paused') return { refusal: isOpen(engagement) ?? { code: 'changed-meanwhile' } };
  const refusal = mayPhase(engagement, 'resume', by.id);
  return refusal === null ? { events: [{ type: 'EngagementResumed', at, by }] } : { refusal };
}

/** The engagement ends here, and its channel is free for another one. Its record stays. */
export function cancelEngagement(engagement: Engagement, why: string, by: Person, at: Instant): Decision {
  if (engagement.state === 'cancelled') return { events: [] };
  const refusal = (engagement.state === 'paused' ? null : isOpen(engagement)) ?? mayPhase(engagement, 'cancel', by.id);
  if (refusal !== null) return { refusal };
  const reason = reasonIn(why);
  if ('code' in reason) return { refusal: reason };
  return { events: [{ type: 'EngagementCancelled', ...reason, at, by }] };
}
