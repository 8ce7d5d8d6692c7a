import { z } from 'zod';
import type { Engagement } from '../../../data/domain/engagement.js';
import { sideOfRole } from '../../../data/domain/member.js';
import { shapes } from './shapes.js';

export const personView = z
  .object({
    name: z.string().describe('As the channel shows it. Ids and addresses are not given'),
    role: shapes.role,
    side: shapes.side,
    lead: z.boolean().describe('Speaks for its side'),
    deputy: z.boolean(),
    accepted: z.boolean().describe('A named specialist accepts first'),
    expected: z
      .boolean()
      .describe('Is to take part and is not here yet; such a name is not given where it is an address'),
  })
  .meta({ id: 'Person' });

/** Who takes part, as the channel sees it: names and roles, no ids and no addresses. */
export const peopleSeen = ({ members, expected = [] }: Engagement): readonly z.output<typeof personView>[] => [
  ...members.map(({ person, role, side, lead, deputy = false, accepted }) => ({
    ...{ name: person.name, role, side, lead, deputy, accepted },
    expected: false,
  })),
  ...expected.map(({ called, role, lead, deputy }) => ({
    ...{ name: called.includes('@') ? '' : called, role, side: sideOfRole(role), lead, deputy, accepted: false },
    expected: true,
  })),
];
