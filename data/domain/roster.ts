import type { Engagement } from './engagement.js';
import type { Member, Role } from './member.js';
import type { Person } from './person.js';
import type { Side } from './playbook/sides.js';

/** What a person is here, with what they stand in for. */
export function columnsOf(engagement: Engagement, person: string): readonly RightColumn[] {
  const own = present(engagement).filter((member) => member.person.id === person && member.accepted);
  return [
    ...own.map(({ role }) => role),
    ...(own.some(leads) ? (['lead'] as const) : []),
    ...(standIn(engagement)?.id === person ? (['project-manager'] as const) : []),
  ];
}

/**
 * Who stands in while no project manager is named; null where there is one. During set-up the starter, until they leave.
 * Later only one of the customer's people, so that having started gives no right to a person who left or was removed.
 */
export function standIn(engagement: Engagement): Person | null {
  const { state, starter, members, departed = [] } = engagement;
  if (state === 'setting-up') return departed.some(({ person }) => person.id === starter.id) ? null : starter;
  if (members.some(({ role }) => role === 'project-manager')) return null;
  const customers = members.filter(({ side, accepted }) => side === 'customer' && accepted);
  const first = customers.find(({ person }) => person.id === starter.id) ?? customers.find(({ lead }) => lead);
  return (first ?? customers.find(leads) ?? customers[0])?.person ?? null;
}

/** One that ended keeps its people on the record; who left the channel since has no right any more all the same. */
function present({ state, members, departed = [] }: Engagement): readonly Member[] {
  const over = state === 'completed' || state === 'cancelled';
  return over ? members.filter((member) => !departed.some((one) => one.person.id === member.person.id)) : members;
}

/** Whether a person is of the engagement: named for it, or setting it up. What they read in a personal chat hangs on it. */
export const takesPart = (engagement: Engagement, person: string): boolean =>
  present(engagement).some((member) => member.person.id === person) || standIn(engagement)?.id === person;

/** A specialist names people where none of the customer's is left, because the engagement could never go on otherwise. */
export const namesAlone = (engagement: Engagement, person: string): boolean =>
  engagement.state !== 'setting-up' &&
  has(engagement, person, 'specialist') &&
  engagement.members.every(({ side }) => side === 'provider');

/** Everybody who may name people: the project managers, or who stands in for them. */
export function whoNames(engagement: Engagement): readonly Person[] {
  const managers = engagement.members.filter(({ role }) => role === 'project-manager').map(({ person }) => person);
  const first = standIn(engagement);
  if (first !== null) return [first];
  if (managers.length > 0) return managers;
  return engagement.members.filter(({ person }) => namesAlone(engagement, person.id)).map(({ person }) => person);
}

/** A lead, or a deputy: what the one may, the other may. */
export const leads = (member: Member): boolean => member.lead || member.deputy === true;

/** The side a person stands on in this engagement; null for a person outside it. */
export function sideOf(engagement: Engagement, person: string): Side | null {
  return present(engagement).find((member) => member.person.id === person && member.accepted)?.side ?? null;
}

export const has = (engagement: Engagement, person: string, role: Role): boolean =>
  present(engagement).some((member) => member.person.id === person && member.role === role && member.accepted);

/** Who leads a side; a deputy where no lead is named. */
export const leadOf = (engagement: Engagement, side: Side): Member | undefined => {
  const theirs = engagement.members.filter((member) => member.side === side && member.accepted);
  return theirs.find((member) => member.lead) ?? theirs.find(leads);
};

/** Name of the first person with a role, for sentences that say whom to ask; empty when there is none. */
export const rightName = (engagement: Engagement, role: Role): string =>
  engagement.members.find((member) => member.role === role)?.person.name ?? '';

/** Whom to ask for what only the project manager changes: the manager, or who stands in until one is named. */
export const whomToAsk = (engagement: Engagement): string => (whoNames(engagement)[0] ?? engagement.starter).name;

export type RightColumn = (typeof rightColumns)[number];

/** The roles, and beside them who leads a side or deputises for its lead, whatever else they are. */
export const rightColumns = ['customer', 'representative', 'project-manager', 'specialist', 'lead'] as const;
