import assert from 'node:assert/strict';
import { DocumentVocabulary } from '../../../../data/ingest/vocabulary/vocabulary.js';
import { bakery } from '../readers/bakery.js';

describe('a party that is called by a number', () => {
  const vocabulary = new DocumentVocabulary({
    ...bakery,
    parties: [...bakery.parties, { id: 'party-4', side: 'other', names: { en: 'Party 4' }, aliases: {} }],
  });

  it('is named by its words and its number together', () => {
    assert.equal(vocabulary.party('Party 4'), 'party-4');
    assert.equal(vocabulary.party('party-4'), 'party-4');
  });

  it('is not named by the number alone', () => {
    for (const cell of ['4', '4.', '(4)']) assert.equal(vocabulary.party(cell), null, cell);
  });
});
