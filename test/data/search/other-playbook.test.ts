import assert from 'node:assert/strict';
import { answerFrom } from '../../../data/domain/answer/answer.js';
import type { Answer } from '../../../data/domain/answer/question.js';
import type { Involved } from '../../../data/domain/playbook/playbook.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { parseIntent } from '../../../data/search/asking/asking.js';
import { involvementAsked } from '../../../data/search/asking/involvement.js';
import { phaseNamed } from '../../../data/search/asking/phase.js';
import { parseNames } from '../../../data/search/names/names.js';
import { buildIndex, type Search } from '../../../data/search/search.js';
import { datasetOf } from '../../support/documents.js';
import { knownEncoder, knownTopics } from '../../support/known-topics.js';
import { deliveryPlaybook } from '../../support/playbooks.js';

const row = (does: string, more: Readonly<Record<string, Involved['involvement']>> = {}): readonly Involved[] => [
  { party: does, involvement: 'does' },
  ...Object.entries(more).map(([party, involvement]) => ({ party, involvement })),
];

const dataset = {
  ...datasetOf(
    {
      id: 'matrix',
      says: [
        {
          text: 'Draw the interfaces between the old and the new warehouse system.',
          phase: 'design',
          party: 'supplier',
          involved: row('supplier', { customer: 'approves', partner: 'informed' }),
        },
        { text: 'Train the forklift drivers.', phase: 'go-live', party: 'customer' },
        { text: 'Open the firewall for the scanners.', phase: 'build', party: 'customer' },
        {
          text: 'Release the final report.',
          phase: 'test',
          party: null,
          involved: [{ party: 'customer', involvement: 'approves' }],
        },
      ],
    },
    {
      id: 'matriz',
      locale: 'pt-BR',
      says: [{ text: 'Treinar os motoristas de empilhadeira.', phase: 'go-live', party: 'partner' }],
    },
  ),
  playbook: deliveryPlaybook,
};

