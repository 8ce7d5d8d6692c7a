import assert from 'node:assert/strict';
import { openKnowledge } from '../../../../bot/knowledge/knowledge.js';
import { contrastIn } from '../../../../data/search/asking/contrast.js';
import { contrasted, plain } from '../contrast-questions.js';

describe('a question that sets one side against the other', () => {
  const knowledge = openKnowledge();

  for (const [locale, questions] of Object.entries(contrasted)) {
    it(`is answered with the part of the side asked about first (${locale})`, () => {
      const wrong = questions
        .map(([text, party]) => ({ text, party, said: knowledge.answer({ text }).parties[0] }))
        .filter(({ party, said }) => party !== said);
      assert.deepEqual(wrong, []);
    });
  }

  for (const [locale, questions] of Object.entries(plain)) {
    it(`is not seen where nothing is set against anything (${locale})`, () => {
      const moved = questions.filter((text) => {
        const contrast = contrastIn(text, locale as keyof typeof plain);
        return contrast !== null;
      });
      assert.deepEqual(moved, []);
    });
  }
});
