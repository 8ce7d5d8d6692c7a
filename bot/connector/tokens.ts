import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AccessToken, TokenCredential, TokenCredentialOptions } from '@azure/identity';
import type { App, Config } from '../config/settings.js';
import { elapsed } from '../timing/elapsed.js';
import { late, withTimeout } from '../timing/with-timeout.js';
import { type Heard, heardFrom, NoToken, networkCause, whyNoToken } from './no-token.js';

/** The bearer token for outgoing requests; null when nobody asks for one. Throws NoToken, with the cure. */
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

/** Whom a federated credential is shown to. Source: Microsoft Entra, "Workload identity federation", 2026. */
const exchange = 'api://AzureADTokenExchange/.default';

/** So long somebody waits for a token before hearing that there is none. */
const defaultPatience = 10_000;

/**
 * Tokens by the bot's own credential, kept until they expire. The audience is whom they are shown to: the connector, or the
 * root of a cloud's Graph. Making a source asks nobody: a bot starts while the login is away.
 */
export async function createTokenSource(
  config: Pick<Config, 'app' | 'tokenUrl'>,
  audience: string = connector,
  patience = defaultPatience,
): Promise<TokenSource> {
  const { app, tokenUrl } = config;
  if (app === null) return async () => null;
  const ear = new Ear(tokenUrl);
  const login = loginOf(audience);
  const credential = azureCredential(app, login, ear);
  return keepTokens(async () => {
    try {
      // Not everything in the library heeds a signal: whoever waits is let go all the same.
      const token = await withTimeout(credential.getToken(`${audience}/.default`), patience);
      if (token === late) ear.heard ??= { is: 'unreachable', cause: 'no answer in time' };
      else if (token !== null) return token;
    } catch {
      // The library's sentences repeat ids and whole answers; what was heard says what to do.
    }
    throw new NoToken(
      whyNoToken(ear.heard, app.credential, tokenUrl === undefined ? login : 'the server that BATON_TOKEN_URL names'),
    );
  });
}

type Policy = NonNullable<TokenCredentialOptions['additionalPolicies']>[number]['policy'];

/** Stands between the library and the login: hears the answers, and leads requests to a test's own login. */
class Ear implements Policy {
  readonly name = 'baton-login';
  /** Kept until something else is heard: the library asks nobody again for a while after a 429 or 503. */
  heard: Heard | null = null;

  constructor(private readonly elsewhere: string | undefined) {}

  readonly sendRequest: Policy['sendRequest'] = async (request, next) => {
    if (this.elsewhere !== undefined) {
      // The library speaks https with known logins only; the path goes on saying which tenant is meant.
      request.url = `${this.elsewhere.replace(/\/+$/u, '')}${new URL(request.url).pathname}`;
      request.allowInsecureConnection = true;
    }
    try {
      const response = await next(request);
      this.heard = heardFrom(response.status, response.bodyAsText);
      return response;
    } catch (error) {
      this.heard = { is: 'unreachable', cause: networkCause(error) };
      throw error;
    }
  };
}

/**
 * botbuilder has loaded the library's CommonJS copy already: importing the other one would cost each start a tenth of a second
 * and 14 MB (measured 2026-11-28).
 */
const loadAzure = (): typeof import('@azure/identity') => createRequire(import.meta.url)('@azure/identity');

function azureCredential(app: App, login: string, ear: Ear): TokenCredential {
  const azure = loadAzure();
  const options = {
    authorityHost: login,
    // Whoever sends has a policy for what comes later; one more attempt bridges a dropped connection.
    retryOptions: { maxRetries: 1, retryDelayInMs: 200 },
    additionalPolicies: [{ policy: ear, position: 'perCall' as const }],
  };
  const shown = (assertion: () => Promise<string>): TokenCredential =>
    new azure.ClientAssertionCredential(
      app.tenant,
      app.id,
      async () => {
        try {
          return await assertion();
        } catch (error) {
          ear.heard = { is: 'nothing-to-show', cause: networkCause(error) };
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
      // Read anew each time: what runs Baton renews it.
      return shown(async () => (await readFile(credential.tokenFile, 'utf8')).trim());
    case 'federated-identity': {
      const identity = new azure.ManagedIdentityCredential({ clientId: credential.identity });
      return shown(async () => (await identity.getToken(exchange)).token);
    }
    case 'certificate':
      return new azure.ClientCertificateCredential(app.tenant, app.id, { certificate: credential.pem }, options);
    case 'secret':
      return new azure.ClientSecretCredential(app.tenant, app.id, credential.secret, options);
  }
}

/** A token is renewed while it still has this long: an outage of the login is not ours before it ends. */
const renewBefore = 5 * 60_000;
const lastMoment = 60_000;
const renewAgainAfter = 30_000;

/** Everybody who needs a token while one is being fetched waits for the same one; nobody waits for a renewal. */
export function keepTokens(fetchToken: () => Promise<Pick<AccessToken, 'token' | 'expiresOnTimestamp'>>): TokenSource {
  let kept: { readonly token: string; readonly expires: number; readonly end: number } | null = null;
  let underway: Promise<string> | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  const renew = (): Promise<string> => {
    triedAt = elapsed();
    underway ??= fetchToken()
      .then(({ token, expiresOnTimestamp: expires }) => {
        kept = { token, expires, end: elapsed() + expires - Date.now() };
        return token;
      })
      .finally(() => {
        underway = null;
      });
    return underway;
  };
  return async () => {
    if (kept === null) return await renew();
    // By both clocks: one may be set, and the other stands still while the machine sleeps.
    const left = Math.min(kept.expires - Date.now(), kept.end - elapsed());
    if (left <= lastMoment) return await renew();
    if (left <= renewBefore && elapsed() - triedAt >= renewAgainAfter) {
      // The kept one is good for minutes yet; whoever finds it gone hears why there is no other.
      renew().catch(() => {});
    }
    return kept.token;
  };
}
