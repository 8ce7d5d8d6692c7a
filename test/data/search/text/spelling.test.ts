import assert from 'node:assert/strict';
import fc from 'fast-check';
import { slips, spellingOf } from '../../../../data/search/text/spelling.js';

const known = new Map([
  ['minutes', 5],
  ['meeting', 9],
  ['environment', 7],
  ['firewall', 4],
]);
const { correct } = spellingOf(known, (word) => word === 'wifi');

describe('spelling', () => {
  it('forgives one slip in a short word and two in a long one', () => {
    assert.equal(correct('minuts'), 'minutes');
    assert.equal(correct('meetign'), 'meeting');
    assert.equal(correct('enviromnet'), 'environment');
  });

  it('leaves alone what it knows, what is short and what is far from everything', () => {
    for (const word of ['meeting', 'wifi', 'meat', 'kubernetes', '방화벽']) assert.equal(correct(word), word);
  });

  it('counts a swap of neighbours as one slip', () => {
    assert.equal(slips('abcd', 'abdc', 2), 1);
    assert.equal(slips('abcd', 'abcd', 2), 0);
  });

  it('counts the same in both directions', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(fc.property(letters, letters, (a, b) => slips(a, b, 9) === slips(b, a, 9)));
  });
});
