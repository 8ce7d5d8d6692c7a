import assert from 'node:assert/strict';
import { placeInDocument } from '../../../cards/wording/citation.js';
import { partySentence } from '../../../cards/wording/involvement/party-sentence.js';
import type { Answer } from '../../../data/domain/answer/question.js';
import type { Involved, Involvement, Playbook } from '../../../data/domain/playbook/playbook.js';
import { type Locale, locales, type Responsibility } from '../../../data/domain/responsibility.js';
import { deliveryPlaybook } from '../../support/playbooks.js';
import { answer, evidence, statement } from '../../support/sample-answer.js';

const involved = (text: string): readonly Involved[] =>
  text.split(', ').map((pair) => {
    const [party = '', involvement = ''] = pair.split(' ');
    return { party, involvement: involvement as Involvement };
  });

function said(
  names: string,
  locale: Locale,
  fields: Partial<Answer> = {},
  playbook: Playbook = deliveryPlaybook,
): string {
  const named = involved(names);
  const lead = evidence(
    statement({ id: 'a', text: 'Agree on the interfaces.', party: named[0]?.party ?? null, involved: named }),
  );
  const main = { party: named[0]?.party ?? '', phase: 'design', lead, editions: [], topic: null };
  return partySentence(answer({ playbook, locale, main, ...fields }), { locale, place: 'channel' });
}

const expected: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    'supplier does, customer consulted': 'The supplier is responsible for this. The customer is consulted.',
    'supplier does, customer approves, partner informed':
      'The supplier is responsible for this. The customer approves this. The partner is informed.',
    'supplier does, partner does': 'The supplier and the partner share responsibility for this.',
    'joint does, partner guides':
      'The customer and the supplier share responsibility for this. The partner provides guidance.',
    'customer approves, supplier approves':
      'The documents don’t say who’s responsible for this. The customer and the supplier approve this.',
    'supplier does, customer consulted, partner consulted':
      'The supplier is responsible for this. The customer and the partner are consulted.',
    'supplier guides, customer informed': 'The supplier provides guidance. The customer is informed.',
  },
  ko: {
    'supplier does, customer consulted': '공급사에서 담당합니다. 고객사에 의견을 구합니다.',
    'supplier does, customer approves, partner informed':
      '공급사에서 담당합니다. 고객사에서 승인합니다. 파트너사에 알립니다.',
    'supplier does, partner does': '공급사 및 파트너사에서 함께 담당합니다.',
    'customer approves, supplier approves':
      '누가 담당하는지 문서에 나와 있지 않습니다. 고객사 및 공급사에서 승인합니다.',
  },
  'pt-BR': {
    'supplier does, customer consulted': 'O fornecedor faz isso. É preciso consultar o cliente.',
    'supplier does, customer approves, partner informed':
      'O fornecedor faz isso. O cliente aprova. É preciso informar o parceiro.',
    'supplier does, partner does': 'O fornecedor e o parceiro fazem isso em conjunto.',
    'customer approves, supplier approves': 'Os documentos não dizem quem faz isso. O cliente e o fornecedor aprovam.',
  },
  sv: {
    'supplier does, customer consulted': 'Leverantören gör detta. Kunden rådfrågas.',
    'supplier does, customer approves, partner informed':
      'Leverantören gör detta. Kunden godkänner det. Partnern informeras.',
    'supplier does, partner does': 'Leverantören och partnern gör detta tillsammans.',
    'customer approves, supplier approves':
      'Dokumenten säger inte vem som gör detta. Kunden och leverantören godkänner det.',
  },
};

describe('the sentence about everybody involved', () => {
  for (const locale of locales) {
    for (const [names, sentence] of Object.entries(expected[locale])) {
      it(`says “${names}” in ${locale}`, () => assert.equal(said(names, locale), sentence));
    }
  }

  it('leads with what was asked', () => {
    const names = 'supplier does, customer approves, partner informed';
    assert.equal(
      said(names, 'en', { asks: 'approves' }),
      'The customer approves this. The supplier is responsible for this. The partner is informed.',
    );
    assert.equal(
      said(names, 'sv', { asks: 'informed' }),
      'Partnern informeras. Leverantören gör detta. Kunden godkänner det.',
    );
  });

  it('says that the source names none of what was asked', () => {
    assert.equal(
      said('supplier does, customer informed', 'en', { asks: 'consulted' }),
      'The documents don’t say who is consulted. The supplier is responsible for this. The customer is informed.',
    );
  });

  it('names the customer of the engagement, and speaks to them alone', () => {
    const lead = evidence(
      statement({
        id: 'a',
        text: 'Agree.',
        party: 'supplier',
        involved: involved('supplier does, customer consulted'),
      }),
    );
    const one = answer({
      playbook: deliveryPlaybook,
      main: { party: 'supplier', phase: 'design', lead, editions: [], topic: null },
    });
    assert.equal(
      partySentence(one, { locale: 'en', place: 'channel', customer: 'Fabrikam' }),
      'The supplier is responsible for this. Fabrikam (customer) is consulted.',
    );
    assert.equal(
      partySentence(one, { locale: 'en', place: 'personal' }),
      'The supplier is responsible for this. Your organization is consulted.',
    );
  });

  it('works in four languages with names in one', () => {
    const only = {
      ...deliveryPlaybook,
      parties: deliveryPlaybook.parties.map(({ inSentences: _, ...party }) => ({
        ...party,
        names: { sv: party.names.sv ?? '' },
      })),
    };
    for (const locale of locales) {
      const text = said('supplier does, partner informed', locale, {}, only);
      assert.match(text, /Leverantören/u, locale);
      assert.match(text, /Partnern/u, locale);
    }
  });
});

describe('the place of a statement', () => {
  it('is said by the form of its document, in four languages', () => {
    const at = (fields: Partial<Responsibility>) =>
      locales.map((locale) => placeInDocument(statement({ id: 'a', text: 'b', line: 7, ...fields }), locale));
    assert.deepEqual(at({}), ['line 7', '7행', 'linha 7', 'rad 7']);
    assert.deepEqual(at({ sheet: 'RACI' }), [
      'sheet “RACI”, row 7',
      '“RACI” 시트 7행',
      'planilha “RACI”, linha 7',
      'blad ”RACI”, rad 7',
    ]);
    assert.deepEqual(at({ page: 3 }), [
      'page 3, paragraph 7',
      '3쪽 7번째 문단',
      'página 3, parágrafo 7',
      'sida 3, stycke 7',
    ]);
  });
});
