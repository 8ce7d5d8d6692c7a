import assert from 'node:assert/strict';
import { locales } from '../../../data/domain/responsibility.js';
import { allCards } from '../all-cards.js';

/** Latin letters that a button shows on a card 360 px wide, as drawn in semibold 14 px; Teams cuts what is longer. */
const columns = 38;

/** A Korean syllable takes the width of nearly two Latin letters. */
const widthOf = (title: string): number =>
  [...title].reduce((width, letter) => width + (/\p{Script=Hangul}/u.test(letter) ? 1.8 : 1), 0);

/** Titles of what is drawn as a button; an element's own tap shows its title to screen readers only. */
function buttonTitles(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(buttonTitles);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'selectAction') return [];
    if (key !== 'actions' || !Array.isArray(part)) return buttonTitles(part);
    return part.flatMap(({ title, mode }) => (typeof title === 'string' && mode !== 'secondary' ? [title] : []));
  });
}

describe('a button', () => {
  for (const locale of locales)
    it(`shows all of its title on a phone in ${locale}`, () => {
      const titles = Object.entries(allCards(locale)).flatMap(([name, card]) =>
        buttonTitles(card).map((title) => ({ name, title, width: widthOf(title) })),
      );
      assert.ok(titles.length > 50);
      assert.deepEqual(
        titles.filter(({ width }) => width > columns),
        [],
      );
    });
});
