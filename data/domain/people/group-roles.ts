import type { Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Member, Role } from '../member.js';
import { leads } from '../roster.js';

/** What the directory's groups say of one person and role. */
export type Vouching = 'yes' | 'no' | 'unknown';

/** Every role that groups decide on in this deployment; for one that is absent the people of the engagement alone count. */
export type GroupRoles = Readonly<Partial<Record<Role, Vouching>>>;

/**
 * Acts in the name of a side, and the roles that may do them. Where groups decide on a role, a member needs the group's
 * confirmation as well. Ticks are not among these, so they go on while the directory cannot be reached.
 */
export const privilegedActs = {
  accept: ['specialist'],
  acknowledge: ['specialist'],
  confirm: ['customer', 'representative', 'project-manager'],
  except: ['project-manager', 'specialist'],
  'send-back': ['customer', 'representative', 'project-manager', 'specialist'],
  reopen: ['project-manager', 'specialist'],
  'reopen-engagement': ['project-manager'],
  cancel: ['project-manager'],
  'keep-answer': ['specialist'],
  'agree-answer': ['customer', 'representative', 'project-manager', 'specialist'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type PrivilegedAct = keyof typeof privilegedActs;

/** The roles in which this person does it: those they are named for, or all where the rules know of another way. */
export function rolesFor(act: PrivilegedAct, { members }: Engagement, person: string): readonly Role[] {
  const all: readonly Role[] = privilegedActs[act];
  // Who confirms or agrees does so in the seat that speaks for the side, not in another one that they have as well.
  const speaks = act === 'confirm' || act === 'agree-answer';
  const counts = (member: Member) => member.person.id === person && (!speaks || leads(member));
  const own = all.filter((role) => members.some((member) => member.role === role && counts(member)));
  return own.length > 0 ? own : all;
}

/** Why groups forbid the act; null where one role is confirmed or needs no group. An unreachable directory forbids. */
export function mayByGroups(
  act: PrivilegedAct,
  engagement: Engagement,
  person: string,
  groups: GroupRoles,
): Refusal | null {
  const roles = rolesFor(act, engagement, person);
  const said = (...wanted: readonly (Vouching | undefined)[]) => roles.find((role) => wanted.includes(groups[role]));
  if (said('yes', undefined) !== undefined) return null;
  const unknown = said('unknown');
  if (unknown !== undefined) return { code: 'groups-not-asked', names: { role: unknown } };
  return { code: 'not-in-group', names: { role: roles[0] ?? '' } };
}

/** What rules return, of an engagement or of an inquiry in it. */
type Decided<E> = { readonly events: readonly E[] } | { readonly refusal: Refusal };

/** Whether the groups need to be asked: not where the rules refuse, or nothing would change. */
export const changesSomething = (decision: Decided<unknown>): boolean =>
  'events' in decision && decision.events.length > 0;

/** What the rules decided, if the groups agree. */
export function withGroups<E>(
  decision: Decided<E>,
  act: PrivilegedAct,
  engagement: Engagement,
  person: string,
  groups: GroupRoles,
): Decided<E> {
  if (!changesSomething(decision)) return decision;
  const refusal = mayByGroups(act, engagement, person, groups);
  return refusal === null ? decision : { refusal };
}
