import type { Engagement } from '../../data/domain/engagement.js';
import type { Store } from '../../data/store/store.js';
import type { Visibility } from '../config/api-clients.js';
import { Problem } from './problem.js';

/** Engagements read at once while a list is filled. */
const batch = 50;

/** Where a list goes on: behind the engagement that it ended with. */
export interface ListPlace {
  readonly startedAt: string;
  readonly id: string;
}

/** Whether a program's setting names an engagement of its tenant, where it names any. */
export const isVisibleTo = (
  { playbooks, engagements }: Visibility,
  { id, playbook }: Pick<Engagement, 'id' | 'playbook'>,
): boolean =>
  (playbooks === null || playbooks.includes(playbook.id)) && (engagements === null || engagements.includes(id));

/** One engagement, where the client may see it. Any other is not found, so that ids cannot be found out. */
export async function engagementFor(store: Store, client: Visibility, id: string): Promise<Engagement> {
  const found = await seenBy(store, client, id);
  if (found === null)
    throw new Problem(
      'not-found',
      'There is no engagement with this id that this client sees: list them at /api/v1/engagements.',
    );
  return found;
}

/** The same; null where it is not seen. */
export async function seenBy(store: Store, client: Visibility, id: string): Promise<Engagement | null> {
  if ((await store.engagements.tenantOf(id)) !== client.tenant) return null;
  const found = await store.engagements.find(id);
  return found !== null && isVisibleTo(client, found) ? found : null;
}

/** Engagements that a client sees, the newest first; at most `limit`, and where the list goes on, null at its end. */
export async function engagementsFor(
  store: Store,
  client: Visibility,
  fits: (engagement: Engagement) => boolean,
  { behind, limit }: { readonly behind: ListPlace | null; readonly limit: number },
): Promise<{ readonly engagements: readonly Engagement[]; readonly next: ListPlace | null }> {
  const engagements: Engagement[] = [];
  for (let from = behind; ; ) {
    const read = await store.engagements.inTenant(client.tenant, from, batch);
    for (const engagement of read) {
      if (!isVisibleTo(client, engagement) || !fits(engagement)) continue;
      const last = engagements.at(-1);
      // One more than fits, so that the last page says that it is the last.
      if (engagements.length === limit && last !== undefined) return { engagements, next: placeOf(last) };
      engagements.push(engagement);
    }
    const last = read.at(-1);
    if (last === undefined || read.length < batch) return { engagements, next: null };
    from = placeOf(last);
  }
}

const placeOf = ({ startedAt, id }: Engagement): ListPlace => ({ startedAt, id });
