import type { ClaimedCard } from '../data/store/store.js';
import { CardWork, type CardWorkParts, type WorkResult } from './card-work.js';
import { causeOf } from './log.js';
import { newId } from './turn.js';

export interface RefresherParts extends Omit<CardWorkParts, 'owner' | 'now' | 'random'> {
  readonly now?: () => number;
  readonly random?: () => number;
  /** Milliseconds between a nudge and the look that follows: what happens together is drawn once. */
  readonly gather?: number;
  /** Milliseconds between looks that nobody asked for: what makes the queue certain. */
  readonly lookEvery?: number;
}

/** Longer than any one request to the connector may take, so that a claim outlives its work. */
const claimFor = 60_000;
const conversationsAtOnce = 20;

/**
 * Brings live cards up to date. The store is the queue: a card is stale when it shows an older version than its
 * engagement has. Nothing here needs to survive a crash.
 */
export class Refresher {
  private readonly owner = newId();
  private readonly now: () => number;
  private readonly work: CardWork;
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private timerAt = Number.POSITIVE_INFINITY;
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  private stopped = true;

  constructor(private readonly parts: RefresherParts) {
    this.now = parts.now ?? Date.now;
    this.work = new CardWork({ ...parts, owner: this.owner, now: this.now, random: parts.random ?? Math.random });
  }

  /** Looks at once: whatever a crash left stale is repaired first. */
  start(): void {
    this.stopped = false;
    this.wakeIn(0);
  }

  /** Something changed. Cheap; many nudges become one look. */
  nudge(): void {
    this.wakeIn(this.parts.gather ?? 150);
  }

  /** Takes no more work, and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.looking;
    await Promise.all(this.running);
  }

  private wakeIn(milliseconds: number): void {
    if (this.stopped) return;
    const at = this.now() + Math.max(0, milliseconds);
    if (this.timer !== null && this.timerAt <= at) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timerAt = at;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.timerAt = Number.POSITIVE_INFINITY;
      this.look();
    }, milliseconds);
  }

  private look(): void {
    if (this.looking !== null) {
      this.lookAgain = true;
      return;
    }
    this.looking = this.claim().finally(() => {
      this.looking = null;
      this.wakeIn(this.lookAgain ? 0 : (this.parts.lookEvery ?? 15_000));
      this.lookAgain = false;
    });
  }

  private async claim(): Promise<void> {
    const limit = conversationsAtOnce - this.running.size;
    if (limit <= 0) return;
    try {
      const now = new Date(this.now()).toISOString();
      const claimed = await this.parts.store.cards.claim({ now, ttlMs: claimFor, limit, owner: this.owner });
      for (const card of claimed) this.begin(card);
    } catch (error) {
      // The store is away; the next look finds the same cards stale.
      this.parts.log.error(causeOf(error), 'stale cards not claimed');
    }
  }

  private begin(card: ClaimedCard): void {
    const running = this.finish(card).finally(() => this.running.delete(running));
    this.running.add(running);
  }

  private async finish(card: ClaimedCard): Promise<void> {
    let result: WorkResult = { again: 0 };
    try {
      result = await this.work.on(card);
    } catch (error) {
      this.parts.log.error({ ...causeOf(error), card: card.id }, 'card not refreshed');
      await this.giveBack(card);
      result = { again: 5_000 };
    }
    // Another card of the conversation may wait, or this one for its time.
    this.wakeIn(result.again);
  }

  /** After an error of our own: a post must be over before it is tried again, so its claim is left to expire. */
  private async giveBack(card: ClaimedCard): Promise<void> {
    if (card.state === 'posting') return;
    try {
      const notBefore = new Date(this.now() + 5_000).toISOString();
      await this.parts.store.cards.release({ id: card.id, owner: this.owner, notBefore });
    } catch (error) {
      this.parts.log.error({ ...causeOf(error), card: card.id }, 'claim left to expire');
    }
  }
}
