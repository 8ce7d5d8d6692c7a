import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemsOf, tickItem, untickItem } from '../../../../data/domain/checklist/checklist.js';
import { workOn } from '../../../../data/domain/checklist/items.js';
import { isBlocking, isNothing, missingFor } from '../../../../data/domain/checklist/missing.js';
import { addItem, takeOff } from '../../../../data/domain/checklist/own-items.js';
import { proposalOf } from '../../../../data/domain/checklist/proposal.js';
import { acceptLine, declineLine } from '../../../../data/domain/checklist/proposal-line.js';
import { addRemediation } from '../../../../data/domain/checklist/remediation.js';
import type { Decision } from '../../../../data/domain/decision.js';
import { checkpointOf, type Details, type Engagement } from '../../../../data/domain/engagement.js';
import type { Event } from '../../../../data/domain/event.js';
import { evolve } from '../../../../data/domain/evolve.js';
import { leave } from '../../../../data/domain/people/people.js';
import { acceptAsSpecialist, declineAsSpecialist } from '../../../../data/domain/people/specialist.js';
import type { Person } from '../../../../data/domain/person.js';
import { acknowledge, confirm, stateNothingToRemediate } from '../../../../data/domain/phase/checkpoint.js';
import { exceptItem, exceptionsOf, withdrawException } from '../../../../data/domain/phase/exception.js';
import { cancelEngagement, pauseEngagement, resumeEngagement } from '../../../../data/domain/phase/pause.js';
import { reopenPhase, sendBack } from '../../../../data/domain/phase/send-back.js';
import { firstPhase, ownListFrom, phasesOf } from '../../../../data/domain/playbook/phases.js';
import type { PhaseId, Playbook } from '../../../../data/domain/playbook/playbook.js';
import { mainParty } from '../../../../data/domain/playbook/sides.js';
import type { Dataset } from '../../../../data/domain/responsibility.js';
import { saveSetup } from '../../../../data/domain/setup/setup.js';
import { ana, details, guest, jonas, mina, sam, smallDataset, started, ticking } from '../../../support/history.js';
import { fasttrack, raci, raciDataset } from '../../../support/playbooks.js';

const people: readonly Person[] = [ana, jonas, mina, sam, guest];

/** The documents a while later: duties went to the other side, became optional, fell away, or are new. */
function later(dataset: Dataset): Dataset {
  const [ours, theirs] = [mainParty(dataset.playbook, 'customer'), mainParty(dataset.playbook, 'provider')];
  return {
    ...dataset,
    version: `${dataset.version}-2`,
    responsibilities: dataset.responsibilities.flatMap((duty, index) => {
      if (index % 4 === 1) return [];
      const { involved: _, ...alone } = duty;
      const changed = [
        { ...alone, party: duty.party === ours ? theirs : ours },
        { ...duty, text: `${duty.text}, and say so`, optional: !duty.optional },
        { ...duty, text: `${duty.text}, once more`, id: `${duty.id}-more` },
      ];
      return index % 4 === 0
        ? changed.slice(0, 1)
        : index % 4 === 2
          ? changed.slice(1, 2)
          : [duty, ...changed.slice(2)];
    }),
  };
}

/** A method and its documents; the laws hold in each. */
interface World {
  readonly playbook: Playbook;
  readonly dataset: Dataset;
  readonly next: Dataset;
  readonly details: Details;
  readonly phases: readonly PhaseId[];
}
const world = (playbook: Playbook, dataset: Dataset, of: Details): World => ({
  ...{ playbook, dataset, next: later(dataset), details: of, phases: phasesOf(playbook) },
});
const worlds: readonly World[] = [
  world(fasttrack, smallDataset, details),
  world(raci, raciDataset, { ...details, workloads: ['heating'], conditions: {} }),
];

/** One attempted act. Numbers choose among what there is, so that most attempts make sense and some don't. */
interface Try {
  readonly what: (typeof acts)[number];
  readonly who: number;
  readonly which: number;
  readonly phase: number;
  /** Seen on an older card. */
  readonly stale: boolean;
}

