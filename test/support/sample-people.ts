import type { Engagement } from '../../data/domain/engagement.js';
import type { Event } from '../../data/domain/event.js';
import { ana, bruno, lars, minji } from './sample-engagement.js';

const at = '2026-11-18T10:15:00.000Z';
const sofia = { id: '29:sofia', name: 'Sofia Marques' };

/** Every role, a deputy on each side, a member who left, one who is not here yet, and a hand-over. */
export function samplePeople(engagement: Engagement): { crowded: Engagement; handedOver: readonly Event[] } {
  const customer = { role: 'customer', side: 'customer', lead: false, accepted: true } as const;
  const specialist = { role: 'specialist', side: 'provider', lead: false, accepted: true } as const;
  return {
    crowded: {
      ...engagement,
      members: [
        { person: ana, role: 'project-manager', side: 'customer', lead: false, accepted: true },
        { ...customer, person: bruno, lead: true },
        { ...customer, person: sofia, role: 'representative', deputy: true },
        { ...specialist, person: minji, lead: true },
        { ...specialist, person: { id: '29:erik', name: 'Erik Ström' }, deputy: true, accepted: false },
      ],
      expected: [
        { id: 'x1', called: 'helena@contoso.example', role: 'customer', lead: false, deputy: false },
        { id: 'x2', called: 'Joon Park', role: 'specialist', lead: false, deputy: false },
      ],
      departed: [{ person: lars, roles: ['customer'], at }],
    },
    handedOver: [{ type: 'RoleHandedOver', from: lars, to: ana, role: 'project-manager', at, by: lars }],
  };
}
