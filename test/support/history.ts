import assert from 'node:assert/strict';
import type { Decision } from '../../data/domain/decision.js';
import type { Details, Engagement } from '../../data/domain/engagement.js';
import type { Event } from '../../data/domain/event.js';
import { evolve } from '../../data/domain/evolve.js';
import { acceptAsSpecialist } from '../../data/domain/people/specialist.js';
import type { Person } from '../../data/domain/person.js';
import type { Dataset, Responsibility } from '../../data/domain/responsibility.js';
import { saveSetup } from '../../data/domain/setup/setup.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';
import { fasttrack } from './playbooks.js';

const person = (id: string, name: string): Person => ({ id, name });

export const ana = person('29:ana', 'Ana Lima');
export const jonas = person('29:jonas', 'Jonas Berg');
export const mina = person('29:mina', 'Mina Park');
export const sam = person('29:sam', 'Sam Reyes');
export const guest = person('29:guest', 'Gil Guest');

/** Noon, then a minute later at each call: a clock that only the test moves. */
export function ticking(start = '2026-11-20T12:00:00.000Z'): () => string {
  let at = Date.parse(start);
  return () => {
    at += 60_000;
    return new Date(at).toISOString();
  };
}

let line = 0;
const duty = (more: Partial<Responsibility> & { readonly text: string }): Responsibility => {
  line += 1;
  return {
    id: `book#${line}`,
    document: 'book',
    line,
    section: ['Duties'],
    phase: 'initiate',
    party: 'customer',
    ordinal: String(line),
    group: false,
    locale: 'en',
    optional: false,
    conditional: false,
    kind: 'item',
    ...more,
  };
};

/** A small dataset of our own words: every phase, both sides, a workload, conditions, an optional duty. */
export const smallDataset: Dataset = {
  format: 1,
  playbook: firstPlaybook(),
  version: 'small-1',
  documents: [
    { id: 'book', title: 'A small book', locale: 'en', edition: '2026-01-01', article: null, retired: false },
  ],
  responsibilities: [
    duty({ phase: 'general', text: 'Keep the project plan' }),
    duty({ phase: 'general', party: 'microsoft', text: 'Help from afar' }),
    duty({ phase: 'general', text: 'Write the terms of use', workload: 'intune' }),
    duty({ text: 'Bring the right people to the kick-off' }),
    duty({ party: 'microsoft', text: 'Call the customer' }),
    duty({ phase: 'assess', text: 'Name the stakeholders' }),
    duty({ phase: 'assess', text: 'Share a screen', optional: true, conditional: true }),
    duty({ phase: 'assess', party: 'microsoft', text: 'Provide the checklist' }),
    duty({ phase: 'remediate', text: 'Do the fixes' }),
    duty({ phase: 'enable', text: 'Open the ports' }),
    duty({ phase: 'enable', text: 'Pick two apps', workload: 'intune', stage: 'service' }),
    duty({
      phase: 'enable',
      party: 'microsoft',
      text: 'Guide on phone policies',
      workload: 'intune',
      stage: 'service',
      conditional: true,
      condition: 'mobile-devices',
    }),
    duty({ phase: 'enable', party: 'it-admin', text: 'Never on a checklist' }),
    duty({ phase: 'enable', text: 'Only a heading', group: true }),
    duty({ phase: 'enable', text: 'Custom rules', kind: 'out-of-scope' }),
  ],
};

export const details: Details = {
  customer: 'Contoso',
  workloads: ['intune'],
  onboardingStart: '2026-11-02',
  locale: 'en',
  conditions: {
    'mobile-devices': 'later',
    'app-protection': 'later',
    pcs: 'later',
    'single-forest': 'later',
    federated: 'later',
    'configuration-manager': 'later',
    'wifi-vpn': 'later',
  },
};

export const started: Extract<Event, { readonly type: 'SetupStarted' }> = {
  type: 'SetupStarted',
  playbook: fasttrack,
  engagement: 'engagement-1',
  channel: '19:channel@thread.tacv2',
  at: '2026-11-20T12:00:00.000Z',
  by: ana,
};

export const after = (engagement: Engagement, events: readonly Event[]): Engagement =>
  events.length === 0
    ? engagement
    : { ...events.reduce<Engagement>(evolve, engagement), version: engagement.version + 1 };

/** The engagement after a decision that must not be refused. */
export function done(engagement: Engagement, decision: Decision): Engagement {
  assert.ok('events' in decision, `refused: ${JSON.stringify(decision)}`);
  return after(engagement, decision.events);
}

export function refusalCode(decision: Decision): string {
  assert.ok('refusal' in decision, `not refused: ${JSON.stringify(decision)}`);
  return decision.refusal.code;
}

/** Contoso in initiate: Ana manages, Mina leads the customer's side, Jonas is on it, Sam is the specialist and accepted. */
export function contoso(now: () => string = ticking(), more: Partial<Details> = {}): Engagement {
  const fresh = evolve(null, started);
  const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
  const saved = done(fresh, saveSetup(fresh, smallDataset, { ...details, ...more }, people, ana, now()));
  return done(saved, acceptAsSpecialist(saved, sam, now()));
}
