import type { Engagement } from '../../data/domain/engagement.js';
import type { Meeting, MeetingPlan, RecordedMeeting } from '../../data/domain/meeting/meeting.js';
import { meetingsAhead, meetingsBetween } from '../../data/domain/meeting/meetings-between.js';
import { runningSeries } from '../../data/domain/meeting/plan-meetings.js';
import type { Instant } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { plusDays, todayOf, zoneOf } from '../../data/domain/workdays.js';
import { t } from '../kit/i18n.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { rowBlock } from '../rows/item-row.js';
import type { Zone } from '../wording/date-time.js';
import json from './meeting.json' with { type: 'json' };
import { meetingMeta, seriesLine, startWords, whoPlans } from './meeting-words.js';

const draw = layout(json);

/** Meetings of the next weeks and of the last ones that are shown. */
const mostAhead = 6;
const mostBehind = 4;
/** Days back in which meetings without minutes are shown: later nobody writes any. */
const daysBack = 45;

export interface MeetingsView {
  readonly locale: Locale;
  readonly zone: Zone;
  readonly now: Instant;
  readonly plan: MeetingPlan;
  readonly records: readonly RecordedMeeting[];
  readonly mayPlan: boolean;
  /** Under which the calendar can be read, where the bot's own address is known. */
  readonly calendar?: string;
  readonly notice?: string;
}

/** When an engagement's people meet, and met. */
export function meetingsCard(engagement: Engagement, view: MeetingsView): Card {
  const { locale, plan, now, mayPlan, notice, calendar } = view;
  const data = { engagement: engagement.id };
  const ahead = shownAhead(engagement, plan, now);
  const behind = shownBehind(engagement, view);
  const running = runningSeries(plan);
  return draw({
    lang: locale,
    language: null,
    notice: notice === undefined ? null : escaped(notice),
    title: escaped(t(locale, 'meetings.title', { customer: engagement.details?.customer ?? '' })),
    leads: [
      ...running.map((series) => seriesLine(series, locale)),
      ...(ahead.length === 0 ? [t(locale, 'meetings.none')] : []),
      ...(ahead.length === 0 && !mayPlan ? [whoPlans(engagement, locale)] : []),
    ].map((text) => ({ text })),
    sections: [
      ...(ahead.length === 0
        ? []
        : [
            { heading: t(locale, 'meetings.ahead'), lines: [], rows: ahead.map((one) => rowOf(engagement, one, view)) },
          ]),
      ...(behind.length === 0
        ? []
        : [
            {
              heading: t(locale, 'meetings.behind'),
              lines: [],
              rows: behind.map((one) => rowOf(engagement, one, view)),
            },
          ]),
    ],
    notes: [
      t(locale, 'meetings.zone', { zone: zoneOf(engagement.details).replaceAll('_', ' ') }),
      ...(calendar === undefined ? [] : [t(locale, 'meetings.calendar', { link: calendar })]),
    ].map((text) => ({ text })),
    actions: [
      ...(mayPlan
        ? [
            press('meetings.series-form', t(locale, 'button.plan-series'), data, { style: 'positive' }),
            press('meetings.single-form', t(locale, 'button.plan-meeting'), data),
            ...(running.length === 0 ? [] : [press('meetings.series-end', t(locale, 'button.end-series'), data)]),
          ]
        : []),
      press('engagement.show', t(locale, 'button.back-to-engagement'), data),
    ],
  });
}

/** The next meetings, and between them those that were canceled: a gap would look like a mistake. */
function shownAhead(engagement: Engagement, plan: MeetingPlan, now: Instant): readonly Meeting[] {
  const next = meetingsAhead(engagement, plan, now, mostAhead);
  const last = next.at(-1);
  if (last === undefined && !(engagement.state === 'active' || engagement.state === 'paused')) return [];
  const today = todayOf(engagement, now);
  const cancelled = meetingsBetween(engagement, plan, today, last?.date ?? plusDays(today, daysBack)).filter(
    ({ is, ends }) => is === 'cancelled' && ends > now,
  );
  return [...next, ...cancelled].sort((a, b) => (a.starts < b.starts ? -1 : 1)).slice(0, mostAhead);
}

function shownBehind(engagement: Engagement, { plan, records, now }: MeetingsView): readonly Meeting[] {
  const today = todayOf(engagement, now);
  const written = new Set(records.flatMap(({ meeting, minutes }) => (minutes === null ? [] : [meeting])));
  const first = records.map(({ starts }) => starts.slice(0, 10)).sort()[0] ?? today;
  const from = [plusDays(first, -1), plusDays(today, -daysBack)].sort()[0] ?? today;
  return meetingsBetween(engagement, plan, from, today)
    .filter(({ id, ends, is }) => ends <= now && is !== 'cancelled' && (is !== 'dropped' || written.has(id)))
    .filter(({ id, date }) => written.has(id) || date >= plusDays(today, -daysBack))
    .reverse()
    .slice(0, mostBehind);
}

function rowOf(engagement: Engagement, meeting: Meeting, { locale, zone, now, records }: MeetingsView): object {
  const minutes = records.find((one) => one.meeting === meeting.id)?.minutes ?? null;
  const text = startWords(meeting, locale, zone);
  const over = meeting.ends <= now;
  const said = !over
    ? []
    : [
        minutes === null
          ? t(locale, 'meeting.unwritten')
          : t(locale, 'meeting.written', { name: escaped(minutes.by.name, nameLength) }),
      ];
  const meta = [meetingMeta(engagement, meeting, locale, zone, now), ...said].filter((part) => part !== '').join(' · ');
  return rowBlock({
    mark: meeting.is === 'cancelled' ? '✕' : minutes === null ? '·' : '✓',
    colour: minutes === null ? 'Default' : 'Good',
    text,
    meta: meta === '' ? null : meta,
    press: press('meeting.show', text, { engagement: engagement.id, meeting: meeting.id }),
  });
}
