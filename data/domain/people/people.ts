import type { Decision, Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import { type Expected, type Member, type Role, roleSlotOf, sideOfRole } from '../member.js';
import type { Instant, Person } from '../person.js';
import type { Side } from '../playbook/sides.js';
import { may } from '../rights.js';
import { standIn, takesPart } from '../roster.js';
import { isAddress } from './addresses.js';

/** The role that a person is named for. */
export interface Naming {
  readonly role: Role;
  /** For the side's word: the lead gives it, a deputy may give it too. */
  readonly part: 'none' | 'lead' | 'deputy';
}

export const maxExpected = 50;

export const maxCalled = 120;

/** Refuses a person of the other side, because one person would keep both halves of an agreement. */
function otherSide(engagement: Engagement, person: Person, side: Side): Refusal | null {
  const opposite = engagement.members.some((member) => member.person.id === person.id && member.side !== side);
  return opposite ? { code: 'both-sides', names: { name: person.name } } : null;
}

/** Names a person, or changes their role. A side has one lead: the former lead gives it up. */
export function namePerson(engagement: Engagement, person: Person, naming: Naming, by: Person, at: Instant): Decision {
  const refusal = may(engagement, 'name-people', by.id) ?? otherSide(engagement, person, sideOfRole(naming.role));
  return refusal === null ? { events: named(engagement, person, naming, by, at) } : { refusal };
}

function named(e: Engagement, person: Person, { role, part }: Naming, by: Person, at: Instant): readonly Event[] {
  const side = sideOfRole(role);
  const before = e.members.find((m) => m.person.id === person.id && roleSlotOf(m.role) === roleSlotOf(role));
  const member: Member = {
    person,
    role,
    side,
    lead: part === 'lead',
    ...(part === 'deputy' ? { deputy: true } : {}),
    // A specialist becomes one by their own press; who is one stays one.
    accepted: role !== 'specialist' || before?.accepted === true,
  };
  const leads = (m: Member) => m.side === side && m.lead && m !== before;
  const others = member.lead ? e.members.filter(leads) : [];
  const same =
    before?.role === role &&
    before.byGroup !== true &&
    before.lead === member.lead &&
    (before.deputy ?? false) === (part === 'deputy');
  return [
    ...others.map((m): Event => ({ type: 'MemberNamed', member: { ...m, lead: false }, at, by })),
    ...(same ? [] : [{ type: 'MemberNamed', member, at, by } as const]),
  ];
}

/** Expects a person by a name or an address; without an id they have no rights. */
export function expectPerson(
  engagement: Engagement,
  id: string,
  called: string,
  { role, part }: Naming,
  by: Person,
  at: Instant,
): Decision {
  const denied = may(engagement, 'name-people', by.id);
  if (denied !== null) return { refusal: denied };
  const known = engagement.expected ?? [];
  if (known.some((one) => one.called === called && one.role === role)) return { events: [] };
  if (known.length >= maxExpected) return { refusal: { code: 'too-many-expected', names: { n: maxExpected } } };
  const expected: Expected = { id, called, role, lead: part === 'lead', deputy: part === 'deputy' };
  return { events: [{ type: 'MemberExpected', expected, at, by }] };
}

const namingOf = ({ role, lead, deputy }: Expected): Naming => ({
  role,
  part: lead ? 'lead' : deputy ? 'deputy' : 'none',
});

/** The project manager says which person an expected entry is. */
export function meetExpected(engagement: Engagement, id: string, person: Person, by: Person, at: Instant): Decision {
  const denied = may(engagement, 'name-people', by.id);
  return denied === null ? met(engagement, id, person, by, at) : { refusal: denied };
}

function met(engagement: Engagement, id: string, person: Person, by: Person, at: Instant): Decision {
  const expected = engagement.expected?.find((one) => one.id === id);
  if (expected === undefined) return { refusal: { code: 'changed-meanwhile' } };
  const refusal = otherSide(engagement, person, sideOfRole(expected.role));
  if (refusal !== null) return { refusal };
  const events = named(engagement, person, namingOf(expected), by, at);
  return { events: [{ type: 'ExpectedRemoved', expected: id, at, by }, ...events] };
}

/**
 * A person speaks whose address was expected. Only an address that Teams vouches for counts: a name can be anybody's, so
 * who was named by name alone is matched when the project manager names them again.
 */
export function arrive(engagement: Engagement, person: Person, addresses: readonly string[], at: Instant): Decision {
  if (engagement.state !== 'active') return { events: [] };
  const said = addresses.map((address) => address.trim().toLowerCase()).filter(isAddress);
  const expected = engagement.expected?.find(({ called }) => said.includes(called.trim().toLowerCase()));
  return expected === undefined ? { events: [] } : met(engagement, expected.id, person, person, at);
}

/** Takes a role away. The last project manager stays until there is another, so that there is always one to ask. */
export function removePerson(engagement: Engagement, person: string, role: Role, by: Person, at: Instant): Decision {
  const denied = may(engagement, 'name-people', by.id);
  if (denied !== null) return { refusal: denied };
  if (!engagement.members.some((m) => m.person.id === person && m.role === role)) return { events: [] };
  const managers = engagement.members.filter((m) => m.role === 'project-manager');
  if (role === 'project-manager' && managers.length === 1) return { refusal: { code: 'last-manager' } };
  return { events: [{ type: 'MemberRemoved', person, role, at, by }] };
}

export function dropExpected(engagement: Engagement, id: string, by: Person, at: Instant): Decision {
  const denied = may(engagement, 'name-people', by.id);
  if (denied !== null) return { refusal: denied };
  const known = engagement.expected?.some((one) => one.id === id) ?? false;
  return { events: known ? [{ type: 'ExpectedRemoved', expected: id, at, by }] : [] };
}

/** A role goes to another person: a member's own, or any role by the project manager. */
export function handOver(
  engagement: Engagement,
  from: string,
  role: Role,
  to: Person,
  by: Person,
  at: Instant,
): Decision {
  const denied = may(engagement, 'hand-over', by.id, { person: from });
  if (denied !== null) return { refusal: denied };
  const given = engagement.members.find((m) => m.person.id === from && m.role === role);
  if (given === undefined) return { refusal: { code: 'changed-meanwhile' } };
  if (to.id === from) return { events: [] };
  const refusal = otherSide(engagement, to, given.side);
  if (refusal !== null) return { refusal };
  return { events: [{ type: 'RoleHandedOver', from: given.person, to, role, at, by }] };
}

/**
 * Who left the channel has no role any more, nor the set-up that they had begun. What ended keeps its people on the
 * record, without a right for those who left.
 */
export function leave(engagement: Engagement, people: readonly string[], by: Person, at: Instant): Decision {
  const first = engagement.state === 'setting-up' ? standIn(engagement) : null;
  const here = [...engagement.members.map(({ person }) => person.id), ...(first === null ? [] : [first.id])];
  const gone = [...new Set(here)].filter((id) => people.includes(id) && takesPart(engagement, id));
  return { events: gone.map((person): Event => ({ type: 'MemberLeft', person, at, by })) };
}

/** Whether people of a tenant take part: the channel's own, and those that the details list. */
export const admits = ({ tenant, details }: Engagement, theirs: string | undefined): boolean =>
  tenant === undefined ||
  theirs === undefined ||
  theirs.toLowerCase() === tenant.toLowerCase() ||
  (details?.tenants ?? []).some((one) => one.toLowerCase() === theirs.toLowerCase());
