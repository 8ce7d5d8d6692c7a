import assert from 'node:assert/strict';
import { readModel } from '../../../bot/knowledge/knowledge.js';
import { answerCard } from '../../../cards/answer/answer.js';
import { answerText } from '../../../cards/answer/answer-text.js';
import { sourceCard } from '../../../cards/answer/source.js';
import { day, quoted, sentence, t } from '../../../cards/kit/i18n.js';
import { offerName } from '../../../cards/wording/name-forms.js';
import { phaseName } from '../../../cards/wording/names.js';
import type { Evidence, Match, Topic } from '../../../data/domain/answer/question.js';
import {
  type Citation,
  type Locale,
  locales,
  type Responsibility,
  type SourceDocument,
} from '../../../data/domain/responsibility.js';
import { fasttrack } from '../../support/playbooks.js';
import { answer, sampleAnswers, statement } from '../../support/sample-answer.js';
import { textsOf } from '../buttons.js';

const today = '2026-11-20';
const personal = (locale: Locale) => ({ locale, place: 'personal', today }) as const;

/** One statement in an edition of its own. */
function edition(locale: string, on: string | null, more: Partial<Responsibility> = {}): Evidence {
  const source: SourceDocument = {
    id: `${locale} ${on}`,
    title: `Guide ${locale}`,
    locale,
    edition: on,
    article: null,
    retired: false,
  };
  return {
    responsibility: {
      ...statement({ id: `${locale}#1`, text: `text in ${locale}`, ...more }),
      document: source.id,
      locale,
    },
    source,
    score: 1,
  };
}
const match = (lead: Evidence, editions: readonly Evidence[] = [], topic: Topic | null = null): Match => ({
  party: 'customer',
  phase: 'enable',
  lead,
  editions,
  topic,
});
const textsFor = (main: Match, locale: Locale) =>
  textsOf(answerCard(answer({ locale, parties: ['customer'], phase: 'enable', main }), personal(locale)));
const topic: Topic = {
  id: 't',
  party: 'customer',
  phase: 'enable',
  guides: false,
  group: false,
  other: [],
  names: { en: 'open the ports', ko: '포트 열기', 'pt-BR': 'abrir as portas', sv: 'öppna portarna' },
};
const other: Readonly<Record<Locale, string>> = { en: 'sv-SE', ko: 'en-US', 'pt-BR': 'ko-KR', sv: 'pt-BR' };

const { topics } = readModel();

