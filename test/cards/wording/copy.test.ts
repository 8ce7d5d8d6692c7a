import assert from 'node:assert/strict';
import { quoted, refusalSentence, t } from '../../../cards/kit/i18n.js';
import en from '../../../cards/locales/en.json' with { type: 'json' };
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { localeWords } from '../../support/locale-words.js';

/** Languages whose words were rewritten from the new English; the others join as they follow. */
const rewritten: readonly Locale[] = ['en', 'ko', 'pt-BR', 'sv'];

/** A phase by its name alone reads as a verb (“Acknowledge Assess?”) or as a plural (“Skicka tillbaka Åtgärder”). */
const withPhase: Readonly<Record<Locale, RegExp>> = {
  en: /\{phase\} (?:phase|checkpoint)/u,
  ko: /\{phase\} 단계/u,
  'pt-BR': /fase (?:de )?\{phase\}/iu,
  sv: /fasen \{phase\}/iu,
};
/** Labels, where a name is all there is: “Phase: Assess”, “Assess · Contoso”. */
const labels = ['answer.phase', 'checklist.title', 'engagement.phase', 'button.record'];

const british =
  /\b(?:\w*(?:organis|realis|recognis|analys(?:e|es|ed|ing)\b|synchronis)\w*|licences?|colours?|behaviours?|cancelled|cancelling|acknowledgements?|centres?|programmes?|favour\w*|whilst|kick-off|e-mail|enrol|defence|any more)\b/iu;
const stilted =
  /\b(?:somebody|nobody|everybody|whoever|anew|owed?|owes|stands|by halves|a line each|tap|untick|tick)\b/iu;
const uncontracted =
  /\b(?:did|does|do|is|are|was|were|has|have|can) ?not\b|\b(?:it|that|there|who|what|here) is (?:no|a|the|responsible|asking|still)\b/iu;

const found = (locale: Locale, fault: (text: string, key: string) => boolean): readonly string[] =>
  Object.entries(localeWords[locale])
    .filter(([key, text]) => fault(text, key))
    .map(([key, text]) => `${key}: ${text}`);

describe('copy', () => {
  for (const locale of rewritten) {
    it(`names no phase without the word for it in ${locale}`, () => {
      const bare = found(
        locale,
        (text, key) => text.includes('{phase}') && !labels.includes(key) && !withPhase[locale].test(text),
      );
      assert.deepEqual(bare, []);
    });
  }

  for (const locale of locales) {
    it(`quotes the commands that a sentence names in ${locale}`, () => {
      assert.deepEqual(
        found(locale, (text) => /(?<![“”])@Baton/u.test(text)),
        [],
      );
    });

    it(`has the quotation marks and apostrophes of its language in ${locale}`, () => {
      const foreign = locale === 'sv' ? /["'“]/u : /["']|(?<!\S)”/u;
      assert.deepEqual(
        found(locale, (text) => foreign.test(text)),
        [],
      );
      assert.equal(quoted('x', locale), locale === 'sv' ? '”x”' : '“x”');
    });
  }

  it('is American English, in contractions and plain words', () => {
    for (const fault of [british, stilted, uncontracted]) {
      assert.deepEqual(
        found('en', (text) => fault.test(text)),
        [],
        String(fault),
      );
    }
  });

  it('has short labels on English buttons, without a full stop', () => {
    assert.deepEqual(
      found('en', (text, key) => key.startsWith('button.') && (text.length > 36 || text.endsWith('.'))),
      [],
    );
  });

  it('puts no role in the place of a name that is not known', () => {
    for (const locale of locales) {
      for (const key of Object.keys(en).filter(
        (one) => one.startsWith('refusal.') && localeWords.en[one]?.includes('{name}'),
      )) {
        const code = key.slice('refusal.'.length);
        const said = refusalSentence({ code, names: { name: '⟨name⟩' } }, locale);
        const unknown = refusalSentence({ code, names: { name: '' } }, locale);
        assert.ok(said.includes('⟨name⟩'), `${locale} ${key}: ${said}`);
        const whole = localeWords.en[key]?.includes('{known, select,') ?? false;
        if (!whole) assert.equal(unknown, t(locale, 'refusal.other'), key);
        assert.doesNotMatch(unknown, /[:(]\s*[.)]|\s[.,]|:\s*$/u, `${locale} ${key}: ${unknown}`);
      }
    }
  });
});
