import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import { withTies } from '../../../cards/kit/tied-words.js';

describe('a word tied to the name behind it', () => {
  it('takes in the article of a Portuguese name, and leaves a name without one', () => {
    const said = (text: string) => withTies(text, 'pt-BR');
    assert.equal(said('Este item é de⁀a Microsoft.'), 'Este item é da Microsoft.');
    assert.equal(said('Este item é de⁀Contoso (cliente).'), 'Este item é de Contoso (cliente).');
    assert.equal(said('A fazer por⁀o fornecedor'), 'A fazer pelo fornecedor');
    assert.equal(said('Cabe a⁀a Microsoft e a⁀os clientes.'), 'Cabe à Microsoft e aos clientes.');
    assert.equal(said('Em⁀a lista'), 'Na lista');
    assert.equal(said('de⁀Ana'), 'de Ana');
  });

  it('makes “er” of the Swedish “ni” behind a preposition, and of nothing else', () => {
    assert.equal(withTies('Detta går till⁀ni (kunden).', 'sv'), 'Detta går till er (kunden).');
    assert.equal(withTies('Detta går till⁀Nina.', 'sv'), 'Detta går till Nina.');
    assert.equal(t('sv', 'answer.goes-to', { party: 'ni (kunden)' }).includes('till er (kunden)'), true);
  });

  it('changes nothing that people wrote', () => {
    assert.equal(withTies('(a) o servidor de a Ana', 'pt-BR'), '(a) o servidor de a Ana');
    assert.equal(withTies('Ask the\u2040specialist', 'en'), 'Ask the specialist');
  });
});
