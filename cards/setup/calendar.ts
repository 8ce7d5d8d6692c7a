import type { Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { timeZones, zoneProposed } from '../../data/domain/setup/calendar.js';
import json from '../checklist/scope-form.json' with { type: 'json' };
import { t } from '../kit/i18n.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';

const draw = layout(json);

/** The form for the engagement's time zone and its days without work. */
export function calendarCard(
  engagement: Engagement,
  view: { readonly locale: Locale; readonly typed?: string; readonly zone?: string },
): Card {
  const { locale, typed } = view;
  const zone = view.zone ?? engagement.details?.timeZone ?? zoneProposed[locale];
  const quiet = typed ?? (engagement.details?.quietDays ?? []).join('\n');
  const data = { engagement: engagement.id };
  return draw({
    lang: locale,
    notice: null,
    title: t(locale, 'calendar.title'),
    lead: t(locale, 'calendar.lead'),
    fields: [
      {
        type: 'Input.ChoiceSet',
        id: 'timeZone',
        label: t(locale, 'calendar.zone'),
        value: zone,
        choices: [...new Set([zone, ...timeZones])].map((name) => ({ title: name.replaceAll('_', ' '), value: name })),
      },
      {
        type: 'Input.Text',
        id: 'quietDays',
        label: t(locale, 'calendar.quiet'),
        isMultiline: true,
        maxLength: 4000,
        ...(quiet === '' ? {} : { value: quiet }),
      },
    ],
    actions: [
      press('calendar.save', t(locale, 'button.save'), data, { style: 'positive' }),
      press('engagement.show', t(locale, 'button.cancel'), data),
    ],
  });
}
