import { readFileSync } from 'node:fs';
import { defaultDatasetFile, parseDataset } from '../../data/dataset.js';
import { itemsOf, tickItem } from '../../data/domain/checklist/checklist.js';
import type { Decision } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { acceptAsSpecialist } from '../../data/domain/people/specialist.js';
import type { Person } from '../../data/domain/person.js';
import { acknowledge } from '../../data/domain/phase/checkpoint.js';
import type { Phase } from '../../data/domain/responsibility.js';
import { saveSetup } from '../../data/domain/setup/setup.js';
import { openStore, type Store } from '../../data/store/store.js';
import { details } from './history.js';
import { tenantOf, tenants } from './tenants.js';

export const manager: Person = { id: '29:manager', name: 'Maria Lind' };
const everywhere: Crew = {
  manager,
  specialist: { id: '29:specialist', name: 'Sam Reyes' },
  lead: { id: '29:lead', name: 'Mina Park' },
};

const dataset = parseDataset(readFileSync(defaultDatasetFile()), 'data/dataset.json');

/** A person's own way through a checklist: every press is a change that is stored. */
export interface Presses {
  readonly channel: string;
  readonly engagement: string;
  readonly rows: number;
  readonly next: () => { readonly verb: string; readonly data: object };
}

/** Engagements in a phase, each in a channel of its own with a live checklist, and conversations that were met before. */
export async function prepare(
  file: string,
  serviceUrl: string,
  { count, phase, chats }: { readonly count: number; readonly phase: Phase; readonly chats: number },
): Promise<readonly Presses[]> {
  const store = await openStore(undefined, { file });
  try {
    const prepared: Presses[] = [];
    for (let n = 0; n < count; n += 1) {
      const channel = `19:bench-${n}@thread.tacv2`;
      await remember(store, channel, 'channel', serviceUrl);
      const engagement = await begin(store, { id: `benchmark${n}`, channel, phase });
      await store.cards.want(engagement.id, { kind: 'checklist', phase, page: 1 }, channel, now());
      prepared.push(pressesOf(engagement, phase));
    }
    for (let n = 0; n < chats; n += 1) await remember(store, `a:bench-${n}`, 'personal', serviceUrl, tenantOf(n));
    return prepared;
  } finally {
    await store.close();
  }
}

const now = () => new Date().toISOString();

const remember = (store: Store, conversation: string, kind: string, serviceUrl: string, tenant = tenants[0]) =>
  store.conversations.remember({
    conversation,
    serviceUrl,
    tenant,
    botId: '28:11111111-2222-4333-8444-555555555555',
    botName: 'Baton',
    kind,
    at: now(),
  });

/** Who runs an engagement. */
export interface Crew {
  readonly manager: Person;
  readonly specialist: Person;
  readonly lead: Person;
}

/** An engagement in a phase: all before it is ticked and acknowledged. */
export async function begin(
  store: Store,
  { id, channel, phase }: { readonly id: string; readonly channel: string; readonly phase: Phase },
  { manager, specialist, lead }: Crew = everywhere,
): Promise<Engagement> {
  await store.engagements.start({ type: 'SetupStarted', engagement: id, channel, at: now(), by: manager });
  const change = async (decide: (e: Engagement) => Decision): Promise<Engagement> => {
    const outcome = await store.engagements.change(id, decide);
    if (outcome === null || outcome.refusal !== null) throw new Error(`refused: ${outcome?.refusal?.code}`);
    return outcome.engagement;
  };
  const people = { projectManager: manager, specialist, lead, team: [] };
  await change((e) => saveSetup(e, dataset, details, people, manager, now()));
  let engagement = await change((e) => acceptAsSpecialist(e, specialist, now()));
  while (engagement.phase !== phase) {
    const { phase: current } = engagement;
    for (const item of itemsOf(engagement, current)) {
      if (item.tick === null) await change((e) => tickItem(e, item.id, item.version, manager, now()));
    }
    engagement = await change((e) => acknowledge(e, dataset, current, e.version, specialist, now()));
  }
  return engagement;
}

function pressesOf(engagement: Engagement, phase: Phase): Presses {
  const items = itemsOf(engagement, phase).map(({ id, version }) => ({ id, version, done: false }));
  let turn = -1;
  return {
    channel: engagement.channel,
    engagement: engagement.id,
    rows: items.length,
    next: () => {
      turn += 1;
      const item = items[turn % items.length];
      if (item === undefined) throw new Error('A phase without items.');
      const data = { engagement: engagement.id, item: item.id, seen: item.version, page: 1 };
      const verb = item.done ? 'checklist.untick' : 'checklist.tick';
      item.done = !item.done;
      item.version += 1;
      return { verb, data };
    },
  };
}