/** Ticking and agreeing are most of what people do, and without them nothing gets far. */
const acts = [
  ...(['tick', 'tick', 'tick', 'untick', 'finish', 'finish', 'finish'] as const),
  ...(['acknowledge', 'acknowledge', 'acknowledge', 'confirm', 'confirm', 'agree'] as const),
  ...([
    'except',
    'except',
    'withdraw',
    'send-back',
    'reopen',
    'reopen',
    'pause',
    'resume',
    'resume',
    'cancel',
  ] as const),
  ...(['add', 'nothing', 'accept', 'accept', 'decline', 'people', 'scope'] as const),
  ...(['documents', 'documents'] as const),
  ...(['set-aside', 'set-aside', 'applies', 'take-off', 'own', 'assign', 'leave'] as const),
] as const;

const tries: fc.Arbitrary<Try> = fc.record({
  what: fc.constantFrom(...acts),
  who: fc.nat(4),
  which: fc.nat(30),
  phase: fc.nat(4),
  stale: fc.boolean(),
});

class Room {
  readonly history: Event[];
  engagement: Engagement;
  /** Item → where its exception went on, for ever. */
  readonly carried = new Map<string, PhaseId>();
  /** What was given and has not fallen since, told from the events alone. */
  readonly given = new Set<string>();
  /** A line of the documents' change was accepted. */
  accepted = false;
  private readonly now = ticking();

  constructor(private readonly world: World) {
    const first: Event = { ...started, playbook: world.playbook };
    this.history = [first];
    this.engagement = evolve(null, first);
  }

  begin(where: PhaseId): void {
    const roster = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    this.after(saveSetup(this.engagement, this.world.dataset, this.world.details, roster, ana, this.now(), where));
    this.after(acceptAsSpecialist(this.engagement, sam, this.now()));
  }

