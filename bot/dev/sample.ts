import { itemsOf, tickItem } from '../../data/domain/checklist/checklist.js';
import { workOn } from '../../data/domain/checklist/items.js';
import { isBlocking } from '../../data/domain/checklist/missing.js';
import { addItem } from '../../data/domain/checklist/own-items.js';
import { addRemediation, type DraftLine } from '../../data/domain/checklist/remediation.js';
import type { Decision } from '../../data/domain/decision.js';
import { checkpointOf, type Details, type Engagement } from '../../data/domain/engagement.js';
import type { Item, ItemPatch } from '../../data/domain/item.js';
import { acceptAsSpecialist } from '../../data/domain/people/specialist.js';
import type { Instant, Person } from '../../data/domain/person.js';
import { acknowledge, confirm } from '../../data/domain/phase/checkpoint.js';
import { exceptItem } from '../../data/domain/phase/exception.js';
import { withoutAliases } from '../../data/domain/playbook/carried.js';
import { firstPhase } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Dataset } from '../../data/domain/responsibility.js';
import { saveSetup } from '../../data/domain/setup/setup.js';
import type { Store } from '../../data/store/store.js';
import { newId } from '../teams/turn.js';
import { addressOf } from './playground.js';

export interface SamplePeople {
  readonly manager: Person;
  readonly lead: Person;
  readonly specialist: Person;
  readonly network: Person;
  readonly devices: Person;
}

const details: Details = {
  customer: 'Fabrikam',
  workloads: ['intune'],
  onboardingStart: null,
  locale: 'en',
  // What is not answered counts as not decided yet.
  conditions: { 'mobile-devices': 'yes', pcs: 'yes' },
};

/** What the customer has to mend, as it would have been pasted; days from today. */
const remediation = [
  { text: 'Open port 443 to the service', side: 'customer', due: -3 },
  { text: 'Clean up stale accounts', side: 'customer', due: 5 },
  { text: 'Renew the Apple push certificate', side: 'customer', due: -6 },
  { text: 'Check the new network path together', side: 'provider', due: 2 },
] as const;

const day = 24 * 60 * 60 * 1_000;
const someDays = (from: Instant, days: number): Instant => new Date(Date.parse(from) + days * day).toISOString();
const dateIn = (from: Instant, days: number): string => someDays(from, days).slice(0, 10);

/**
 * One engagement to try things with, four weeks old today: two phases passed, one with an exception; the remediation list
 * with late, assigned and done lines and an item of its own; a question that waits for the specialist. One that is there
 * stays as people left it.
 */
export async function putSample(
  store: Store,
  dataset: Dataset,
  channel: string,
  people: SamplePeople,
  now: Instant,
): Promise<void> {
  const { manager, lead, specialist, network, devices } = people;
  const first = firstPhase(dataset.playbook);
  const { prepares: mending, id: looking } =
    dataset.playbook.phases.find(({ prepares }) => prepares !== undefined) ?? {};
  if (looking === undefined || mending === undefined)
    throw new Error(`The sample’s story needs a phase that prepares a list: ${dataset.playbook.id} has none`);
  const ago = (days: number) => someDays(now, -days);
  const { engagement, created } = await store.engagements.start({
    type: 'SetupStarted',
    playbook: withoutAliases(dataset.playbook),
    engagement: newId(),
    channel,
    at: ago(28),
    by: manager,
  });
  if (!created) return;
  const { id } = engagement;
  const change = async (decide: (e: Engagement) => Decision): Promise<void> => {
    const outcome = await store.engagements.change(id, decide);
    if (outcome?.refusal != null) throw new Error(`The sample engagement is refused: ${outcome.refusal.code}`);
  };
  const begun = { ...details, onboardingStart: dateIn(now, -28) };
  const roles = { projectManager: manager, specialist, lead, team: [network, devices] };
  await change((e) => saveSetup(e, dataset, begun, roles, manager, ago(28)));
  await change((e) => acceptAsSpecialist(e, specialist, ago(27)));

  /** Marks what stops a phase as done, each side its own; the customer's people take turns. */
  const finish = async (phase: PhaseId, at: Instant): Promise<void> => {
    const doers = [lead, network, devices];
    const open = itemsOf(await found(store, id), phase).filter(isBlocking);
    for (const [index, item] of open.entries()) {
      const doer = item.side === 'provider' ? specialist : (doers[index % doers.length] ?? lead);
      await change((e) => tickItem(e, item.id, item.version, doer, at));
    }
  };
  const pass = async (phase: PhaseId, at: Instant, note: string): Promise<void> => {
    const { joint } = checkpointOf(await found(store, id), phase);
    if (joint) await change((e) => confirm(e, dataset, phase, e.version, lead, at));
    await change((e) => acknowledge(e, dataset, phase, e.version, specialist, at, note, [], addressOf(specialist)));
  };
  const set = (item: Item, patch: ItemPatch, at: Instant) =>
    change((e) => workOn(e, item.id, item.version, patch, manager, at));

  await finish(first, ago(24));
  await pass(first, ago(22), 'Everybody who is needed was at the kickoff.');

  const late = itemsOf(await found(store, id), looking).find((item) => isBlocking(item) && item.side === 'customer');
  if (late !== undefined) {
    const said = { reason: 'Who decides it is on leave until next week', owner: devices.id, due: dateIn(now, 7) };
    await change((e) => exceptItem(e, late.id, late.version, said, manager, ago(13)));
  }
  await finish(looking, ago(13));
  await pass(looking, ago(12), 'Known gaps are on the remediation list.');

  const lines = remediation.map(({ due, ...line }): DraftLine => ({ ...line, due: dateIn(now, due) }));
  await change((e) => addRemediation(e, newId(), lines, manager, ago(11)));
  await change((e) =>
    addItem(
      e,
      newId(),
      { text: 'Tell the help desk about the pilot', side: 'customer', due: dateIn(now, 1) },
      manager,
      ago(8),
    ),
  );
  const named = async (text: string): Promise<Item> => {
    const item = itemsOf(await found(store, id), mending).find((one) => one.text === text);
    if (item === undefined) throw new Error('The sample engagement has no such item');
    return item;
  };
  await set(
    await named(remediation[0].text),
    { assignees: [{ person: network }], note: 'Waits for the change board' },
    ago(7),
  );
  await set(await named(remediation[1].text), { assignees: [{ person: devices }] }, ago(7));
  const renewed = await named(remediation[2].text);
  await change((e) => tickItem(e, renewed.id, renewed.version, devices, ago(5)));
  await store.inquiries.ask(
    id,
    {
      id: newId(),
      text: 'Can we enroll the shared tablets in the second week instead?',
      language: 'en',
      locale: 'en',
      from: channel,
      personal: false,
      to: channel,
      direct: null,
      matter: { topic: null, responsibility: null, words: ['shared', 'tablets', 'second', 'week'], party: null },
      nearest: [],
    },
    manager,
    ago(2),
  );
}

async function found(store: Store, id: string): Promise<Engagement> {
  const engagement = await store.engagements.find(id);
  if (engagement === null) throw new Error('The sample engagement is gone');
  return engagement;
}
