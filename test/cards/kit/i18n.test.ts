import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { day, refusalSentence, t } from '../../../cards/kit/i18n.js';
import en from '../../../cards/locales/en.json' with { type: 'json' };
import ko from '../../../cards/locales/ko.json' with { type: 'json' };
import glossary from '../../../cards/wording/glossary.json' with { type: 'json' };
import { phaseName } from '../../../cards/wording/names.js';
import { locales } from '../../../data/domain/responsibility.js';
import { argumentsOf, localeWords } from '../../support/locale-words.js';
import { fasttrack } from '../../support/playbooks.js';

const keys = Object.keys(en);

/** Names that values are put in for, wherever they stand. */
const placeholders = (message: string, locale: string): readonly string[] =>
  // One list, in the form that the language's sentence takes.
  [...new Set(argumentsOf(message, locale).map(({ name }) => name.replace(/^(?:listFirst|inList)$/u, 'list')))].sort();

const contains = (text: string, word: string): boolean =>
  /^\p{Script=Latin}/u.test(word)
    ? new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'iu').test(text)
    : text.includes(word);

interface Concept {
  readonly concept: string;
  readonly terms: Readonly<Record<(typeof locales)[number], string>>;
  readonly avoid: Readonly<Record<(typeof locales)[number], readonly string[]>>;
  readonly keys: readonly string[];
  /** Keys that mean something else by a word that is avoided. */
  readonly except?: readonly string[];
  /** Languages whose words are still to follow a new decision. */
  readonly pending?: readonly string[];
}
const concepts: readonly Concept[] = glossary;

/** Where a language has another word for a concept, or lacks its own where the concept is named. */
function faultsIn({ concept, terms, avoid, keys: uses, except = [] }: Concept, locale: (typeof locales)[number]) {
  const avoided = avoid[locale].flatMap((word) =>
    Object.entries(localeWords[locale])
      .filter(([key, text]) => !except.includes(key) && contains(text, word))
      .map(([key, text]) => `${key} says “${word}” for ${concept}: ${text}`),
  );
  const lacking = uses
    .filter((key) => !(localeWords[locale][key] ?? '').toLowerCase().includes(terms[locale].toLowerCase()))
    .map((key) => `${key} for ${concept}: ${localeWords[locale][key]}`);
  return [...avoided, ...lacking];
}

describe('words', () => {
  for (const locale of locales) {
    it(`${locale} has every key, and no other`, () => {
      assert.deepEqual(Object.keys(localeWords[locale]).sort(), [...keys].sort());
    });

    it(`${locale} names the same values as English`, () => {
      for (const key of keys) {
        const ours = localeWords[locale][key] ?? '';
        assert.deepEqual(placeholders(ours, locale), placeholders(localeWords.en[key] ?? '', 'en'), key);
      }
    });

    it(`${locale} has one word for each concept of the glossary, and no other`, () => {
      for (const concept of concepts) {
        const faults = faultsIn(concept, locale);
        const isPending = concept.pending?.includes(locale) ?? false;
        assert.deepEqual(isPending ? [] : faults, []);
        // A translation that has caught up is held to its word from then on.
        assert.ok(!isPending || faults.length > 0, `${concept.concept} in ${locale} is not pending any more`);
      }
    });

    it(`${locale} finds the glossary's words for phases in the playbook`, () => {
      const phases = concepts.filter(({ concept }) => concept.startsWith('phase: '));
      assert.equal(phases.length, 4);
      for (const { concept, terms } of phases) {
        assert.equal(phaseName(fasttrack, concept.slice('phase: '.length), locale), terms[locale]);
      }
    });
  }

  it('keeps English out of the other languages, but for names of products', () => {
    const names = /^(Microsoft|Azure|Managed Desktop|Configuration Manager|[{}\s·–\w]*$)/u;
    for (const locale of ['ko', 'pt-BR', 'sv'] as const) {
      const same = keys.filter((key) => localeWords[locale][key] === localeWords.en[key]);
      const known = ['command.checklist', 'button.checklist', 'role.specialist', 'setup.specialist'];
      const leaked = same.filter((key) => !names.test(localeWords.en[key] ?? '') && !known.includes(key));
      assert.deepEqual(leaked, [], locale);
    }
  });

  it('uses no particle that depends on the name before it in Korean', () => {
    for (const [key, text] of Object.entries(ko)) {
      assert.doesNotMatch(text, /\}(이|가|은|는|을|를|과|와|으로|로)(\s|$)/u, key);
    }
  });

  it('has a sentence for every refusal that the rules, the dialogs and the bot give', () => {
    const codes = ['data/domain', 'dialogs', 'bot'].flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .flatMap((file) => [
          ...readFileSync(`${room}/${file}`, 'utf8').matchAll(
            room === 'bot' ? /refusalSentence\(\{ code: '([a-z-]+)'/gu : /\bcode: '([a-z-]+)'/gu,
          ),
        ])
        .map(([, code]) => code ?? ''),
    );
    assert.ok(codes.length > 10);
    assert.deepEqual(
      [...new Set(codes)].filter((code) => !keys.includes(`refusal.${code}`)),
      [],
    );
  });

  it('says a refusal even when its code has no words or its names are missing', () => {
    for (const locale of locales) {
      assert.equal(refusalSentence({ code: 'never-heard-of' }, locale), localeWords[locale]['refusal.other']);
      for (const key of keys.filter((name) => name.startsWith('refusal.'))) {
        const said = refusalSentence({ code: key.slice('refusal.'.length) }, locale);
        assert.doesNotMatch(said, /[{}]|undefined|\s\./u, said);
      }
    }
  });

  it('names the side that owes an item', () => {
    const names = { side: 'customer', customer: 'Contoso' };
    assert.match(
      refusalSentence({ code: 'not-yours-to-tick', names }, 'en'),
      /^This item is for Contoso \(customer\):/,
    );
  });

  it('counts in each language', () => {
    assert.equal(t('en', 'answer.further', { n: 1 }), '1 more result');
    assert.equal(t('sv', 'answer.further', { n: 2 }), '2 träffar till');
    assert.equal(t('ko', 'answer.further', { n: 3 }), '다른 결과 3건');
  });

  it('writes a day without a time zone', () => {
    assert.equal(day('2026-12-03', 'sv'), '3 dec. 2026');
    assert.equal(day('2026-12-03', 'en'), 'Dec 3, 2026');
    assert.equal(day('2026-12-03', 'ko'), '2026년 12월 3일');
  });
});
