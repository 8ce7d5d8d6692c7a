import type { Engagement, Person } from '../data/domain/engagement.js';
import type { Locale } from '../data/domain/responsibility.js';
import { choice } from './markdown.js';

/** Choices of a people field, most generous first: a Teams id alone can be a hundred characters. */
export const peopleAllowances = [200, 100, 60, 40, 25, 15, 8] as const;

/** Everybody once, those who already have a part first, so that a long channel never hides them. */
export function knownFirst(engagement: Engagement, members: readonly Person[], locale: Locale): readonly Person[] {
  const known = [engagement.starter, ...engagement.members.map((member) => member.person)];
  const rest = [...members].sort((a, b) => a.name.localeCompare(b.name, locale));
  const all = new Map<string, Person>();
  for (const person of [...known, ...rest]) if (!all.has(person.id)) all.set(person.id, person);
  return [...all.values()];
}

/** Names as choices. A filtered field sends the first person of a name, so equal names are told apart. */
export function named(people: readonly Person[]): readonly Person[] {
  const seen = new Map<string, number>();
  return people.map(({ id, name }) => {
    const shown = choice(name, 60);
    const n = (seen.get(shown) ?? 0) + 1;
    seen.set(shown, n);
    return { id, name: n === 1 ? shown : `${shown} (${n})` };
  });
}
