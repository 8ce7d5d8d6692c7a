import { wordsOf } from '../../data/domain/checklist/duties.js';
import { toArrange } from '../../data/domain/checklist/standing.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { whole } from '../wording/citation.js';
import { ownerHeading } from '../wording/party.js';

/** Something follows on the same line. */
export const unended = (sentence: string): string => sentence.replace(/\.\s*$/u, '');

/** Standing duties that are still to arrange, each with whose it is. Escaped. */
export function arrangeLines(
  engagement: Engagement,
  { locale, most }: { readonly locale: Locale; readonly most: number },
): readonly string[] {
  const duties = toArrange(engagement);
  const more = duties.length - most;
  return [
    ...duties
      .slice(0, most)
      .map(
        (item) =>
          `• ${escaped(unended(whole(wordsOf(item, locale))))} · ${escaped(ownerHeading(engagement, item, locale))}`,
      ),
    ...(more > 0 ? [t(locale, 'list.more', { n: more })] : []),
  ];
}
