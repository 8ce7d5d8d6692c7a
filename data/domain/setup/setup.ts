import { lapse, nextItemNumber, nextStandingNumber } from '../checklist/checklist.js';
import { checklistOf, standingListOf } from '../checklist/duties.js';
import { adoption } from '../checklist/proposal.js';
import { type Copy, mattersIn } from '../checklist/same-matter.js';
import type {
  Decision,
  Details,
  Engagement,
  Event,
  Instant,
  Item,
  Member,
  Person,
  Refusal,
  Role,
} from '../engagement.js';
import { maxExpected, sideOfRole } from '../people/people.js';
import { type Dataset, type Phase, phases, sides } from '../responsibility.js';
import { isOpen, may, setupOf, standIn } from '../rights.js';
import { calendarOf, redated } from './calendar.js';

/** Who the set-up form names. */
export interface People {
  readonly projectManager: Person | null;
  readonly specialist: Person | null;
  readonly lead: Person | null;
  readonly team: readonly Person[];
  /** The customer's people who are not here yet, each with an id of their own. */
  readonly coming?: readonly { readonly id: string; readonly called: string }[];
}

/** After this long without saving, somebody else may set the engagement up instead of the one who started. */
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
      member.side === 'microsoft' && members.some((m) => m.person.id === member.person.id && m.side !== member.side),
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

/** General duties that a corrected scope brings in; what is on the standing list stays there. */
function standingEvents(engagement: Engagement, dataset: Dataset, details: Details, at: Instant, by: Person) {
  const { key, wanted, concerned } = scope(engagement, dataset, details, 'general', engagement.standing, (scoped) =>
    standingListOf(dataset, scoped, 1),
  );
  const known = new Set(engagement.standing.map(key));
  const items = wanted
    .filter((item) => !known.has(key(item)) && concerned(item))
    .map((item, index) => ({ ...item, id: `s${nextStandingNumber(engagement) + index}` }));
  return items.length === 0 ? [] : [{ type: 'StandingListOpened', items, at, by } as const];
}

/**
 * What a list would copy for these details, and which copies they concern. What only the documents changed waits for the
 * project manager's word, and what was left as it was stays so.
 */
function scope<C extends Copy & { readonly undecided?: boolean }>(
  { details: now, datasetVersion, declined }: Engagement,
  dataset: Dataset,
  details: Details,
  list: Phase | 'general',
  mine: readonly C[],
  copies: (details: Details) => readonly C[],
) {
  const wanted = copies(details);
  const before = now === null ? [] : copies(now);
  const matterOf = mattersIn([...wanted, ...before], mine);
  const key = (copy: C): string => `${copy.side} ${matterOf(copy)}`;
  const [was, is] = [before, wanted].map((all) => new Map(all.map((copy) => [key(copy), copy.undecided === true])));
  const left = new Set(declined?.datasetVersion === dataset.version ? declined.lines : []);
  const isLeft = (copy: C) => sides.some((side) => left.has(`${list} ${side} ${matterOf(copy)}`));
  const concerned = (copy: C): boolean =>
    datasetVersion === dataset.version ? !isLeft(copy) : was?.get(key(copy)) !== is?.get(key(copy));
  return { key, wanted, concerned };
}

