import type { Engagement } from '../../data/domain/engagement.js';
import type { Person } from '../../data/domain/person.js';
import { peopleIn, peopleNamed } from '../../data/search/names/people-named.js';
import type { Turn } from '../turn/turn.js';

/** A named person of an engagement, and what they are there. */
export type NamedPerson =
  | { readonly is: 'member'; readonly id: string; readonly name: string }
  | { readonly is: 'expected'; readonly id: string; readonly name: string }
  | { readonly is: 'left'; readonly id: string; readonly name: string };

/** The people whose names an engagement knows, each once. */
function namedPeople({ members, expected = [], departed = [] }: Engagement): readonly NamedPerson[] {
  const people = new Map<string, Person>(members.map(({ person }) => [person.id, person]));
  return [
    ...[...people.values()].map(({ id, name }) => ({ is: 'member', id, name }) as const),
    ...expected.map(({ id, called }) => ({ is: 'expected', id, name: called }) as const),
    ...departed
      .filter(({ person }) => !people.has(person.id))
      .map(({ person }) => ({ is: 'left', id: person.id, name: person.name }) as const),
  ];
}

/** Who is meant by a typed name in an engagement: several where several have it, none where no person here has it. */
export function peopleMeant(turn: Turn, engagement: Engagement, typed: string): readonly NamedPerson[] {
  const everybody = namedPeople(engagement);
  if (typed === 'me') return everybody.filter(({ id }) => id === turn.person.id);
  const named = everybody.map((one) => ({ of: one, name: one.name }));
  const whole = peopleNamed(typed, named);
  return whole.length > 0 ? whole : peopleIn(typed, named);
}

/** The names of an engagement's people, for a sentence. */
export const namesOf = (engagement: Engagement): string =>
  [...new Set(engagement.members.map(({ person }) => person.name))].join(', ');
