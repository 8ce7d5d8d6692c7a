import type { Details } from '../../../data/domain/engagement.js';
import type { Event } from '../../../data/domain/event.js';
import type { Item, StandingItem } from '../../../data/domain/item.js';
import type { Member } from '../../../data/domain/member.js';
import type { Person } from '../../../data/domain/person.js';
import type { PhaseId } from '../../../data/domain/playbook/playbook.js';
import { fasttrack } from '../../support/playbooks.js';

export const ana: Person = { id: '29:ana', name: 'Ana' };
export const sven: Person = { id: '29:sven', name: 'Sven "the specialist" 스벤' };

/** The n-th second of a day on which all of this happens. */
export const at = (n: number): string => new Date(Date.UTC(2026, 10, 21) + n * 1000).toISOString();

export const started = (engagement: string, channel = `19:${engagement}@thread.tacv2`) =>
  ({ type: 'SetupStarted', playbook: fasttrack, engagement, channel, at: at(0), by: ana }) as const;

export const details: Details = {
  customer: 'Tailspin',
  workloads: ['intune'],
  onboardingStart: '2026-11-02',
  locale: 'ko',
  conditions: {
    'mobile-devices': 'yes',
    'app-protection': 'no',
    pcs: 'later',
    'single-forest': 'yes',
    federated: 'later',
    'configuration-manager': 'no',
    'wifi-vpn': 'yes',
  },
};

export const member = (person: Person, role: Member['role']): Member => ({
  person,
  role,
  side: role === 'specialist' ? 'provider' : 'customer',
  lead: false,
  accepted: role !== 'specialist',
});

export const item = (id: string, phase: PhaseId = 'initiate', more: Partial<Item> = {}): Item => ({
  id,
  version: 0,
  phase,
  side: 'customer',
  text: `Duty ${id}`,
  section: 'core',
  optional: false,
  undecided: false,
  tick: null,
  removed: false,
  ...more,
});

export const standing = (id: string): StandingItem => ({
  id,
  version: 0,
  side: 'customer',
  text: `Standing duty ${id}`,
  state: 'to-arrange',
  marked: null,
});

export const opened = (phase: PhaseId, items: readonly Item[], n = 1): Event => ({
  type: 'PhaseOpened',
  phase,
  items,
  at: at(n),
  by: ana,
});

export const ticked = (id: string, n = 2, by: Person = ana): Event => ({ type: 'ItemTicked', item: id, at: at(n), by });

export const unticked = (id: string, n = 3, by: Person = ana): Event => ({
  type: 'ItemUnticked',
  item: id,
  at: at(n),
  by,
});

export const numbered = (count: number, phase: PhaseId = 'initiate'): readonly Item[] =>
  Array.from({ length: count }, (_, n) => item(String(n + 1), phase));
