import type { Engagement } from '../../data/domain/engagement.js';
import type { Meeting, Series } from '../../data/domain/meeting/meeting.js';
import { minutesAtLeast, minutesAtMost } from '../../data/domain/meeting/plan-meetings.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { zoneOf } from '../../data/domain/workdays.js';
import json from '../checklist/scope-form.json' with { type: 'json' };
import { type Key, t } from '../kit/i18n.js';
import { type Card, layout } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import type { Zone } from '../wording/date-time.js';
import { startWords, weekdayName } from './meeting-words.js';

const draw = layout(json);

/** A half hour, as checkpoint meetings mostly take. */
const usualMinutes = 30;
const usualTime = '10:00';
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const input = (type: 'Date' | 'Time' | 'Number', id: string, label: string, value?: string | number) => ({
  type: `Input.${type}`,
  id,
  label,
  ...(value === undefined ? {} : { value }),
  ...(type === 'Number' ? { min: minutesAtLeast, max: minutesAtMost } : {}),
});

const choices = (id: string, label: string, value: string, options: readonly (readonly [string, string])[]) => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  value,
  choices: options.map(([title, of]) => ({ title, value: of })),
});

const form = (
  locale: Locale,
  title: Key,
  lead: string,
  fields: readonly object[],
  actions: readonly ExecuteAction[],
): Card => draw({ lang: locale, notice: null, title: t(locale, title), lead, fields, actions });

/** How often, on which day and when people meet; filled with the series that runs. */
export function seriesForm(
  engagement: Engagement,
  { locale, today, running }: { readonly locale: Locale; readonly today: IsoDate; readonly running?: Series },
): Card {
  const data = { engagement: engagement.id };
  const zone = zoneOf(engagement.details).replaceAll('_', ' ');
  return form(
    locale,
    'series.title',
    t(locale, 'series.lead', { zone }),
    [
      choices('everyWeeks', t(locale, 'series.every'), String(running?.everyWeeks ?? 1), [
        [t(locale, 'series.every-week'), '1'],
        [t(locale, 'series.every-other'), '2'],
      ]),
      choices(
        'weekday',
        t(locale, 'series.weekday'),
        String(running?.weekday ?? 1),
        weekdays.map((one) => [weekdayName(one, locale), String(one)] as const),
      ),
      input('Time', 'time', t(locale, 'meeting.time'), running?.time ?? usualTime),
      input('Number', 'minutes', t(locale, 'meeting.minutes'), running?.minutes ?? usualMinutes),
      input('Date', 'from', t(locale, 'series.from'), today),
      input('Date', 'until', t(locale, 'series.until'), running?.until ?? undefined),
    ],
    [
      press('meetings.series-save', t(locale, 'button.save'), data, { style: 'positive' }),
      press('meetings.show', t(locale, 'button.cancel'), data),
    ],
  );
}

/** One meeting beside the series, or without one. */
export function singleForm(engagement: Engagement, { locale }: { readonly locale: Locale }): Card {
  const data = { engagement: engagement.id };
  return form(
    locale,
    'meeting.plan-title',
    t(locale, 'meetings.zone', { zone: zoneOf(engagement.details).replaceAll('_', ' ') }),
    [
      input('Date', 'date', t(locale, 'meeting.date')),
      input('Time', 'time', t(locale, 'meeting.time'), usualTime),
      input('Number', 'minutes', t(locale, 'meeting.minutes'), usualMinutes),
    ],
    [
      press('meetings.single-save', t(locale, 'button.save'), data, { style: 'positive' }),
      press('meetings.show', t(locale, 'button.cancel'), data),
    ],
  );
}

/** Another time for one meeting, or none. */
export function moveForm(
  engagement: Engagement,
  meeting: Meeting,
  { locale, zone }: { readonly locale: Locale; readonly zone: Zone },
): Card {
  const data = { engagement: engagement.id, meeting: meeting.id };
  return form(
    locale,
    'meeting.move-title',
    t(locale, 'meeting.move-lead', { when: startWords(meeting, locale, zone) }),
    [
      input('Date', 'date', t(locale, 'meeting.date'), meeting.date),
      input('Time', 'time', t(locale, 'meeting.time'), meeting.time),
    ],
    [
      press('meeting.move', t(locale, 'button.move-meeting'), data, { style: 'positive' }),
      meeting.is === 'cancelled'
        ? press('meeting.restore', t(locale, 'button.restore-meeting'), data)
        : press('meeting.cancel', t(locale, 'button.cancel-meeting'), data, { style: 'destructive' }),
      press('meetings.show', t(locale, 'button.back'), { engagement: engagement.id }),
    ],
  );
}