describe('questions about another playbook than the topics know', () => {
  let index: Search;
  const ask = (text: string, locale: Locale = 'en'): Answer => answerFrom(index.search({ text, locale }));
  before(() => {
    index = buildIndex(dataset, knownTopics(), [], knownEncoder);
  });

  it('are answered by the statements’ own words', () => {
    const answer = ask('Who draws the interfaces of the warehouse system?');
    assert.equal(answer.main?.lead.responsibility.id, 'matrix#0');
    assert.equal(answer.main?.topic, null);
    assert.deepEqual(answer.parties, ['supplier', 'customer', 'partner']);
    assert.equal(answer.playbook.id, 'delivery');
    assert.equal(ask('Quem treina os motoristas de empilhadeira?', 'pt-BR').main?.party, 'partner');
  });

  it('do not need the parties that they name in the statement', () => {
    assert.equal(ask('Is it the supplier or the client who trains the forklift drivers?').main?.party, 'customer');
  });

  it('find nothing where no statement has their words', () => {
    for (const text of [
      'Who assigns the Intune licences?',
      'Who pays for the sauna?',
      'Who attends the kick-off meeting?',
    ]) {
      assert.equal(ask(text).outcome, 'nothing', text);
    }
  });

  it('lead with what they ask about', () => {
    const answer = ask('Who approves the interfaces of the warehouse system?');
    assert.equal(answer.asks, 'approves');
    assert.deepEqual(answer.parties, ['customer', 'supplier', 'partner']);
    assert.equal(ask('Who must be informed about the interfaces of the warehouse?').parties[0], 'partner');
  });

  it('get no party of a statement that leaves out the deed', () => {
    for (const text of ['Who pays for the forklift drivers?', 'Who approves the forklift drivers?'])
      assert.notEqual(ask(text).outcome, 'found', text);
  });

  it('are answered with candidates when they ask for both sides’ parts in other words', () => {
    const { outcome } = ask('When people learn to drive it, what do we do and what do they do?');
    assert.notEqual(outcome, 'nothing');
  });

  it('know another form of a word of the documents, with the capital that begins a question', () => {
    assert.notEqual(ask('Firewalls: who opens them?').outcome, 'nothing');
    assert.equal(ask('Kubernetes: who opens it?').outcome, 'nothing');
  });

  it('take a noun of the names that are known for what it means', () => {
    const index = buildIndex(dataset, knownTopics(), parseNames('== systems\nbarcode printer: scanner'), knownEncoder);
    const answer = answerFrom(index.search({ text: 'Who opens the firewall for the barcode printer?', locale: 'en' }));
    assert.notEqual(answer.outcome, 'nothing');
  });

  it('find a statement that names only who approves it', () => {
    assert.deepEqual(ask('Who approves the final report?').parties, ['customer']);
  });

  it('name phases by the playbook’s names and aliases, in four languages', () => {
    const named = {
      'Who opens the firewall in the build phase?': 'build',
      'What happens during hypercare?': 'hypercare',
      '설계 단계에서 누가 확인하나요?': 'design',
      'Quem faz isso na fase de construção?': 'build',
      'Vem gör det i fasen Driftsättning?': 'go-live',
      'Who opens the firewall in the enable phase?': null,
    };
    for (const [text, phase] of Object.entries(named)) assert.equal(phaseNamed(text, deliveryPlaybook), phase, text);
    assert.equal(phaseNamed('Who does it in the assess phase?'), 'assess');
  });

  it('ask for lists by party and phase, in four languages', () => {
    const lists: readonly [string, Locale, string, string | null][] = [
      ['What does the supplier do in design?', 'en', 'supplier', 'design'],
      ['What do we do in the build phase?', 'en', 'us', 'build'],
      ['What does the client do?', 'en', 'customer', null],
      ['설계 단계에서 공급사가 하는 일은 뭐야?', 'ko', 'supplier', 'design'],
      ['O que o fornecedor faz na fase de desenho?', 'pt-BR', 'supplier', 'design'],
      ['Vad gör leverantören i fasen utformning?', 'sv', 'supplier', 'design'],
      ['What does the partner do?', 'en', 'partner', null],
    ];
    for (const [text, locale, whose, phase] of lists) {
      const { list } = parseIntent(text, locale, deliveryPlaybook);
      assert.deepEqual([list?.whose, list?.phase], [whose, phase], text);
    }
    assert.equal(parseIntent('What does Microsoft do in assess?', 'en', deliveryPlaybook).list, null);
  });

  it('ask who approves, is consulted, is informed or guides, in four languages', () => {
    const asked: readonly [string, Locale, string | null][] = [
      ['Who approves the plan?', 'en', 'approves'],
      ['Who has to sign off the plan?', 'en', 'approves'],
      ['Who must be consulted on the plan?', 'en', 'consulted'],
      ['Who do we have to inform about the plan?', 'en', 'informed'],
      ['Who guides us?', 'en', 'guides'],
      ['Who prepares the approval request?', 'en', null],
      ['계획은 누가 승인하나요?', 'ko', 'approves'],
      ['계획에 대해 누구의 의견을 들어야 하나요?', 'ko', 'consulted'],
      ['계획 변경은 누구에게 알려야 하나요?', 'ko', 'informed'],
      ['Quem aprova o plano?', 'pt-BR', 'approves'],
      ['Quem deve ser consultado sobre o plano?', 'pt-BR', 'consulted'],
      ['Quem precisa ser informado da mudança?', 'pt-BR', 'informed'],
      ['Vem godkänner planen?', 'sv', 'approves'],
      ['Vem ska rådfrågas om planen?', 'sv', 'consulted'],
      ['Vem ska informeras om ändringen?', 'sv', 'informed'],
      ['Vem ger vägledning?', 'sv', 'guides'],
    ];
    for (const [text, locale, involvement] of asked) assert.equal(involvementAsked(text, locale), involvement, text);
  });
});
