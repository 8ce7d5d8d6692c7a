import type { Details, Engagement } from '../../data/domain/engagement.js';
import type { Event } from '../../data/domain/event.js';
import type { Member } from '../../data/domain/member.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { type CopiedPart, copiedParts } from '../../data/domain/setup/copied-settings.js';
import { zoneOf } from '../../data/domain/workdays.js';
import scopeForm from '../checklist/scope-form.json' with { type: 'json' };
import { t } from '../kit/i18n.js';
import { choice, escaped, label, nameLength } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import json from '../meeting/meeting.json' with { type: 'json' };
import { roleName } from '../wording/member-words.js';
import { conditionName, serviceName } from '../wording/names.js';

const draw = layout(json);
const drawForm = layout(scopeForm);

/** Which engagement, and what of it. */
export function copyForm(
  engagement: Engagement,
  sources: readonly Engagement[],
  { locale }: { readonly locale: Locale },
): Card {
  const data = { engagement: engagement.id };
  const back = press('templates.show', t(locale, 'button.back'), data);
  const none = sources.length === 0;
  return drawForm({
    lang: locale,
    notice: null,
    title: t(locale, 'copy.title'),
    lead: t(locale, none ? 'copy.none' : 'copy.lead'),
    fields: none
      ? []
      : [
          {
            type: 'Input.ChoiceSet',
            id: 'from',
            label: t(locale, 'copy.from'),
            value: sources[0]?.id ?? '',
            choices: sources.map(({ id, details }) => ({
              title: choice(details?.customer ?? '', nameLength),
              value: id,
            })),
          },
          {
            type: 'Input.ChoiceSet',
            id: 'parts',
            label: t(locale, 'copy.parts'),
            isMultiSelect: true,
            style: 'expanded',
            wrap: true,
            value: copiedParts.filter((part) => part !== 'people').join(','),
            choices: copiedParts.map((part) => ({ title: t(locale, `copy.${part}`), value: part })),
          },
        ],
    actions: none ? [back] : [press('copy.preview', t(locale, 'button.preview'), data, { style: 'positive' }), back],
  });
}

/** What would change, before it does. */
export function copyPreviewCard(
  engagement: Engagement,
  other: Engagement,
  {
    locale,
    parts,
    details,
    people,
    events,
  }: {
    readonly locale: Locale;
    readonly parts: readonly CopiedPart[];
    readonly details: Details;
    readonly people: readonly Member[];
    readonly events: readonly Event[];
  },
): Card {
  const data = { engagement: engagement.id };
  const changes = changesOf(engagement, details, people, events, locale);
  return draw({
    lang: locale,
    language: null,
    notice: null,
    title: t(locale, 'copy.title'),
    leads: [{ text: escaped(t(locale, 'copy.preview-lead', { customer: label(other.details?.customer ?? '') })) }],
    sections: [
      {
        heading: null,
        lines: (changes.length === 0 ? [t(locale, 'copy.same')] : changes).map((text) => ({ text })),
        rows: [],
      },
    ],
    notes: [],
    actions: [
      ...(changes.length === 0
        ? []
        : [
            press(
              'copy.save',
              t(locale, 'button.save'),
              { ...data, from: other.id, parts: parts.join(','), seen: engagement.version },
              { style: 'positive' as const },
            ),
          ]),
      press('copy.form', t(locale, 'button.back'), data),
    ],
  });
}

function changesOf(
  engagement: Engagement,
  after: Details,
  people: readonly Member[],
  events: readonly Event[],
  locale: Locale,
): readonly string[] {
  const { details, playbook } = engagement;
  const said = (what: CopiedPart, of: (one: Details) => string): readonly string[] => {
    const [was, is] = [details === null ? '' : of(details), of(after)];
    return was === is ? [] : [escaped(`${t(locale, `copy.${what}`)}: ${was || '–'} → ${is || '–'}`)];
  };
  const services = ({ workloads }: Details) =>
    (workloads ?? []).map((id) => serviceName(playbook, id, locale)).join(', ');
  const answers = ({ conditions }: Details) =>
    playbook.conditions
      .map(
        ({ id }) =>
          `${conditionName(playbook, id, locale)}: ${t(locale, `answer-choice.${conditions[id] ?? 'later'}`)}`,
      )
      .join(', ');
  const calendar = (one: Details) => [zoneOf(one).replaceAll('_', ' '), ...(one.quietDays ?? [])].join(', ');
  const language = (one: Details) => new Intl.DisplayNames(locale, { type: 'language' }).of(one.locale) ?? one.locale;
  const added = events.reduce((n, event) => n + (event.type === 'ItemsAdded' ? event.items.length : 0), 0);
  const removed = events.filter((event) => event.type === 'ItemRevised' && event.removed).length;
  return [
    ...said('services', services),
    ...said('conditions', answers),
    ...said('calendar', calendar),
    ...said('language', language),
    ...people.map(({ person, role }) => `${escaped(person.name, nameLength)} · ${roleName(role, locale)}`),
    ...(added + removed === 0 ? [] : [t(locale, 'copy.rows', { added, removed })]),
  ];
}
