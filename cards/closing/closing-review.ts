import {
  closingNumbers,
  daysTaken,
  maxReviewLength,
  type SideNumbers,
  type SideReview,
} from '../../data/domain/closing/closing-review.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { type Side, sides } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import scopeForm from '../checklist/scope-form.json' with { type: 'json' };
import { t } from '../kit/i18n.js';
import { editable, escaped, nameLength } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import json from '../meeting/meeting.json' with { type: 'json' };
import { dateTime, sharedZone, type Zone } from '../wording/date-time.js';
import { partyIn } from '../wording/item-words.js';

const draw = layout(json);
const drawForm = layout(scopeForm);

type Reviews = Readonly<Partial<Record<Side, SideReview>>>;

/** What the engagement came to, by party: numbers that are computed, and what each side looks back on. */
export function closingCard(
  engagement: Engagement,
  reviews: Reviews,
  {
    locale,
    zone = sharedZone(engagement),
    mayWrite,
    notice,
  }: { readonly locale: Locale; readonly zone?: Zone; readonly mayWrite: boolean; readonly notice?: string },
): Card {
  const data = { engagement: engagement.id };
  const numbers = closingNumbers(engagement);
  const days = daysTaken(engagement);
  return draw({
    lang: locale,
    language: null,
    notice: notice === undefined ? null : escaped(notice),
    title: escaped(t(locale, 'closing.title', { customer: engagement.details?.customer ?? '' })),
    leads: days === null ? [] : [{ text: t(locale, 'closing.days', { n: days }) }],
    sections: sides.map((side) => ({
      heading: partyIn(engagement, side, locale),
      lines: [...numberLines(numbers[side], locale), ...saidLines(reviews[side], locale, zone)].map((text) => ({
        text,
      })),
      rows: [],
    })),
    notes: [{ text: t(locale, 'closing.lead') }],
    actions: [
      ...(mayWrite
        ? [press('closing.form', t(locale, 'button.write-closing'), data, { style: 'positive' as const })]
        : []),
      press('engagement.show', t(locale, 'button.back-to-engagement'), data),
    ],
  });
}

function numberLines(of: SideNumbers, locale: Locale): readonly string[] {
  const { done, notApplicable, excepted, open, late, dated, daysLate } = of;
  const average = late === 0 ? 0 : Math.round((daysLate / late) * 10) / 10;
  return [
    t(locale, 'closing.numbers', { done, out: notApplicable, exceptions: excepted, open }),
    ...(dated === 0
      ? []
      : [
          late === 0
            ? t(locale, 'closing.none-late')
            : t(locale, 'closing.was-late', { late, dated, days: new Intl.NumberFormat(locale).format(average) }),
        ]),
  ];
}

function saidLines(review: SideReview | undefined, locale: Locale, zone: Zone): readonly string[] {
  if (review === undefined) return [t(locale, 'closing.unsaid')];
  const { well, late, by, at } = review;
  const said = (label: string, text: string): readonly string[] =>
    text === '' ? [] : [`**${label}**`, ...lines(text)];
  return [
    ...said(t(locale, 'closing.well'), well),
    ...said(t(locale, 'closing.late'), late),
    t(locale, 'closing.by', { name: escaped(by.name, nameLength), when: dateTime(at, locale, zone) }),
  ];
}

const lines = (text: string): readonly string[] =>
  editable(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => escaped(line, maxReviewLength));

/** What one side looks back on, filled with what it said before. */
export function closingForm(
  engagement: Engagement,
  side: Side,
  review: SideReview | undefined,
  { locale }: { readonly locale: Locale },
): Card {
  const data = { engagement: engagement.id };
  const field = (id: 'well' | 'late', label: string, value = '') => ({
    type: 'Input.Text',
    id,
    label,
    isMultiline: true,
    maxLength: maxReviewLength,
    ...(value === '' ? {} : { value: editable(value) }),
  });
  return drawForm({
    lang: locale,
    notice: null,
    title: partyIn(engagement, side, locale),
    lead: t(locale, 'closing.lead'),
    fields: [
      field('well', t(locale, 'closing.well'), review?.well),
      field('late', t(locale, 'closing.late'), review?.late),
    ],
    actions: [
      press('closing.save', t(locale, 'button.save'), data, { style: 'positive' }),
      press('closing.show', t(locale, 'button.cancel'), data),
    ],
  });
}