  /** Whether anything happened. */
  do({ what, who, which, phase: wanted, stale }: Try): boolean {
    const e = this.engagement;
    const { dataset, next, details: usual, phases } = this.world;
    const by = people[who] ?? ana;
    // Mostly a person with the right, so that privileged acts happen.
    const likely = which % 4 === 0 ? by : (([ana, sam] as const)[which % 2] ?? ana);
    const at = this.now();
    const phase = phases[wanted % phases.length] ?? e.phase;
    const items = itemsOf(e, e.phase);
    const item = items[which % Math.max(1, items.length)] ?? e.items[0];
    if (item === undefined) return false;
    // A third of what looks old is old: else hardly anything would ever be done.
    const old = stale && which % 3 === 0;
    const seen = old ? Math.max(0, e.version - 1) : e.version;
    const itemSeen = old ? Math.max(0, item.version - 1) : item.version;
    const reason = which % 7 === 0 ? ' ' : `Because ${which}`;
    switch (what) {
      case 'tick':
        return this.after(tickItem(e, item.id, itemSeen, by, at));
      case 'untick':
        return this.after(untickItem(e, item.id, itemSeen, by, at, !stale));
      case 'finish':
        for (const one of items.filter(({ exception }) => exception === undefined))
          this.after(tickItem(this.engagement, one.id, one.version, ana, at));
        return false;
      case 'acknowledge':
        return this.after(
          acknowledge(e, dataset, which % 5 === 0 ? phase : e.phase, seen, which % 4 === 0 ? by : sam, at, reason),
        );
      case 'confirm':
        return this.after(
          confirm(e, dataset, which % 5 === 0 ? phase : e.phase, seen, which % 4 === 0 ? by : mina, at),
        );
      case 'agree':
        this.after(acknowledge(e, dataset, e.phase, e.version, sam, at));
        return this.after(confirm(this.engagement, dataset, e.phase, this.engagement.version, mina, at));
      case 'except': {
        const owner = (people[which % 5] ?? ana).id;
        const open = items.filter(isBlocking);
        const one = open[which % Math.max(1, open.length)] ?? item;
        return this.after(
          exceptItem(e, one.id, old ? 0 : one.version, { reason, owner, due: '2027-01-15' }, likely, at),
        );
      }
      case 'withdraw': {
        const one = items.find(({ exception }) => exception !== undefined) ?? item;
        return this.after(withdrawException(e, one.id, one.version, likely, at));
      }
      case 'send-back': {
        const some = items.filter((_, index) => index % 2 === which % 2).map(({ id }) => id);
        return this.after(sendBack(e, e.phase, seen, { reason, items: some }, by, at));
      }
      case 'reopen':
        return this.after(
          reopenPhase(e, phases[wanted % (phases.indexOf(e.phase) + 1)] ?? phase, seen, reason, likely, at),
        );
      case 'pause':
        return this.after(pauseEngagement(e, reason, by, at));
      case 'resume':
        return this.after(resumeEngagement(e, by, at));
      case 'cancel':
        // Rare: nothing happens afterwards.
        return which === 1 ? this.after(cancelEngagement(e, reason, by, at)) : false;
      case 'add':
        return this.after(
          addRemediation(e, `d${which}`, [{ text: `Line ${which}`, side: 'customer', due: null }], likely, at),
        );
      case 'nothing':
        return this.after(stateNothingToRemediate(e, by, at));
      case 'accept':
        return this.after(acceptAsSpecialist(e, by, at));
      case 'decline':
        return this.after(declineAsSpecialist(e, by, at));
      case 'set-aside':
        return this.after(workOn(e, item.id, itemSeen, { notApplicable: reason }, likely, at));
      case 'applies':
        return this.after(workOn(e, item.id, itemSeen, { notApplicable: null }, likely, at));
      case 'assign':
        return this.after(workOn(e, item.id, itemSeen, { assignees: [{ person: by }] }, likely, at));
      case 'take-off':
        return this.after(takeOff(e, item.id, itemSeen, likely, at));
      case 'own':
        return this.after(addItem(e, `own${which}`, { text: `Own ${which}`, side: 'customer', due: null }, likely, at));
      case 'leave':
        // Rare, because a member who left is seldom named again here.
        return which === 2 ? this.after(leave(e, [by.id], ana, at)) : false;
      case 'documents': {
        const lines = proposalOf(e, next);
        const line = lines[which % Math.max(1, lines.length)];
        if (line === undefined) return false;
        const pressed = { line: line.id, dataset: next.version, seen: old ? line.seen + 1 : line.seen };
        const decided = this.after((stale ? declineLine : acceptLine)(e, next, pressed, likely, at));
        this.accepted ||= decided && !stale;
        return decided;
      }
      case 'people': {
        const [manager, specialist, lead] = [
          people[wanted % people.length],
          people[which % 5],
          people[(which + who) % 5],
        ];
        if (manager === undefined || specialist === undefined || lead === undefined) return false;
        const roster = { projectManager: manager, specialist, lead, team: [by] };
        return this.after(saveSetup(e, dataset, e.details ?? usual, roster, by, at));
      }
      case 'scope': {
        const changed = {
          ...usual,
          workloads: which % 2 === 0 ? [] : usual.workloads,
          ...(which % 5 === 0 ? { joint: [phase] } : {}),
          conditions: {
            ...usual.conditions,
            [which % 2 === 0 ? 'mobile-devices' : 'lift']: which % 3 === 0 ? ('yes' as const) : ('no' as const),
          },
        };
        const roster = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
        return this.after(saveSetup(e, dataset, changed, roster, by, at));
      }
    }
  }

  private after(decision: Decision): boolean {
    if ('refusal' in decision || decision.events.length === 0) return false;
    for (const event of decision.events) {
      const before = this.engagement;
      this.engagement = evolve(before, event);
      this.history.push(event);
      this.note(event, before);
    }
    this.engagement = { ...this.engagement, version: this.engagement.version + 1 };
    this.hold();
    return true;
  }

  private note(event: Event, before: Engagement): void {
    const { phases } = this.world;
    switch (event.type) {
      case 'CheckpointAcknowledged':
        this.given.add(`acknowledged ${event.phase}`);
        break;
      case 'CheckpointConfirmed':
        this.given.add(`confirmed ${event.phase}`);
        break;
      case 'CheckpointLapsed':
        for (const half of ['acknowledged', 'confirmed']) this.given.delete(`${half} ${event.phase}`);
        break;
      case 'PhaseReopened':
        for (const phase of phases.slice(phases.indexOf(event.phase))) {
          for (const half of ['acknowledged', 'confirmed']) this.given.delete(`${half} ${phase}`);
        }
        break;
      case 'CheckpointPassed': {
        const { phase } = event;
        assert.ok(this.given.has(`acknowledged ${phase}`), `${phase} passed without an acknowledgement that stands`);
        if (checkpointOf(before, phase).joint) {
          assert.ok(this.given.has(`confirmed ${phase}`), 'joint, and not confirmed');
        }
        assert.ok(isNothing(missingFor(before, phase)), `${phase} passed with something missing`);
        const next = phases[phases.indexOf(phase) + 1];
        if (next !== undefined) for (const { id } of exceptionsOf(before, phase)) this.carried.set(id, next);
        break;
      }
      default:
    }
  }

