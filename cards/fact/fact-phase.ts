import { itemsOf, progressOf } from '../../data/domain/checklist/checklist.js';
import { isBlocking, missingFor } from '../../data/domain/checklist/missing.js';
import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import { exceptionsOf } from '../../data/domain/phase/exception.js';
import { hostOf, nextPhase, phasePlace, phasesOf } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { sides } from '../../data/domain/playbook/sides.js';
import { phaseStart } from '../../data/domain/workdays.js';
import { day, t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { press } from '../kit/verbs.js';
import { statedLine } from '../phase/phases.js';
import { dateTime, zoneAt } from '../wording/date-time.js';
import { emptyListLine, partyIn } from '../wording/item-words.js';
import { phaseName } from '../wording/names.js';
import { nextSteps } from '../wording/next-step.js';
import type { FactPart } from './fact-part.js';
import type { ItemReader } from './item-fact.js';

const ended = ({ state }: Engagement): boolean => state === 'completed' || state === 'cancelled';

/** Which phase an engagement is in, since when, and what comes next. */
export function phaseFact(engagement: Engagement, asked: PhaseId | null, { locale }: ItemReader): FactPart {
  const { phase, state, playbook } = engagement;
  const since = phaseStart(engagement, phase);
  const next = nextPhase(playbook, phase);
  const meant = asked === null ? phase : hostOf(playbook, asked);
  const named = meant === phase ? [] : [aheadOrPassed(engagement, meant, locale)];
  if (state === 'completed' || state === 'cancelled') {
    return { engagement, title: t(locale, `engagement.${state}`), leads: named };
  }
  const where = {
    phase: phaseName(engagement.playbook, phase, locale),
    n: phasePlace(playbook, phase) + 1,
    of: playbook.phases.length,
  };
  return {
    engagement,
    title:
      since === null
        ? t(locale, 'engagement.phase', where)
        : t(locale, 'fact.phase', { ...where, date: day(since, locale) }),
    leads: [
      ...named,
      ...(state === 'active' ? nextSteps(engagement, locale) : []),
      next === null
        ? t(locale, 'fact.last-phase')
        : t(locale, 'fact.next-phase', { phase: phaseName(engagement.playbook, next, locale) }),
    ],
    actions: [press('phases.show', t(locale, 'button.phases'), { engagement: engagement.id })],
  };
}

function aheadOrPassed(engagement: Engagement, phase: PhaseId, locale: ItemReader['locale']): string {
  const { passed } = checkpointOf(engagement, phase);
  const name = phaseName(engagement.playbook, phase, locale);
  const zone = engagement.details?.timeZone ?? 'UTC';
  return passed === null
    ? t(locale, 'fact.phase-ahead', { phase: name })
    : t(locale, 'checkpoint.passed-on', { phase: name, when: dateTime(passed, locale, zone) });
}

/** Whether a phase's checkpoint was passed, when and by whom; else what it still needs. It has no date of its own. */
export function checkpointFact(engagement: Engagement, asked: PhaseId | null, reader: ItemReader): FactPart {
  const { locale, place } = reader;
  const phase = hostOf(engagement.playbook, asked ?? engagement.phase);
  const checkpoint = checkpointOf(engagement, phase);
  const { acknowledged, confirmed, passed, joint, stated } = checkpoint;
  const name = phaseName(engagement.playbook, phase, locale);
  const zone = zoneAt(engagement, place);
  const signed = [
    ...(acknowledged === null
      ? []
      : [
          t(locale, 'fact.acknowledged', {
            name: escaped(acknowledged.by.name),
            when: dateTime(acknowledged.at, locale, zone),
          }),
        ]),
    ...(confirmed === null
      ? []
      : [
          t(locale, 'fact.confirmed', {
            name: escaped(confirmed.by.name),
            when: dateTime(confirmed.at, locale, zone),
          }),
        ]),
  ];
  const excepted = exceptionsOf(engagement, phase).length;
  const exceptions = excepted === 0 ? [] : [t(locale, 'fact.exceptions', { n: excepted })];
  if (passed !== null || stated !== undefined) {
    const when = passed === null ? null : dateTime(passed, locale, zone);
    return {
      engagement,
      title:
        when === null
          ? (statedLine(engagement, phase, locale, zone) ?? '')
          : t(locale, 'checkpoint.passed-on', { phase: name, when }),
      leads: [...signed, ...exceptions],
      actions: [press('phases.show', t(locale, 'button.phases'), { engagement: engagement.id })],
    };
  }
  if (phase !== engagement.phase || ended(engagement)) {
    return { engagement, title: t(locale, 'fact.phase-ahead', { phase: name }) };
  }
  const missing = missingFor(engagement, phase);
  const open = missing.open.customer.length + missing.open.provider.length;
  const dues = itemsOf(engagement, phase)
    .filter(isBlocking)
    .flatMap(({ due }) => due ?? [])
    .sort();
  const last = dues.at(-1);
  return {
    engagement,
    title: open > 0 ? t(locale, 'next.open', { n: open, phase: name }) : (nextSteps(engagement, locale).at(-1) ?? name),
    leads: [
      ...sides
        .filter((side) => missing.open[side].length > 0)
        .map((side) =>
          t(locale, 'fact.side-open', {
            party: partyIn(engagement, side, locale),
            n: missing.open[side].length,
          }),
        ),
      ...missing.statements.map((side) =>
        emptyListLine(engagement, 'checkpoint.statement-missing', { phase, side }, locale),
      ),
      ...signed,
      ...exceptions,
      t(locale, joint ? 'checkpoint.joint' : 'checkpoint.one-sided'),
      t(locale, 'fact.checkpoint-when'),
      ...(last === undefined ? [] : [t(locale, 'fact.last-due', { date: day(last, locale) })]),
    ],
    actions: [press('checkpoint.review', t(locale, 'button.review'), { engagement: engagement.id, phase })],
  };
}

/** How far an engagement is: its phase's required items, by side and in percent, and the phases behind it. */
export function progressFact(engagement: Engagement, asked: PhaseId | null, { locale }: ItemReader): FactPart {
  const phase = asked ?? engagement.phase;
  const { done, required } = progressOf(engagement, phase);
  const passed = phasesOf(engagement.playbook).filter((one) => {
    const { passed: at, stated } = checkpointOf(engagement, one);
    return at !== null || stated !== undefined;
  }).length;
  const percent = required === 0 ? 0 : Math.floor((100 * done) / required);
  const name = phaseName(engagement.playbook, phase, locale);
  return {
    engagement,
    title:
      required === 0
        ? t(locale, 'fact.nothing-required', { phase: name })
        : t(locale, 'fact.progress', { done, required, percent, phase: name }),
    leads: [
      ...sides.flatMap((side) => {
        const own = progressOf(engagement, phase, side);
        return own.required === 0
          ? []
          : [t(locale, 'fact.side-progress', { party: partyIn(engagement, side, locale), ...own })];
      }),
      t(locale, 'fact.phases-passed', { passed, of: engagement.playbook.phases.length }),
    ],
    actions: [press('phases.show', t(locale, 'button.phases'), { engagement: engagement.id })],
  };
}
