import type { Person } from '../../data/domain/person.js';
import { choice, label, nameLength } from '../kit/markdown.js';

/**
 * Calls a person by a mention. Teams puts the person's name in the place of the text, which must be the same in card and
 * entity; a client that doesn't know mentions reads it as Markdown, so nothing in it may become active.
 */
export function mentionOf({ id, name }: Person) {
  const text = `<at>${choice(name, nameLength)}</at>`;
  return { type: 'mention', text, mentioned: { id, name: label(name, nameLength) } } as const;
}
