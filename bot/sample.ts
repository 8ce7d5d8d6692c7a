import type { Details, Instant, Person } from '../data/domain/engagement.js';
import { conditions, type Dataset } from '../data/domain/responsibility.js';
import { acceptAsSpecialist, saveSetup } from '../data/domain/setup.js';
import type { Store } from '../data/store/store.js';
import { newId } from './turn.js';

export interface SamplePeople {
  readonly manager: Person;
  readonly lead: Person;
  readonly specialist: Person;
}

const details: Details = {
  customer: 'Fabrikam',
  workloads: ['intune'],
  onboardingStart: null,
  locale: 'en',
  conditions: Object.fromEntries(
    conditions.map((name) => [name, name === 'mobile-devices' || name === 'pcs' ? 'yes' : 'later']),
  ) as Details['conditions'],
};

/** One engagement to try things with; the one that is there stays as people left it. */
export async function putSample(
  store: Store,
  dataset: Dataset,
  channel: string,
  { manager, lead, specialist }: SamplePeople,
  now: Instant,
): Promise<void> {
  const { engagement, created } = await store.engagements.start({
    type: 'SetupStarted',
    engagement: newId(),
    channel,
    at: now,
    by: manager,
  });
  if (!created) return;
  const people = { projectManager: manager, specialist, lead, team: [] };
  await store.engagements.change(engagement.id, (e) => saveSetup(e, dataset, details, people, manager, now));
  await store.engagements.change(engagement.id, (e) => acceptAsSpecialist(e, specialist, now));
}

/**
 * The Playground forgets its messages when it ends, the store does not: whatever was posted in its conversations is gone,
 * and the cards of its engagements are wanted again.
 */
export async function postAgain(store: Store, conversations: readonly string[], now: Instant): Promise<void> {
  for (const conversation of conversations) {
    await store.cards.goneConversation(conversation);
    const engagement = await store.engagements.inChannel(conversation);
    if (engagement === null || engagement.state === 'setting-up') continue;
    const { id, phase } = engagement;
    await store.cards.want(id, { kind: 'engagement', phase: null, page: 1 }, conversation, now);
    if (engagement.state === 'active') {
      await store.cards.want(id, { kind: 'checklist', phase, page: 1 }, conversation, now);
    }
  }
}
