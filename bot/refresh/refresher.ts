import { conversationPlace } from '../../data/store/posted-cards/place.js';
import type { ClaimedCard, LookAt } from '../../data/store/store.js';
import { budgetOf, shareOfEdits } from '../connector/send-throttle.js';
import { causeOf } from '../log/log.js';
import { newId } from '../teams/turn.js';
import { CardWork, type CardWorkParts, type WorkResult } from './card-work.js';
import { inPlace, lookingAt } from './look-at.js';

export interface RefresherParts extends Omit<CardWorkParts, 'owner' | 'now' | 'random' | 'rest'> {
  readonly now?: () => number;
  readonly random?: () => number;
  /** Milliseconds of edit coalescing: the time between a nudge and the look that follows. */
  readonly coalesceMs?: number;
  /** Milliseconds that a message rests after an edit. */
  readonly rest?: number;
  /** Milliseconds between regular looks, which find what a lost nudge left stale. */
  readonly lookEvery?: number;
}

/**
 * Milliseconds; short, because the conversations of a killed process wait that long. Renewed during the work, because one
 * request to the connector may take longer.
 */
const claimFor = 4_000;
const renewEvery = 1_000;
export const conversationsAtOnce = 20;

/** Milliseconds from a change to the look that follows: what happens together is drawn once. */
export const coalesceMs = 150;

/** Milliseconds; with edit coalescing and the request itself, a tick is on every card within about two seconds. */
export const restAfterEdit = 1_200;

const edits = budgetOf(shareOfEdits);

/** Milliseconds by which due times are rounded up, so that near ones share a look. */
const dueStep = 10;

/**
 * Brings live cards up to date. The store is the queue: a card is stale when it shows an older version than its
 * engagement has. Nothing here survives a crash, or needs to.
 */
export class Refresher {
  private readonly owner = newId();
  private readonly now: () => number;
  private readonly work: CardWork;
  private readonly running = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private timerAt = Number.POSITIVE_INFINITY;
  /** When something may be due, and where: a card that rests, a place that waits for its budget, a back-off. */
  private readonly due = new Map<number, LookAt | null>();
  /** Where more may be due than could be taken. */
  private leftOver: LookAt | null | undefined;
  private regularly = Number.POSITIVE_INFINITY;
  private looking: Promise<void> | null = null;
  private stopped = true;

  constructor(private readonly parts: RefresherParts) {
    this.now = parts.now ?? Date.now;
    this.work = new CardWork({
      ...parts,
      owner: this.owner,
      now: this.now,
      random: parts.random ?? Math.random,
      rest: parts.rest ?? restAfterEdit,
    });
  }

  /** Looks at once, because a crash may have left cards stale. */
  start(): void {
    this.stopped = false;
    this.wakeIn(0, null);
  }

  /**
   * Something changed: there, or anywhere. Cheap; many nudges become one look. A look at everything costs as much as there
   * are live cards, one at what was pressed hardly anything.
   */
  nudge(at: LookAt | null = null): void {
    this.wakeIn(this.parts.coalesceMs ?? coalesceMs, at);
  }

  /** Takes no more work, and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.looking;
    await Promise.all(this.running.values());
  }

  /** Conversations that are being worked on. */
  get activeConversations(): number {
    return this.running.size;
  }

  private wakeIn(milliseconds: number, at: LookAt | null): void {
    const due = Math.ceil((this.now() + Math.max(0, milliseconds)) / dueStep) * dueStep;
    this.due.set(due, lookingAt(this.due.get(due), at));
    this.armTimer();
  }

  /** One timer, for whatever comes first. */
  private armTimer(): void {
    if (this.stopped) return;
    const at = Math.min(this.regularly, ...this.due.keys());
    // An overdue timer was set before the clock jumped.
    if (this.timer !== null && this.timerAt <= at && this.timerAt > this.now()) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timerAt = at;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.timerAt = Number.POSITIVE_INFINITY;
        this.look();
      },
      Math.max(0, at - this.now()),
    );
  }

  private look(): void {
    if (this.looking !== null) return;
    const now = this.now();
    let at: LookAt | null | undefined = now >= this.regularly ? null : undefined;
    for (const [due, where] of this.due) {
      if (due > now) continue;
      at = lookingAt(at, where);
      this.due.delete(due);
    }
    if (at === undefined) {
      this.armTimer();
      return;
    }
    const everywhere = at === null;
    this.looking = this.claim(at).finally(() => {
      this.looking = null;
      if (everywhere) this.regularly = this.now() + (this.parts.lookEvery ?? 4_000);
      this.armTimer();
    });
  }

  private async claim(at: LookAt | null): Promise<void> {
    const limit = conversationsAtOnce - this.running.size;
    if (limit <= 0) {
      this.leftOver = lookingAt(this.leftOver, at);
      return;
    }
    try {
      const now = new Date(this.now()).toISOString();
      const claimed = await this.parts.store.cards.claim({
        ...{ now, ttlMs: claimFor, limit, owner: this.owner, at },
        busy: new Set(this.running.keys()),
        budget: edits,
        waits: (place, milliseconds) => this.wakeIn(milliseconds, inPlace(place)),
      });
      if (claimed.length === limit) this.leftOver = lookingAt(this.leftOver, at);
      for (const card of claimed) this.startRefresh(card);
    } catch (error) {
      // The store is away; the next look at everything finds the same cards stale.
      this.parts.log.error(causeOf(error), 'card claim failed');
    }
  }

  private startRefresh(card: ClaimedCard): void {
    const place = conversationPlace(card.conversation);
    const running = this.finish(card).finally(() => {
      this.running.delete(place);
      if (this.running.size > 0 || this.heartbeat === null) return;
      clearInterval(this.heartbeat);
      this.heartbeat = null;
    });
    this.running.set(place, running);
    this.heartbeat ??= setInterval(() => void this.renew(), renewEvery);
  }

  private async finish(card: ClaimedCard): Promise<void> {
    let result: WorkResult = { again: 0 };
    let held = card;
    try {
      const { telemetry } = this.parts;
      const work = () =>
        this.work.refresh(card, (now) => {
          held = now;
        });
      result = await (telemetry === undefined ? work() : telemetry.refresh(card, work));
    } catch (error) {
      this.parts.log.error({ ...causeOf(error), card: held.id }, 'card refresh failed');
      await this.releaseClaim(held);
      result = { again: 5_000 };
    }
    // Another card of the conversation may wait, or this one for its time.
    const here = inPlace(conversationPlace(card.conversation));
    this.wakeIn(result.again, here);
    if (result.andAgain !== undefined) this.wakeIn(result.andAgain, here);
    if (this.leftOver === undefined) return;
    this.wakeIn(0, this.leftOver);
    this.leftOver = undefined;
  }

  private async renew(): Promise<void> {
    try {
      const now = new Date(this.now()).toISOString();
      await this.parts.store.cards.renew({ now, ttlMs: claimFor, owner: this.owner });
    } catch (error) {
      this.parts.log.error(causeOf(error), 'claim renewal failed');
    }
  }

  /** After an error of our own. A card that is being posted keeps its claim until it expires, because the post may arrive. */
  private async releaseClaim(card: ClaimedCard): Promise<void> {
    if (card.state === 'posting') return;
    try {
      const notBefore = new Date(this.now() + 5_000).toISOString();
      await this.parts.store.cards.release({ id: card.id, owner: this.owner, notBefore });
    } catch (error) {
      this.parts.log.error({ ...causeOf(error), card: card.id }, 'claim release failed');
    }
  }
}
