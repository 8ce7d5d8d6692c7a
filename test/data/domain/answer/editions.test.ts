import assert from 'node:assert/strict';
import { differencesOf } from '../../../../data/domain/answer/editions.js';
import type { Evidence, Match } from '../../../../data/domain/answer/question.js';
import type { Responsibility } from '../../../../data/domain/responsibility.js';
import { statement } from '../../../support/sample-answer.js';

let documents = 0;
const edition = (text: string, more: Partial<Responsibility> = {}, article: string | null = null): Evidence => {
  documents += 1;
  const id = `d${documents}`;
  const responsibility = { ...statement({ id: `${id}#1`, text, ...more }), document: id };
  return {
    responsibility,
    source: { id, title: id, locale: responsibility.locale, edition: null, article, retired: false },
    score: 1,
  };
};
const match = (lead: Evidence, ...editions: readonly Evidence[]): Match => ({
  party: 'customer',
  phase: 'enable',
  lead,
  editions,
  topic: null,
});
const kinds = (...all: Parameters<typeof match>) => differencesOf(match(...all)).map(({ is }) => is);

describe('editions', () => {
  it('differ where one is about on-premises only, in every language', () => {
    for (const [locale, limited, free] of [
      ['en-US', 'Set up on-premises sign-in checks.', 'Set up sign-in checks.'],
      ['ko-KR', '온-프레미스 로그인 확인을 설정합니다.', '로그인 확인을 설정합니다.'],
      ['pt-BR', 'Configurar a verificação de entrada local.', 'Configurar a verificação de entrada.'],
      ['sv-SE', 'Konfigurera lokal kontroll av inloggning.', 'Konfigurera kontroll av inloggning.'],
    ] as const) {
      assert.deepEqual(kinds(edition(free), edition(limited, { locale })), ['on-premises'], locale);
      assert.deepEqual(kinds(edition(limited, { locale }), edition(free)), ['not-on-premises'], locale);
      assert.deepEqual(kinds(edition(limited, { locale }), edition('On-premises sign-in checks.')), [], locale);
    }
  });

  it('differ in phase and party, each said once', () => {
    const lead = edition('x');
    assert.deepEqual(kinds(lead, edition('x', { phase: 'assess' }), edition('x', { phase: 'initiate' })), ['phase']);
    assert.deepEqual(kinds(lead, edition('x', { party: 'microsoft' })), ['party']);
  });

  it('do not differ in other words, in sister translations, or in prose', () => {
    const lead = edition('x', {}, 'one');
    const sister = edition('local', { locale: 'pt-BR' }, 'one');
    assert.deepEqual(kinds(lead, edition('y'), sister, edition('on-premises', { kind: 'prose' })), []);
    assert.deepEqual(kinds(lead, edition('on-premises or in the cloud')), []);
  });
});
