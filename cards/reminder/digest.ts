import type { Digest, DigestLine } from '../../data/domain/reminder/digest.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import json from './digest.json' with { type: 'json' };

const draw = layout(json);

/** More engagements than a person runs at once; what is further down needs them the least. */
const mostLines = 20;

/** The button that ends the mornings' messages, or begins them again. */
export const reminderSwitch = (stopped: boolean, locale: Locale, mode?: 'secondary'): ExecuteAction => {
  const look = mode === undefined ? {} : { mode };
  return stopped
    ? press('reminders.start', t(locale, 'digest.start'), {}, look)
    : press('reminders.stop', t(locale, 'digest.stop'), {}, look);
};

/** What waits for a person this morning, an engagement a line, and the way to all of it. */
export function digestCard({ lines }: Pick<Digest, 'lines'>, locale: Locale): Card {
  const title = t(locale, 'digest.title');
  const shown = lines.slice(0, mostLines);
  const [first] = shown;
  return draw({
    lang: locale,
    // A phone shows this where it announces the message.
    fallback: label(first === undefined ? title : `${title}: ${nameOf(first, locale)}, ${countsOf(first, locale)}`),
    title: escaped(title),
    lines: shown.map((line) => ({ customer: escaped(nameOf(line, locale)), counts: escaped(countsOf(line, locale)) })),
    sentence: null,
    actions: [press('mine.show', t(locale, 'app.items'), {}), reminderSwitch(false, locale, 'secondary')],
  });
}

/** That the mornings' messages are on, or off, with the way back. */
export const remindersCard = (stopped: boolean, locale: Locale): Card =>
  draw({
    lang: locale,
    fallback: t(locale, stopped ? 'digest.stopped' : 'digest.started'),
    title: escaped(t(locale, 'digest.title')),
    lines: [],
    sentence: escaped(t(locale, stopped ? 'digest.stopped' : 'digest.started')),
    actions: [reminderSwitch(stopped, locale), press('mine.show', t(locale, 'app.items'), {})],
  });

const nameOf = ({ customer }: DigestLine, locale: Locale): string =>
  customer === '' ? t(locale, 'engagement.new') : customer;

const countsOf = ({ steps, late, soon, waiting }: DigestLine, locale: Locale): string =>
  (
    [
      ['digest.steps', steps],
      ['digest.late', late],
      ['digest.waiting', waiting],
      ['digest.soon', soon],
    ] as const
  )
    .flatMap(([key, n]) => (n === 0 ? [] : [t(locale, key, { n })]))
    .join(' · ');
