import type { Checkpoint, Statement } from './checkpoint.js';
import { checkpointOf, type Engagement } from './engagement.js';
import type { Event } from './event.js';
import { handedOver, left, tidy } from './evolve-people.js';
import { evolvePhase, nextRound } from './evolve-phase.js';
import type { Item, StandingItem } from './item.js';
import { finished, moved, patched, withDueDates } from './item-patch.js';
import { roleSlotOf } from './member.js';
import { firstPhase, ownListFrom, phasesOf, signedByBoth } from './playbook/phases.js';
import type { PhaseId, Playbook } from './playbook/playbook.js';

const untouched = (playbook: Playbook, phase: PhaseId): Checkpoint => ({
  phase,
  joint: signedByBoth(playbook).includes(phase),
  acknowledged: null,
  confirmed: null,
  passed: null,
  nothingToRemediate: { customer: null, provider: null },
});

/** Checkpoints by the joint phases of the details; a signed or passed one keeps its rule. */
function signedBy(checkpoints: Engagement['checkpoints'], joint: readonly PhaseId[]): Engagement['checkpoints'] {
  const wanted = (one: Checkpoint): Checkpoint =>
    one.acknowledged !== null ||
    one.confirmed !== null ||
    one.passed !== null ||
    one.joint === joint.includes(one.phase)
      ? one
      : { ...one, joint: joint.includes(one.phase) };
  return Object.fromEntries(Object.entries(checkpoints).map(([phase, one]) => [phase, wanted(one)]));
}

/** With the checkpoints of another edition of its playbook: those of phases that both have stay as they are. */
function withPlaybook(e: Engagement, playbook: Playbook): Engagement {
  if (playbook === e.playbook) return e;
  const checkpoints = Object.fromEntries(
    phasesOf(playbook).map((phase) => [phase, e.checkpoints[phase] ?? untouched(playbook, phase)]),
  );
  return { ...e, playbook, checkpoints: signedBy(checkpoints, e.details?.joint ?? signedByBoth(playbook)) };
}

const replaceItem = (e: Engagement, id: string, change: (item: Item) => Partial<Item>): Engagement => ({
  ...e,
  items: e.items.map((item) => (item.id === id ? { ...item, ...change(item), version: item.version + 1 } : item)),
});

const replaceCheckpoint = (e: Engagement, phase: PhaseId, change: Partial<Checkpoint>): Engagement => ({
  ...e,
  checkpoints: { ...e.checkpoints, [phase]: { ...checkpointOf(e, phase), ...change } },
});

const replaceStanding = (e: Engagement, id: string, change: (item: StandingItem) => StandingItem): Engagement => ({
  ...e,
  standing: e.standing.map((item) => (item.id === id ? { ...change(item), version: item.version + 1 } : item)),
});

const signed = ({ by, at, note, account, outcomes }: Event & Statement) => ({
  by,
  at,
  ...(note === undefined ? {} : { note }),
  ...(account === undefined ? {} : { account }),
  ...(outcomes === undefined ? {} : { outcomes }),
});

/**
 * The engagement after one event. Raises the versions of the items it touches; the engagement's own version counts
 * changes, not events, and belongs to the store. Throws when the first event of an engagement is not `SetupStarted`.
 */
