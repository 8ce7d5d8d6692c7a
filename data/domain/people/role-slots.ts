import type { Decision } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import { type Member, roleSlotOf, roles, sideOfRole } from '../member.js';
import type { Instant, Person } from '../person.js';
import type { GroupRoles } from './group-roles.js';

/**
 * The roles that groups of the directory give a person of the channel who was not named, and
 * and those that go because they left the group. A specialist still accepts; who is in groups of both sides gets none.
 * What could not be asked changes nothing: a role that was given stays until a group says no.
 */
export function rolesByGroups(engagement: Engagement, person: Person, groups: GroupRoles, at: Instant): Decision {
  if (engagement.state !== 'active' && engagement.state !== 'paused') return { events: [] };
  const own = engagement.members.filter((member) => member.person.id === person.id);
  if (own.some((member) => member.byGroup !== true)) return { events: [] };
  const lost = own.filter(({ role }) => groups[role] === 'no');
  const stays = own.filter((member) => !lost.includes(member));
  const yes = roles.filter((role) => groups[role] === 'yes');
  const sides = new Set([...stays.map(({ side }) => side), ...yes.map(sideOfRole)]);
  const seats = new Set(stays.map(({ role }) => roleSlotOf(role)));
  const given = yes.flatMap((role): readonly Member[] => {
    if (sides.size > 1 || seats.has(roleSlotOf(role))) return [];
    seats.add(roleSlotOf(role));
    const accepted = role !== 'specialist';
    return [{ person, role, side: sideOfRole(role), lead: false, accepted, byGroup: true }];
  });
  return {
    events: [
      ...lost.map(({ role }): Event => ({ type: 'MemberRemoved', person: person.id, role, at, by: person })),
      ...given.map((member): Event => ({ type: 'MemberNamed', member, at, by: person })),
    ],
  };
}
