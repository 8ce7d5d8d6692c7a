import { readFileSync } from 'node:fs';
import { defaultDatasetFile, parseDataset } from '../../data/dataset.js';
import type { ConditionAnswer, Engagement } from '../../data/domain/engagement.js';
import { evolve } from '../../data/domain/evolve.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Dataset, Locale } from '../../data/domain/responsibility.js';
import { saveSetup } from '../../data/domain/setup/setup.js';
import { conditions, fasttrack, workloads } from './playbooks.js';
import { ana, bruno, minji } from './sample-engagement.js';

let kept: Dataset | undefined;

/** The dataset of the documents. */
export function wholeDataset(): Dataset {
  kept ??= parseDataset(readFileSync(defaultDatasetFile()), 'data/dataset.json');
  return kept;
}

const at = '2026-11-02T09:00:00.000Z';

/** An engagement that begins in a phase, its checklist copied from the documents, for all services. */
export function engagementOf(phase: PhaseId, locale: Locale, answer: ConditionAnswer): Engagement {
  const setting = evolve(null, {
    type: 'SetupStarted',
    playbook: fasttrack,
    engagement: 'e5b1c7d2a9f04e63',
    channel: 'c',
    at,
    by: ana,
  });
  const details = {
    customer: 'Contoso',
    workloads,
    onboardingStart: null,
    locale,
    conditions: Object.fromEntries(conditions.map((name) => [name, answer])) as Record<
      (typeof conditions)[number],
      ConditionAnswer
    >,
  };
  const people = { projectManager: ana, specialist: minji, lead: bruno, team: [] };
  const decision = saveSetup(setting, wholeDataset(), details, people, ana, at, phase);
  if ('refusal' in decision) throw new Error(decision.refusal.code);
  return decision.events.reduce((engagement, event) => evolve(engagement, event), setting);
}
