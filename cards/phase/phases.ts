import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import { exceptionsOf } from '../../data/domain/phase/exception.js';
import { canReopen } from '../../data/domain/phase/send-back.js';
import { phasesOf } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { passedLine } from '../checklist/checklist.js';
import { t } from '../kit/i18n.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { dateTime, sharedZone, type Zone } from '../wording/date-time.js';
import { phaseName } from '../wording/names.js';
import json from './phases.json' with { type: 'json' };

const draw = layout(json);

interface Read {
  readonly locale: Locale;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
}

/** Every phase with what it came to, and what can be done with phases as a whole. */
export function phasesCard(engagement: Engagement, { locale, zone }: Read): Card {
  const { id, state } = engagement;
  const phases = phasesOf(engagement.playbook);
  const data = { engagement: id };
  const passed = phases.filter((phase) => checkpointOf(engagement, phase).passed !== null);
  return draw({
    lang: locale,
    title: escaped(t(locale, 'phases.title', { customer: engagement.details?.customer ?? '' })),
    phases: phases.map((phase) => ({
      name: phaseName(engagement.playbook, phase, locale),
      lines: phaseLines(engagement, phase, locale, zone).map((text) => ({ text })),
    })),
    records: passed.map((phase) =>
      press('record.show', t(locale, 'button.record', { phase: phaseName(engagement.playbook, phase, locale) }), {
        ...data,
        phase,
      }),
    ),
    actions: [
      ...(phases.some((phase) => canReopen(engagement, phase))
        ? [press('reopen.form', t(locale, 'button.reopen'), data)]
        : []),
      ...(state === 'completed' ? [press('reopen-engagement.form', t(locale, 'button.reopen-engagement'), data)] : []),
      ...(state === 'active' ? [press('pause.form', t(locale, 'button.pause'), data)] : []),
      ...(state === 'paused' ? [press('pause.end', t(locale, 'button.resume'), data, { style: 'positive' })] : []),
      ...(state === 'active' || state === 'paused'
        ? [press('cancel.form', t(locale, 'button.cancel-engagement'), data)]
        : []),
      press('meetings.show', t(locale, 'button.meetings'), data),
      press('engagement.show', t(locale, 'button.back-to-engagement'), data),
    ],
  });
}

function phaseLines(
  engagement: Engagement,
  phase: PhaseId,
  locale: Locale,
  zone: Zone = sharedZone(engagement),
): readonly string[] {
  const { reopened, sentBack, stated } = checkpointOf(engagement, phase);
  const said = (key: 'phases.reopened' | 'phases.sent-back', because: typeof reopened) =>
    because === undefined
      ? []
      : [
          t(locale, key, {
            name: escaped(because.by.name, nameLength),
            when: dateTime(because.at, locale, zone),
            reason: escaped(because.reason),
          }),
        ];
  const passed = passedLine(engagement, phase, locale, zone);
  const current = phase === engagement.phase && engagement.state !== 'completed';
  const excepted = exceptionsOf(engagement, phase).length;
  return [
    ...(passed === null ? [] : [passed]),
    ...(stated === undefined ? [] : [statedLine(engagement, phase, locale, zone)].filter((line) => line !== null)),
    ...(current ? [t(locale, 'phases.current')] : []),
    ...(passed === null && stated === undefined && !current ? [t(locale, 'phases.not-passed')] : []),
    ...(excepted === 0 ? [] : [t(locale, 'phases.exceptions', { n: excepted })]),
    ...said('phases.sent-back', sentBack),
    ...said('phases.reopened', reopened),
  ];
}

/** Who stated that a phase was over before Baton; null for a phase that Baton saw. */
export function statedLine(
  engagement: Engagement,
  phase: PhaseId,
  locale: Locale,
  zone: Zone = sharedZone(engagement),
): string | null {
  const { stated } = checkpointOf(engagement, phase);
  return stated === undefined
    ? null
    : t(locale, 'phases.stated', {
        phase: phaseName(engagement.playbook, phase, locale),
        name: escaped(stated.by.name, nameLength),
        when: dateTime(stated.at, locale, zone),
      });
}
