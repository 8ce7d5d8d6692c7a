import { deadlinesOf } from '../../data/domain/deadlines.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { day, sentence, t } from '../kit/i18n.js';
import { ownerName } from './party.js';

/** The documents' terms that are near or past, one sentence each. */
export const deadlineLines = (engagement: Engagement, today: IsoDate, locale: Locale): readonly string[] =>
  deadlinesOf(engagement, today).map(({ kind, due, days }) =>
    t(locale, `deadline.${kind}-${days < 0 ? 'late' : 'near'}`, {
      party: sentence(ownerName(engagement, { side: 'provider' }, locale), locale),
      date: day(due, locale),
    }),
  );
