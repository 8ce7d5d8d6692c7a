import type { ApiClient } from '../config/api-clients.js';
import { Problem } from './problem.js';

interface Bucket {
  level: number;
  at: number;
}

/**
 * Requests of each client: a minute's worth at once, refilled evenly. In memory and per process, as the limit of people is.
 * The clock is an argument and is never set back.
 */
export class ApiRate {
  // As many as the settings name.
  private readonly buckets: ReadonlyMap<string, Bucket>;

  constructor(clients: readonly ApiClient[]) {
    this.buckets = new Map(
      clients.map(({ name, perMinute }) => [name, { level: perMinute, at: Number.NEGATIVE_INFINITY }]),
    );
  }

  /** Takes one request; the headers that tell how many are left. Throws a Problem with the time to wait. */
  take({ name, perMinute }: ApiClient, now: number): Readonly<Record<string, string>> {
    const bucket = this.buckets.get(name);
    if (bucket === undefined) return {};
    const perMs = perMinute / 60_000;
    bucket.level = Math.min(perMinute, bucket.level + (now - bucket.at) * perMs);
    bucket.at = now;
    const allowed = bucket.level >= 1;
    if (allowed) bucket.level -= 1;
    const full = Math.ceil((perMinute - bucket.level) / perMs / 1_000);
    const headers = {
      // IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers-10, 2025).
      'ratelimit-policy': `"minute";q=${perMinute};w=60`,
      ratelimit: `"minute";r=${Math.floor(bucket.level)};t=${full}`,
    };
    if (allowed) return headers;
    const wait = Math.max(1, Math.ceil((1 - bucket.level) / perMs / 1_000));
    throw new Problem(
      'rate-limited',
      `The client ${name} may send ${perMinute} requests a minute: wait ${wait} s, or raise its per-minute= in BATON_API_CLIENTS.`,
      { ...headers, 'retry-after': String(wait) },
    );
  }
}
