import type { Decision, Engagement } from '../data/domain/engagement.js';
import { changesSomething, type PrivilegedAct, rolesFor, withGroups } from '../data/domain/group-roles.js';
import type { Outcome } from '../data/store/store.js';
import { changeHere, engagementOf } from './engagement.js';
import type { Turn } from './turn.js';

/**
 * `changeHere` for a privileged act: what the rules allow also needs the word of the directory's groups, where those
 * decide. They are asked before the transaction, and only when the rules, as things stand, would change something; what
 * was not asked then is unknown inside it, and refused.
 */
export async function changePrivileged(
  turn: Turn,
  act: PrivilegedAct,
  id: string,
  decide: (engagement: Engagement) => Decision,
): Promise<Outcome | null> {
  const { groupRoles, person } = turn;
  if (groupRoles === null) return await changeHere(turn, id, decide);
  const found = await engagementOf(turn, id);
  if (found === null) return null;
  const said = await groupRoles(changesSomething(decide(found)) ? rolesFor(act, found, person.id) : []);
  return await changeHere(turn, id, (engagement) => withGroups(decide(engagement), act, engagement, person.id, said));
}
