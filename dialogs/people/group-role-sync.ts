import type { Engagement } from '../../data/domain/engagement.js';
import { roles } from '../../data/domain/member.js';
import { admits } from '../../data/domain/people/people.js';
import { rolesByGroups } from '../../data/domain/people/role-slots.js';
import type { Turn } from '../turn/turn.js';
import { whereRosterIsRead } from './roster.js';

/**
 * Before a message or a press: a group of the directory may give them a role here, or have taken one away. Only
 * people who were not named are looked at, and only those of the channel are given anything. `asSpecialist`: they may come
 * in as a specialist who then has to accept.
 */
export async function syncRoles(turn: Turn, engagement: Engagement, asSpecialist: boolean): Promise<void> {
  const { groupRoles, person, place, conversation, tenant, now, store } = turn;
  if (groupRoles === null || !admits(engagement, tenant)) return;
  const own = engagement.members.filter((member) => member.person.id === person.id);
  if (own.some(({ byGroup }) => byGroup !== true)) return;
  const here = place === 'channel' && engagement.channel === conversation;
  if (!here && own.length === 0) return;
  const asked = roles.filter(
    (role) => own.some((slot) => slot.role === role) || (here && (role !== 'specialist' || asSpecialist)),
  );
  // Ticks go on while the directory is away.
  const said = await groupRoles(asked, true);
  const decided = rolesByGroups(engagement, person, said, now);
  if ('refusal' in decided || decided.events.length === 0) return;
  const joins = decided.events.some(({ type }) => type === 'MemberNamed');
  const isThere = !joins || (await whereRosterIsRead(turn, () => turn.member(person.id))) !== null;
  const groups = isThere ? said : withoutYes(said);
  const outcome = await store.engagements.change(engagement.id, (e) => rolesByGroups(e, person, groups, now));
  for (const event of outcome?.events ?? [])
    turn.log('role by group', { engagement: engagement.id, event: event.type });
}

/** A person outside the channel gets no role; a role they lost is taken all the same. */
const withoutYes = <G extends object>(said: G): G =>
  Object.fromEntries(Object.entries(said).map(([role, word]) => [role, word === 'yes' ? 'unknown' : word])) as G;

/** The same before a message in a channel: its sender becomes the specialist where there is none yet. */
export async function syncRolesFromGroups(turn: Turn): Promise<void> {
  if (turn.groupRoles === null || turn.place !== 'channel') return;
  const here = await turn.store.engagements.inChannel(turn.conversation);
  if (here === null) return;
  await syncRoles(turn, here, !here.members.some(({ role, accepted }) => role === 'specialist' && accepted));
}

/** The same before a press. */
export async function syncPresserRoles(turn: Turn, verb: string, data: object): Promise<void> {
  if (turn.groupRoles === null || !('engagement' in data) || typeof data.engagement !== 'string') return;
  const found = await turn.store.engagements.find(data.engagement);
  if (found !== null) await syncRoles(turn, found, verb === 'specialist.accept');
}
