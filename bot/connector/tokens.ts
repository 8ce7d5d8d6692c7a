import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AccessToken, TokenCredential, TokenCredentialOptions } from '@azure/identity';
import type { App, Config } from '../config/settings.js';
import { elapsed } from '../timing/elapsed.js';
import { late, withTimeout } from '../timing/with-timeout.js';
import { type LoginAnswer, loginAnswerOf, NoToken, networkCause, tokenProblem } from './no-token.js';

/** The bearer token for outgoing requests; null where none is needed. Throws NoToken, with the cure. */
export type TokenSource = () => Promise<string | null>;

/** Source: Bot Connector's documents, "Authenticate requests from your bot to the Bot Connector service", 2025. */
const connector = 'https://api.botframework.com';

/** Where a cloud's Graph has its tokens from. Source: Microsoft Graph, "National cloud deployments", 2026. */
const nationalLogins: Readonly<Record<string, string>> = {
  'https://graph.microsoft.us': 'https://login.microsoftonline.us/',
  'https://dod-graph.microsoft.us': 'https://login.microsoftonline.us/',
  'https://microsoftgraph.chinacloudapi.cn': 'https://login.chinacloudapi.cn/',
};

export const loginOf = (audience: string): string => nationalLogins[audience] ?? 'https://login.microsoftonline.com/';

/** The audience of a federated credential. Source: Microsoft Entra, "Workload identity federation", 2026. */
const exchange = 'api://AzureADTokenExchange/.default';

/** Milliseconds to wait for a token. */
const defaultTimeout = 10_000;

/**
 * Tokens by the bot's own credential, kept until they expire. The audience is the connector, or the
 * root of a cloud's Graph. Making a source sends no request, so that a bot starts while the login is away.
 */
export async function createTokenSource(
  config: Pick<Config, 'app' | 'tokenUrl'>,
  audience: string = connector,
  patience = defaultTimeout,
): Promise<TokenSource> {
  const { app, tokenUrl } = config;
  if (app === null) return async () => null;
  const loginPolicy = new LoginPolicy(tokenUrl);
  const login = loginOf(audience);
  const credential = azureCredential(app, login, loginPolicy);
  return cachedTokens(async () => {
    try {
      // Not everything in the library heeds a signal, so the wait has a limit of its own.
      const token = await withTimeout(credential.getToken(`${audience}/.default`), patience);
      if (token === late) loginPolicy.answer ??= { is: 'unreachable', cause: 'no answer in time' };
      else if (token !== null) return token;
    } catch {
      // The library's sentences repeat ids and whole answers; the login's own answer says what to do.
    }
    throw new NoToken(
      tokenProblem(
        loginPolicy.answer,
        app.credential,
        tokenUrl === undefined ? login : 'the server that BATON_TOKEN_URL names',
      ),
    );
  });
}

type Policy = NonNullable<TokenCredentialOptions['additionalPolicies']>[number]['policy'];

/** A policy in the library's pipeline: keeps the login's last answer, and redirects requests to a test's login. */
class LoginPolicy implements Policy {
  readonly name = 'baton-login';
  /** Kept until the next answer, because the library sends no request for a while after a 429 or 503. */
  answer: LoginAnswer | null = null;

  constructor(private readonly elsewhere: string | undefined) {}

  readonly sendRequest: Policy['sendRequest'] = async (request, next) => {
    if (this.elsewhere !== undefined) {
      // The library speaks https with known logins only; the path goes on saying which tenant is meant.
      request.url = `${this.elsewhere.replace(/\/+$/u, '')}${new URL(request.url).pathname}`;
      request.allowInsecureConnection = true;
    }
    try {
      const response = await next(request);
      this.answer = loginAnswerOf(response.status, response.bodyAsText);
      return response;
    } catch (error) {
      this.answer = { is: 'unreachable', cause: networkCause(error) };
      throw error;
    }
  };
}

/**
 * botbuilder has loaded the library's CommonJS copy already: importing the other one would cost each start its time
 * and its memory twice.
 */
const loadAzure = (): typeof import('@azure/identity') => createRequire(import.meta.url)('@azure/identity');

function azureCredential(app: App, login: string, ear: LoginPolicy): TokenCredential {
  const azure = loadAzure();
  const options = {
    authorityHost: login,
    // One more attempt bridges a dropped connection; senders have a policy for anything longer.
    retryOptions: { maxRetries: 1, retryDelayInMs: 200 },
    additionalPolicies: [{ policy: ear, position: 'perCall' as const }],
  };
  const assertionCredential = (assertion: () => Promise<string>): TokenCredential =>
    new azure.ClientAssertionCredential(
      app.tenant,
      app.id,
      async () => {
        try {
          return await assertion();
        } catch (error) {
          ear.answer = { is: 'nothing-to-show', cause: networkCause(error) };
          throw error;
        }
      },
      options,
    );
  const { credential } = app;
  switch (credential.kind) {
    case 'managed-identity':
      return new azure.ManagedIdentityCredential({ clientId: app.id });
    case 'federated-file':
      // Read anew each time, because the platform renews it.
      return assertionCredential(async () => (await readFile(credential.tokenFile, 'utf8')).trim());
    case 'federated-identity': {
      const identity = new azure.ManagedIdentityCredential({ clientId: credential.identity });
      return assertionCredential(async () => (await identity.getToken(exchange)).token);
    }
    case 'certificate':
      return new azure.ClientCertificateCredential(app.tenant, app.id, { certificate: credential.pem }, options);
    case 'secret':
      return new azure.ClientSecretCredential(app.tenant, app.id, credential.secret, options);
  }
}

/** Milliseconds before its end from which a token is renewed, so that a short outage of the login goes unnoticed. */
const renewBefore = 5 * 60_000;
const lastMoment = 60_000;
const renewAgainAfter = 30_000;

/** Callers share one fetch where there is no token; a renewal happens in the background. */
export function cachedTokens(
  fetchToken: () => Promise<Pick<AccessToken, 'token' | 'expiresOnTimestamp'>>,
): TokenSource {
  let cached: { readonly token: string; readonly expires: number; readonly end: number } | null = null;
  let pending: Promise<string> | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  const renew = (): Promise<string> => {
    triedAt = elapsed();
    pending ??= fetchToken()
      .then(({ token, expiresOnTimestamp: expires }) => {
        cached = { token, expires, end: elapsed() + expires - Date.now() };
        return token;
      })
      .finally(() => {
        pending = null;
      });
    return pending;
  };
  return async () => {
    if (cached === null) return await renew();
    // By both clocks, because one may be set and the other stops while the machine sleeps.
    const left = Math.min(cached.expires - Date.now(), cached.end - elapsed());
    if (left <= lastMoment) return await renew();
    if (left <= renewBefore && elapsed() - triedAt >= renewAgainAfter) {
      // The cached one is good for minutes; the next fetch after its end tells why there is none.
      renew().catch(() => {});
    }
    return cached.token;
  };
}
