import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type Key, t } from '../../../cards/kit/i18n.js';
import en from '../../../cards/locales/en.json' with { type: 'json' };
import ko from '../../../cards/locales/ko.json' with { type: 'json' };
import ptBR from '../../../cards/locales/pt-BR.json' with { type: 'json' };
import sv from '../../../cards/locales/sv.json' with { type: 'json' };
import { locales } from '../../../data/domain/responsibility.js';
import { argumentsOf, localeWords } from '../../support/locale-words.js';

const keys = Object.keys(en) as Key[];

type Values = Readonly<Record<string, string | number>>;

/** Every way to fill a message in: each count, each choice; names are `⟨name⟩`. */
function fillings(message: string, locale: string): readonly Values[] {
  let all: readonly Values[] = [{}];
  for (const { name, is, options } of argumentsOf(message, locale)) {
    if (all.some((one) => name in one)) continue;
    const choices = is === 'plural' ? [0, 1, 2, 5] : is === 'select' ? options : [name === 'n' ? 5 : `⟨${name}⟩`];
    all = all.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice })));
  }
  return all;
}

const sources = ['cards', 'dialogs', 'bot']
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${room}/${file}`),
  )
  .map((file) => readFileSync(file, 'utf8'));

describe('the words of the locale files', () => {
  it('have keys of one scheme: feature.thing in kebab-case', () => {
    assert.deepEqual(
      keys.filter((key) => !/^[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(key)),
      [],
    );
  });

  it('are each used somewhere', () => {
    const text = sources.join('\n');
    const quoted = new Set([...text.matchAll(/'([a-z-]+\.[\w.-]+)'/gu)].map(([, key]) => key));
    const built = /`((?:[a-z-]|\$\{[^}]*\})+\.(?:[\w.-]|\$\{[^}]*\})+)`/gu;
    const patterns = [...text.matchAll(built)].map(([, key = '']) =>
      key
        .split(/\$\{[^}]*\}/u)
        .map((part) => part.replaceAll('.', '\\.'))
        .join('[\\w-]+'),
    );
    const used = (key: string) =>
      quoted.has(key) || patterns.some((pattern) => new RegExp(`^${pattern}$`, 'u').test(key));
    assert.deepEqual(
      keys.filter((key) => !used(key)),
      [],
    );
  });

  for (const locale of locales) {
    it(`say something whole in ${locale}, whatever is counted or chosen`, () => {
      for (const key of keys) {
        // What is left out in one language is left out in every one.
        for (const filled of [
          ...fillings(localeWords.en[key] ?? '', 'en'),
          ...fillings(localeWords[locale][key] ?? '', locale),
        ]) {
          // One list, in the form that the language's sentence takes.
          const list = ['list', 'listFirst', 'inList'].some((form) => form in filled) ? '⟨list⟩' : null;
          const values = list === null ? filled : { ...filled, list, listFirst: list, inList: list };
          const said = t(locale, key, values);
          assert.doesNotMatch(said, /[{}#]|undefined|\[object|^\s|\s$|\s{2}|\s[.,;?!]/u, `${key}: ${said}`);
          for (const [name, value] of Object.entries(values)) {
            // Where no name is known, the sentence has no place for one.
            const left = name === 'name' && values.known === 'no';
            if (typeof value === 'string' && value.startsWith('⟨') && !left)
              assert.ok(said.includes(value), `${key} leaves out ${name}`);
          }
        }
      }
    });
  }

  it('count one apart from many where the language does', () => {
    const counted = keys.filter((key) => /\{n, plural,/u.test(en[key]));
    assert.ok(counted.length > 20);
    for (const locale of ['en', 'pt-BR', 'sv'] as const) {
      for (const key of counted)
        assert.match(localeWords[locale][key] ?? '', /\{n, plural,.*\bone \{/u, `${locale} ${key}`);
    }
    const said = (locale: (typeof locales)[number], n: number) => t(locale, 'checkpoint.open', { n, phase: 'X' });
    assert.match(said('en', 1), /^1 required item is still open/u);
    for (const n of [0, 2, 5]) assert.match(said('en', n), new RegExp(`^${n} required items are still open`, 'u'));
    assert.match(said('pt-BR', 1), /^Falta 1 item obrigatório para/u);
    for (const n of [2, 5]) assert.match(said('pt-BR', n), new RegExp(`^Faltam ${n} itens obrigatórios para`, 'u'));
    assert.match(said('sv', 1), /^1 obligatorisk punkt är öppen/u);
    for (const n of [0, 2, 5]) assert.match(said('sv', n), new RegExp(`^${n} obligatoriska punkter är öppna`, 'u'));
    for (const n of [0, 1, 2, 5]) assert.match(said('ko', n), new RegExp(`필수 항목 ${n}개`, 'u'));
  });

  it('quote a button by the very words that are on it', () => {
    // Teams' own menus, things to type, and what a record says in place of a name.
    const others = ['act.date-unread', 'refusal.roster-refused', 'questions.no-others', 'page.rights-text'];
    for (const locale of locales) {
      const labels = Object.values(localeWords[locale]);
      const [open, close] = locale === 'sv' ? ['”', '”'] : ['“', '”'];
      const quoted = new RegExp(`${open}([^“”{}@]+)${close}`, 'gu');
      for (const [key, text] of Object.entries(localeWords[locale]).filter(([key]) => !others.includes(key))) {
        for (const [, label = ''] of text.replace(/[“”]\{[\w-]+\}”|[“”]@[^“”]*”/gu, '').matchAll(quoted)) {
          const isThere = labels.some((one) => one === label || one.startsWith(`${label}: {`));
          assert.ok(isThere || label.startsWith('baton '), `${locale} ${key} quotes “${label}”`);
        }
      }
    }
  });

  it('end a Korean sentence politely, always in the same way', () => {
    for (const [key, text] of Object.entries(ko)) {
      for (const [, end = ''] of text.matchAll(/([가-힣]+)\.(?=\s|$)/gu)) {
        assert.match(end, /(니다|주세요|보세요|님)$/u, `${key}: ${text}`);
      }
      // Questions, and what a person says of themselves on a button, may be less formal.
      if (!key.startsWith('feedback.')) assert.doesNotMatch(text, /[가-힣](어요|아요|에요|해요)(?![가-힣])/u, key);
    }
  });

  it('never address anybody as “you” where others can read, in any language', () => {
    const personal = [
      'party.you',
      'answer.out-of-scope-you',
      'help.status',
      'status.none',
      'help.ask',
      'help.ask-mentioned',
    ];
    for (const key of keys.filter((one) => !personal.includes(one))) {
      assert.doesNotMatch(ptBR[key], /(?<![\p{L}])(você|vocês|teu|tua)(?![\p{L}])/iu, key);
      assert.doesNotMatch(sv[key], /(?<![\p{L}])(du|dig|din|ditt|dina)(?![\p{L}])/iu, key);
      assert.doesNotMatch(ko[key], /당신|귀하|너의/u, key);
    }
  });
});
