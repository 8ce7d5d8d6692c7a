import type { Engagement } from '../../data/domain/engagement.js';
import type { MeetingPlan } from '../../data/domain/meeting/meeting.js';
import { meetingsAhead } from '../../data/domain/meeting/meetings-between.js';
import { runningSeries } from '../../data/domain/meeting/plan-meetings.js';
import { t } from '../kit/i18n.js';
import { press } from '../kit/verbs.js';
import { meetingMeta, seriesLine, startWords, whoPlans } from '../meeting/meeting-words.js';
import { rowBlock } from '../rows/item-row.js';
import { meetingTime, zoneAt } from '../wording/date-time.js';
import type { FactPart } from './fact-part.js';
import type { ItemReader } from './item-fact.js';

/** Meetings after the next one that are named with it. */
const mostLater = 2;

/** When the engagement's people meet next; that nothing is planned, and who may plan, otherwise. */
export function meetingFact(
  engagement: Engagement,
  plan: MeetingPlan,
  reader: ItemReader & { readonly now: string },
): FactPart {
  const { locale, place, now } = reader;
  const zone = zoneAt(engagement, place);
  const [next, ...later] = meetingsAhead(engagement, plan, now, mostLater + 1);
  const data = { engagement: engagement.id };
  const actions = [press('meetings.show', t(locale, 'button.meetings'), data)];
  if (next === undefined) {
    const over = engagement.state === 'completed' || engagement.state === 'cancelled';
    return over
      ? { engagement, title: t(locale, 'fact.meeting-over') }
      : { engagement, title: t(locale, 'meetings.none'), leads: [whoPlans(engagement, locale)], actions };
  }
  const when = meetingTime(next.starts, locale, zone);
  const meta = meetingMeta(engagement, next, locale, zone, now);
  return {
    engagement,
    title: t(locale, next.starts <= now ? 'fact.meeting-now' : 'fact.meeting', { when }),
    leads: [
      t(locale, 'meeting.length', { n: next.minutes }),
      ...(next.starts > now && meta !== '' ? [meta] : []),
      ...runningSeries(plan).map((series) => seriesLine(series, locale)),
    ],
    rows: later.map((meeting) => {
      const beside = meetingMeta(engagement, meeting, locale, zone, now);
      return rowBlock({
        mark: '·',
        colour: 'Default',
        text: startWords(meeting, locale, zone),
        meta: beside === '' ? null : beside,
        press: null,
      });
    }),
    actions,
  };
}