for (const locale of locales) {
  describe(`a source in ${locale}`, () => {
    const does = t(locale, 'answer.does', { party: '' }).trim();

    it('has its date beside it and nowhere else, with a warning when it is older than three years', () => {
      const warning = t(locale, 'source.old');
      for (const [on, isOld] of [
        ['2019-07-02', true],
        ['2026-01-02', false],
      ] as const) {
        const texts = textsFor(match(edition(locale, on)), locale);
        assert.ok(texts[0]?.endsWith(does), texts[0]);
        assert.equal(texts.filter((text) => text.includes(day(on, locale))).length, 1, texts.join('\n'));
        assert.equal(texts.includes(warning), isOld);
      }
    });

    it('is called undated in the headline where it is, also when our own dated line restates it', () => {
      const undated = t(locale, 'answer.undated', { said: '' }).trim();
      const cite = { title: 'Public', locale: 'sv-SE', date: null, heading: 'Duties', ordinal: null };
      for (const lead of [edition(locale, null), edition(locale, today, { cites: [cite] })]) {
        const [headline = ''] = textsFor(match(lead), locale);
        assert.ok(headline.endsWith(undated), headline);
      }
      const dated = { ...cite, date: '2026-02-01' };
      const [headline = ''] = textsFor(match(edition(locale, today, { cites: [cite, dated] })), locale);
      assert.ok(!headline.includes(undated), headline);
    });

    it('is opened where it has an address, in this language before the newest', () => {
      const cite = { title: 'Public', locale, date: '2020-01-01', heading: 'Duties', ordinal: null };
      const away = { ...cite, locale: other[locale], date: '2026-02-01', url: 'https://example.com/away' };
      const opens = (...cites: readonly Citation[]) => {
        const main = match(edition(locale, today, { cites }));
        const said = answer({ locale, parties: ['customer'], phase: 'enable', main });
        return [answerCard(said, personal(locale)), sourceCard(said, main, { locale, today })].map((card) =>
          (card.actions as readonly { readonly type: string }[]).filter(({ type }) => type === 'Action.OpenUrl'),
        );
      };
      const title = t(locale, 'button.open-document');
      const button = (url: string) => [{ type: 'Action.OpenUrl', title, url }];
      assert.deepEqual(opens(cite), [[], []]);
      assert.deepEqual(opens(cite, away), [button(away.url), button(away.url)]);
      const here = 'https://example.com/here';
      assert.deepEqual(opens(away, { ...cite, url: here }), [button(here), button(here)]);
    });

    it('warns where the edition in this language is older than another, or has no date', () => {
      const newest = edition(other[locale], '2026-05-05');
      const warned = (own: string | null) => textsFor(match(newest, [edition(locale, own)]), locale).join('\n');
      const newer = day('2026-05-05', locale);
      assert.ok(
        warned('2025-01-01').includes(t(locale, 'source.older-here', { date: day('2025-01-01', locale), newer })),
      );
      assert.ok(warned(null).includes(t(locale, 'source.undated-here', { newer })));
      const same = textsFor(match(newest, [edition(locale, '2026-05-05')]), locale).join('\n');
      assert.ok(!same.includes(t(locale, 'source.undated-here', { newer })));
      assert.ok(
        !textsFor(match(newest), locale)
          .join('\n')
          .includes(t(locale, 'source.undated-here', { newer })),
      );
    });

    it('is shown in this language where an edition has it', () => {
      const texts = textsFor(
        match(edition(other[locale], '2026-05-05'), [edition(locale, '2026-05-05')], topic),
        locale,
      );
      const own = texts.indexOf(`text in ${locale}`);
      const original = texts.indexOf(quoted(`text in ${other[locale]}`, locale));
      assert.ok(own > 0 && original > own, texts.join('\n'));
    });

    it('is else the original, with our own wording above it', () => {
      const texts = textsFor(match(edition(other[locale], '2026-05-05'), [], topic), locale);
      const own = texts.findIndex((text) => text.toLowerCase() === topic.names[locale]);
      const original = texts.indexOf(quoted(`text in ${other[locale]}`, locale));
      assert.ok(own > 0 && original > own, texts.join('\n'));
    });

    it('says where another edition differs in substance', () => {
      const lead = edition('ko-KR', '2019-07-02', { text: '온-프레미스 인증을 설정합니다.' });
      const free = edition('sv-SE', null, { text: 'Konfigurera autentisering.' });
      const name = `Guide sv-SE (${t(locale, 'source.undated')})`;
      const texts = textsFor(match(lead, [free]), locale).join('\n');
      assert.ok(texts.includes(t(locale, 'difference.not-on-premises', { edition: name })), texts);
      const later = edition('sv-SE', null, { phase: 'assess', text: '온-프레미스' });
      const moved = t(locale, 'difference.phase', { edition: name, phase: phaseName(fasttrack, 'assess', locale) });
      assert.ok(
        textsFor(match(lead, [later]), locale)
          .join('\n')
          .includes(moved),
      );
    });

    it('names the source, and no missing party, for what is out of scope', () => {
      const said = answerText(sampleAnswers.outOfScope, personal(locale));
      const offer = offerName(fasttrack, locale);
      assert.ok(said.startsWith(sentence(t(locale, 'answer.out-of-scope-you', { offer }), locale)), said);
      assert.doesNotMatch(said, /nobody|no one|아무도|ninguém|ingen /iu);
      assert.ok(said.includes(t(locale, 'source.line', { n: 66 })));
    });

    it('keeps the force of a deadline: an attempt stays an attempt', () => {
      const deadline = topics.get('m-30d')?.fact?.value?.[locale] ?? '';
      const attempt = { en: /will try/u, ko: /시도/u, 'pt-BR': /tentar/u, sv: /försök/u };
      assert.match(deadline, /30/u);
      assert.match(deadline, attempt[locale]);
    });
  });
}
