import type { Decision } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import {
  changesSomething,
  type GroupRoles,
  type PrivilegedAct,
  rolesFor,
  withGroups,
} from '../../data/domain/people/group-roles.js';
import type { Outcome } from '../../data/store/store.js';
import { changeHere, engagementMeant } from '../turn/engagements.js';
import type { Turn } from '../turn/turn.js';

/**
 * What groups say of a privileged act that the rules decided on an engagement as it is; null where no role is decided by
 * groups. They are asked before the transaction, and only when something would change; what was not asked then is unknown
 * inside it, and refused.
 */
export async function groupsOn(
  { groupRoles, person }: Turn,
  act: PrivilegedAct,
  engagement: Engagement,
  decided: Parameters<typeof changesSomething>[0],
): Promise<GroupRoles | null> {
  return groupRoles === null
    ? null
    : await groupRoles(changesSomething(decided) ? rolesFor(act, engagement, person.id) : []);
}

/** `changeHere` for a privileged act: what the rules allow also needs the word of the directory's groups, where those decide. */
export async function changePrivileged(
  turn: Turn,
  act: PrivilegedAct,
  id: string,
  decide: (engagement: Engagement) => Decision,
): Promise<Outcome | null> {
  if (turn.groupRoles === null) return await changeHere(turn, id, decide);
  const found = await engagementMeant(turn, id);
  if (found === null) return null;
  const said = await groupsOn(turn, act, found, decide(found));
  return await changeHere(turn, id, (e) =>
    said === null ? decide(e) : withGroups(decide(e), act, e, turn.person.id, said),
  );
}
