import type { IncomingHttpHeaders } from 'node:http';
import { isForwarded, isLoopbackPeer } from '../config/addresses.js';
import type { ServiceHosts } from '../connector/service-hosts.js';
import { activitySchema, saidAt, tenantsOf, type VerifiedActivity } from '../teams/activity.js';
import { type TokenRules, verifySender } from './sender-token.js';
import type { SigningKeys } from './signing-keys.js';

/** Teams sends at most about 100 KB, and a form's values beside it. */
export const maxBodyBytes = 256 * 1024;
const channel = 'msteams';

/** Why requests are refused: few words, because metrics count by them. */
export const refusalReasons = [
  'token',
  'keys',
  'format',
  'size',
  'service-url',
  'channel',
  'tenant',
  'machine',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a request goes no further. The cause is for the log alone: the answer has no body. */
export interface Refused {
  readonly status: 400 | 401 | 403 | 411 | 413 | 415 | 503;
  readonly reason: RefusalReason;
  readonly cause: string;
  /** What the answer says besides its status: only to developers, where no sender is verified. */
  readonly says?: string;
}

const forwarded =
  'Baton has no app id and verifies no sender, so it answers requests of this machine alone. Set MicrosoftAppId to reach it through a tunnel or a proxy.';

export type Admission = { readonly activity: VerifiedActivity } | { readonly refused: Refused };

export interface RequestAuthenticatorOptions {
  /** null = no sender is verified, and only this machine is answered. */
  readonly appId: string | null;
  readonly issuer: string;
  readonly tenants: readonly string[];
  readonly keys: SigningKeys;
  readonly hosts: ServiceHosts;
  readonly now?: () => number;
}

const refuse = (status: Refused['status'], reason: RefusalReason, cause: string): { readonly refused: Refused } => ({
  refused: { status, reason, cause },
});

/**
 * Verification in front of botbuilder: the stock adapter answers forged tokens with 500, accepts any tenant, and grows
 * with every unsigned token. Here each refusal is cheap, silent and logged once.
 */
export class RequestAuthenticator {
  private readonly tenants: ReadonlySet<string>;
  /** null = no sender is verified. */
  private readonly rules: TokenRules | null;

  constructor(private readonly options: RequestAuthenticatorOptions) {
    const { appId, issuer, keys, now = Date.now } = options;
    this.tenants = new Set(options.tenants);
    this.rules = appId === null ? null : { appId, issuer, keys, now };
  }

  /** Checks the head of a request before any of its body is read. */
  checkHead(headers: IncomingHttpHeaders, peer: string | undefined): Refused | null {
    if (this.rules === null) {
      if (!isLoopbackPeer(peer))
        return { status: 403, reason: 'machine', cause: 'not from this machine, and no app id is set' };
      // A tunnel connects from this machine with requests from elsewhere.
      if (isForwarded(headers)) return { status: 403, reason: 'machine', cause: forwarded, says: forwarded };
    } else if (bearerOf(headers) === null) {
      return { status: 401, reason: 'token', cause: 'no bearer token' };
    }
    if (!/^application\/json\s*(;|$)/iu.test(headers['content-type'] ?? '')) {
      return { status: 401, reason: 'format', cause: 'not JSON' };
    }
    if (headers['content-encoding'] !== undefined) return { status: 401, reason: 'format', cause: 'encoded body' };
    const length = headers['content-length'];
    if (length !== undefined && Number(length) > maxBodyBytes) {
      return { status: 413, reason: 'size', cause: 'body too large' };
    }
    return null;
  }

  /** Verifies the sender first and only then reads what was sent. */
  async admit(headers: IncomingHttpHeaders, body: string): Promise<Admission> {
    const verified = this.rules === null ? null : await verifySender(bearerOf(headers) ?? '', this.rules);
    if (verified !== null && 'refused' in verified) return verified;
    const activity = parse(body, (this.options.now ?? Date.now)());
    if (activity === null) return refuse(verified === null ? 400 : 401, 'format', 'not an activity');
    if (!this.options.hosts.allows(activity.serviceUrl)) {
      return refuse(403, 'service-url', 'service url is not on the allow-list');
    }
    if (activity.channelId !== channel) return refuse(403, 'channel', 'not the Teams channel');
    if (verified === null) return { activity };
    const { serviceUrl, endorsements } = verified.claims;
    if (serviceUrl !== activity.serviceUrl) return refuse(401, 'service-url', 'service url differs from the token');
    if (!endorsements.includes(channel)) return refuse(401, 'channel', 'key is not endorsed for Teams');
    const tenants = tenantsOf(activity);
    if (tenants.length === 0) return refuse(403, 'tenant', 'no tenant');
    if (!tenants.every((tenant) => this.tenants.has(tenant))) {
      return refuse(403, 'tenant', 'tenant is not on the allow-list');
    }
    return { activity };
  }
}

function bearerOf(headers: IncomingHttpHeaders): string | null {
  const header = headers.authorization ?? '';
  // Bot Connector's tokens are about 1.2 KB; three base64url parts and nothing else.
  if (header.length > 8_192) return null;
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/iu.exec(header)?.[1] ?? null;
}

/** PostgreSQL takes no NUL in a text, and no text needs one. A typed backslash arrives as two. */
const escapedNul = /(?<!\\)((?:\\\\)*)\\u0000/gu;

function parse(body: string, now: number): VerifiedActivity | null {
  let json: unknown;
  try {
    json = JSON.parse(body.includes('\\u0000') ? body.replace(escapedNul, '$1') : body);
  } catch {
    // The caller answers and logs; the text itself is never logged.
    return null;
  }
  const activity = activitySchema.safeParse(json).data;
  return activity === undefined ? null : { ...activity, timestamp: saidAt(activity, now) };
}
