import { maxInquiryLength } from '../../data/domain/inquiry/refusal.js';
import type { Locale } from '../../data/domain/responsibility.js';
import end from '../checklist/remediation-end.json' with { type: 'json' };
import { t } from '../kit/i18n.js';
import { choice, editable, escaped } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import json from './inquiry-preview.json' with { type: 'json' };

const draw = layout(json);
const drawEnd = layout(end);

/** One way a question can go. */
export interface Way {
  /** What travels for it. */
  readonly to: string;
  readonly customer: string;
  /** The specialist it goes to alone; null = the engagement's channel. */
  readonly specialist: string | null;
  /** The channel's name, where Teams said it. */
  readonly channel?: string;
  /** How many people can read it there; null where Teams did not say. */
  readonly people: number | null;
}

export interface PreviewOptions {
  readonly locale: Locale;
  readonly inquiry: string;
  readonly asker: string;
  /** Where the preview leads back to. */
  readonly back: { readonly question?: string; readonly responsibility?: string };
  readonly text: string;
  readonly ways: readonly [Way, ...Way[]];
  readonly chosen?: string;
  /** Specialists who cannot be written to directly. */
  readonly notDirect: readonly string[];
  readonly notice?: string;
}

/** This many open choices are looked over at once; more of them fold. */
const mostOpenChoices = 6;

const names = 60;

/** Where a question would go, and how many people can read it there. */
function wayName({ specialist, customer, channel, people }: Way, locale: Locale): string {
  if (specialist !== null) return t(locale, 'inquiry.to-person', { name: specialist, customer });
  const to =
    channel === undefined
      ? t(locale, 'inquiry.to-channel', { customer })
      : t(locale, 'inquiry.to-channel-named', { customer, channel });
  const seen = people === null ? t(locale, 'inquiry.seen-by-all') : t(locale, 'inquiry.seen-by', { n: people });
  return `${to} · ${seen}`;
}

/** Exactly what would be sent, where, and who would see it. Nothing is sent before the asker says so. */
export function inquiryPreviewCard(options: PreviewOptions): Card {
  const { locale, inquiry, asker, back, text, ways, notDirect, notice } = options;
  const [first, ...others] = ways;
  const chosen = ways.find(({ to }) => to === options.chosen) ?? first;
  const only = others.length === 0;
  return draw({
    lang: locale,
    notice: notice === undefined ? null : escaped(notice),
    title: t(locale, 'inquiry.preview'),
    text: {
      label: t(locale, 'inquiry.text'),
      value: editable(text),
      longest: maxInquiryLength,
      error: t(locale, 'refusal.inquiry-empty'),
    },
    label: t(locale, 'inquiry.goes-to'),
    only: only ? escaped(wayName(first, locale)) : null,
    value: only ? null : chosen.to,
    style: ways.length > mostOpenChoices ? 'compact' : 'expanded',
    choices: ways.map((way) => ({ title: choice(wayName(way, locale)), value: way.to })),
    notes: [
      ...notDirect.slice(0, 5).map((name) => t(locale, 'inquiry.not-direct', { name: escaped(name, names) })),
      t(locale, 'inquiry.reply-comes'),
    ].map((note) => ({ text: note })),
    actions: [
      press(
        'inquiry.send',
        t(locale, 'button.send'),
        { ...back, inquiry, asker, ...(only ? { to: first.to } : {}) },
        { style: 'positive' },
      ),
      press('inquiry.cancel', t(locale, 'button.cancel'), { ...back, asker }),
    ],
  });
}

/** What is left of a preview that was not sent. */
export const nothingSentCard = (locale: Locale): Card =>
  drawEnd({ lang: locale, text: t(locale, 'inquiry.cancelled') });
