import type { Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import {
  fitted,
  maxTemplateName,
  ownLines,
  type Template,
  type TemplateLine,
} from '../../data/domain/template/template.js';
import scopeForm from '../checklist/scope-form.json' with { type: 'json' };
import { t } from '../kit/i18n.js';
import { choice, escaped, nameLength } from '../kit/markdown.js';
import { asManyAsFit } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import json from '../meeting/meeting.json' with { type: 'json' };
import { rowBlock } from '../rows/item-row.js';
import { dayAt, sharedZone, type Zone } from '../wording/date-time.js';
import { phaseName } from '../wording/names.js';
import { sideHeading } from '../wording/party.js';

const draw = layout(json);
const drawForm = layout(scopeForm);

/** The templates that this engagement can take rows from, and what else is taken over from other engagements. */
export function templatesCard(
  engagement: Engagement,
  templates: readonly Template[],
  {
    locale,
    zone = sharedZone(engagement),
    notice,
  }: { readonly locale: Locale; readonly zone?: Zone; readonly notice?: string },
): Card {
  const data = { engagement: engagement.id };
  return asManyAsFit(templates.length, (most) =>
    draw({
      lang: locale,
      language: null,
      notice: notice === undefined ? null : escaped(notice),
      title: escaped(t(locale, 'templates.title', { customer: engagement.details?.customer ?? '' })),
      leads: [{ text: t(locale, templates.length === 0 ? 'templates.none' : 'templates.lead') }],
      sections: [
        {
          heading: null,
          lines: templates.length > most ? [{ text: t(locale, 'list.more', { n: templates.length - most }) }] : [],
          rows: templates.slice(0, most).map((one) =>
            rowBlock({
              mark: '›',
              colour: 'Default',
              text: escaped(one.name),
              meta: [
                t(locale, 'template.rows', { n: one.lines.length }),
                escaped(one.by.name, nameLength),
                dayAt(one.at, locale, zone),
              ].join(' · '),
              press: press('template.show', choice(one.name), { ...data, template: one.id }),
            }),
          ),
        },
      ],
      notes: [],
      actions: [
        press('template.form', t(locale, 'button.save-template'), data),
        press('copy.form', t(locale, 'button.copy-settings'), data),
        press('engagement.show', t(locale, 'button.back-to-engagement'), data),
      ],
    }),
  );
}

/** A row of a template in a form: where it goes, whose it is, what it says. */
const lineTitle = (engagement: Engagement, { phase, side, text }: TemplateLine, locale: Locale): string =>
  choice(
    `${phaseName(engagement.playbook, phase, locale)} · ${sideHeading(engagement, side, locale)}: ${text}`,
    longestTitle,
  );

/** Characters of a row in a form. */
const longestTitle = 200;

const rowsInput = (engagement: Engagement, lines: readonly (readonly [number, TemplateLine])[], locale: Locale) => ({
  type: 'Input.ChoiceSet',
  id: 'rows',
  label: t(locale, 'template.which'),
  isMultiSelect: true,
  style: 'expanded',
  wrap: true,
  value: lines.map(([at]) => at).join(','),
  choices: lines.map(([at, line]) => ({ title: lineTitle(engagement, line, locale), value: String(at) })),
});

/** Which own rows are saved, and under which name. */
export function saveTemplateForm(engagement: Engagement, { locale }: { readonly locale: Locale }): Card {
  const data = { engagement: engagement.id };
  const lines = ownLines(engagement, locale).map((line, at) => [at, line] as const);
  const back = press('templates.show', t(locale, 'button.back'), data);
  return drawForm({
    lang: locale,
    notice: null,
    title: t(locale, 'template.save-title'),
    lead: t(locale, lines.length === 0 ? 'template.none-own' : 'template.save-lead'),
    fields:
      lines.length === 0
        ? []
        : [
            { type: 'Input.Text', id: 'name', label: t(locale, 'template.name'), maxLength: maxTemplateName },
            rowsInput(engagement, lines, locale),
          ],
    actions:
      lines.length === 0
        ? [back]
        : [press('template.save', t(locale, 'button.save'), data, { style: 'positive' }), back],
  });
}

/** What a template would add here, before it does. */
export function templateCard(
  engagement: Engagement,
  template: Template,
  { locale, mayAdd, mayDelete }: { readonly locale: Locale; readonly mayAdd: boolean; readonly mayDelete: boolean },
): Card {
  const data = { engagement: engagement.id, template: template.id };
  const all = fitted(engagement, template).map((line, at) => [at, line] as const);
  const fresh = all.filter(([, { is }]) => is === 'new');
  const left = all.length - fresh.length;
  const canAdd = mayAdd && fresh.length > 0;
  return drawForm({
    lang: locale,
    notice: null,
    title: escaped(template.name),
    lead: t(locale, 'template.add-lead', { n: fresh.length }),
    fields: [
      ...(canAdd ? [rowsInput(engagement, fresh, locale)] : []),
      ...(canAdd
        ? []
        : all.map(([, line]) => ({
            type: 'TextBlock',
            wrap: true,
            spacing: 'Small',
            text: escaped(lineTitle(engagement, line, locale)),
          }))),
      ...(fresh.length > 0 && left > 0
        ? [
            {
              type: 'TextBlock',
              wrap: true,
              isSubtle: true,
              size: 'Small',
              text: t(locale, 'template.skipped', { n: left }),
            },
          ]
        : []),
    ],
    actions: [
      ...(canAdd
        ? [press('template.use', t(locale, 'button.add-template'), data, { style: 'positive' as const })]
        : []),
      ...(mayDelete
        ? [press('template.delete', t(locale, 'button.delete-template'), data, { style: 'destructive' as const })]
        : []),
      press('templates.show', t(locale, 'button.back'), { engagement: engagement.id }),
    ],
  });
}
