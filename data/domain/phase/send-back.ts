import { lapse } from '../checklist/checklist.js';
import type { Decision } from '../decision.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Instant, Person } from '../person.js';
import { hasPhase, isBefore } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import { isOpen, may } from '../rights.js';
import { reasonIn } from './exception.js';
import { mayPhase } from './phase-rights.js';

/**
 * A signer finds that something is not done after all: they give a reason, and the chosen items
 * are open again. What was given before lapses.
 */
export function sendBack(
  engagement: Engagement,
  phase: PhaseId,
  seen: number,
  said: { readonly reason: string; readonly items: readonly string[] },
  by: Person,
  at: Instant,
): Decision {
  const refusal =
    isOpen(engagement) ??
    (phase === engagement.phase ? null : { code: 'not-this-phase' }) ??
    mayPhase(engagement, 'send-back', by.id);
  if (refusal !== null) return { refusal };
  const reason = reasonIn(said.reason);
  if ('code' in reason) return { refusal: reason };
  const last = checkpointOf(engagement, phase).sentBack;
  if (last?.by.id === by.id && last.reason === reason.reason && seen < engagement.version) return { events: [] };
  if (seen !== engagement.version) return { refusal: { code: 'changed-meanwhile' } };
  const chosen = engagement.items.filter(
    (item) => said.items.includes(item.id) && item.phase === phase && !item.removed && item.tick !== null,
  );
  const { acknowledged, confirmed } = checkpointOf(engagement, phase);
  const given = acknowledged !== null || confirmed !== null;
  return {
    events: [
      { type: 'CheckpointSentBack', phase, ...reason, items: chosen.map(({ id }) => id), at, by },
      ...chosen.map(({ id }): Event => ({ type: 'ItemUnticked', item: id, at, by })),
      // Signatures lapse even where no item reopens.
      ...(given && lapse(engagement, chosen, at, by).length === 0
        ? [{ type: 'CheckpointLapsed', phase, item: chosen[0]?.id ?? '', at, by } as const]
        : lapse(engagement, chosen, at, by)),
    ],
  };
}

/**
 * A passed phase is the current one again. Its items and those of later phases stay as they are; what was acknowledged
 * from it on has to be given again, and the frozen records and the history keep what was.
 */
export function reopenPhase(
  engagement: Engagement,
  phase: PhaseId,
  seen: number,
  why: string,
  by: Person,
  at: Instant,
): Decision {
  const refusal = isOpen(engagement) ?? mayPhase(engagement, 'reopen', by.id);
  if (refusal !== null) return { refusal };
  if (phase === engagement.phase) return { events: [] };
  if (!canReopen(engagement, phase)) return { refusal: { code: 'not-passed' } };
  const reason = reasonIn(why);
  if ('code' in reason) return { refusal: reason };
  if (seen !== engagement.version) return { refusal: { code: 'changed-meanwhile' } };
  return { events: [{ type: 'PhaseReopened', phase, ...reason, at, by }] };
}

/**
 * A completed engagement goes on in its last phase: its clocks run again, and that phase's checkpoint has to be given again.
 * Its records and its history keep what was.
 */
export function reopenEngagement(engagement: Engagement, why: string, by: Person, at: Instant): Decision {
  if (engagement.state === 'active' && checkpointOf(engagement, engagement.phase).reopened?.by.id === by.id)
    return { events: [] };
  const refusal = may(engagement, 'reopen-engagement', by.id);
  if (refusal !== null) return { refusal };
  const reason = reasonIn(why);
  if ('code' in reason) return { refusal: reason };
  return { events: [{ type: 'PhaseReopened', phase: engagement.phase, ...reason, at, by }] };
}

/** Passed with Baton, before the current one. What was stated to have been done before Baton has nothing to go back to. */
export const canReopen = (engagement: Engagement, phase: PhaseId): boolean =>
  engagement.state === 'active' &&
  hasPhase(engagement.playbook, phase) &&
  isBefore(engagement.playbook, phase, engagement.phase) &&
  checkpointOf(engagement, phase).passed !== null;
