import { refusalSentence } from '../../cards/kit/i18n.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { RosterFault } from '../../dialogs/people/roster.js';

/** After an error of Baton's; the cause is in the log. */
export const somethingWentWrong = (locale: Locale): string => refusalSentence({ code: 'failed' }, locale);

/** To a sender over the rate limit. */
export const tooFast = (locale: Locale): string => refusalSentence({ code: 'too-fast' }, locale);

/** To a press whose answer takes longer than Teams waits. */
export const takesLonger = (locale: Locale): string => refusalSentence({ code: 'slow' }, locale);

/** When Teams did not say who is in the conversation; says what to do about it. */
export const rosterUnread = (fault: RosterFault, locale: Locale): string =>
  refusalSentence(unreadRoster[fault], locale);

const unreadRoster: Readonly<Record<RosterFault, Refusal>> = {
  busy: { code: 'roster-busy' },
  refused: { code: 'roster-refused' },
  away: { code: 'roster-away' },
};
