import type { Engagement } from './engagement.js';
import type { Event } from './event.js';
import type { Item } from './item.js';
import { seatOf } from './member.js';

/** The seat goes on with what it carries; a specialist accepts with their own press, whoever had it before. */
export function handedOver(
  e: Engagement,
  { from, to, role }: Extract<Event, { readonly type: 'RoleHandedOver' }>,
): Engagement {
  const given = e.members.find((m) => m.person.id === from.id && m.role === role);
  if (given === undefined) return e;
  const { byGroup: _, ...seat } = given;
  const taken = { ...seat, person: to, accepted: role !== 'specialist' };
  const others = e.members.filter((m) => m !== given && (m.person.id !== to.id || seatOf(m.role) !== seatOf(role)));
  const held = e.members.find((m) => m !== given && m.person.id === to.id && m.role === role);
  const lead = given.lead || held?.lead === true;
  return {
    ...tidy({ ...e, departed: [] }),
    members: [...others, { ...taken, lead, accepted: taken.accepted || held?.accepted === true }],
  };
}

/** Every role ends, and a set-up that was begun is free for others. What is over keeps its people. */
export function left(e: Engagement, person: string, at: string): Engagement {
  const theirs = e.members.filter((m) => m.person.id === person);
  const members = e.members.filter((m) => m.person.id !== person);
  const [first] = theirs;
  const customers = members.filter(({ side }) => side === 'customer');
  // Somebody must be able to name people, whoever is left.
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

/** What is owed by somebody who left belongs to nobody until it is assigned again. */
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

/** A list with nobody on it is not there, as in the store. */
export function tidy({ expected = [], departed = [], ...rest }: Engagement): Engagement {
  return {
    ...rest,
    ...(expected.length === 0 ? {} : { expected }),
    ...(departed.length === 0 ? {} : { departed }),
  };
}
