import { LRUCache } from 'lru-cache';
import type { Instant } from '../../data/domain/person.js';
import { KeyedMutex } from '../../data/store/database/keyed-mutex.js';
import type { Budget, Newest, Send, Store } from '../../data/store/store.js';
import { elapsed } from '../timing/elapsed.js';

/**
 * What one bot may send into one conversation. Source: Microsoft Teams platform documentation, "Optimize your bot with
 * rate limiting", 2026-10-08 ("exact values are subject to change"). Edits are budgeted as sends.
 */
export const publishedLimits: readonly Limit[] = [
  { window: 1_000, sends: 7 },
  { window: 2_000, sends: 8 },
  { window: 30_000, sends: 60 },
  { window: 3_600_000, sends: 1_800 },
];

/** What one app may send into one tenant, all conversations together. Same source. */
export const tenantLimits: readonly Limit[] = [{ window: 1_000, sends: 50 }];

export interface Limit {
  /** Milliseconds. */
  readonly window: number;
  readonly sends: number;
}

/** Requests that leave in order can arrive bunched together: a tenth of every limit, at least one, stays free. */
const margin = 0.1;

/** The share of every limit that the refresher may use, so that answers to people find room. */
export const shareOfEdits = 0.85;

/**
 * Milliseconds. In longer windows a spent budget would block for long, so edits are spaced evenly after half of it. Answers
 * are not, because evenly spaced edits would leave them no room.
 */
const spacedFrom = 30_000;

const allowedOf = ({ sends }: Limit, share: number): number =>
  Math.max(1, Math.min(sends - 1, Math.floor(sends * (1 - margin) * share)));

/** Half of the budget may burst; the rest is spread over the window, so that no card stays stale for long. */
const burstOf = (allowed: number): number => Math.max(1, Math.floor(allowed / 2));

/** How long to wait, in milliseconds, before the next send stays under every limit; 0 = now. */
export function waitUnder(limits: readonly Limit[], newest: Newest, now: number, share = 1): number {
  let wait = 0;
  for (const limit of limits) {
    const { window } = limit;
    const allowed = allowedOf(limit, share);
    // The send `allowed` places back must have left the window before another one may enter it.
    const blocking = newest(allowed);
    if (blocking !== undefined) wait = Math.max(wait, blocking + window - now + 1);
    if (share === 1 || window < spacedFrom) continue;
    const last = newest(1);
    const burstBegan = newest(burstOf(allowed));
    if (last === undefined || burstBegan === undefined || burstBegan + window < now) continue;
    wait = Math.max(wait, last + Math.ceil(window / Math.max(1, allowed - burstOf(allowed))) - now);
  }
  return Math.max(0, wait);
}

/** Which of the newest sends `waitUnder` asks for. */
const positions = (limits: readonly Limit[], share: number): readonly number[] => [
  ...new Set([1, ...limits.flatMap((limit) => [allowedOf(limit, share), burstOf(allowedOf(limit, share))])]),
];

/** The limits as a budget for the store, which counts over all processes. */
export const budgetOf = (share: number): Budget => ({
  ofPlace: positions(publishedLimits, share),
  ofTenant: positions(tenantLimits, share),
  wait: (place, tenant, now) =>
    Math.max(waitUnder(publishedLimits, place, now, share), waitUnder(tenantLimits, tenant, now, share)),
});

/** Milliseconds that sends of answers are gathered for one write. */
const noteEvery = 50;

/** Milliseconds; a conversation with fewer than two sends in them is calm: one more send is far from every limit. */
const calmAfter = 2_000;

/** Milliseconds between two answers in one conversation while the store is away, and conversations tracked for it. */
const storelessEvery = 1_000;
const storelessAtMost = 2_000;

export interface SendThrottleParts {
  readonly store: Pick<Store, 'sends' | 'conversations'>;
  readonly now?: () => number;
  /** Told of a write that failed, which costs at most a 429 later. */
  readonly failed?: (error: unknown) => void;
}

/**
 * Throttles answers to people. The refresher's edits are counted where they are claimed; both share one budget per
 * conversation, over all processes.
 */
