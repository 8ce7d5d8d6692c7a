import assert from 'node:assert/strict';
import type { Person } from '../../../data/domain/person.js';
import { locales } from '../../../data/domain/responsibility.js';
import { ana, bruno, lars, minji } from '../../support/sample-engagement.js';
import { allCards } from '../all-cards.js';

/** What a person may call themself in their directory. */
const hostile = '[n](https://evil.example) **n** <at>n</at> ![n](https://evil.example/n.png)';
const people: readonly { name: string }[] = [ana, bruno, lars, minji] as { id: string; name: string }[] &
  readonly Person[];

/** Every text that a client reads as Markdown. */
function markdownOn(card: unknown): readonly string[] {
  if (Array.isArray(card)) return card.flatMap(markdownOn);
  if (typeof card !== 'object' || card === null) return [];
  return Object.entries(card).flatMap(([key, part]) =>
    key === 'text' && typeof part === 'string' ? [part] : key === 'msteams' ? [] : markdownOn(part),
  );
}

describe('names on cards', () => {
  const before = people.map(({ name }) => name);
  afterEach(() => {
    for (const [at, person] of people.entries()) person.name = before[at] ?? '';
  });

  for (const locale of locales) {
    it(`are shown as they are typed, on every card in ${locale}`, () => {
      for (const person of people) person.name = hostile;
      let shown = 0;
      const wrong = Object.entries(allCards(locale)).flatMap(([name, card]) =>
        markdownOn(card).flatMap((text) => {
          if (!text.includes('evil')) return [];
          shown += 1;
          const marked = /(?<!\\)\[n|(?<!\\)\*\*n/u.test(text);
          return marked ? [`${name}: ${text}`] : [];
        }),
      );
      assert.deepEqual(wrong, []);
      assert.ok(shown > 60, `names were shown ${shown} times`);
    });
  }
});
