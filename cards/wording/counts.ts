import type { Counts } from '../../data/domain/checklist/checklist.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';

/** "8 required, 1 optional, 2 not decided yet": how many rows of each kind there are; empty where there are none. */
export const kindsLine = ({ required, optional, undecided }: Counts, locale: Locale): string =>
  [
    required === 0 ? '' : t(locale, 'count.required', { n: required }),
    optional === 0 ? '' : t(locale, 'count.optional', { n: optional }),
    undecided === 0 ? '' : t(locale, 'count.undecided', { n: undecided }),
  ]
    .filter((part) => part !== '')
    .join(', ');

/**
 * The one way in which the rows of a list are counted for people: what there is, how much of what is required is done,
 * and what was set aside. `closed`: of a phase that is on the record.
 */
export function countsLine(counts: Counts, locale: Locale, closed = false): string {
  const { done, required, notApplicable, excepted } = counts;
  return [
    kindsLine(counts, locale),
    required === 0 ? '' : t(locale, closed ? 'checklist.progress-closed' : 'checklist.progress', { done, required }),
    notApplicable === 0 ? '' : t(locale, 'checklist.not-applicable', { n: notApplicable }),
    excepted === 0 ? '' : t(locale, 'checklist.excepted', { n: excepted }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
