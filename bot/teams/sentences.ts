import { refusalSentence } from '../../cards/kit/i18n.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { RosterFault } from '../../dialogs/people/roster.js';

/** What a person reads when Baton broke; the cause is in the log. */
export const somethingWentWrong = (locale: Locale): string => refusalSentence({ code: 'failed' }, locale);

/** What somebody reads who says or presses more than a person can. */
export const tooFast = (locale: Locale): string => refusalSentence({ code: 'too-fast' }, locale);

/** What somebody reads in a channel of a type that no engagement can live in, and what works instead. */
export const wrongChannel = (type: 'private' | 'shared', locale: Locale): string =>
  type === 'private'
    ? refusalSentence({ code: 'channel-private' }, locale)
    : refusalSentence({ code: 'channel-shared' }, locale);

/** What a presser reads when the answer takes longer than Teams waits. */
export const takesLonger = (locale: Locale): string => refusalSentence({ code: 'slow' }, locale);

/** What a person reads when Teams did not say who is in the conversation, and what to do about it. */
export const rosterUnread = (fault: RosterFault, locale: Locale): string =>
  refusalSentence(unreadRoster[fault], locale);

const unreadRoster: Readonly<Record<RosterFault, Refusal>> = {
  busy: { code: 'roster-busy' },
  refused: { code: 'roster-refused' },
  away: { code: 'roster-away' },
};
