import assert from 'node:assert/strict';
import { openKnowledge } from '../../../bot/knowledge.js';
import { asksForValue } from '../../../data/search/value-asked.js';

describe('a question for a value', () => {
  const knowledge = openKnowledge();

  const values = [
    'How much does the Managed Desktop helpdesk charge per call?',
    '포털 주소가 어떻게 되나요?',
    'Quanto custa o suporte por chamado?',
    'Hur många timmar brukar mötet ta?',
  ];
  const parties = [
    'Who decides how many people take part?',
    '누가 몇 명을 초대하나요?',
    'Quem define quantos usuários entram primeiro?',
    'Vem bestämmer hur många som är med?',
    'Which side checks how much bandwidth there is?',
  ];

  it('is told from one for a party in four languages', () => {
    assert.deepEqual(values.filter(asksForValue), values);
    assert.deepEqual(parties.filter(asksForValue), []);
  });

  it('is met with silence where the documents state no value, however near its matter is', () => {
    for (const text of ['How long does the kick-off meeting take?', '킥오프 회의는 몇 시간 걸리나요?']) {
      assert.equal(knowledge.answer({ text }).outcome, 'nothing', text);
    }
  });

  it('is answered where a limit or a deadline states it', () => {
    for (const text of [
      'How many test devices per platform do we provide?',
      'Em quanto tempo a Microsoft nos procura depois da compra?',
    ]) {
      assert.notEqual(knowledge.answer({ text }).outcome, 'nothing', text);
    }
  });
});
