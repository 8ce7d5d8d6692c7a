import { nextItemNumber } from '../checklist/checklist.js';
import { checklistOf } from '../checklist/duties.js';
import { lacksOwnList, missingFor } from '../checklist/missing.js';
import { adoption } from '../checklist/proposal.js';
import { outcomes, type PhaseOutcome } from '../checkpoint.js';
import type { Decision, Refusal } from '../decision.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Instant, Person, Tick } from '../person.js';
import { hasOwnList, hasPhase, hostOf, isLastPhase, nextPhase, ownListMeant, phasesOf } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import { sides } from '../playbook/sides.js';
import type { Dataset } from '../responsibility.js';
import { isOpen, may, notInPeople } from '../rights.js';
import { sideOf } from '../roster.js';
import { carriedItems, reasonIn } from './exception.js';

function refusalOf(engagement: Engagement, phase: PhaseId): Refusal | null {
  const missing = missingFor(engagement, phase);
  const open = missing.open.customer.length + missing.open.provider.length;
  if (open > 0) return { code: 'open-items', names: { n: open } };
  if (missing.statements.length > 0) return aboutList('empty-remediation', engagement, phase);
  return null;
}

function aboutList(code: string, { playbook }: Engagement, phase: PhaseId): Refusal {
  const listOf = ownListMeant(playbook, phase);
  return { code, ...(listOf === null ? {} : { listOf }) };
}

/** The events that close a phase and open the next one, or complete the engagement after the last. */
function pass(engagement: Engagement, dataset: Dataset, at: Instant, by: Person): readonly Event[] {
  const { phase, details, playbook } = engagement;
  const next = nextPhase(playbook, phase);
  const passed: Event = { type: 'CheckpointPassed', phase, at, by };
  if (next === null || details === null) return [passed, { type: 'EngagementCompleted', at, by }];
  const carried = carriedItems(engagement, phase, next, nextItemNumber(engagement));
  const first = nextItemNumber(engagement) + carried.length;
  // A phase that was open before, and goes on after an earlier one was reopened: its items and its card are there.
  const again = wasOpened(engagement, next);
  const items = again ? carried : [...carried, ...checklistOf(playbook, dataset, next, details, first)];
  const opened: Event = { type: 'PhaseOpened', phase: next, items, ...(again ? { quiet: true } : {}), at, by };
  return [passed, opened, ...adoption(engagement, dataset, [passed, opened], at, by)];
}

/** Its checklist was copied from the dataset once; what an exception carried there would not make it so. */
export const wasOpened = (engagement: Engagement, phase: PhaseId): boolean =>
  engagement.items.some(
    (item) =>
      item.phase === hostOf(engagement.playbook, phase) && item.source !== undefined && item.carried === undefined,
  );

/**
 * The specialist acknowledges the checkpoint of the current phase. A one-sided one passes at once; a joint one waits for
 * the customer's lead, or passes when the lead was first. `seen` = the engagement's version on the review: what changed
 * since must be looked at again. `account` = the signer's address as Teams vouches for it, '' where it says none.
 */
export function acknowledge(
  engagement: Engagement,
  dataset: Dataset,
  phase: PhaseId,
  seen: number,
  by: Person,
  at: Instant,
  note = '',
  hold: readonly PhaseOutcome[] = [],
  account = '',
): Decision {
  if (!hasPhase(engagement.playbook, phase)) return { refusal: { code: 'not-this-phase' } };
  const { acknowledged, confirmed, joint } = checkpointOf(engagement, phase);
  return agree(engagement, dataset, seen, {
    event: { type: 'CheckpointAcknowledged', phase, ...noted(engagement, phase, note, hold, account), at, by },
    given: acknowledged,
    other: confirmed,
    possible: phase === engagement.phase,
    denied: may(engagement, 'acknowledge', by.id),
    complete: !joint || confirmed !== null,
  });
}

