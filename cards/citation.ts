import type { Evidence } from '../data/domain/question.js';
import type { IsoDate, Locale, Responsibility } from '../data/domain/responsibility.js';
import { withoutMarkup } from './markdown.js';
import { day, say } from './words.js';

const language = (locale: string): string => locale.toLowerCase().split('-')[0] ?? '';

/** Whether a text is written in the reader's language. */
export const isIn = (locale: string, reader: Locale): boolean => language(locale) === language(reader);

/** A statement with what stands above it, so that a nested line means something alone. */
export const whole = ({ text, leadIn }: Pick<Responsibility, 'text' | 'leadIn'>): string =>
  withoutMarkup(leadIn === undefined || leadIn === '' ? text : `${leadIn} ${text}`);

/** Title, date or "undated", heading path and line: where a statement can be looked up. */
export function placeOf({ responsibility, source }: Evidence, locale: Locale): string {
  return [
    source.title,
    dated(source.edition, locale),
    responsibility.section.join(' › '),
    say(locale, 'source.line', { n: responsibility.line }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export const dated = (edition: IsoDate | null, locale: Locale): string =>
  edition === null ? say(locale, 'source.undated') : day(edition, locale);

/** The public statements that one of our own documents restates. */
export const restatedBy = ({ responsibility }: Evidence, locale: Locale): readonly string[] =>
  (responsibility.cites ?? [])
    .slice(0, 2)
    .map((cite) =>
      [`${cite.title} (${cite.locale})`, dated(cite.date, locale), cite.heading, cite.ordinal ?? '']
        .filter((part) => part !== '')
        .join(' · '),
    );

/**
 * The day a statement was last said in public: of what it restates, where it restates something, else its document's. null
 * for what has no date; our own document's day makes an undated statement no younger.
 */
const publishedOn = ({ responsibility, source }: Evidence): IsoDate | null => {
  const { cites = [] } = responsibility;
  if (cites.length === 0) return source.edition;
  return cites.reduce<IsoDate | null>(
    (found, { date }) => (date !== null && (found === null || date > found) ? date : found),
    null,
  );
};

const isOld = (said: IsoDate, today: IsoDate): boolean => said < `${Number(today.slice(0, 4)) - 3}${today.slice(4)}`;

/** What is said, with the age of its source where that matters: older than three years, or undated. */
export function ageOf(evidence: Evidence, today: IsoDate, locale: Locale, said: string): string {
  const on = publishedOn(evidence);
  if (on === null) return say(locale, 'answer.undated', { said });
  return isOld(on, today) ? say(locale, 'answer.dated', { said, date: day(on, locale) }) : said;
}

/** What a reader must know before trusting a source: older than three years, or no longer current. */
export function warningsOf(evidence: Evidence, today: IsoDate, locale: Locale): readonly string[] {
  const on = publishedOn(evidence);
  return [
    ...(on !== null && isOld(on, today) ? [say(locale, 'source.old', { date: day(on, locale) })] : []),
    ...(evidence.source.retired ? [say(locale, 'source.retired')] : []),
  ];
}

/** That the edition in the reader's language is older than another one: what it says may have changed since. */
export function olderThan(shown: Evidence, all: readonly Evidence[], locale: Locale): readonly string[] {
  const here = shown.source.edition;
  const newer = all.reduce<IsoDate | null>(
    (found, { source: { edition } }) => (edition !== null && edition > (found ?? here ?? '') ? edition : found),
    null,
  );
  if (newer === null || !isIn(shown.responsibility.locale, locale)) return [];
  return [
    here === null
      ? say(locale, 'source.undated-here', { newer: day(newer, locale) })
      : say(locale, 'source.older-here', { date: day(here, locale), newer: day(newer, locale) }),
  ];
}

/** An edition in a few words: its title and its day. */
export const editionName = ({ source }: Evidence, locale: Locale): string =>
  `${source.title} (${dated(source.edition, locale)})`;