/** What corrected details change on the open checklist. What is ticked stays: it was done. */
function checklistEvents(engagement: Engagement, dataset: Dataset, details: Details, at: Instant, by: Person) {
  const { phase } = engagement;
  const first = nextItemNumber(engagement);
  const mine = engagement.items.filter(
    (item) => item.phase === phase && item.source !== undefined && item.carried === undefined,
  );
  const { key, wanted, concerned } = scope(engagement, dataset, details, phase, mine, (scoped) =>
    checklistOf(dataset, phase, scoped, first),
  );
  const have = new Map(mine.map((item) => [key(item), item]));
  const byKey = new Map(wanted.map((item) => [key(item), item]));
  const added = wanted
    .filter((item) => !have.has(key(item)) && concerned(item))
    .map((item, index): Item => ({ ...item, id: String(first + index) }));
  const revised = [...have.values()].filter(concerned).flatMap((item): Event[] => {
    if (item.takenOff !== undefined) return [];
    const now = byKey.get(key(item));
    const removed = now === undefined && item.tick === null;
    const undecided = now?.undecided ?? item.undecided;
    return removed === item.removed && undecided === item.undecided
      ? []
      : [{ type: 'ItemRevised', item: item.id, undecided, removed, at, by }];
  });
  const more = added.length === 0 ? [] : [{ type: 'ItemsAdded', items: added, at, by } as const];
  const reopened = [...have.values()].filter(
    (item) =>
      item.tick === null &&
      revised.some((e) => e.type === 'ItemRevised' && e.item === item.id && !e.undecided && !e.removed),
  );
  return [
    ...more,
    ...revised,
    ...lapse(engagement, [...added, ...reopened.map((i) => ({ ...i, removed: false, undecided: false }))], at, by),
  ];
}

/** Other details, and what they change on the lists. */
export function detailsEvents(
  engagement: Engagement,
  dataset: Dataset,
  details: Details,
  at: Instant,
  by: Person,
): readonly Event[] {
  const events: readonly Event[] = [
    { type: 'DetailsSaved', details, datasetVersion: engagement.datasetVersion ?? dataset.version, at, by },
    ...checklistEvents(engagement, dataset, details, at, by),
    ...standingEvents(engagement, dataset, details, at, by),
    ...redated(engagement, details, at, by),
  ];
  return [...events, ...adoption(engagement, dataset, events, at, by)];
}

/**
 * Saves the set-up form, the first time or as a correction. The first time opens the standing list and the first phase;
 * later only what the details change on the open checklist is added or taken off. `where` = the phase that an engagement is
 * in when it begins with Baton: the earlier ones are recorded as stated, and nobody acknowledged them.
 */
export function saveSetup(
  engagement: Engagement,
  dataset: Dataset,
  form: Details,
  people: People,
  by: Person,
  at: Instant,
  where: Phase = phases[0],
): Decision {
  const closed = engagement.state === 'setting-up' ? null : isOpen(engagement);
  if (closed !== null) return { refusal: closed };
  const denied = may(engagement, 'correct-details', by.id);
  if (denied !== null) return { refusal: denied };
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
      { type: 'StandingListOpened', items: standingListOf(dataset, details, 1), at, by },
      ...(where === phases[0]
        ? []
        : [{ type: 'PhasesStated', phases: phases.slice(0, phases.indexOf(where)), at, by } as const]),
      {
        type: 'PhaseOpened',
        phase: where,
        items: checklistOf(dataset, where, details, 1),
        // Saving the set-up leaves one card in the channel.
        ...(where === phases[0] ? {} : { quiet: true as const }),
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

/** A named specialist accepts, with their own press only. */
export function acceptAsSpecialist(engagement: Engagement, by: Person, at: Instant): Decision {
  const named = engagement.members.filter((member) => member.role === 'specialist');
  const own = named.find((member) => member.person.id === by.id);
  if (own?.accepted) return { events: [] };
  if (own === undefined) return { refusal: { code: 'accept-not-you', names: { name: named[0]?.person.name ?? '' } } };
  return { events: [{ type: 'SpecialistAccepted', at, by }] };
}

/** "Not me": the place is free again and the project manager names somebody else. */
export function declineAsSpecialist(engagement: Engagement, by: Person, at: Instant): Decision {
  const own = engagement.members.find((member) => member.role === 'specialist' && member.person.id === by.id);
  const named = engagement.members.find((member) => member.role === 'specialist');
  if (own === undefined) {
    return { refusal: { code: 'accept-not-you', names: { name: named?.person.name ?? '' } } };
  }
  return { events: [{ type: 'SpecialistDeclined', at, by }] };
}
