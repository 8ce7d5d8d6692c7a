import assert from 'node:assert/strict';
import type { Locale } from '../../../../data/domain/responsibility.js';
import { languageOfQuestion } from '../../../../data/search/asking/language.js';

const told = (cases: readonly (readonly [string, Locale])[], sender?: Locale) => {
  for (const [text, locale] of cases) assert.equal(languageOfQuestion(text, sender), locale, text);
};

describe('the language of a question', () => {
  it('is its own words’, however short', () => {
    told([
      ['who sets up the proxy', 'en'],
      ['quem cuida do proxy?', 'pt-BR'],
      ['vem sköter proxyn', 'sv'],
      ['프록시는 누가 맡아요', 'ko'],
      ['is the wiki ours or theirs', 'en'],
      ['de quem é a wiki', 'pt-BR'],
      ['är wikin vår', 'sv'],
    ]);
  });

  it('is Korean wherever there is Hangul, product names beside it or not', () => {
    told([['Azure AD Connect 설정', 'ko']], 'en');
  });

  it('is the sender’s when only product names are there', () => {
    told([['MFA', 'sv']], 'sv');
    told([['Intune SSO', 'pt-BR']], 'pt-BR');
  });

  it('is the question’s even when the sender’s client speaks another', () => {
    told([['Vem ansvarar för proxyn?', 'sv']], 'en');
    told([['Who owns the proxy?', 'en']], 'ko');
  });

  it('is English when nothing says anything', () => {
    told([['???', 'en']]);
  });
});
