import type { Checkpoint } from './checkpoint.js';
import { checkpointOf, type Engagement } from './engagement.js';
import type { PhaseEvent } from './event.js';
import type { Item } from './item.js';
import type { Instant, Person } from './person.js';
import { phasesFrom } from './playbook/phases.js';
import type { PhaseId } from './playbook/playbook.js';

type Happened = PhaseEvent & { readonly at: Instant; readonly by: Person };

/** The engagement after something happened to a phase as a whole. */
export function evolvePhase(e: Engagement, event: Happened): Engagement {
  const tick = { by: event.by, at: event.at };
  switch (event.type) {
    case 'ItemExcepted': {
      const { reason, owner, due } = event;
      return replaceItem(e, event.item, (item) => ({ ...item, exception: { ...tick, reason, owner, due } }));
    }
    case 'ExceptionWithdrawn':
      return replaceItem(e, event.item, ({ exception: _, ...item }) => item);
    case 'CheckpointSentBack':
      return replaceCheckpoints(e, [event.phase], (checkpoint) => ({
        ...nextRound(checkpoint),
        sentBack: { ...tick, reason: event.reason },
      }));
    case 'PhaseReopened': {
      const later = phasesFrom(e.playbook, event.phase);
      const reopened = replaceCheckpoints(e, later, (checkpoint) => ({
        ...nextRound(checkpoint),
        acknowledged: null,
        confirmed: null,
        passed: null,
      }));
      const back = replaceCheckpoints(reopened, [event.phase], (checkpoint) => ({
        ...checkpoint,
        reopened: { ...tick, reason: event.reason },
      }));
      // Reopening its last phase is how a completed engagement goes on: the release before reads the event too.
      return { ...back, phase: event.phase, state: e.state === 'completed' ? 'active' : e.state };
    }
    case 'PhasesStated':
      return replaceCheckpoints(e, event.phases, (checkpoint) => ({ ...checkpoint, stated: tick }));
    case 'EngagementPaused':
      return { ...e, state: 'paused', stopped: { ...tick, reason: event.reason } };
    case 'EngagementResumed': {
      const { stopped: _, ...running } = e;
      return { ...running, state: 'active' };
    }
    case 'EngagementCancelled':
      return { ...e, state: 'cancelled', stopped: { ...tick, reason: event.reason } };
  }
}

/** What people are told once is told once a round. */
export const nextRound = (checkpoint: Checkpoint): Checkpoint => ({
  ...checkpoint,
  round: (checkpoint.round ?? 0) + 1,
});

const replaceItem = (e: Engagement, id: string, change: (item: Item) => Item): Engagement => ({
  ...e,
  items: e.items.map((item) => (item.id === id ? { ...change(item), version: item.version + 1 } : item)),
});

const replaceCheckpoints = (
  e: Engagement,
  which: readonly PhaseId[],
  change: (checkpoint: Checkpoint) => Checkpoint,
): Engagement => ({
  ...e,
  checkpoints: {
    ...e.checkpoints,
    ...Object.fromEntries(which.map((phase) => [phase, change(checkpointOf(e, phase))])),
  },
});