export function evolve(engagement: Engagement | null, event: Event): Engagement {
  if (event.type === 'SetupStarted') {
    return {
      id: event.engagement,
      version: engagement?.version ?? 0,
      channel: event.channel,
      ...(event.tenant === undefined ? {} : { tenant: event.tenant }),
      state: 'setting-up',
      starter: event.by,
      startedAt: event.at,
      details: null,
      datasetVersion: null,
      playbook: event.playbook,
      phase: firstPhase(event.playbook),
      members: [],
      items: [],
      standing: [],
      checkpoints: Object.fromEntries(
        phasesOf(event.playbook).map((phase) => [phase, untouched(event.playbook, phase)]),
      ),
    };
  }
  if (engagement === null) throw new Error(`The history begins with ${event.type} instead of SetupStarted.`);
  const e = engagement;
  const tick = { by: event.by, at: event.at };
  switch (event.type) {
    case 'SetupHandedOver':
      return tidy({ ...e, starter: event.to, departed: [] });
    case 'DetailsSaved':
      return {
        ...e,
        // The first save begins the engagement, later ones keep its state.
        state: e.state === 'setting-up' ? 'active' : e.state,
        details: event.details,
        datasetVersion: event.datasetVersion,
        checkpoints: signedBy(e.checkpoints, event.details.joint ?? signedByBoth(e.playbook)),
      };
    case 'MemberNamed':
      return {
        // Naming a person settles what departed members left open; a group's role does not.
        ...tidy({
          ...e,
          departed: (event.member.byGroup === true ? (e.departed ?? []) : []).filter(
            ({ person }) => person.id !== event.member.person.id,
          ),
        }),
        members: [
          ...e.members.filter(
            (m) => m.person.id !== event.member.person.id || roleSlotOf(m.role) !== roleSlotOf(event.member.role),
          ),
          event.member,
        ],
      };
    case 'MemberRemoved':
      return { ...e, members: e.members.filter((m) => m.person.id !== event.person || m.role !== event.role) };
    case 'RoleHandedOver':
      return handedOver(e, event);
    case 'MemberLeft':
      return left(e, event.person, event.at);
    case 'MemberExpected':
      return { ...e, expected: [...(e.expected ?? []), event.expected] };
    case 'ExpectedRemoved':
      return tidy({ ...e, expected: (e.expected ?? []).filter(({ id }) => id !== event.expected) });
    case 'SpecialistAccepted':
      return {
        ...e,
        members: e.members.map((m) =>
          m.role === 'specialist' && m.person.id === event.by.id ? { ...m, accepted: true } : m,
        ),
      };
    case 'SpecialistDeclined':
      return { ...e, members: e.members.filter((m) => m.role !== 'specialist' || m.person.id !== event.by.id) };
    case 'StandingListOpened':
      return { ...e, standing: [...e.standing, ...event.items] };
    case 'StandingItemReworded': {
      const { leadIn, texts, text } = event.after;
      const words = { text, ...(leadIn === undefined ? {} : { leadIn }), ...(texts === undefined ? {} : { texts }) };
      const source = event.source === undefined ? {} : { source: event.source };
      return replaceStanding(e, event.item, ({ leadIn: _, texts: __, ...item }) => ({ ...item, ...words, ...source }));
    }
    case 'ProposalDeclined': {
      const { datasetVersion, line } = event;
      const lines = e.declined?.datasetVersion === datasetVersion ? e.declined.lines : [];
      return { ...e, declined: { datasetVersion, lines: [...lines, line] } };
    }
    case 'DatasetAdopted':
      return { ...withPlaybook(e, event.playbook ?? e.playbook), datasetVersion: event.datasetVersion };
    case 'StandingItemMarked':
      return replaceStanding(e, event.item, (item) => ({ ...item, state: event.state, marked: tick }));
    case 'PhaseOpened':
      return { ...e, phase: event.phase, items: [...withDueDates(e, event), ...event.items] };
    case 'ItemsAdded':
      return { ...e, items: [...e.items, ...event.items] };
    case 'ItemRevised':
      return replaceItem(e, event.item, () => ({ undecided: event.undecided, removed: event.removed }));
    case 'ItemEdited':
      return {
        ...e,
        items: e.items.map((item) => (item.id === event.item ? patched(item, event.after, tick) : item)),
      };
    case 'ItemMoved':
      return { ...e, items: moved(e.items, event.item, event.after) };
    case 'ItemTicked':
      return { ...e, items: e.items.map((item) => (item.id === event.item ? finished(item, tick) : item)) };
    case 'ItemUnticked':
      return replaceItem(e, event.item, () => ({ tick: null }));
    case 'NothingToRemediateStated': {
      const phase = event.phase ?? ownListFrom(e.playbook, firstPhase(e.playbook));
      if (phase === null) return e;
      const stated = checkpointOf(e, phase).nothingToRemediate;
      return replaceCheckpoint(e, phase, { nothingToRemediate: { ...stated, [event.side]: tick } });
    }
    case 'CheckpointAcknowledged':
      return replaceCheckpoint(e, event.phase, { acknowledged: signed(event) });
    case 'CheckpointConfirmed':
      return replaceCheckpoint(e, event.phase, { confirmed: signed(event) });
    case 'CheckpointLapsed':
      return replaceCheckpoint(e, event.phase, {
        ...nextRound(checkpointOf(e, event.phase)),
        acknowledged: null,
        confirmed: null,
      });
    case 'CheckpointPassed':
      return replaceCheckpoint(e, event.phase, { passed: event.at });
    case 'EngagementCompleted':
      return { ...e, state: 'completed' };
    default:
      return evolvePhase(e, event);
  }
}
