import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { KeysUnavailable, type SigningKeys } from './signing-keys.js';

/** Seconds by which the sender's clock and ours may differ. */
const clockTolerance = 5 * 60;

/** What a token promises about the request that carries it. */
export interface Claims {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[];
}

export type Verification =
  | { readonly claims: Claims }
  | { readonly refused: { readonly status: 401 | 503; readonly reason: 'token' | 'keys'; readonly cause: string } };

export interface TokenRules {
  readonly appId: string;
  readonly issuer: string;
  readonly keys: SigningKeys;
  readonly now: () => number;
}

const unauthorised = (cause: string): Verification => ({ refused: { status: 401, reason: 'token', cause } });

/** Verifies the sender of a request by its token. Never throws: a refusal says why. */
export async function verifySender(token: string, { appId, issuer, keys, now }: TokenRules): Promise<Verification> {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (alg !== 'RS256' || typeof kid !== 'string') return unauthorised('not signed with RS256');
    const signing = await keys.find(kid);
    if (signing === null) return unauthorised('unknown signing key');
    const { payload } = await jwtVerify(token, signing.key, {
      algorithms: ['RS256'],
      issuer,
      audience: appId,
      clockTolerance,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'nbf'],
    });
    const { serviceurl } = payload;
    if (typeof serviceurl !== 'string' || serviceurl === '') return unauthorised('no service url in the token');
    return { claims: { serviceUrl: serviceurl, endorsements: signing.endorsements } };
  } catch (error) {
    if (error instanceof KeysUnavailable) return { refused: { status: 503, reason: 'keys', cause: error.message } };
    return unauthorised(error instanceof errors.JOSEError ? error.code : 'malformed token');
  }
}
