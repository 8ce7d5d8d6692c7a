import { withoutAliases } from '../../data/domain/playbook/carried.js';
import { phasesOf } from '../../data/domain/playbook/phases.js';
import type {
  Involved,
  Playbook,
  PlaybookParty,
  PlaybookPhase,
  PlaybookSide,
} from '../../data/domain/playbook/playbook.js';
import type { Dataset, Responsibility } from '../../data/domain/responsibility.js';
import { firstPlaybook, shippedPlaybooks } from '../../data/playbooks/shipped.js';

/** As an engagement that begins with it keeps it. */
export const fasttrack = withoutAliases(firstPlaybook());
export const phases = phasesOf(fasttrack);
export const workloads = fasttrack.services.map(({ id }) => id);
export const conditions = fasttrack.conditions.map(({ id }) => id);

/** The second playbook that ships: a supplier's project for a customer. */
export const deliveryPlaybook =
  shippedPlaybooks().find(({ playbook }) => playbook.id === 'delivery')?.playbook ?? fasttrack;
const party = (id: string, side: PlaybookSide): PlaybookParty => ({ id, side, names: { en: id }, aliases: {} });
const phase = (id: string, more: Partial<PlaybookPhase> = {}): PlaybookPhase => ({
  ...{ id, names: { en: id }, aliases: {}, signs: 'provider', list: 'documents', sections: 'none' },
  ...more,
});

/**
 * A method unlike the first one: several parties on the provider's side and one on neither, five phases, the people's own
 * list in the second, both signatures in the fourth, services in the last.
 */
export const raci: Playbook = {
  id: 'raci',
  names: { en: 'A responsibility matrix' },
  parties: [
    party('council', 'customer'),
    party('school', 'customer'),
    party('builder', 'provider'),
    party('electrician', 'provider'),
    party('power-company', 'other'),
  ],
  phases: [
    phase('survey', { prepares: 'clear' }),
    phase('clear', { list: 'own' }),
    phase('raise'),
    phase('inspect', { signs: 'both' }),
    phase('move-in', { sections: 'services' }),
  ],
  standing: { names: { en: 'Always' }, aliases: {} },
  services: [{ id: 'heating', names: { en: 'Heating' }, aliases: {} }],
  conditions: [{ id: 'lift', names: { en: 'a lift' }, questions: { en: 'Is there a lift?' }, aliases: {} }],
  people: {},
};

let line = 0;
const row = (text: string, phaseId: string, involved: readonly Involved[], more: Partial<Responsibility> = {}) => {
  line += 1;
  const doer = involved.find(({ involvement }) => involvement === 'does' || involvement === 'guides');
  const alone = involved.length === 1 && doer?.involvement === 'does';
  return {
    ...{
      id: `matrix#${line}`,
      document: 'matrix',
      line,
      section: ['Rows'],
      phase: phaseId,
      party: doer?.party ?? null,
    },
    ...(alone ? {} : { involved }),
    ...{ ordinal: null, group: false, text, locale: 'en', optional: false, conditional: false, kind: 'item' },
    ...more,
  } satisfies Responsibility as Responsibility;
};
const does = (one: string): Involved => ({ party: one, involvement: 'does' });

/** A matrix of our own words with every involvement, in every phase of the playbook. */
export const raciDataset: Dataset = {
  format: 1,
  version: 'raci-1',
  playbook: raci,
  documents: [
    { id: 'matrix', title: 'Who builds', locale: 'en', edition: '2026-01-01', article: null, retired: false },
  ],
  responsibilities: [
    row('Keep the neighbours informed', 'general', [does('council'), { party: 'builder', involvement: 'consulted' }]),
    row('Measure the ground', 'survey', [does('builder'), { party: 'council', involvement: 'approves' }]),
    row('Say which trees stay', 'survey', [does('school')]),
    row('Show the cables', 'survey', [does('power-company'), { party: 'electrician', involvement: 'informed' }]),
    row('Fence the ground', 'clear', [does('builder'), does('electrician'), does('council')]),
    row('Raise the walls', 'raise', [does('builder'), { party: 'electrician', involvement: 'guides' }]),
    row('Agree to the colour', 'raise', [{ party: 'school', involvement: 'approves' }]),
    row('Walk through every room', 'inspect', [does('joint')]),
    row('Switch the power on', 'inspect', [does('power-company'), does('electrician')]),
    row('Set the thermostats', 'move-in', [does('electrician')], { workload: 'heating', stage: 'service' }),
    row('Try the lift', 'move-in', [does('builder')], { conditional: true, condition: 'lift' }),
    row('Bring the chairs', 'move-in', [does('school')]),
  ],
};
