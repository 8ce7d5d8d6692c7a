import assert from 'node:assert/strict';
import { answerFrom } from '../../../../data/domain/answer/answer.js';
import type { Answer } from '../../../../data/domain/answer/question.js';
import type { Dataset, Locale } from '../../../../data/domain/responsibility.js';
import { asksBothSides } from '../../../../data/search/asking/both-sides.js';
import { buildIndex } from '../../../../data/search/search.js';
import { datasetOf } from '../../../support/documents.js';
import { knownEncoder, knownTopics } from '../../../support/known-topics.js';
import { deliveryPlaybook } from '../../../support/playbooks.js';

describe('a question for both sides', () => {
  it('asks for two parts, names both sides of itself, or asks each of those it names', () => {
    const asked: readonly [string, Locale, boolean][] = [
      ['The spare keys: what do we do and what does the supplier do?', 'en', true],
      ['How do both sides share the cleaning?', 'en', true],
      ['What do the supplier and the customer each do with the keys?', 'en', true],
      ['What does the supplier do for each floor?', 'en', false],
      ['What do we do with the keys?', 'en', false],
      ['Who tells both sides about the keys?', 'en', false],
      ['Chaves reserva: o que cabe a nós e o que cabe ao fornecedor?', 'pt-BR', true],
      ['Como os dois lados dividem a limpeza?', 'pt-BR', true],
      ['Qual é a nossa parte nas chaves?', 'pt-BR', false],
      ['Quem avisa os dois lados sobre as chaves?', 'pt-BR', false],
      ['Reservnycklarna, vad gör vi och vad gör leverantören?', 'sv', true],
      ['Hur delar båda sidor på städningen?', 'sv', true],
      ['Vad gör vi med nycklarna?', 'sv', false],
      ['Vem säger till båda sidor om nycklarna?', 'sv', false],
      ['예비 열쇠에서 우리가 할 일하고 공급사가 하는 일은 뭐예요?', 'ko', true],
      ['청소는 양쪽이 어떻게 나눠요?', 'ko', true],
      ['열쇠 관련해서 우리가 할 일은 뭐예요?', 'ko', false],
      ['열쇠 얘기는 누가 양쪽에 알려요?', 'ko', false],
    ];
    for (const [text, locale, both] of asked) assert.equal(asksBothSides(text, deliveryPlaybook, locale), both, text);
  });

  const dataset: Dataset = {
    ...datasetOf({
      id: 'lighthouse',
      says: [
        { text: 'Deliver the new lamp to the lighthouse.', phase: 'build', party: 'supplier' },
        { text: 'Store the new lamp of the lighthouse in a dry room.', phase: 'build', party: 'customer' },
        { text: 'Deliver the new lamp oil every month.', phase: 'build', party: 'supplier' },
        { text: 'Paint the stairs of the tower.', phase: 'go-live', party: 'supplier' },
        { text: 'Count the visitors of the tower.', phase: 'go-live', party: 'customer' },
        { text: 'Pay the keeper.', phase: 'hypercare', party: 'customer' },
      ],
    }),
    playbook: deliveryPlaybook,
  };
  const index = buildIndex(dataset, knownTopics(), [], knownEncoder);
  const ask = (text: string, locale: Locale): Answer => answerFrom(index.search({ text, locale }));
  const sidesOf = ({ main, counterpart, further, outcome }: Answer) => {
    const led = outcome === 'several' ? [main, ...further] : [main, counterpart];
    return [...new Set(led.slice(0, 2).map((match) => match?.party))].sort();
  };

  it('is answered with what each of them does about the matter', () => {
    const questions: readonly [string, Locale][] = [
      ['The new lamp of the lighthouse: what does the supplier do and what do we do?', 'en'],
      ['A lâmpada nova do farol: o que faz o fornecedor e o que fazemos nós?', 'pt-BR'],
      ['Den nya lampan i fyren: vad gör leverantören och vad gör vi?', 'sv'],
      ['등대의 새 램프: 공급사가 하는 일과 우리가 하는 일은?', 'ko'],
    ];
    for (const [text, locale] of questions) {
      const answer = ask(text, locale);
      assert.deepEqual(sidesOf(answer), ['customer', 'supplier'], text);
      assert.match(answer.main?.lead.responsibility.text ?? '', /lamp/u, text);
    }
  });

  it('is answered with the duties of a phase when it names no matter', () => {
    const questions: readonly [string, Locale][] = [
      ['What do the supplier and our people each get up to in the go-live phase?', 'en'],
      ['Na fase go-live, o que toca ao fornecedor e o que toca a nossa gente?', 'pt-BR'],
      ['I fasen go-live, vad får leverantören syssla med och vad får vårt folk syssla med?', 'sv'],
      ['go-live 단계에서 공급사가 맡는 업무랑 우리 식구가 맡는 업무는 각각?', 'ko'],
    ];
    for (const [text, locale] of questions) {
      const answer = ask(text, locale);
      assert.deepEqual(sidesOf(answer), ['customer', 'supplier'], text);
      assert.equal(answer.main?.phase, 'go-live', text);
    }
  });
});
