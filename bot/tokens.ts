import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { z } from 'zod';
import type { Config } from './config.js';

/** The bearer token for outgoing requests; null when nobody asks for one. */
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

/**
 * Tokens by the bot's own credential (secret or managed identity), kept by botbuilder's cache until they expire. The
 * audience is whom they are shown to: the connector, or the root of a cloud's Graph.
 */
export async function createTokenSource(
  config: Pick<Config, 'app' | 'tokenUrl'>,
  audience: string = connector,
): Promise<TokenSource> {
  const { app, tokenUrl } = config;
  if (app === null) return async () => null;
  if (tokenUrl !== undefined) return fromUrl(tokenUrl, audience);
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: app.id,
    MicrosoftAppType: app.type,
    MicrosoftAppTenantId: app.tenant,
    ...(app.type === 'SingleTenant' && app.password !== undefined ? { MicrosoftAppPassword: app.password } : {}),
  });
  const credentials = await factory.createCredentials(app.id, audience, `${loginOf(audience)}${app.tenant}`, true);
  return shared(async () => {
    // botbuilder's credentials only sign requests; a request that is nothing but headers shows the token.
    let token: string | null = null;
    const headers = {
      set: (name: string, value: string) => {
        if (name.toLowerCase() === 'authorization') token = value.replace(/^Bearer /u, '');
      },
    };
    await credentials.signRequest({ headers } as unknown as Parameters<typeof credentials.signRequest>[0]);
    return token;
  });
}

/** Everybody who needs a token while one is being fetched waits for the same one. */
function shared(source: TokenSource): TokenSource {
  let underway: Promise<string | null> | null = null;
  return () => {
    underway ??= source().finally(() => {
      underway = null;
    });
    return underway;
  };
}

const answer = z.object({ access_token: z.string(), expires_in: z.number() });

/** Tests: a server on this machine that hands out tokens. Kept until a minute before they expire. */
function fromUrl(url: string, audience: string): TokenSource {
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: `${audience}/.default` });
  let kept: { readonly token: string; readonly until: number } | null = null;
  return shared(async () => {
    if (kept !== null && kept.until > Date.now()) return kept.token;
    const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(5_000) });
    const { access_token, expires_in } = answer.parse(await response.json());
    kept = { token: access_token, until: Date.now() + (expires_in - 60) * 1_000 };
    return access_token;
  });
}
