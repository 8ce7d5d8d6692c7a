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

/** The day a statement was last said in public: its document's, else the newest of what it restates. */
const newest = ({ responsibility, source }: Evidence): IsoDate | null =>
  (responsibility.cites ?? []).reduce<IsoDate | null>(
    (found, { date }) => (date !== null && (found === null || date > found) ? date : found),
    null,
  ) ?? source.edition;

/** What a reader must know before trusting a source: older than three years, or no longer current. */
export function warningsOf(evidence: Evidence, today: IsoDate, locale: Locale): readonly string[] {
  const said = newest(evidence);
  const threeYearsAgo = `${Number(today.slice(0, 4)) - 3}${today.slice(4)}`;
  return [
    ...(said !== null && said < threeYearsAgo ? [say(locale, 'source.old', { date: day(said, locale) })] : []),
    ...(evidence.source.retired ? [say(locale, 'source.retired')] : []),
  ];
}
