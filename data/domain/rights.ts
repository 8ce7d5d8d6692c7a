import type { Engagement, Refusal, Role } from './engagement.js';
import type { Side } from './responsibility.js';

/** The side a person stands on in this engagement; null for somebody who is not among its people. */
export function sideOf(engagement: Engagement, person: string): Side | null {
  return engagement.members.find((member) => member.person.id === person && member.accepted)?.side ?? null;
}

export const has = (engagement: Engagement, person: string, role: Role): boolean =>
  engagement.members.some((member) => member.person.id === person && member.role === role && member.accepted);

export const isLead = (engagement: Engagement, person: string): boolean =>
  engagement.members.some((member) => member.person.id === person && member.lead);

/** Name of the first person with a role, for sentences that say whom to ask; empty when there is none. */
export const nameOf = (engagement: Engagement, role: Role): string =>
  engagement.members.find((member) => member.role === role)?.person.name ?? '';

/** Whom to ask for what only the project manager changes: the manager, or whoever started until one is named. */
export const whomToAsk = (engagement: Engagement): string =>
  nameOf(engagement, 'project-manager') || engagement.starter.name;

/** For somebody who is on neither side of this engagement. */
export const notInPeople = (engagement: Engagement): Refusal => ({
  code: 'not-in-people',
  names: { name: whomToAsk(engagement) },
});

/** The project manager corrects details; until one is named, whoever started. */
export function mayCorrect(engagement: Engagement, person: string): Refusal | null {
  const manager = engagement.members.some((member) => member.role === 'project-manager');
  if (has(engagement, person, 'project-manager')) return null;
  if (engagement.starter.id === person && (!manager || engagement.state === 'setting-up')) return null;
  if (engagement.state === 'setting-up') {
    return { code: 'only-starter-sets-up', names: { name: engagement.starter.name } };
  }
  return {
    code: 'only-project-manager',
    names: { name: whomToAsk(engagement) },
  };
}

/** Only the side that owes an item, or the project manager, changes it. */
export function mayChangeItemOf(engagement: Engagement, side: Side, person: string): Refusal | null {
  if (has(engagement, person, 'project-manager')) return null;
  const own = sideOf(engagement, person);
  if (own === null) return notInPeople(engagement);
  if (own !== side) {
    return { code: 'not-yours-to-tick', names: { side, customer: engagement.details?.customer ?? '' } };
  }
  return null;
}

/** Whether anything can be changed at all: set up, not paused, and not at its end. */
export function isOpen(engagement: Engagement): Refusal | null {
  if (engagement.state === 'setting-up') return { code: 'not-set-up', names: { name: engagement.starter.name } };
  if (engagement.state === 'completed') return { code: 'completed' };
  const { by, reason } = engagement.stopped ?? { by: engagement.starter, reason: '' };
  if (engagement.state === 'cancelled') return { code: 'cancelled', names: { name: by.name, reason } };
  if (engagement.state === 'paused') return { code: 'paused', names: { name: by.name, reason } };
  return null;
}
