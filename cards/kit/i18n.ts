import { IntlMessageFormat } from 'intl-messageformat';
import type { Refusal } from '../../data/domain/decision.js';
import { nameIn } from '../../data/domain/playbook/names.js';
import type { PlaybookPhase } from '../../data/domain/playbook/playbook.js';
import { withPlaceholders } from '../../data/domain/privacy/former.js';
import { type IsoDate, type Locale, locales } from '../../data/domain/responsibility.js';
import en from '../locales/en.json' with { type: 'json' };
import ko from '../locales/ko.json' with { type: 'json' };
import ptBR from '../locales/pt-BR.json' with { type: 'json' };
import sv from '../locales/sv.json' with { type: 'json' };
import { withParticles } from './korean.js';
import { type OwnListForms, ownListForms } from './own-list.js';
import { withTies } from './tied-words.js';

/** Every sentence and word on cards and messages; `en.json` names them all. */
export type Key = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

const words: Readonly<Record<Locale, Readonly<Record<Key, string>>>> = { en, ko, 'pt-BR': ptBR, sv };

/** Messages as they were first needed, because parsing one takes longer than all else that a card needs. */
const parsed = new Map<string, IntlMessageFormat>();

/** A person’s words within a sentence, in the quotation marks of its language. */
export const quoted = (text: string, locale: Locale): string => (locale === 'sv' ? `”${text}”` : `“${text}”`);

/** The words for a key in a language. Values go in as they are: escape what people wrote where Markdown is read. */
export function t(locale: Locale, key: Key, values: Values = {}): string {
  const id = `${locale} ${key}`;
  const message = parsed.get(id) ?? new IntlMessageFormat(words[locale][key], locale, undefined, { ignoreTag: true });
  parsed.set(id, message);
  const said = withTies(String(message.format(values)), locale);
  return locale === 'ko' ? withParticles(said) : said;
}

/** The forms of the list that is written in a phase, for sentences about it. */
export const listForms = (phase: PlaybookPhase | null, locale: Locale): OwnListForms =>
  ownListForms(phase, locale, (word, values) => t(locale, word, values));

/** A text in which former members, and words that were removed, are called by their names in a language. */
export const withFormer = (text: string, locale: Locale): string =>
  withPlaceholders(text, (found) => {
    if (found.is === 'words') return t(locale, 'former.words');
    return found.n === null ? t(locale, 'former.unnamed') : t(locale, 'former.member', { n: found.n });
  });

/** Whether there are words for a key that is put together from what data holds. */
export const isKey = (key: string): key is Key => Object.hasOwn(en, key);

/** A role as messages choose by it: their selectors know no hyphen. */
const selector = (role: string | number = ''): string => (role === 'project-manager' ? 'manager' : String(role));

/**
 * A refusal as a sentence for a person, in plain text. A code without words gets a general sentence;
 * `test/cards/kit/i18n.test.ts` keeps every code of the rules and the dialogs in the words.
 */
export function refusalSentence(refusal: Refusal, locale: Locale): string {
  const key = `refusal.${refusal.code}`;
  const { name = '', side = '', customer = '' } = refusal.names ?? {};
  const party =
    side === 'customer' && customer !== ''
      ? t(locale, 'party.customer-named', { customer })
      : nameIn(refusal.party ?? {}, locale);
  const said = { n: 0, lines: 0, characters: 0, written: '', reason: '', ...refusal.names, party };
  const chosen = {
    ...said,
    ...listForms(refusal.listOf ?? null, locale),
    known: name === '' ? 'no' : 'yes',
    role: selector(refusal.names?.role),
  };
  return sentence(
    withFormer(t(locale, isKey(key) && canBeSaid(key, name) ? key : 'refusal.other', chosen), locale),
    locale,
  );
}

/** Whether a sentence needs no name, or has one: a role in a name's place would read as one (“Ask the specialist: the specialist”). */
const canBeSaid = (key: Key, name: string | number): boolean =>
  name !== '' || !en[key].includes('{name}') || en[key].includes('{known, select,');

/** First letter large: party names stand at the beginning of sentences and inside them. */
export const sentence = (text: string, locale: Locale): string => {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
};

/** Months by name, in Korean too: “2026. 11. 19.” beside “2026년 11월 19일” would be two forms, and a numbered list in Markdown. */
export const dayForm = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const days = new Map(
  locales.map((locale) => [locale, new Intl.DateTimeFormat(locale, { ...dayForm, timeZone: 'UTC' })]),
);

/** A calendar day as the language writes it; it has no time zone, so no client may move it. Months and years alone stay. */
export function day(date: IsoDate, locale: Locale): string {
  const [year = '', month, dayOfMonth] = date.split('-');
  if (month === undefined || dayOfMonth === undefined) return year;
  return days.get(locale)?.format(new Date(`${date}T00:00:00Z`)) ?? date;
}
