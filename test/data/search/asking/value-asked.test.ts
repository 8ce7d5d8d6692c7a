import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { openKnowledge } from '../../../../bot/knowledge/knowledge.js';
import { readTopicSources } from '../../../../bot/knowledge/topics.js';
import { answersValue, asksBeyond, asksForValue } from '../../../../data/search/asking/value-asked.js';

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

  it('may be answered by a statement that has a value of its kind, and by no other', () => {
    for (const [question, statement, may] of [
      ['How many mailboxes are moved?', 'Move up to 500 mailboxes.', true],
      ['How many mailboxes are moved?', 'Move the mailboxes.', false],
      ['How much does the extension cost?', 'Extend the project by 3 months.', false],
      ['Which Android version is needed?', 'Servers need version 2016.', false],
      ['Who moves the mailboxes?', 'Move the mailboxes.', true],
    ] as const)
      assert.equal(answersValue(question, statement), may, `${question} ${statement}`);
  });

  it('is met with silence when no document states a value of its kind', () => {
    for (const text of [
      'How many hours may a remediation call last?',
      'Which Android version must the test devices have?',
      'Can the twelve months for onboarding be extended?',
      'Kan tolvmånadersfristen för onboarding förlängas?',
      'O prazo de 12 meses do onboarding pode ser prorrogado?',
      '온보딩 12개월 기한을 연장할 수 있나요?',
      'Quem paga a multa se o SLA do suporte não for cumprido?',
      'Vem betalar skadestånd om supporten missar servicenivåerna?',
      '지원 SLA를 못 지키면 위약금은 누가 내나요?',
      'Who pays compensation when user support misses its SLA?',
    ]) {
      assert.equal(knowledge.answer({ text }).outcome, 'nothing', text);
    }
  });

  it('is hardly ever seen in what people ask about a topic', () => {
    const { topics, phrasings } = readTopicSources(fileURLToPath(new URL('../../../../data/topics', import.meta.url)));
    const facts = new Map(topics.map(({ id, fact }) => [id, fact]));
    const answerable = phrasings.filter(({ topic }) => facts.has(topic));
    const silenced = answerable.filter(({ topic, text }) => asksBeyond(text, facts.get(topic)));
    assert.ok(silenced.length / answerable.length < 0.005, `${silenced.length} of ${answerable.length}`);
  });
});
