import type { Engagement } from './engagement.js';
import type { Event } from './event.js';
import type { Item } from './item.js';
import { roleSlotOf } from './member.js';

/** The role moves with its lead and deputy marks; a new specialist still accepts with their own press. */
export function handedOver(
  e: Engagement,
  { from, to, role }: Extract<Event, { readonly type: 'RoleHandedOver' }>,
): Engagement {
  const given = e.members.find((m) => m.person.id === from.id && m.role === role);
  if (given === undefined) return e;
  const { byGroup: _, ...seat } = given;
  const taken = { ...seat, person: to, accepted: role !== 'specialist' };
  const others = e.members.filter(
    (m) => m !== given && (m.person.id !== to.id || roleSlotOf(m.role) !== roleSlotOf(role)),
  );
  const held = e.members.find((m) => m !== given && m.person.id === to.id && m.role === role);
  const lead = given.lead || held?.lead === true;
  return {
    ...tidy({ ...e, departed: [] }),
    members: [...others, { ...taken, lead, accepted: taken.accepted || held?.accepted === true }],
  };
}

/** Ends every role of a person and frees a set-up that they began. A finished engagement keeps its people. */
export function left(e: Engagement, person: string, at: string): Engagement {
  const theirs = e.members.filter((m) => m.person.id === person);
  const members = e.members.filter((m) => m.person.id !== person);
  const [first] = theirs;
  const customers = members.filter(({ side }) => side === 'customer');
  // An engagement always has a person who may name people.
  const heir =
    customers.find((m) => m.role === 'project-manager') ?? customers.find((m) => m.lead) ?? customers[0] ?? members[0];
  const begun = e.state === 'setting-up' && e.starter.id === person ? e.starter : undefined;
  const who = first?.person ?? begun;
  const gone = who === undefined ? [] : [{ person: who, roles: theirs.map(({ role }) => role), at }];
  if (e.state === 'completed' || e.state === 'cancelled')
    return tidy({ ...e, departed: [...(e.departed ?? []), ...gone] });
  const starter = e.starter.id === person ? (heir?.person ?? e.starter) : e.starter;
  return withoutAssignee(tidy({ ...e, members, starter, departed: [...(e.departed ?? []), ...gone] }), person);
}

/** The open items of a person who left are unassigned. */
function withoutAssignee(e: Engagement, person: string): Engagement {
  const theirs = (item: Item) =>
    item.assignees?.some((one) => 'person' in one && one.person.id === person) === true && item.tick === null;
  if (!e.items.some(theirs)) return e;
  const items = e.items.map((item) => {
    if (!theirs(item)) return item;
    const { assignees = [], ...rest } = item;
    const left = assignees.filter((one) => !('person' in one && one.person.id === person));
    return { ...rest, ...(left.length === 0 ? {} : { assignees: left }), version: item.version + 1 };
  });
  return { ...e, items };
}

/** Empty lists are absent, as in the store. */
export function tidy({ expected = [], departed = [], ...rest }: Engagement): Engagement {
  return {
    ...rest,
    ...(expected.length === 0 ? {} : { expected }),
    ...(departed.length === 0 ? {} : { departed }),
  };
}
