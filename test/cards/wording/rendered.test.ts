import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Key, listForms, quoted, sentence, t, type Values } from '../../../cards/kit/i18n.js';
import en from '../../../cards/locales/en.json' with { type: 'json' };
import { dateTime } from '../../../cards/wording/date-time.js';
import { enumerated, offerName } from '../../../cards/wording/name-forms.js';
import { phaseName, providerName } from '../../../cards/wording/names.js';
import { customerName } from '../../../cards/wording/party.js';
import { phasesOf } from '../../../data/domain/playbook/phases.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { argumentsOf } from '../../support/locale-words.js';
import { fasttrack } from '../../support/playbooks.js';

const people: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Ana Souza', 'Maximilian Alexander von Hohenstein-Oberwallis'],
  ko: ['김민지', '박지훈', 'Ana Souza'],
  'pt-BR': ['Ana Souza', 'Maria Aparecida dos Santos de Oliveira'],
  sv: ['Lars Öberg', 'Karl-Johan Sebastian af Hällström-Lindqvist'],
};
const at = '2026-11-19T16:40:00.000Z';

/** What may stand in each place: every phase, every form of a party, names short and long, and 0, 1, 2 and 11. */
function valuesFor(name: string, locale: Locale): readonly (string | number)[] {
  const phases = phasesOf(fasttrack).map((phase) => phaseName(fasttrack, phase, locale));
  const parties = [
    t(locale, 'party.you'),
    customerName(fasttrack, locale, 'Contoso'),
    customerName(fasttrack, locale),
    providerName(fasttrack, locale),
  ];
  const [someone = ''] = people[locale];
  const known: Readonly<Record<string, readonly (string | number)[]>> = {
    n: [0, 1, 2, 11],
    phase: phases,
    party: parties,
    first: [parties[1] ?? ''],
    second: [parties[3] ?? ''],
    name: people[locale],
    names: people[locale],
    customer: ['Contoso'],
    offer: [offerName(fasttrack, locale)],
    when: [dateTime(at, locale, 'UTC')],
    who: [someone],
    known: ['yes', 'no'],
  };
  return known[name] ?? [`⟨${name}⟩`];
}

/** Each sentence, one value changed at a time: all combinations would bury the sentence that is wrong. */
function rendered(key: Key, locale: Locale, words: string): readonly string[] {
  const phase = fasttrack.phases.find(({ listNames }) => listNames !== undefined) ?? null;
  const forms: Values = { ...listForms(phase, locale) };
  const choices = argumentsOf(words, locale)
    .filter(({ name }, at, all) => !(name in forms) && all.findIndex((one) => one.name === name) === at)
    .map(({ name, is, options }) => [name, is === 'select' ? options : valuesFor(name, locale)] as const);
  const usual = Object.fromEntries(choices.map(([name, values]) => [name, values[name === 'n' ? 2 : 0] ?? '']));
  const fillings = [
    usual,
    ...choices.flatMap(([name, values]) => values.map((value) => ({ ...usual, [name]: value }))),
  ];
  const [, customer = '', , provider = ''] = valuesFor('party', locale).map(String);
  const several = (values: Values): string => (values.n === 1 ? customer : enumerated([customer, provider], locale));
  return [
    ...new Set(
      fillings.map((values) => sentence(t(locale, key, { ...forms, ...values, parties: several(values) }), locale)),
    ),
  ];
}

const file = (locale: Locale) => new URL(`../sentences/${locale}.txt`, import.meta.url);

describe('every sentence', () => {
  for (const locale of locales) {
    it(`reads in ${locale} as its file shows, with each phase, party, name and number (UPDATE_GOLDEN=1)`, () => {
      const text = (Object.keys(en) as Key[])
        .flatMap((key) => [key, ...rendered(key, locale, en[key]).map((line) => `  ${line}`)])
        .join('\n');
      const kept = file(locale);
      if (process.env.UPDATE_GOLDEN === '1') writeFileSync(kept, `${text}\n`);
      assert.ok(
        readFileSync(kept, 'utf8') === `${text}\n`,
        `${kept.pathname} is different: read it, then UPDATE_GOLDEN=1`,
      );
      assert.doesNotMatch(text, /undefined|\{\w+[,}]| {2}\S.* {2}\S/u, quoted(locale, locale));
    });
  }
});
