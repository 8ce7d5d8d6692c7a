import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { ApiClient, Scope } from '../config/api-clients.js';
import { Problem } from './problem.js';

/** 256 bits, so that nobody finds one by trying. */
export const newToken = (): string => `baton_${randomBytes(32).toString('base64url')}`;

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const bearer = /^bearer ([\w.~+/=-]{1,200})$/iu;

/**
 * The client whose token a request carries. Hashes are compared in constant time, and all of them, so that the time tells
 * nothing of which are close.
 */
export function clientWithToken(clients: readonly ApiClient[], { authorization }: IncomingHttpHeaders): ApiClient {
  const [, token] = bearer.exec(authorization ?? '') ?? [];
  if (token === undefined)
    throw new Problem('unauthorized', 'Send the header "Authorization: Bearer TOKEN".', {
      'www-authenticate': 'Bearer realm="baton"',
    });
  const presented = createHash('sha256').update(token).digest();
  let found: ApiClient | null = null;
  for (const client of clients) {
    if (timingSafeEqual(presented, Buffer.from(client.sha256, 'hex'))) found = client;
  }
  if (found === null)
    throw new Problem('unauthorized', 'The token is unknown: make one with "baton api-token NAME" and restart Baton.', {
      'www-authenticate': 'Bearer realm="baton", error="invalid_token"',
    });
  return found;
}

/** Refuses what the client's scopes do not allow. */
export function requireScope({ scopes, name }: ApiClient, scope: Scope): void {
  if (!scopes.includes(scope))
    throw new Problem(
      'missing-scope',
      `The client ${name} lacks ${scope}: add it to its scopes= in BATON_API_CLIENTS.`,
      {
        'www-authenticate': `Bearer realm="baton", error="insufficient_scope", scope="${scope}"`,
      },
    );
}
