import { t } from '../../cards/kit/i18n.js';
import { calendarCard } from '../../cards/setup/calendar.js';
import type { Refusal } from '../../data/domain/decision.js';
import { may } from '../../data/domain/rights.js';
import { quietDaysIn, saveCalendar } from '../../data/domain/setup/calendar.js';
import { todayOf } from '../../data/domain/workdays.js';
import { dateWritten } from '../../data/language/dates/dates.js';
import { atField } from '../forms/forms.js';
import { engagementAs } from '../turn/engagement-card.js';
import { changeHere, engagementMeant, languageOf } from '../turn/engagements.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Press } from '../turn/turn.js';

export const showCalendar: Press<'calendar.form'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'correct-details', turn.person.id);
  return denied === null ? { card: calendarCard(found, { locale: languageOf(found, turn) }) } : refused(turn, denied);
};

/** What was typed comes back where a day cannot be read. */
export const saveCalendarForm: Press<'calendar.save'> = async (turn, { engagement, timeZone, quietDays = '' }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'correct-details', turn.person.id);
  if (denied !== null) return refused(turn, denied);
  const locale = languageOf(found, turn);
  const again = (refusal: Refusal) => {
    turn.log('refused', { code: refusal.code, engagement });
    const zone = refusal.code === 'unread-zone' ? {} : { zone: timeZone };
    return { card: atField(calendarCard(found, { locale, typed: quietDays, ...zone }), refusal, turn) };
  };
  const today = todayOf(found, turn.now);
  const days = quietDaysIn(quietDays, (written) => dateWritten(written, turn.tag, today));
  if ('code' in days) return again(days);
  const outcome = await changeHere(turn, engagement, (e) =>
    saveCalendar(e, { timeZone, quietDays: days }, turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  if (outcome.refusal?.code === 'unread-zone') return again(outcome.refusal);
  const notice = noticeOf(turn, outcome).notice ?? t(turn.locale, 'calendar.saved');
  return { card: engagementAs(turn, outcome.engagement, { notice }) };
};
