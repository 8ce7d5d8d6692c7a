import type { Decision } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Instant, Person } from '../person.js';

/** A named specialist accepts, with their own press only. */
export function acceptAsSpecialist(engagement: Engagement, by: Person, at: Instant): Decision {
  const named = engagement.members.filter((member) => member.role === 'specialist');
  const own = named.find((member) => member.person.id === by.id);
  if (own?.accepted) return { events: [] };
  if (own === undefined) return { refusal: { code: 'accept-not-you', names: { name: named[0]?.person.name ?? '' } } };
  return { events: [{ type: 'SpecialistAccepted', at, by }] };
}

/** "Not me": the role is free again, and the project manager names another person. */
export function declineAsSpecialist(engagement: Engagement, by: Person, at: Instant): Decision {
  const own = engagement.members.find((member) => member.role === 'specialist' && member.person.id === by.id);
  const named = engagement.members.find((member) => member.role === 'specialist');
  if (own === undefined) {
    return { refusal: { code: 'accept-not-you', names: { name: named?.person.name ?? '' } } };
  }
  return { events: [{ type: 'SpecialistDeclined', at, by }] };
}
