import assert from 'node:assert/strict';
import { readNames } from '../../../../bot/knowledge/knowledge.js';
import type { Locale } from '../../../../data/domain/responsibility.js';
import { nameFinder, parseNames, span, wordsIn } from '../../../../data/search/names/names.js';
import { knownTopics } from '../../../support/known-topics.js';

const find = nameFinder(readNames());
const namesIn = (text: string, locale: Locale = 'en') => {
  const words = wordsIn(text);
  return find(words, locale, knownTopics().knows).map((thing) => [thing.group.name, span(text, words, thing).name]);
};
const groupsIn = (text: string, locale?: Locale) => namesIn(text, locale).map(([group]) => group);

describe('names', () => {
  it('are found whatever their case, spacing and hyphens are', () => {
    for (const text of ['who runs POWER BI', 'who runs powerbi', 'who runs power-bi', 'Power  BI: who runs it'])
      assert.deepEqual(groupsIn(text), ['Power BI'], text);
  });

  it('are one name through renames, abbreviations and translations', () => {
    for (const text of ['SCCM', 'configmgr', 'MECM', 'System Center Configuration Manager', '구성 관리자'])
      assert.deepEqual(groupsIn(text), ['Configuration Manager'], text);
    for (const text of ['Entra Connect', 'AAD Connect', 'Azure Active Directory Connect', 'dirsync'])
      assert.deepEqual(groupsIn(text), ['Azure AD Connect'], text);
    for (const text of ['Defender for Endpoint', 'Windows Defender ATP', 'MDE', 'defender för endpoint'])
      assert.deepEqual(groupsIn(text), ['Windows Defender ATP'], text);
  });

  it('are found with what Korean joins to them and Swedish and Portuguese append', () => {
    assert.deepEqual(namesIn('오라클로 옮기는 건 누가 해요', 'ko'), [['Oracle', '오라클']]);
    assert.deepEqual(namesIn('Jira에서 누가 설정하나요', 'ko'), [['Jira', 'Jira']]);
    assert.deepEqual(namesIn('vem sköter Citrixservern', 'sv'), [['Citrix', 'Citrix']]);
    assert.deepEqual(namesIn('vad ska hyresvärden göra', 'sv'), [['landlord', 'hyresvärden']]);
    assert.deepEqual(groupsIn('o que as seguradoras fazem', 'pt-BR'), ['insurer']);
  });

  it('take the longest name where one contains another', () => {
    assert.deepEqual(groupsIn('Teams Phone'), ['Teams Phone']);
    assert.deepEqual(groupsIn('Defender for Office 365'), ['Defender for Office 365']);
    assert.deepEqual(groupsIn('Azure AD Connect'), ['Azure AD Connect']);
  });

  it('are not taken out of ordinary words', () => {
    for (const text of [
      'when is the checkpoint',
      'who will go to meeting rooms',
      'three teams share one list',
      'stream it',
    ])
      assert.deepEqual(groupsIn(text), [], text);
    assert.deepEqual(groupsIn('att vi ska släcka lampan', 'sv'), []);
    assert.deepEqual(groupsIn('isso é claro', 'pt-BR'), []);
    assert.deepEqual(groupsIn('quando o sistema entra no ar', 'pt-BR'), []);
    assert.deepEqual(groupsIn('quem configura o Entra', 'pt-BR'), ['Azure AD']);
    assert.deepEqual(groupsIn('who sets up entra'), ['Azure AD']);
  });

  it('are meant by an ordinary word with its capital inside a sentence', () => {
    assert.deepEqual(groupsIn('who configures the firewall from Check Point'), ['Check Point']);
    assert.deepEqual(groupsIn('who owns the Teams rollout'), ['Teams']);
  });

  it('refuse a list that does not say what its names are', () => {
    assert.throws(() => parseNames('Okta'), /line 1: write a heading/);
    assert.throws(() => parseNames('== things'), /line 1: a heading is/);
  });
});
