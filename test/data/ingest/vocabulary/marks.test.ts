import assert from 'node:assert/strict';
import { DocumentVocabulary } from '../../../../data/ingest/vocabulary/vocabulary.js';
import { firstPlaybook } from '../../../../data/playbooks/shipped.js';

describe('the letters of a mapping', () => {
  const vocabulary = new DocumentVocabulary(firstPlaybook(), {
    letters: { '○': ['does'], '△': ['consulted'], '✔': ['does'], '—': null, Lead: ['approves'] },
  });

  it('tell marks without letters apart', () => {
    assert.deepEqual(vocabulary.involvement('○'), ['does']);
    assert.deepEqual(vocabulary.involvement(' △ '), ['consulted']);
    assert.equal(vocabulary.involvement('—'), null);
  });
  it('say nothing about a mark or an empty cell that they do not name', () => {
    assert.equal(vocabulary.involvement('×'), undefined);
    assert.equal(vocabulary.involvement(''), undefined);
  });
  it('take a mark for itself whether it is drawn as a picture or not', () =>
    assert.deepEqual(vocabulary.involvement('✔\uFE0F'), ['does']));
  it('compare words as names are compared', () => assert.deepEqual(vocabulary.involvement('**lead**'), ['approves']));
});
