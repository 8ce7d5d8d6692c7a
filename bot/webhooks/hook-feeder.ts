import { createHash } from 'node:crypto';
import { lateIn } from '../../data/domain/list/late.js';
import { timelineOf } from '../../data/domain/timeline/timeline.js';
import { todayOf } from '../../data/domain/workdays.js';
import type { NewDelivery, Store } from '../../data/store/store.js';
import { engagementsFor, seenBy } from '../api/visible.js';
import type { WebhookSetting } from '../config/webhook-settings.js';

/** An address, as the store knows it. */
const hashOf = (url: string): string => createHash('sha256').update(url).digest('hex');

/** Engagements that are looked at together for what became late. */
const page = 100;

/** Turns what happened into deliveries: what each hook is to be told, in order. */
export class HookFeeder {
  constructor(
    private readonly store: Store,
    private readonly hooks: readonly WebhookSetting[],
  ) {}

  /** Notes the hooks of the settings; what is late when one begins was so before, and is not told. */
  async begin(now: number): Promise<void> {
    for (const hook of this.hooks) {
      const isNew = await this.store.webhooks.begin(hook.name, hashOf(hook.url), new Date(now).toISOString());
      if (isNew) await this.lateOf(hook, now, 'skipped');
    }
  }

  /** Everything that happened since the last look. `unread` is told of histories that cannot be read; the others go on. */
  async feed(unread: (error: unknown, engagement: string) => void): Promise<void> {
    for (const hook of this.hooks) {
      for (const id of await this.store.webhooks.behind(hook.name))
        await this.feedOne(hook, id).catch((error: unknown) => unread(error, id));
    }
  }

  private async feedOne(hook: WebhookSetting, id: string): Promise<void> {
    const { engagements, inquiries, webhooks } = this.store;
    const from = await webhooks.position(hook.name, id);
    const history = await engagements.recorded(id);
    const asked = await inquiries.recordedIn(id);
    const to = new Map(asked.map(({ inquiry, sequence }): [string, number] => [inquiry, sequence]));
    to.set('', history.at(-1)?.sequence ?? 0);
    const seen = (await seenBy(this.store, hook, id)) !== null;
    const fresh = seen
      ? timelineOf(history, asked)
          .filter(({ stream, sequence }) => sequence > (from.sequences.get(stream) ?? 0))
          .filter(({ type }) => hook.events.includes(type))
      : [];
    await webhooks.advance(hook.name, id, from, to, fresh);
  }

  /** What became late since the last look: told once for each date of a row. */
  async late(now: number): Promise<void> {
    for (const hook of this.hooks) await this.lateOf(hook, now, 'pending');
  }

  private async lateOf(hook: WebhookSetting, now: number, state: 'pending' | 'skipped'): Promise<void> {
    if (!hook.events.includes('item.late')) return;
    const at = new Date(now).toISOString();
    for (let behind: Parameters<typeof engagementsFor>[3]['behind'] = null; ; ) {
      const found = await engagementsFor(this.store, hook, (one) => one.state === 'active', { behind, limit: page });
      for (const engagement of found.engagements) {
        const late = lateIn(engagement, todayOf(engagement, at)).flatMap(({ item: { id, due } }): NewDelivery[] =>
          due === undefined
            ? []
            : [{ id: `late-${engagement.id}-${id}-${due}`, type: 'item.late', at, late: { item: id, due } }],
        );
        if (late.length === 0) continue;
        const from = await this.store.webhooks.position(hook.name, engagement.id);
        await this.store.webhooks.advance(hook.name, engagement.id, from, from.sequences, late, state);
      }
      if (found.next === null) return;
      behind = found.next;
    }
  }
}

/** Tells a hook once more what happened since an instant, also from before it began. Returns how many events. */
export async function replaySince(store: Store, hook: WebhookSetting, since: string): Promise<number> {
  let events = 0;
  for (let behind: Parameters<typeof engagementsFor>[3]['behind'] = null; ; ) {
    const found = await engagementsFor(store, hook, () => true, { behind, limit: page });
    for (const { id } of found.engagements) {
      const all = timelineOf(await store.engagements.recorded(id), await store.inquiries.recordedIn(id))
        .filter(({ at, type }) => at >= since && hook.events.includes(type))
        .map(({ id: event, type, at }): NewDelivery => ({ id: event, type, at }));
      if (all.length > 0) events += await store.webhooks.replay(hook.name, id, all);
    }
    if (found.next === null) return events;
    behind = found.next;
  }
}
