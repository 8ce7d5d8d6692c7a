import { z } from 'zod';
import { phaseName, serviceName } from '../../../cards/wording/names.js';
import { ownerHeading } from '../../../cards/wording/party.js';
import { progressOf, toDoIn } from '../../../data/domain/checklist/checklist.js';
import { isComplete } from '../../../data/domain/checklist/missing.js';
import { deadlinesOf } from '../../../data/domain/deadlines.js';
import { checkpointOf, type Engagement } from '../../../data/domain/engagement.js';
import { lateIn } from '../../../data/domain/list/late.js';
import type { Instant } from '../../../data/domain/person.js';
import { nameIn } from '../../../data/domain/playbook/names.js';
import { isBefore, phasesOf } from '../../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../../data/domain/playbook/playbook.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { todayOf } from '../../../data/domain/workdays.js';
import { shapes } from './shapes.js';

export const engagementStates = ['setting-up', 'active', 'paused', 'completed', 'canceled'] as const;
export type EngagementStateName = (typeof engagementStates)[number];

const summary = {
  id: z.string(),
  version: z.int().describe('Counts all changes'),
  state: z.enum(engagementStates),
  customer: z.string().nullable().describe('null until it is set up'),
  playbook: shapes.named,
  phase: shapes.named.describe('The current one'),
  startedAt: shapes.instant,
  progress: shapes.progress.describe('Of the current phase'),
  ready: z.boolean().describe('Nothing stops the checkpoint of the current phase'),
  late: z.int().describe('Open items whose date is past'),
  nextDate: shapes.date.nullable().describe('The next date of an open item, today or later'),
};

export const engagementSummary = z.object(summary).meta({ id: 'EngagementSummary' });

const phaseView = z
  .object({
    ...shapes.named.shape,
    state: z.enum(['passed', 'open', 'ahead']),
    joint: z.boolean().describe('Both sides sign its checkpoint'),
    acknowledgedAt: shapes.instant.nullable(),
    confirmedAt: shapes.instant.nullable(),
    passedAt: shapes.instant.nullable(),
    progress: shapes.progress,
  })
  .meta({ id: 'Phase' });

export const engagementView = z
  .object({
    ...summary,
    locale: shapes.locale.nullable().describe('Of its cards'),
    timeZone: z.string(),
    onboardingStart: shapes.date.nullable(),
    workloads: z.array(shapes.named).nullable().describe('null = not said yet'),
    parties: z.object({ customer: z.string(), provider: z.string() }),
    phases: z.array(phaseView),
    stopped: z.object({ at: shapes.instant, reason: z.string() }).nullable().describe('Why it is paused or canceled'),
    terms: z
      .array(z.object({ kind: z.enum(['contact', 'completion']), due: shapes.date, days: z.int() }))
      .describe('Terms of the playbook that are near or past; days below zero = late'),
  })
  .meta({ id: 'Engagement' });

/** For whom, and when, something is drawn. */
export interface ViewReader {
  readonly locale: Locale;
  readonly now: Instant;
}

/** How other programs call a state: in American English, as people's words do. */
export const stateNameOf = ({ state }: Pick<Engagement, 'state'>): EngagementStateName =>
  state === 'cancelled' ? 'canceled' : state;

export function summaryOf(engagement: Engagement, { locale, now }: ViewReader): z.output<typeof engagementSummary> {
  const { id, version, details, playbook, phase, startedAt } = engagement;
  const today = todayOf(engagement, now);
  const dates = toDoIn(engagement).flatMap(({ due }) => (due === undefined || due < today ? [] : [due]));
  return {
    id,
    version,
    state: stateNameOf(engagement),
    customer: details?.customer ?? null,
    playbook: { id: playbook.id, name: nameIn(playbook.names, locale) },
    phase: { id: phase, name: phaseName(playbook, phase, locale) },
    startedAt,
    progress: progressOf(engagement, phase),
    ready: engagement.state === 'active' && isComplete(engagement),
    late: lateIn(engagement, today).length,
    nextDate: dates.toSorted()[0] ?? null,
  };
}

export function engagementViewOf(engagement: Engagement, reading: ViewReader): z.output<typeof engagementView> {
  const { details, playbook, stopped } = engagement;
  const { locale, now } = reading;
  return {
    ...summaryOf(engagement, reading),
    locale: details?.locale ?? null,
    timeZone: details?.timeZone ?? 'UTC',
    onboardingStart: details?.onboardingStart ?? null,
    workloads: details?.workloads?.map((id) => ({ id, name: serviceName(playbook, id, locale) })) ?? null,
    parties: {
      customer: ownerHeading(engagement, { side: 'customer' }, locale),
      provider: ownerHeading(engagement, { side: 'provider' }, locale),
    },
    phases: phasesOf(playbook).map((phase) => phaseOf(engagement, phase, locale)),
    stopped: stopped === undefined ? null : { at: stopped.at, reason: stopped.reason },
    terms: deadlinesOf(engagement, todayOf(engagement, now)).map(({ kind, due, days }) => ({ kind, due, days })),
  };
}

function phaseOf(engagement: Engagement, phase: PhaseId, locale: Locale): z.output<typeof phaseView> {
  const { joint, acknowledged, confirmed, passed, stated } = checkpointOf(engagement, phase);
  const isPast = passed !== null || stated !== undefined || isBefore(engagement.playbook, phase, engagement.phase);
  return {
    id: phase,
    name: phaseName(engagement.playbook, phase, locale),
    state: isPast ? 'passed' : phase === engagement.phase ? 'open' : 'ahead',
    joint,
    acknowledgedAt: acknowledged?.at ?? null,
    confirmedAt: confirmed?.at ?? null,
    passedAt: passed,
    progress: progressOf(engagement, phase),
  };
}
