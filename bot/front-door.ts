import type { IncomingHttpHeaders } from 'node:http';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { activitySchema, tenantsOf, type VerifiedActivity } from './activity.js';
import { isLoopbackPeer } from './addresses.js';
import type { ServiceHosts } from './service-hosts.js';
import { KeysUnavailable, type SigningKeys } from './signing-keys.js';

/** Teams sends at most about 100 KB; a form's values ride along. */
export const maxBodyBytes = 256 * 1024;
/** Seconds. Clocks of the sender and ours may differ by this much. */
const skew = 5 * 60;
const channel = 'msteams';

/** Why a request goes no further. The cause is for the log alone: the answer has no body. */
export interface Refused {
  readonly status: 400 | 401 | 403 | 411 | 413 | 415 | 503;
  readonly cause: string;
}

export type Admission = { readonly activity: VerifiedActivity } | { readonly refused: Refused };

/** What a token promises about the request that carries it. */
interface Claims {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[];
}

export interface FrontDoorOptions {
  /** null = nobody is verified, and only this machine is let in. */
  readonly appId: string | null;
  readonly issuer: string;
  readonly tenants: readonly string[];
  readonly keys: SigningKeys;
  readonly hosts: ServiceHosts;
  readonly now?: () => number;
}

const refuse = (status: Refused['status'], cause: string): { readonly refused: Refused } => ({
  refused: { status, cause },
});

/**
 * Verification in front of botbuilder: the stock adapter answers forged tokens with 500, accepts any tenant, and grows
 * with every unsigned token (measured; facts of the platform). Here each refusal is cheap, silent and logged once.
 */
export class FrontDoor {
  private readonly tenants: ReadonlySet<string>;
  private readonly now: () => number;

  constructor(private readonly options: FrontDoorOptions) {
    this.tenants = new Set(options.tenants);
    this.now = options.now ?? Date.now;
  }

  /** Looks at the head of a request before any of its body is read. */
  checkHead(headers: IncomingHttpHeaders, peer: string | undefined): Refused | null {
    if (this.options.appId === null) {
      if (!isLoopbackPeer(peer)) return { status: 403, cause: 'not from this machine, and no app id is set' };
    } else if (bearerOf(headers) === null) {
      return { status: 401, cause: 'no bearer token' };
    }
    if (!/^application\/json\s*(;|$)/iu.test(headers['content-type'] ?? '')) return { status: 401, cause: 'not JSON' };
    if (headers['content-encoding'] !== undefined) return { status: 401, cause: 'encoded body' };
    const length = headers['content-length'];
    if (length !== undefined && Number(length) > maxBodyBytes) return { status: 413, cause: 'body too large' };
    return null;
  }

  /** Verifies the sender first and only then reads what was sent. */
  async admit(headers: IncomingHttpHeaders, body: string): Promise<Admission> {
    const verified =
      this.options.appId === null ? null : await this.verify(bearerOf(headers) ?? '', this.options.appId);
    if (verified !== null && 'refused' in verified) return verified;
    const activity = parse(body);
    if (activity === null) return refuse(verified === null ? 400 : 401, 'not an activity');
    if (!this.options.hosts.allows(activity.serviceUrl)) return refuse(403, 'service url is not on the allow-list');
    if (activity.channelId !== channel) return refuse(403, 'not the Teams channel');
    if (verified === null) return { activity };
    if (verified.serviceUrl !== activity.serviceUrl) return refuse(401, 'service url differs from the token');
    if (!verified.endorsements.includes(channel)) return refuse(401, 'key is not endorsed for Teams');
    const tenants = tenantsOf(activity);
    if (tenants.length === 0) return refuse(403, 'no tenant');
    if (!tenants.every((tenant) => this.tenants.has(tenant))) return refuse(403, 'tenant is not on the allow-list');
    return { activity };
  }

  private async verify(token: string, appId: string): Promise<Claims | { readonly refused: Refused }> {
    try {
      const { alg, kid } = decodeProtectedHeader(token);
      if (alg !== 'RS256' || typeof kid !== 'string') return refuse(401, 'not signed with RS256');
      const signing = await this.options.keys.find(kid);
      if (signing === null) return refuse(401, 'unknown signing key');
      const { payload } = await jwtVerify(token, signing.key, {
        algorithms: ['RS256'],
        issuer: this.options.issuer,
        audience: appId,
        clockTolerance: skew,
        currentDate: new Date(this.now()),
        requiredClaims: ['exp', 'nbf'],
      });
      const serviceUrl = payload.serviceurl;
      if (typeof serviceUrl !== 'string' || serviceUrl === '') return refuse(401, 'no service url in the token');
      return { serviceUrl, endorsements: signing.endorsements };
    } catch (error) {
      if (error instanceof KeysUnavailable) return refuse(503, error.message);
      return refuse(401, error instanceof errors.JOSEError ? error.code : 'malformed token');
    }
  }
}

function bearerOf(headers: IncomingHttpHeaders): string | null {
  const header = headers.authorization ?? '';
  // Bot Connector's tokens are about 1.2 KB; three base64url parts and nothing else.
  if (header.length > 8_192) return null;
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/iu.exec(header)?.[1] ?? null;
}

function parse(body: string): VerifiedActivity | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    // The caller answers and logs; the text itself belongs in no log.
    return null;
  }
  return activitySchema.safeParse(json).data ?? null;
}
