import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerFrom } from '../../../data/domain/answer/answer.js';
import type { Answer } from '../../../data/domain/answer/question.js';
import type { Dataset, Locale } from '../../../data/domain/responsibility.js';
import { buildIndex } from '../../../data/search/search.js';
import { datasetOf } from '../../support/documents.js';
import { knownEncoder, knownTopics } from '../../support/known-topics.js';
import { deliveryPlaybook } from '../../support/playbooks.js';

const dataset: Dataset = {
  ...datasetOf(
    {
      id: 'boatyard',
      says: [
        { text: 'Issue the badges for the boatyard gate.', phase: 'go-live', party: 'customer' },
        { text: 'Restore the backup of the tide tables after a failure.', phase: 'hypercare', party: 'supplier' },
        { text: 'Check once a month that the backup of the tide tables can be restored.', party: 'customer' },
        { text: 'Teach the harbour pilots how to use the new charts.', phase: 'go-live', party: 'supplier' },
        { text: 'Send the pilots to the lessons.', phase: 'go-live', party: 'customer' },
        { text: 'Pay the invoice within thirty days.', party: 'customer' },
      ],
    },
    {
      id: 'varv',
      locale: 'sv',
      says: [{ text: 'Beställa nya förtöjningsbojar', phase: 'build', party: 'partner' }],
    },
  ),
  playbook: deliveryPlaybook,
};

const asking = (of: Dataset) => {
  const index = buildIndex(of, knownTopics(), [], knownEncoder);
  return (text: string, locale: Locale = 'en'): Answer => answerFrom(index.search({ text, locale }));
};

describe('statements found by their own words and meaning', () => {
  const ask = asking(dataset);
  const led = (text: string, locale: Locale = 'en') => ask(text, locale).main?.lead.responsibility.text;

  it('answer in whatever language they are asked for', () => {
    const questions: readonly [string, Locale][] = [
      ['Who pays the invoice?', 'en'],
      ['Vem betalar fakturan?', 'sv'],
      ['Quem paga a fatura?', 'pt-BR'],
      ['송장은 누가 지불하나요?', 'ko'],
    ];
    for (const [text, locale] of questions)
      assert.equal(led(text, locale), 'Pay the invoice within thirty days.', text);
  });

  it('are found by other words than theirs', () => {
    assert.equal(
      led('who trains the pilots on the new charts?'),
      'Teach the harbour pilots how to use the new charts.',
    );
    assert.equal(led('who orders new mooring buoys?'), 'Beställa nya förtöjningsbojar');
  });

  it('are found in spite of slips of the keyboard', () => {
    assert.equal(led('who issues the bagdes for the boatyrad gate'), 'Issue the badges for the boatyard gate.');
  });

  it('are offered to choose from when two are nearly as likely', () => {
    const answer = ask('backup of the tide tables?');
    assert.equal(answer.outcome, 'several');
    assert.equal(answer.isUnsure, true);
    const offered = [answer.main, ...answer.further].map((match) => match?.lead.responsibility.id);
    assert.deepEqual(offered.slice(0, 2).sort(), ['boatyard#1', 'boatyard#2']);
    assert.ok(offered.length <= 3);
    assert.equal(answer.counterpart, null);
  });

  it('do not answer what they say nothing about', () => {
    for (const text of ['Who waters the palms?', 'Vem hyr ut kontoret?', '잔디는 누가 깎나요?']) {
      assert.equal(ask(text).outcome, 'nothing', text);
    }
  });

  it('prefer the phase that is named', () => {
    assert.equal(ask('Who helps the pilots in the go-live phase?').phase, 'go-live');
  });

  it('are led by the questions that owners collected for them', () => {
    const worded: Dataset = {
      ...dataset,
      responsibilities: dataset.responsibilities.map((one) =>
        one.id === 'boatyard#0'
          ? { ...one, wordings: ['Who hands out the plastic thing that opens the barrier?'] }
          : one,
      ),
    };
    const text = 'who gives me the plastic thing for the barrier?';
    assert.equal(asking(worded)(text).main?.lead.responsibility.id, 'boatyard#0');
  });

  it('are silent about what owners said that they do not cover', () => {
    const told: Dataset = { ...dataset, outside: ['Who restores the backup of the weather data?'] };
    assert.equal(asking(told)('who restores the backup of the weather data').outcome, 'nothing');
    assert.equal(asking(told)('Who pays the invoice?').outcome, 'found');
  });

  it('are found first by their own words, pasted', () => {
    const any = fc.constantFrom(...dataset.responsibilities);
    fc.assert(fc.property(any, ({ id, text }) => ask(text).main?.lead.responsibility.id === id));
  });

  it('lead by exactly their words when these name the party of a longer one', () => {
    const says = [
      { text: 'Supplier moorings', party: 'customer' },
      { text: 'Supplier moorings and buoys', party: 'supplier' },
    ] as const;
    const of = { ...datasetOf({ id: 'pier', says }), playbook: deliveryPlaybook };
    const answer = asking(of)('Supplier moorings');
    assert.deepEqual([answer.outcome, answer.main?.lead.responsibility.text], ['found', says[0].text]);
  });

  it('give the same answer again', () => {
    assert.deepEqual(ask('Who pays the invoice?'), asking(dataset)('Who pays the invoice?'));
  });
});

describe('a customer’s document beside ours', () => {
  const says = [
    { text: 'Polish the brass of the lighthouse lamp every morning.' },
    { text: 'The lamp keeper enters the names of pilots into the directory.', party: 'microsoft' as const },
  ];

  it('answers by its own words, whatever topic a link found for it', () => {
    const linked = datasetOf({
      id: 'lamp',
      says: says.map((one) => ({ ...one, links: [{ topic: 'dns', certainty: 0.3 }] })),
    });
    const answer = asking(linked)('Who polishes the brass of the lamp?');
    assert.equal(answer.main?.lead.responsibility.id, 'lamp#0');
    assert.equal(answer.main?.topic, null);
  });
});
