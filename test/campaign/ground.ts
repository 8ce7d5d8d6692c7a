import { checklistPage, checklistPages } from '../../cards/rows/pages.js';
import { addRemediation, type DraftLine } from '../../data/domain/checklist/remediation.js';
import type { Decision } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Person } from '../../data/domain/person.js';
import { openStore, type Store } from '../../data/store/store.js';
import { botId, tenant } from '../support/baton.js';
import { storedEngagement } from '../support/stored-engagement.js';
import type { Site } from './processes.js';

/** An engagement that is ready to be pressed on: in remediate, everybody in the customer's team. */
export interface Ground {
  readonly engagement: string;
  readonly channel: string;
  readonly rows: readonly GroundRow[];
}

/** An open row of the remediation list, and the page of the card where people find it. */
export interface GroundRow {
  readonly engagement: string;
  readonly channel: string;
  readonly item: string;
  readonly page: number;
}

export interface GroundPlan {
  readonly engagements: number;
  readonly items: number;
  readonly people: readonly Person[];
  /** Number of the first engagement; 1 unless told. */
  readonly first?: number;
  /** Live cards for all pages; otherwise the first page's. */
  readonly everyPage?: boolean;
}

const batch = 100;

/** Prepares engagements in the site's store, by the rules and the store themselves: the presses come later. */
export async function prepare(site: Site, plan: GroundPlan): Promise<readonly Ground[]> {
  const store = await openStore(site.database.url);
  try {
    const grounds: Ground[] = [];
    for (let n = 0; n < plan.engagements; n += 1) {
      grounds.push(await prepareOne(store, site, plan, n + (plan.first ?? 1)));
    }
    return grounds;
  } finally {
    await store.close();
  }
}

async function prepareOne(store: Store, site: Site, plan: GroundPlan, n: number): Promise<Ground> {
  const id = `engagement-${n}`;
  const channel = `19:channel-${n}@thread.tacv2`;
  const at = () => new Date().toISOString();
  const [manager] = plan.people;
  if (manager === undefined) throw new Error('An engagement needs people.');
  const people = { projectManager: manager, lead: plan.people[1] ?? null, team: plan.people.slice(2) };
  await storedEngagement(store, {
    ...{ id, channel, people, details: { customer: `Customer ${n}` } },
    ...{ phase: 'remediate', at },
  });
  const change = async (decide: (e: Engagement) => Decision): Promise<Engagement> => {
    const outcome = await store.engagements.change(id, decide);
    if (outcome === null || outcome.refusal !== null) throw new Error(`not prepared: ${JSON.stringify(outcome)}`);
    return outcome.engagement;
  };
  let latest: Engagement | null = null;
  for (let from = 0; from < plan.items; from += batch) {
    const lines = Array.from(
      { length: Math.min(batch, plan.items - from) },
      (_, index): DraftLine => ({ text: `Mend item ${from + index + 1}`, side: 'customer', due: null }),
    );
    latest = await change((e) => addRemediation(e, `draft-${from}`, lines, manager, at()));
  }
  await store.conversations.remember({
    ...{ conversation: channel, serviceUrl: site.connector.url, tenant, botId, botName: 'Baton' },
    ...{ kind: 'channel', at: at() },
  });
  const pages = latest === null ? 0 : checklistPages(latest, 'remediate');
  for (let page = 2; plan.everyPage === true && page <= pages; page += 1) {
    await store.cards.want(id, { kind: 'checklist', phase: 'remediate', page }, channel, at());
  }
  return { engagement: id, channel, rows: latest === null ? [] : rowsOf(latest, pages) };
}

const rowsOf = (e: Engagement, pages: number): readonly GroundRow[] =>
  Array.from({ length: pages }, (_, n) => n + 1).flatMap((page) =>
    checklistPage(e, 'remediate', page)
      .rows.filter((item) => item.section === 'remediation')
      .map((item) => ({ engagement: e.id, channel: e.channel, item: item.id, page })),
  );
