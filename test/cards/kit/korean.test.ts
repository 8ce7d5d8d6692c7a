import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import { withParticles } from '../../../cards/kit/korean.js';

describe('a Korean particle', () => {
  it('follows the last sound of a name in Hangul, in Latin letters or in digits', () => {
    const said: Readonly<Record<string, string>> = {
      '김민지이(가)': '김민지가',
      '박지훈이(가)': '박지훈이',
      '고객사은(는)': '고객사는',
      '보완 목록을(를)': '보완 목록을',
      'Contoso과(와)': 'Contoso와',
      'Microsoft은(는)': 'Microsoft는',
      'FastTrack이(가)': 'FastTrack이',
      'Intune을(를)': 'Intune을',
      'Teams을(를)': 'Teams를',
      'Erik Ström이(가)': 'Erik Ström이',
      'PC을(를)': 'PC를',
      'LLM이(가)': 'LLM이',
      '2이(가)': '2가',
      '10이(가)': '10이',
      '항목 6과(와)': '항목 6과',
    };
    for (const [written, right] of Object.entries(said)) assert.equal(withParticles(written), right);
  });

  it('takes 로 behind ㄹ as behind a vowel', () => {
    const said = ['서울(으)로', '1(으)로', 'Excel(으)로', '채널(으)로', '팀(으)로', '3(으)로', '평가(으)로'];
    assert.deepEqual(said.map(withParticles), ['서울로', '1로', 'Excel로', '채널로', '팀으로', '3으로', '평가로']);
  });

  it('looks through a closing quote, an addition in brackets and an escape', () => {
    assert.equal(withParticles('“보완 목록”이(가) 비어 있습니다.'), '“보완 목록”이 비어 있습니다.');
    assert.equal(withParticles('“Contoso”을(를) 찾았습니다.'), '“Contoso”를 찾았습니다.');
    assert.equal(withParticles('Contoso (고객사)이(가) 구성합니다.'), 'Contoso (고객사)가 구성합니다.');
    assert.equal(withParticles('**김민지**은(는)'), '**김민지**는');
  });

  it('leaves a sentence without a pair alone, also one of another language', () => {
    assert.equal(t('ko', 'checkpoint.acknowledged-by', { name: '김(가)' }).includes('김(가)'), true);
    assert.equal(t('en', 'checkpoint.acknowledged-by', { name: '김이(가)' }), 'Acknowledged by 김이(가).');
  });
});
