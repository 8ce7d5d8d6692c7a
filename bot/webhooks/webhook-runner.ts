import { randomUUID } from 'node:crypto';
import { timelineOf } from '../../data/domain/timeline/timeline.js';
import type { Attempt, ClaimedDelivery, Store } from '../../data/store/store.js';
import { latePayload, payloadOf } from '../api/views/hook-payload.js';
import type { WebhookSetting } from '../config/webhook-settings.js';
import { causeOf, type Log } from '../log/log.js';
import type { HookClient } from './hook-client.js';
import { HookFeeder } from './hook-feeder.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Waits between attempts, as Standard Webhooks proposes (2026): after three and a half days an event is given up. */
export const usualWaits: readonly number[] = [
  ...[5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
];

/** Deliveries under way in one process; a slow receiver keeps at most these. */
const mostAtOnce = 8;
const deliveredDays = 30;
const deadDays = 90;

export interface WebhookRunnerOptions {
  readonly store: Store;
  readonly hooks: readonly WebhookSetting[];
  readonly client: HookClient;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds between looks at what other processes changed. */
  readonly every: number;
  /** Milliseconds that a delivery is this process's alone; longer than an attempt. */
  readonly leaseMs: number;
  readonly waits: readonly number[];
}

/**
 * Tells other programs what happened: in order within an engagement, at least once, under ids that stay. Several processes may
 * run it on one database, because each delivery is claimed for a while by one of them.
 */
export class WebhookRunner {
  private readonly feeder: HookFeeder;
  private readonly me = randomUUID();
  private readonly under = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private begun = false;
  private lateAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: WebhookRunnerOptions) {
    this.feeder = new HookFeeder(options.store, options.hooks);
  }

  start(): void {
    this.nudge();
    this.timer = setInterval(() => this.nudge(), this.options.every);
    this.timer.unref();
  }

  /** Something happened: looks now instead of at the next turn. */
  nudge(): void {
    if (this.stopped) return;
    this.again = true;
    this.looking ??= this.look().finally(() => {
      this.looking = null;
    });
  }

  /** Begins no more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
    await Promise.all(this.under);
    await this.options.client.close();
  }

  private async look(): Promise<void> {
    const { log } = this.options;
    while (this.again && !this.stopped) {
      this.again = false;
      // What cannot be read of one history keeps no other waiting; the next look is another attempt.
      const fed = await this.feed().catch((error: unknown) => log.error(causeOf(error), 'webhooks not fed'));
      const sent = await this.sendDue().catch((error: unknown) => log.error(causeOf(error), 'webhooks not sent'));
      if (fed !== undefined || sent !== undefined) return;
    }
  }

  private async feed(): Promise<void> {
    const { log } = this.options;
    const now = this.options.now();
    if (!this.begun) await this.feeder.begin(now);
    this.begun = true;
    await this.feeder.feed((error, id) => log.error({ ...causeOf(error), engagement: id }, 'webhook history unread'));
    if (now - this.lateAt < hour) return;
    this.lateAt = now;
    await this.feeder.late(now);
    const ago = (days: number) => new Date(now - days * day).toISOString();
    await this.options.store.webhooks.forgetBefore(ago(deliveredDays), ago(deadDays));
  }

  private async sendDue(): Promise<void> {
    const { store, hooks, leaseMs, now } = this.options;
    const running = await store.webhooks.running(hooks.map(({ name }) => name));
    const at = now();
    const claim = { by: this.me, now: iso(at), until: iso(at + leaseMs) };
    const claimed = await store.webhooks.claim(running, claim, mostAtOnce - this.under.size);
    for (const delivery of claimed) {
      const work = this.deliver(delivery)
        .catch((error: unknown) => this.options.log.error(causeOf(error), 'webhook not settled'))
        .finally(() => {
          this.under.delete(work);
          // The next one of the engagement waited for this.
          this.nudge();
        });
      this.under.add(work);
    }
  }

  private async deliver(delivery: ClaimedDelivery): Promise<void> {
    const { store, hooks, client, log, now } = this.options;
    const hook = hooks.find(({ name }) => name === delivery.hook);
    if (hook === undefined || this.stopped) return await store.webhooks.release(delivery, { by: this.me });
    const body = await this.bodyOf(delivery);
    const taken = body === null ? null : await client.send(hook, delivery.id, body, now());
    if (taken?.is === 'gone') {
      await store.webhooks.stop(hook.name, 'gone');
      log.error({ hook: hook.name }, 'webhook receiver is gone');
      return await store.webhooks.release(delivery, { by: this.me });
    }
    const attempt: Attempt =
      taken === null
        ? // What it was about was deleted meanwhile.
          { state: 'skipped', status: 'deleted', notBefore: null }
        : taken.is === 'delivered'
          ? { state: 'delivered', status: taken.status, notBefore: null }
          : this.afterFailure(delivery, taken.status, taken.after);
    const kept = await store.webhooks.settle(delivery, attempt, { by: this.me, now: iso(now()) });
    const facts = { hook: hook.name, id: delivery.id, state: attempt.state, status: attempt.status };
    if (!kept) log.warn(facts, 'webhook claim lost');
    else if (attempt.state === 'dead') log.error(facts, 'webhook given up');
    else log.info({ ...facts, attempt: delivery.attempts + 1 }, 'webhook attempt');
  }

  private afterFailure({ attempts }: ClaimedDelivery, status: string, after: number | null): Attempt {
    const { waits, now } = this.options;
    const wait = waits[attempts];
    if (wait === undefined) return { state: 'dead', status, notBefore: null };
    // A tenth more or less, so that what failed together does not come back together.
    const spread = wait * (0.9 + Math.random() * 0.2);
    return { state: 'pending', status, notBefore: iso(now() + Math.max(spread, after ?? 0)) };
  }

  /** What is sent, as the engagement is now: what was forgotten meanwhile is not in it. null where it is gone. */
  private async bodyOf({ engagement: id, id: event, at, late }: ClaimedDelivery): Promise<string | null> {
    const { engagements, inquiries } = this.options.store;
    const engagement = await engagements.find(id);
    if (engagement === null) return null;
    if (late !== undefined) return latePayload(engagement, { at, late });
    const all = timelineOf(await engagements.recorded(id), await inquiries.recordedIn(id));
    const found = all.find((one) => one.id === event);
    return found === undefined ? null : payloadOf(engagement, found);
  }
}

const iso = (at: number): string => new Date(at).toISOString();
