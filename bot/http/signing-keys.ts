import { type CryptoKey, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { causeOf, type Log } from '../log/log.js';
import { elapsed } from '../timing/elapsed.js';

export interface SigningKey {
  readonly key: CryptoKey;
  /** The channels this key may speak for. */
  readonly endorsements: readonly string[];
}

/** No keys are known and none can be fetched: no sender can be verified, through no fault of theirs. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

const day = 24 * 3_600_000;
/** Bot Connector's documents ask for a fresh look at least daily; within `trustedFor` an outage on their side goes unnoticed. */
const freshFor = day;
const trustedFor = 5 * day;
const unknownKeyPause = 60_000;
const failurePause = 5_000;

const metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySet = z.object({
  keys: z
    .array(z.looseObject({ kty: z.string(), kid: z.string(), endorsements: z.array(z.string()).optional() }))
    .max(200),
});

/** The Bot Connector's public keys: fetched once for all who wait, kept while their server is away. */
export class SigningKeys {
  private keys: ReadonlyMap<string, SigningKey> = new Map();
  private fetchedAt = Number.NEGATIVE_INFINITY;
  private triedAt = Number.NEGATIVE_INFINITY;
  private unknownKeyAt = Number.NEGATIVE_INFINITY;
  private pending: Promise<void> | null = null;

  constructor(
    private readonly openIdUrl: string,
    private readonly log: Log,
    private readonly now: () => number = elapsed,
  ) {}

  /** null for a key that is not published. Throws KeysUnavailable when there are no keys to compare with. */
  async find(kid: string): Promise<SigningKey | null> {
    await this.ensure();
    const known = this.keys.get(kid);
    if (known !== undefined) return known;
    if (this.now() - this.unknownKeyAt < unknownKeyPause || this.now() - this.fetchedAt < unknownKeyPause) return null;
    this.unknownKeyAt = this.now();
    await this.fetch();
    return this.keys.get(kid) ?? null;
  }

  /** Whether senders can be verified now; fetches keys when there are none. */
  async ready(): Promise<boolean> {
    try {
      await this.ensure();
      return true;
    } catch {
      // `fetch` has logged the cause; readiness is only yes or no.
      return false;
    }
  }

  private async ensure(): Promise<void> {
    const age = this.now() - this.fetchedAt;
    if (age < freshFor) return;
    const mayTry =
      this.pending !== null || this.now() - this.triedAt >= (age < trustedFor ? unknownKeyPause : failurePause);
    if (age < trustedFor) {
      // Still trusted: newer ones are fetched in the background.
      if (mayTry) void this.fetch();
      return;
    }
    if (mayTry) await this.fetch();
    if (this.now() - this.fetchedAt >= trustedFor) throw new KeysUnavailable('no signing keys are known');
  }

  /** Never rejects; after a failure the known keys stay. */
  private fetch(): Promise<void> {
    this.pending ??= this.load().finally(() => {
      this.pending = null;
    });
    return this.pending;
  }

  private async load(): Promise<void> {
    this.triedAt = this.now();
    try {
      const { jwks_uri } = metadata.parse(await getJson(this.openIdUrl));
      const set = keySet.parse(await getJson(jwks_uri));
      const entries = await Promise.all(
        set.keys
          .filter((jwk) => jwk.kty === 'RSA')
          .map(async (jwk): Promise<[string, SigningKey]> => {
            const key = await importJWK(jwk as JWK, 'RS256');
            if (key instanceof Uint8Array) throw new Error(`key ${jwk.kid} is not a public key`);
            return [jwk.kid, { key, endorsements: jwk.endorsements ?? [] }];
          }),
      );
      if (entries.length === 0) throw new Error('the key set holds no RSA key');
      this.keys = new Map(entries);
      this.fetchedAt = this.now();
    } catch (error) {
      this.log.error({ cause: causeOf(error).cause }, 'signing key fetch failed');
    }
  }
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return await response.json();
}
