import { itemsOf, tickItem } from '../../data/domain/checklist/checklist.js';
import type { Decision } from '../../data/domain/decision.js';
import type { Details, Engagement } from '../../data/domain/engagement.js';
import { acceptAsSpecialist } from '../../data/domain/people/specialist.js';
import type { Instant } from '../../data/domain/person.js';
import { acknowledge } from '../../data/domain/phase/checkpoint.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Dataset } from '../../data/domain/responsibility.js';
import { type People, saveSetup } from '../../data/domain/setup/setup.js';
import type { Store } from '../../data/store/store.js';
import { ana, details, jonas, mina, sam, smallDataset } from './history.js';
import { fasttrack } from './playbooks.js';

/** What a test wants of its engagement; the rest is Contoso's. */
export interface EngagementPlan {
  readonly id?: string;
  readonly channel?: string;
  readonly tenant?: string;
  readonly dataset?: Dataset;
  readonly details?: Partial<Details>;
  /** Ana manages, Mina leads the customer's side, Jonas is on its team, Sam is the specialist. */
  readonly people?: Partial<People>;
  /** Whether the named specialist accepted. */
  readonly accepted?: boolean;
  /** Everything of the phases before it is ticked and acknowledged. */
  readonly phase?: PhaseId;
  readonly at?: Instant | (() => Instant);
}

/** Sets an engagement up in a store, by the rules and the store themselves. Throws where a rule refuses. */
export async function storedEngagement(store: Store, plan: EngagementPlan = {}): Promise<Engagement> {
  const { id = 'engagement-1', channel = '19:channel@thread.tacv2', tenant, dataset = smallDataset } = plan;
  const { at = '2026-11-20T12:00:00.000Z', accepted = true, phase = 'initiate' } = plan;
  const now = typeof at === 'string' ? () => at : at;
  const people: People = { projectManager: ana, specialist: sam, lead: mina, team: [jonas], ...plan.people };
  const manager = people.projectManager ?? ana;
  const { specialist } = people;
  const change = async (decide: (e: Engagement) => Decision): Promise<Engagement> => {
    const outcome = await store.engagements.change(id, decide);
    if (outcome === null || outcome.refusal !== null) throw new Error(`refused: ${JSON.stringify(outcome?.refusal)}`);
    return outcome.engagement;
  };
  const where = { engagement: id, channel, ...(tenant === undefined ? {} : { tenant }) };
  await store.engagements.start({ type: 'SetupStarted', playbook: fasttrack, ...where, at: now(), by: manager });
  let engagement = await change((e) => saveSetup(e, dataset, { ...details, ...plan.details }, people, manager, now()));
  if (specialist === null || !accepted) return engagement;
  engagement = await change((e) => acceptAsSpecialist(e, specialist, now()));
  while (engagement.phase !== phase) {
    const { phase: current } = engagement;
    for (const { id: item, version, side, tick } of itemsOf(engagement, current)) {
      if (tick === null)
        await change((e) => tickItem(e, item, version, side === 'customer' ? manager : specialist, now()));
    }
    engagement = await change((e) => acknowledge(e, dataset, current, e.version, specialist, now()));
  }
  return engagement;
}