export class SendThrottle {
  private readonly answers = budgetOf(1);
  private readonly now: () => number;
  private unsaved: Send[] = [];
  private writing: Promise<void> | null = null;
  /** One question at a time per conversation, so that two answers are not both counted as the first. */
  private readonly mutex = new KeyedMutex();
  /** When the last answer was sent to each conversation while the store was away; monotonic. */
  private readonly storeless = new LRUCache<string, number>({ max: storelessAtMost });

  constructor(private readonly parts: SendThrottleParts) {
    this.now = parts.now ?? Date.now;
  }

  /**
   * 0 = the answer may be sent, and is counted. Otherwise the milliseconds after which to ask again: the budget is spent, or
   * the connector asked to wait. Infinity = never: the app was removed after what it answers was `said`.
   */
  take(place: string, tenant: string, said: Instant | null = null): Promise<number> {
    return this.mutex.run(place, async () => {
      try {
        return await this.takeNow(place, tenant, said);
      } catch (error) {
        // The answer perhaps says that the store is away or full: it is sent all the same, at a slow rate.
        this.parts.failed?.(error);
        return this.takeWithoutStore(place);
      }
    });
  }

  /** Whether the app was removed after something was said; asked again before an answer is repeated. */
  async removedSince(place: string, said: Instant | null): Promise<boolean> {
    return isSince((await this.parts.store.conversations.find(place))?.removedAt ?? null, said);
  }

  /** Counts a send without asking for it: an answer that is repeated because the connector said so. */
  count(place: string, tenant: string): void {
    this.unsaved.push(this.send(place, tenant));
    this.writing ??= new Promise<void>((resolve) => setTimeout(resolve, noteEvery)).then(() => this.write());
  }

  /** Keeps all sends to a conversation back for the milliseconds that the connector named. */
  async holdUntil(place: string, milliseconds: number): Promise<void> {
    await this.parts.store.conversations.keepQuiet(place, new Date(this.now() + milliseconds).toISOString());
  }

  /** Writes the remaining counts; to be awaited before the store is closed. */
  async stop(): Promise<void> {
    await this.writing;
    await this.write();
  }

  private async takeNow(place: string, tenant: string, said: Instant | null): Promise<number> {
    const { store } = this.parts;
    if (this.unsaved.some((send) => send.place === place)) await this.write();
    let calm = false;
    const send = this.send(place, tenant);
    const looking: Budget = {
      ...this.answers,
      ofPlace: [2, ...this.answers.ofPlace],
      wait: (ofPlace, ofTenant, now) => {
        calm = (ofPlace(2) ?? 0) + calmAfter < now;
        return this.answers.wait(ofPlace, ofTenant, now);
      },
    };
    const { wait, quietUntil, removedAt } = await store.sends.look(place, tenant, looking, send.at);
    if (isSince(removedAt, said)) return Number.POSITIVE_INFINITY;
    const silence = quietUntil === null ? 0 : Date.parse(quietUntil) - Date.parse(send.at);
    if (wait > 0 || silence > 0) return Math.max(wait, silence);
    if (!calm) return await store.sends.take(send, this.answers);
    this.count(place, tenant);
    return 0;
  }

  private takeWithoutStore(place: string): number {
    const now = elapsed();
    const wait = (this.storeless.get(place) ?? Number.NEGATIVE_INFINITY) + storelessEvery - now;
    if (wait > 0) return Math.ceil(wait);
    this.storeless.set(place, now);
    return 0;
  }

  private send(place: string, tenant: string): Send {
    return { place, tenant, at: new Date(this.now()).toISOString() };
  }

  private async write(): Promise<void> {
    this.writing = null;
    const sends = this.unsaved;
    this.unsaved = [];
    try {
      await this.parts.store.sends.note(sends);
    } catch (error) {
      this.parts.failed?.(error);
    }
  }
}

/** An activity that is later than a removal proves that the app is back. */
const isSince = (removedAt: Instant | null, said: Instant | null): boolean =>
  removedAt !== null && said !== null && removedAt > said;
