import { toArrange } from '../../data/domain/checklist/standing.js';
import { outcomes } from '../../data/domain/checkpoint.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { exceptionsOf } from '../../data/domain/phase/exception.js';
import { isLastPhase } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { arrangeLines } from '../checklist/to-arrange.js';
import { t } from '../kit/i18n.js';
import { asManyAsFit } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { phaseName } from '../wording/names.js';
import json from './sign.json' with { type: 'json' };

const draw = layout(json);

/** Standing duties that are named before the last sign-off; the standing list has them all. */
const mostArrange = 10;

/** Asked once more, with the statement that is given and the note beside it. */
export function signOffCard(
  engagement: Engagement,
  {
    phase,
    half,
    note,
    locale,
  }: {
    readonly phase: PhaseId;
    readonly half: 'acknowledge' | 'confirm';
    readonly note: string;
    readonly locale: Locale;
  },
): Card {
  const data = { engagement: engagement.id, phase, seen: engagement.version };
  const name = phaseName(engagement.playbook, phase, locale);
  const excepted = exceptionsOf(engagement, phase).length;
  const isLast = isLastPhase(engagement.playbook, phase);
  return asManyAsFit(mostArrange, (most) =>
    draw({
      lang: locale,
      title: t(locale, `sign-off.${half}`, { phase: name }),
      notes: [
        ...(excepted === 0 ? [] : [t(locale, 'sign-off.exceptions', { n: excepted })]),
        ...(isLast
          ? [
              t(locale, 'engagement.to-arrange', { n: toArrange(engagement).length }),
              ...arrangeLines(engagement, { locale, most }),
            ]
          : []),
      ].map((text) => ({ text })),
      outcomes: isLast
        ? {
            label: t(locale, 'outcome.hold'),
            choices: outcomes.map((value) => ({ title: t(locale, `outcome.${value}`), value })),
          }
        : null,
      statement: statementOf(engagement, phase, locale),
      note: { label: t(locale, 'sign-off.note'), value: note === '' ? null : note },
      actions: [
        press(`checkpoint.${half}`, t(locale, `button.yes-${half}`), data, { style: 'positive' }),
        press('checkpoint.review', t(locale, 'button.not-now'), { engagement: engagement.id, phase }),
      ],
    }),
  );
}

/** What is stated by acknowledging: all of it, or all but what was agreed to stay open. */
export const statementOf = (engagement: Engagement, phase: PhaseId, locale: Locale): string =>
  t(locale, exceptionsOf(engagement, phase).length === 0 ? 'checkpoint.statement' : 'checkpoint.statement-exceptions', {
    phase: phaseName(engagement.playbook, phase, locale),
  });

/** What the end of an onboarding is looked at for, and what goes on after it. */
export const outcomesOf = (engagement: Engagement, locale: Locale): readonly string[] => [
  t(locale, 'outcome.ask'),
  ...outcomes.map((one) => `• ${t(locale, `outcome.${one}`)}`),
  t(locale, 'engagement.to-arrange', { n: toArrange(engagement).length }),
];
