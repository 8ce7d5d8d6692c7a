import { wordsOf } from '../data/domain/duties.js';
import type { Engagement } from '../data/domain/engagement.js';
import type { Locale } from '../data/domain/responsibility.js';
import { toArrange } from '../data/domain/standing.js';
import { whole } from './citation.js';
import { plain } from './markdown.js';
import { sideHeading } from './party.js';
import { say } from './words.js';

/** Something follows on the same line. */
export const unended = (sentence: string): string => sentence.replace(/\.\s*$/u, '');

/** Standing duties that are still to arrange, each with whose it is. Escaped. */
export function arrangeLines(
  engagement: Engagement,
  { locale, most }: { readonly locale: Locale; readonly most: number },
): readonly string[] {
  const duties = toArrange(engagement);
  const more = duties.length - most;
  const customer = engagement.details?.customer ?? '';
  return [
    ...duties
      .slice(0, most)
      .map(
        (item) =>
          `• ${plain(unended(whole(wordsOf(item, locale))))} · ${plain(sideHeading(item.side, locale, customer))}`,
      ),
    ...(more > 0 ? [say(locale, 'list.more', { n: more })] : []),
  ];
}
