import type { Evidence } from '../../data/domain/answer/question.js';
import {
  type IsoDate,
  type Locale,
  locales,
  type Responsibility,
  type SourceDocument,
} from '../../data/domain/responsibility.js';
import { day, t } from '../kit/i18n.js';
import { withoutMarkdown } from '../kit/markdown.js';

const language = (locale: string): string => locale.toLowerCase().split('-')[0] ?? '';

/** Whether a text is written in the reader's language. */
export const isInSection = (locale: string, reader: Locale): boolean => language(locale) === language(reader);

/** A statement with its lead-in, so that a nested line means something alone. */
export const whole = ({ text, leadIn }: Pick<Responsibility, 'text' | 'leadIn'>): string =>
  withoutMarkdown(leadIn === undefined || leadIn === '' ? text : `${leadIn} ${text}`);

const languageNames = Object.fromEntries(
  locales.map((locale) => [locale, new Intl.DisplayNames([locale], { type: 'language' })]),
) as Readonly<Record<Locale, Intl.DisplayNames>>;

/** What a language is called in the reader's own. */
const languageName = (of: string, locale: Locale): string => languageNames[locale].of(language(of)) ?? of;

/** A document's title; beside one in another language, which that is. */
export const titleOf = ({ title, locale: written }: SourceDocument, locale: Locale): string =>
  isInSection(written, locale)
    ? title
    : t(locale, 'source.foreign-title', { title, language: languageName(written, locale) });

/** Where in its document a statement is: a line, a row of a sheet, a paragraph of a page. */
export function placeInDocument(
  { line: n, sheet, page }: Pick<Responsibility, 'line' | 'sheet' | 'page'>,
  locale: Locale,
): string {
  if (sheet !== undefined) return t(locale, 'source.sheet', { sheet, n });
  return page === undefined ? t(locale, 'source.line', { n }) : t(locale, 'source.page', { page, n });
}

/** Title, date or "undated", heading path and line: where a statement can be looked up. */
export function sectionAndPhase(evidence: Evidence, locale: Locale, { isDated = true } = {}): string {
  const { responsibility, source } = evidence;
  return [
    titleOf(source, locale),
    isDated ? dated(publishedOn(evidence), locale) : '',
    responsibility.section.join(' › '),
    placeInDocument(responsibility, locale),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Where the leading statement can be looked up; that it has no date is said with the answer itself. */
export const leadPlace = (evidence: Evidence, locale: Locale): string =>
  sectionAndPhase(evidence, locale, { isDated: publishedOn(evidence) !== null });

export const dated = (edition: IsoDate | null, locale: Locale): string =>
  edition === null ? t(locale, 'source.undated') : day(edition, locale);

/**
 * The public statements that one of our own documents restates, without their dates: the newest is the age of the
 * statement, and is told once. A title in another language says nothing to the reader.
 */
export function restatedBy({ responsibility }: Evidence, locale: Locale): readonly string[] {
  const places = (responsibility.cites ?? []).map((cite) =>
    isInSection(cite.locale, locale)
      ? [cite.title, cite.heading, cite.ordinal ?? ''].filter((part) => part !== '').join(' · ')
      : t(locale, 'source.public-document', { language: languageName(cite.locale, locale) }),
  );
  return [...new Set(places)].slice(0, 2);
}

/**
 * Where the public can read what a statement restates: in the reader's language, else the newest there is; null where its
 * source has no address.
 */
export function publicAddress({ responsibility }: Evidence, locale: Locale): string | null {
  const open = (responsibility.cites ?? []).filter(({ url }) => url !== undefined);
  const [first] = [...open].sort(
    (a, b) =>
      Number(isInSection(b.locale, locale)) - Number(isInSection(a.locale, locale)) ||
      (b.date ?? '').localeCompare(a.date ?? ''),
  );
  return first?.url ?? null;
}

/** The button that opens it in the reader's browser; none where there is no address. */
export const openDocument = (url: string | null, locale: Locale): readonly object[] =>
  url === null ? [] : [{ type: 'Action.OpenUrl', title: t(locale, 'button.open-document'), url }];

/**
 * The day a statement was last said in public: of what it restates, where it restates something, else its document's. null
 * for what has no date; our own document's day makes an undated statement no younger.
 */
export const publishedOn = ({ responsibility, source }: Evidence): IsoDate | null => {
  const { cites = [] } = responsibility;
  if (cites.length === 0) return source.edition;
  return cites.reduce<IsoDate | null>(
    (found, { date }) => (date !== null && (found === null || date > found) ? date : found),
    null,
  );
};

const isOld = (said: IsoDate, today: IsoDate): boolean => said < `${Number(today.slice(0, 4)) - 3}${today.slice(4)}`;

/** What is said, and that its source has no date; a date stands beside the source, and nowhere else. */
export const ageOf = (evidence: Evidence, locale: Locale, said: string): string =>
  publishedOn(evidence) === null ? t(locale, 'answer.undated', { said }) : said;

/** What a reader must know before trusting a source: older than three years, or no longer current. */
export function warningsOf(evidence: Evidence, today: IsoDate, locale: Locale): readonly string[] {
  const on = publishedOn(evidence);
  return [
    ...(on !== null && isOld(on, today) ? [t(locale, 'source.old')] : []),
    ...(evidence.source.retired ? [t(locale, 'source.retired')] : []),
  ];
}

/** That the edition in the reader's language is older than another one: what it says may have changed since. */
export function olderThan(shown: Evidence, all: readonly Evidence[], locale: Locale): readonly string[] {
  const here = shown.source.edition;
  const newer = all.reduce<IsoDate | null>(
    (found, { source: { edition } }) => (edition !== null && edition > (found ?? here ?? '') ? edition : found),
    null,
  );
  if (newer === null || !isInSection(shown.responsibility.locale, locale)) return [];
  return [
    here === null
      ? t(locale, 'source.undated-here', { newer: day(newer, locale) })
      : t(locale, 'source.older-here', { date: day(here, locale), newer: day(newer, locale) }),
  ];
}

/** An edition in a few words: its title and its day. */
export const editionName = ({ source }: Evidence, locale: Locale): string =>
  `${source.title} (${dated(source.edition, locale)})`;
