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

export interface Limit {
  /** Milliseconds. */
  readonly window: number;
  readonly sends: number;
}

/** Requests that leave in order can arrive bunched together: a tenth of every limit, at least one, stays free. */
const margin = 0.1;

/** What the refresher may use, so that answers to people find room even while cards are being repaired. */
export const shareOfEdits = 0.85;

/** In windows this long a spent budget would mean a long silence: after a third of it, sends are spaced evenly. */
const spacedFrom = 30_000;

/** Counts what was sent where. The clock is an argument; nothing here waits. */
export class Pace {
  private readonly sent = new Map<string, number[]>();
  private readonly longest: number;
  private forgetAt = 1_000;

  constructor(private readonly limits: readonly Limit[] = publishedLimits) {
    this.longest = Math.max(...limits.map((limit) => limit.window));
  }

  /** How long to wait, in milliseconds, before the next send into this conversation stays under every limit; 0 = now. */
  wait(conversation: string, now: number, share = 1): number {
    const times = this.recent(conversation, now);
    let wait = 0;
    for (const { window, sends } of this.limits) {
      const allowed = Math.max(1, Math.min(sends - 1, Math.floor(sends * (1 - margin) * share)));
      // The send `allowed` places back must have left the window before another one may enter it.
      const blocking = times[times.length - allowed];
      if (blocking !== undefined) wait = Math.max(wait, blocking + window - now + 1);
      if (window >= spacedFrom) wait = Math.max(wait, spacing(times, window, allowed, now));
    }
    return Math.max(0, wait);
  }

  /** A send or an edit leaves now. */
  count(conversation: string, now: number): void {
    this.recent(conversation, now).push(now);
    if (this.sent.size <= this.forgetAt) return;
    this.forgetQuiet(now);
    this.forgetAt = this.sent.size * 2 + 1_000;
  }

  /** Drops conversations that were quiet for longer than the longest window. */
  forgetQuiet(now: number): void {
    for (const [conversation, times] of this.sent) {
      if ((times.at(-1) ?? 0) + this.longest < now) this.sent.delete(conversation);
    }
  }

  get size(): number {
    return this.sent.size;
  }

  private recent(conversation: string, now: number): number[] {
    const times = this.sent.get(conversation) ?? [];
    if (!this.sent.has(conversation)) this.sent.set(conversation, times);
    const firstInside = times.findIndex((time) => time + this.longest >= now);
    if (firstInside === -1) times.length = 0;
    else if (firstInside > 0) times.splice(0, firstInside);
    return times;
  }
}

/** A third of the budget may burst; the rest is spread over the window, so that a card is never true only much later. */
function spacing(times: readonly number[], window: number, allowed: number, now: number): number {
  const burst = Math.max(1, Math.floor(allowed / 3));
  const last = times.at(-1);
  const burstBegan = times[times.length - burst];
  if (last === undefined || burstBegan === undefined || burstBegan + window < now) return 0;
  return last + Math.ceil(window / Math.max(1, allowed - burst)) - now;
}