  /** What is true after every change, whatever people tried. */
  private hold(): void {
    const e = this.engagement;
    const { phases } = this.world;
    const current = phases.indexOf(e.phase);
    for (const [index, phase] of phases.entries()) {
      const { passed, acknowledged, confirmed, stated, joint } = checkpointOf(e, phase);
      if (passed !== null) {
        assert.ok(!itemsOf(e, phase).some(isBlocking), `${phase} is passed with a required item open`);
        assert.ok(acknowledged !== null && (!joint || confirmed !== null), `${phase} is passed with one signature`);
      }
      if (index < current) assert.ok(passed !== null || stated !== undefined, `${phase} was skipped`);
      if (stated !== undefined) assert.ok(index < current && passed === null, 'stated and acknowledged');
      if (index > current)
        assert.ok(acknowledged === null && confirmed === null && passed === null, 'ahead of its time');
      for (const half of ['acknowledged', 'confirmed'] as const) {
        assert.equal(checkpointOf(e, phase)[half] !== null, this.given.has(`${half} ${phase}`), `${half} ${phase}`);
      }
      if (passed === null && (acknowledged !== null || confirmed !== null)) {
        assert.ok(isNothing(missingFor(e, phase)), `${phase} is half agreed and something is open`);
      }
    }
    for (const [id, phase] of this.carried) {
      const goesOn = e.items.find((item) => item.carried?.item === id && item.phase === phase && !item.removed);
      assert.ok(goesOn !== undefined && goesOn.notApplicable === undefined, `the exception of item ${id} is lost`);
    }
    for (const { person, side } of e.members) {
      assert.ok(!e.members.some((other) => other.person.id === person.id && other.side !== side), 'on both sides');
    }
    for (const { assignees = [], tick } of e.items) {
      const here = (id: string) => tick !== null || e.members.some(({ person }) => person.id === id);
      const gone = new Set((e.departed ?? []).map(({ person }) => person.id));
      for (const one of assignees) {
        if ('person' in one) assert.ok(here(one.person.id) || !gone.has(one.person.id), 'an item of a member who left');
      }
    }
    assert.equal(new Set(e.items.map(({ id }) => id)).size, e.items.length, 'an item number was used twice');
  }
}

describe('whatever people try', () => {
  it('no phase passes unfinished, no exception is lost, no history is rewritten, and nothing lapsed counts', () => {
    const reached = {
      completed: 0,
      reopened: 0,
      carried: 0,
      sentBack: 0,
      lapsed: 0,
      setAside: 0,
      left: 0,
      proposed: 0,
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...worlds),
        fc.nat(5),
        fc.array(tries, { minLength: 20, maxLength: 90 }),
        (of, start, all) => {
          const room = new Room(of);
          // More often where the people write the list.
          room.begin(of.phases[start] ?? ownListFrom(of.playbook, firstPhase(of.playbook)) ?? firstPhase(of.playbook));
          for (const one of all) room.do(one);
          // Everything that is, is told by what happened: no state without an event, no event that changed later.
          const replayed = room.history.reduce<Engagement | null>(evolve, null);
          assert.deepEqual({ ...replayed, version: 0 }, { ...room.engagement, version: 0 });
          const types = new Set(room.history.map(({ type }) => type));
          if (room.engagement.state === 'completed') reached.completed += 1;
          if (types.has('PhaseReopened')) reached.reopened += 1;
          if (types.has('CheckpointSentBack')) reached.sentBack += 1;
          if (types.has('CheckpointLapsed')) reached.lapsed += 1;
          if (types.has('MemberLeft')) reached.left += 1;
          if (room.engagement.items.some(({ notApplicable }) => notApplicable !== undefined)) reached.setAside += 1;
          if (room.accepted) reached.proposed += 1;
          if (room.carried.size > 0) reached.carried += 1;
        },
      ),
      { seed: 20261124, numRuns: 600, verbose: 1 },
    );
    // A model that never gets anywhere would hold anything.
    for (const [what, times] of Object.entries(reached)) assert.ok(times >= 10, `${what} only ${times} times`);
  });
});
