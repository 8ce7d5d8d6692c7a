import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { pagePaths, preferredLocale } from '../../../bot/http/pages.js';
import { locales } from '../../../data/domain/responsibility.js';
import { startWorld, type World } from '../../support/baton.js';
import { sampleManifest } from '../../support/manifest.js';

describe('the pages of the app', () => {
  let world: World;
  before(async () => {
    world = await startWorld({}, { BATON_QUESTION_DAYS: '41', BATON_REMOVED_DAYS: '207' });
  });
  after(() => world.close());

  const get = (path: string, language?: string, method = 'GET') =>
    fetch(new URL(path, world.url), { method, headers: language === undefined ? {} : { 'accept-language': language } });

  it('are served where the manifest says', async () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = sampleManifest().developer;
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) {
      assert.equal(new URL(url).protocol, 'https:');
      const response = await get(new URL(url).pathname);
      assert.equal(response.status, 200, url);
      assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.match(await response.text(), /<h1>Baton/u);
    }
  });

  it('set no cookie, run no script, load nothing, and are shown in no frame', async () => {
    for (const path of Object.values(pagePaths)) {
      const response = await get(path);
      const html = await response.text();
      assert.equal(response.headers.get('set-cookie'), null);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
      assert.doesNotMatch(html, /<script|<img|<link|<form|\son\w+=|https?:|\ssrc=|url\(/iu);
      const [, style = ''] = /<style>([^<]*)<\/style>/u.exec(html) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');
      assert.equal(
        response.headers.get('content-security-policy'),
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
    }
  });

  it('are in the reader’s language, and lead to the others', async () => {
    for (const [accepts, lang, words] of [
      ['ko-KR,ko;q=0.9', 'ko', '개인정보 보호'],
      ['pt-PT', 'pt-BR', 'Privacidade'],
      ['fr, sv;q=0.5, en;q=0.4', 'sv', 'Integritet'],
      ['fr', 'en', 'Privacy'],
    ] as const) {
      const response = await get(pagePaths.privacy, accepts);
      const html = await response.text();
      assert.match(html, new RegExp(`<html lang="${lang}">[^]*<h1>Baton: ${words}</h1>`, 'u'));
      assert.match(response.headers.get('vary') ?? '', /accept-language/u);
      for (const other of locales.filter((one) => one !== lang)) assert.ok(html.includes(`href="?language=${other}"`));
    }
    assert.match(await (await get(`${pagePaths.terms}?language=sv`, 'ko')).text(), /<html lang="sv">/u);
    assert.match(await (await get(`${pagePaths.terms}?language=xx`, 'ko')).text(), /<html lang="ko">/u);
  });

  it('say how long things are kept here, in every language', async () => {
    for (const locale of locales) {
      const html = await (await get(`${pagePaths.privacy}?language=${locale}`)).text();
      assert.ok(html.includes('41') && html.includes('207'), locale);
    }
  });

  it('answer a look at the head with the same head and no body', async () => {
    const [whole, head] = [await get(pagePaths.about), await get(pagePaths.about, undefined, 'HEAD')];
    assert.equal(head.status, 200);
    assert.equal(head.headers.get('content-length'), whole.headers.get('content-length'));
    assert.equal(await head.text(), '');
  });

  it('refuse everything but reads, without a body', async () => {
    const response = await get(pagePaths.privacy, undefined, 'POST');
    assert.equal(response.status, 405);
    assert.equal(await response.text(), '');
  });

  it('speak one of the four languages whatever a browser asks for', () => {
    fc.assert(fc.property(fc.string(), (header) => (locales as readonly string[]).includes(preferredLocale(header))));
    assert.equal(preferredLocale('ko;q=0, pt'), 'pt-BR');
    assert.equal(preferredLocale(undefined), 'en');
  });
});
