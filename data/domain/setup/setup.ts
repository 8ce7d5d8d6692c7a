import { checklistOf, standingListOf } from '../checklist/duties.js';
import type { Decision, Refusal } from '../decision.js';
import type { Details, Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import { type Member, type Role, sideOfRole } from '../member.js';
import { maxExpected } from '../people/people.js';
import type { Instant, Person } from '../person.js';
import { firstPhase, hasPhase, phasesBefore } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Dataset } from '../responsibility.js';
import { isOpen, may, setupOf } from '../rights.js';
import { standIn } from '../roster.js';
import { calendarOf } from './calendar.js';
import { detailsEvents } from './scope.js';

/** Who the set-up form names. */
export interface People {
  readonly projectManager: Person | null;
  readonly specialist: Person | null;
  readonly lead: Person | null;
  readonly team: readonly Person[];
  /** The customer's people who are not here yet, each with an id of their own. */
  readonly coming?: readonly { readonly id: string; readonly called: string }[];
}

/** Milliseconds without a save after which another person may set the engagement up. */
export const setupPatienceMs = 60 * 60 * 1000;

/** Who takes part after the form was saved: whom it names, and whom it has no field for. */
function membersOf(engagement: Engagement, people: People): readonly Member[] {
  const { projectManager, specialist, lead, team } = people;
  const { members } = engagement;
  const first = (role: Role) => members.find((member) => member.role === role);
  const beside = members.filter((m) => m.role === 'representative' || (m.role !== 'customer' && m !== first(m.role)));
  const now = (person: Person, role: Role, leads: boolean): Member => {
    const before = members.find((m) => m.person.id === person.id && m.role === role);
    return {
      person,
      role,
      side: sideOfRole(role),
      lead: role === 'specialist' ? before?.lead === true : leads,
      ...(before?.deputy === true && !leads ? { deputy: true } : {}),
      accepted: role !== 'specialist',
      // The form shows whom a group brought in, and does not make them anything more by that.
      ...(before?.byGroup === true && !leads ? { byGroup: true } : {}),
    };
  };
  const others = [
    ...(projectManager === null ? [] : [now(projectManager, 'project-manager', false)]),
    ...(specialist === null ? [] : [now(specialist, 'specialist', false)]),
    ...beside.filter((m) => ![projectManager?.id, specialist?.id].includes(m.person.id) || m.role === 'representative'),
  ];
  // The lead may be a representative or a project manager: then they keep that seat.
  const seat = others.find(
    (one) =>
      one.side === 'customer' &&
      one.person.id === lead?.id &&
      members.some((m) => m.lead && m.person.id === lead.id && m.role === one.role),
  );
  const represents = (person: Person) => beside.some((m) => m.role === 'representative' && m.person.id === person.id);
  return [
    ...others.map((m) => (m.side === 'customer' ? { ...m, lead: m === seat } : m)),
    ...(lead === null || seat !== undefined ? [] : [now(lead, 'customer', true)]),
    ...team
      .filter((person) => (person.id !== lead?.id || seat !== undefined) && !represents(person))
      .map((person) => now(person, 'customer', false)),
  ];
}

/**
 * Why these people cannot be the people of an engagement. No person is on both sides: that would let one person keep
 * both halves of an agreement. And the customer has a project manager, so that no specialist is alone with the lists.
 */
function unfit(members: readonly Member[], by: Person): Refusal | null {
  const both = members.find(
    (member) =>
      member.side === 'provider' && members.some((m) => m.person.id === member.person.id && m.side !== member.side),
  );
  if (both !== undefined) return { code: 'both-sides', names: { name: both.person.name } };
  if (members.some(({ role }) => role === 'project-manager')) return null;
  const own = members.some(({ role, person }) => role === 'specialist' && person.id === by.id);
  return { code: own ? 'specialist-alone' : 'last-manager' };
}

function rosterEvents(engagement: Engagement, wanted: readonly Member[], at: Instant, by: Person): readonly Event[] {
  const same = (a: Member, b: Member) => a.person.id === b.person.id && a.role === b.role;
  const gone = engagement.members.filter((member) => !wanted.some((w) => same(w, member)));
  const named = wanted.filter(
    (w) => !engagement.members.some((m) => same(m, w) && m.lead === w.lead && m.deputy === w.deputy),
  );
  return [
    ...gone.map((m): Event => ({ type: 'MemberRemoved', person: m.person.id, role: m.role, at, by })),
    ...named.map((member): Event => ({ type: 'MemberNamed', member, at, by })),
  ];
}

/** Later they are named among the people. */
const expectedEvents = ({ coming = [] }: People, at: Instant, by: Person): readonly Event[] =>
  coming.slice(0, maxExpected).map(({ id, called }) => {
    const expected = { id, called, role: 'customer', lead: false, deputy: false } as const;
    return { type: 'MemberExpected', expected, at, by };
  });

/**
 * Saves the set-up form, the first time or as a correction. The first time opens the standing list and the first phase;
 * later only what the details change on the open checklist is added or taken off. `where` = the phase that an engagement is
 * in when it begins with Baton: the earlier ones are recorded as stated, not acknowledged.
 */
export function saveSetup(
  engagement: Engagement,
  dataset: Dataset,
  form: Details,
  people: People,
  by: Person,
  at: Instant,
  where: PhaseId = firstPhase(engagement.playbook),
): Decision {
  const closed = engagement.state === 'setting-up' ? null : isOpen(engagement);
  if (closed !== null) return { refusal: closed };
  const denied = may(engagement, 'correct-details', by.id);
  if (denied !== null) return { refusal: denied };
  const { playbook } = engagement;
  // The form may be of a playbook that was replaced since.
  if (!hasPhase(playbook, where)) return { refusal: { code: 'changed-meanwhile' } };
  const wanted = membersOf(engagement, people);
  const refusal = unfit(wanted, by);
  if (refusal !== null) return { refusal };
  const roster = rosterEvents(engagement, wanted, at, by);
  const details: Details = { ...form, ...calendarOf(engagement.details) };
  const unchanged = JSON.stringify(engagement.details) === JSON.stringify(details);
  if (engagement.state === 'active' && unchanged) return { events: roster };
  if (engagement.state === 'active') {
    return { events: [...detailsEvents(engagement, dataset, details, at, by), ...roster] };
  }
  return {
    events: [
      { type: 'DetailsSaved', details, datasetVersion: dataset.version, at, by },
      ...roster,
      ...expectedEvents(people, at, by),
      { type: 'StandingListOpened', items: standingListOf(playbook, dataset, details, 1), at, by },
      ...(where === firstPhase(playbook)
        ? []
        : [{ type: 'PhasesStated', phases: phasesBefore(playbook, where), at, by } as const]),
      {
        type: 'PhaseOpened',
        phase: where,
        items: checklistOf(playbook, dataset, where, details, 1),
        // Saving the set-up leaves one card in the channel.
        ...(where === firstPhase(playbook) ? {} : { quiet: true as const }),
        at,
        by,
      },
    ],
  };
}

/** Another person starts where a set-up was left unsaved: after an hour, or once its starter left, it becomes theirs. */
export function takeOverSetup(engagement: Engagement, by: Person, at: Instant): Decision {
  const first = standIn(engagement);
  if (engagement.state !== 'setting-up' || first?.id === by.id) return { events: [] };
  const waited = Date.parse(at) - Date.parse(engagement.startedAt);
  if (first !== null && waited < setupPatienceMs) {
    return { refusal: setupOf(engagement) };
  }
  return { events: [{ type: 'SetupHandedOver', to: by, at, by }] };
}