/** The customer's lead confirms a joint checkpoint, before or after the specialist acknowledges it. */
export function confirm(
  engagement: Engagement,
  dataset: Dataset,
  phase: PhaseId,
  seen: number,
  by: Person,
  at: Instant,
  note = '',
  hold: readonly PhaseOutcome[] = [],
  account = '',
): Decision {
  if (!hasPhase(engagement.playbook, phase)) return { refusal: { code: 'not-this-phase' } };
  const { acknowledged, confirmed, joint } = checkpointOf(engagement, phase);
  return agree(engagement, dataset, seen, {
    event: { type: 'CheckpointConfirmed', phase, ...noted(engagement, phase, note, hold, account), at, by },
    given: confirmed,
    other: acknowledged,
    possible: phase === engagement.phase && joint,
    denied: may(engagement, 'confirm', by.id, { side: 'customer' }),
    complete: acknowledged !== null,
  });
}

/** The outcomes are asked for at the end. */
const noted = (
  { playbook }: Engagement,
  phase: PhaseId,
  note: string,
  hold: readonly PhaseOutcome[],
  account: string,
) => ({
  ...(note.trim() === '' ? {} : { note: note.trim() }),
  ...(account === '' ? {} : { account }),
  ...(isLastPhase(playbook, phase) ? { outcomes: outcomes.filter((one) => hold.includes(one)) } : {}),
});

/** One half of an agreement, or the whole of a one-sided one. */
interface Half {
  readonly event: Extract<Event, { readonly type: 'CheckpointAcknowledged' | 'CheckpointConfirmed' }>;
  /** Who gave this half already. */
  readonly given: Tick | null;
  /** Who gave the other half: never the same person, whatever they have become since. */
  readonly other: Tick | null;
  readonly possible: boolean;
  readonly denied: Refusal | null;
  /** With this half nothing is left to wait for. */
  readonly complete: boolean;
}

function agree(engagement: Engagement, dataset: Dataset, seen: number, half: Half): Decision {
  const { event, given, other, possible, denied, complete } = half;
  const { phase, at, by } = event;
  if (given?.by.id === by.id) return { events: [] };
  const refusal =
    isOpen(engagement) ??
    (possible ? null : { code: 'not-this-phase' }) ??
    denied ??
    (other?.by.id === by.id ? { code: 'signed-other-half' } : null) ??
    refusalOf(engagement, phase);
  if (refusal !== null) return { refusal };
  if (given !== null) return { events: [] };
  if (seen !== engagement.version) return { refusal: { code: 'changed-meanwhile' } };
  if (event.note !== undefined) {
    const readable = reasonIn(event.note);
    if ('code' in readable) return { refusal: readable };
  }
  return { events: complete ? [event, ...pass(engagement, dataset, at, by)] : [event] };
}

/** One side states that there is nothing to remediate; both must, or the list must have a line. */
export function stateNothingToRemediate(engagement: Engagement, by: Person, at: Instant): Decision {
  const closed = isOpen(engagement);
  if (closed !== null) return { refusal: closed };
  const { phase, playbook } = engagement;
  if (!hasOwnList(playbook, phase)) return { refusal: { code: 'not-this-phase' } };
  const side = sideOf(engagement, by.id);
  const denied = may(engagement, 'nothing-to-remediate', by.id);
  if (denied !== null || side === null) return { refusal: denied ?? notInPeople(engagement) };
  if (!lacksOwnList(engagement, phase)) return { refusal: aboutList('list-not-empty', engagement, phase) };
  const stated = checkpointOf(engagement, phase).nothingToRemediate;
  if (stated[side] !== null) return { events: [] };
  if (sides.some((other) => stated[other]?.by.id === by.id)) return { refusal: { code: 'signed-other-half' } };
  const only = phasesOf(playbook).filter((one) => hasOwnList(playbook, one)).length === 1;
  return { events: [{ type: 'NothingToRemediateStated', side, ...(only ? {} : { phase }), at, by }] };
}
