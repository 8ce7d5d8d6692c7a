import { LRUCache } from 'lru-cache';

/** How many turns are allowed: `burst` at once, refilled at `perSecond`. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

export interface RateLimits {
  readonly person: Allowance;
  readonly conversation: Allowance;
}

/** Far above two or three presses a second, the rate of a person who works fast through a list. */
export const limitsFor = (perSecond: number): RateLimits => ({
  person: { burst: perSecond * 6, perSecond },
  // A whole channel at once, and all cards that refresh by themselves.
  conversation: { burst: perSecond * 120, perSecond: perSecond * 40 },
});

/** Milliseconds between two messages to one person about the limit. */
const notifyEvery = 10_000;
/** People and conversations that are tracked; the least recent is dropped first. */
const trackedAtMost = 20_000;

interface Bucket {
  level: number;
  at: number;
  notifiedAt: number;
}

/**
 * Keeps one noisy person, script or conversation from taking all of this process's time. In memory and per process, because
 * its counts need not be exact. The clock is an argument.
 */
export class RateLimiter {
  private readonly people = new LRUCache<string, Bucket>({ max: trackedAtMost });
  private readonly conversations = new LRUCache<string, Bucket>({ max: trackedAtMost });

  constructor(private readonly limits: RateLimits) {}

  /** Takes one turn; false = over the limit. What a client does by itself counts for the conversation alone. */
  allows(person: string, conversation: string, now: number, byHand = true): boolean {
    const own = byHand ? take(this.people, person, this.limits.person, now) : true;
    return own && take(this.conversations, conversation, this.limits.conversation, now);
  }

  /** Whether to answer with a message: not each time, because the answers would add to the noise. */
  mayNotify(person: string, now: number): boolean {
    const bucket = this.people.get(person);
    if (bucket === undefined || now - bucket.notifiedAt < notifyEvery) return false;
    bucket.notifiedAt = now;
    return true;
  }

  get tracked(): number {
    return this.people.size + this.conversations.size;
  }
}

function take(buckets: LRUCache<string, Bucket>, key: string, { burst, perSecond }: Allowance, now: number): boolean {
  const bucket = buckets.get(key) ?? { level: burst, at: now, notifiedAt: Number.NEGATIVE_INFINITY };
  buckets.set(key, bucket);
  bucket.level = Math.min(burst, bucket.level + (Math.max(0, now - bucket.at) / 1_000) * perSecond);
  bucket.at = now;
  if (bucket.level < 1) return false;
  bucket.level -= 1;
  return true;
}
