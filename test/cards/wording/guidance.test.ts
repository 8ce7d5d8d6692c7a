import assert from 'node:assert/strict';
import { isConfiguring, isGuidance } from '../../../cards/wording/involvement/guidance.js';

describe('guidance', () => {
  for (const [name, statement] of [
    ['an English lead-in', { leadIn: 'Provide guidance about:', text: 'Licences' }],
    ['a Swedish lead-in', { leadIn: 'Ge vägledning om:', text: 'Licenser' }],
    ['a Korean lead-in', { leadIn: '다음에 대한 지침을 제공합니다:', text: '라이선스' }],
    ['a Portuguese lead-in', { leadIn: 'Orientar sobre:', text: 'Licenças' }],
    ['a Japanese lead-in', { leadIn: '次のガイダンスを提供します:', text: 'ライセンス' }],
    ['a German lead-in', { leadIn: 'Anleitung zu folgenden Themen:', text: 'Lizenzen' }],
    ['an English verb', { text: 'Guide the customer in setting up devices' }],
    ['a Korean verb at the end', { text: '고객에게 기기 설정 방법을 안내합니다.' }],
    ['a Swedish verb', { text: 'Tillhandahålla vägledning för enheter' }],
    ['the English beside it', { text: '장치', english: 'Provide guidance on devices' }],
  ] as const) {
    it(`is known by ${name}`, () => assert.ok(isGuidance(statement)));
  }

  it('is not a word inside what is done', () => {
    const text = 'Write the plan for moving all mailboxes, using whatever guidance has been published';
    assert.ok(!isGuidance({ text }));
    assert.ok(!isGuidance({ text: '안내서를 받은 뒤에 모든 사무실에서 사용하는 장치를 새로 등록합니다.' }));
    assert.ok(!isGuidance({ text: 'Provide the checklist' }));
  });
});

describe('configuring', () => {
  it('is known by the verb in four languages', () => {
    for (const text of [
      'Configure the firewall',
      'Configurar o firewall',
      'Konfigurera brandväggen',
      '방화벽을 구성합니다.',
    ]) {
      assert.ok(isConfiguring({ text }), text);
    }
    assert.ok(!isConfiguring({ text: 'Attend the meeting about the configuration' }));
  });
});
