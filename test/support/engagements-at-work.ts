import { readFileSync } from 'node:fs';
import { defaultDatasetFile, parseDataset } from '../../data/dataset.js';
import { itemsOf } from '../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Person } from '../../data/domain/person.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { People } from '../../data/domain/setup/setup.js';
import { openStore, type Store } from '../../data/store/store.js';
import { storedEngagement } from './stored-engagement.js';
import { tenantOf, tenants } from './tenants.js';

export const manager: Person = { id: '29:manager', name: 'Maria Lind' };
const people: People = {
  projectManager: manager,
  specialist: { id: '29:specialist', name: 'Sam Reyes' },
  lead: { id: '29:lead', name: 'Mina Park' },
  team: [],
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
  { count, phase, chats }: { readonly count: number; readonly phase: PhaseId; readonly chats: number },
): Promise<readonly Presses[]> {
  const store = await openStore(undefined, { file });
  try {
    const prepared: Presses[] = [];
    for (let n = 0; n < count; n += 1) {
      const channel = `19:bench-${n}@thread.tacv2`;
      await remember(store, channel, 'channel', serviceUrl);
      const engagement = await storedEngagement(store, {
        id: `benchmark${n}`,
        channel,
        phase,
        dataset,
        people,
        at: now,
      });
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

function pressesOf(engagement: Engagement, phase: PhaseId): Presses {
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
