import { createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { KeysUnavailable, type SigningKey, type SigningKeys } from './signing-keys.js';

/** Seconds. Clocks of the sender and ours may differ by this much. */
const skew = 5 * 60;
/** Teams sends one token until it expires; a few thousand tenants' worth is a megabyte or two. */
const cachedAtMost = 1_000;

/** What a token promises about the request that carries it. */
export interface Claims {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[];
}

export type Verification =
  | { readonly claims: Claims }
  | { readonly refused: { readonly status: 401 | 503; readonly reason: 'token' | 'keys'; readonly cause: string } };

interface Verified {
  readonly payload: JWTPayload;
  /** Of this very key: after the keys were fetched again, the signature is looked at again. */
  readonly signing: SigningKey;
}

export interface TokenRules {
  readonly appId: string;
  readonly issuer: string;
  readonly keys: SigningKeys;
  readonly now: () => number;
}

const unauthorised = (cause: string): Verification => ({ refused: { status: 401, reason: 'token', cause } });

/**
 * Verifies who sends. The mathematics of a signature are done once for the same bytes; that its key is still published,
 * and that it has not expired, is asked each time.
 */
export class SenderTokens {
  private readonly cached = new LRUCache<string, Verified>({ max: cachedAtMost });

  constructor(private readonly rules: TokenRules) {}

  async verify(token: string): Promise<Verification> {
    try {
      const { alg, kid } = decodeProtectedHeader(token);
      if (alg !== 'RS256' || typeof kid !== 'string') return unauthorised('not signed with RS256');
      const signing = await this.rules.keys.find(kid);
      if (signing === null) return unauthorised('unknown signing key');
      const { serviceurl } = await this.payloadOf(token, signing);
      if (typeof serviceurl !== 'string' || serviceurl === '') return unauthorised('no service url in the token');
      return { claims: { serviceUrl: serviceurl, endorsements: signing.endorsements } };
    } catch (error) {
      if (error instanceof KeysUnavailable) return { refused: { status: 503, reason: 'keys', cause: error.message } };
      return unauthorised(error instanceof errors.JOSEError ? error.code : 'malformed token');
    }
  }

  private async payloadOf(token: string, signing: SigningKey): Promise<JWTPayload> {
    const now = this.rules.now();
    const name = createHash('sha256').update(token).digest('base64');
    const known = this.cached.get(name);
    if (known !== undefined && known.signing === signing && isCurrent(known.payload, now)) return known.payload;
    this.cached.delete(name);
    const { payload } = await jwtVerify(token, signing.key, {
      algorithms: ['RS256'],
      issuer: this.rules.issuer,
      audience: this.rules.appId,
      clockTolerance: skew,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'nbf'],
    });
    this.cached.set(name, { payload, signing });
    return payload;
  }
}

/** Time moves on, also backwards when a clock is set: both ends are compared, as on the first time. */
function isCurrent({ exp = 0, nbf = Number.POSITIVE_INFINITY }: JWTPayload, now: number): boolean {
  const second = Math.floor(now / 1_000);
  return exp > second - skew && nbf <= second + skew;
}
