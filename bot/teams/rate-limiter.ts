import { LRUCache } from 'lru-cache';
/** How many turns somebody may take: `burst` at once, refilled at `perSecond`. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

export interface CourtesyLimits {
  readonly person: Allowance;
  readonly conversation: Allowance;
}

/** Far above what hands can do: a person who works fast through a list presses two or three times a second. */
export const limitsFor = (perSecond: number): CourtesyLimits => ({
  person: { burst: perSecond * 6, perSecond },
  // A whole channel at once, and everybody's cards that refresh themselves.
  conversation: { burst: perSecond * 120, perSecond: perSecond * 40 },
});

/** Milliseconds between two times that the same person is told so in a message. */
const toldEvery = 10_000;
/** What is remembered of anybody is a few numbers; the one heard of longest ago is forgotten first. */
const rememberedAtMost = 20_000;

interface Bucket {
  level: number;
  at: number;
  toldAt: number;
}

/**
 * Keeps one noisy person, script or conversation from taking everybody's time. In memory and per process: it protects this
 * process, it counts nothing that must be true. The clock is an argument.
 */
export class RateLimiter {
  private readonly people = new LRUCache<string, Bucket>({ max: rememberedAtMost });
  private readonly conversations = new LRUCache<string, Bucket>({ max: rememberedAtMost });

  constructor(private readonly limits: CourtesyLimits) {}

  /** Takes one turn; false = too fast. What a client does on its own counts for the conversation alone. */
  allows(person: string, conversation: string, now: number, byHand = true): boolean {
    const own = byHand ? take(this.people, person, this.limits.person, now) : true;
    return own && take(this.conversations, conversation, this.limits.conversation, now);
  }

  /** Whether to say so in a message of its own: not again and again, or the answer becomes the noise. */
  mayTell(person: string, now: number): boolean {
    const bucket = this.people.get(person);
    if (bucket === undefined || now - bucket.toldAt < toldEvery) return false;
    bucket.toldAt = now;
    return true;
  }

  get remembered(): number {
    return this.people.size + this.conversations.size;
  }
}

function take(buckets: LRUCache<string, Bucket>, key: string, { burst, perSecond }: Allowance, now: number): boolean {
  const bucket = buckets.get(key) ?? { level: burst, at: now, toldAt: Number.NEGATIVE_INFINITY };
  buckets.set(key, bucket);
  bucket.level = Math.min(burst, bucket.level + (Math.max(0, now - bucket.at) / 1_000) * perSecond);
  bucket.at = now;
  if (bucket.level < 1) return false;
  bucket.level -= 1;
  return true;
}
