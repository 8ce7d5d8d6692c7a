import assert from 'node:assert/strict';
import { languagesWithout, nameIn, nameInSentence } from '../../../../data/domain/playbook/names.js';

describe('a playbook’s names', () => {
  it('come in the reader’s language, whatever region it has', () => {
    const names = { sv: 'Bygga', en: 'Build', pt: 'Construção' };
    assert.deepEqual(
      ['en', 'sv', 'sv-FI', 'pt-BR', 'en-GB'].map((locale) => nameIn(names, locale)),
      ['Build', 'Bygga', 'Bygga', 'Construção', 'Build'],
    );
    assert.equal(nameIn({ en: 'Build', 'pt-BR': 'Construção' }, 'pt'), 'Construção');
  });

  it('come in English where the language has none, and else in the first there is', () => {
    assert.equal(nameIn({ sv: 'Bygga', en: 'Build' }, 'ko'), 'Build');
    assert.equal(nameIn({ sv: 'Bygga', de: 'Bauen' }, 'ko'), 'Bygga');
    assert.equal(nameIn({}, 'ko'), '');
  });

  it('have another form inside a sentence only where the language gives one', () => {
    const party = { names: { en: 'Supplier', ko: '공급사' }, inSentences: { en: 'the supplier' } };
    assert.deepEqual(
      ['en', 'ko', 'sv'].map((locale) => nameInSentence(party, locale)),
      ['the supplier', '공급사', 'Supplier'],
    );
  });

  it('say which languages show the name of another', () => {
    assert.deepEqual(languagesWithout({ en: 'Build', pt: 'Construção' }, ['en', 'ko', 'pt-BR', 'sv']), ['ko', 'sv']);
  });
});
