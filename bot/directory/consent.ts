import { decodeJwt } from 'jose';
import type { Config } from '../config/settings.js';
import { NoToken } from '../connector/no-token.js';
import { createTokenSource } from '../connector/tokens.js';
import { Graph } from './graph.js';
import type { graphPermissions } from './permissions.js';

/**
 * What looking up groups needs, each with the wider permissions that hold it too. Source: Microsoft Graph v1.0, "directoryObject:
 * checkMemberGroups", table "Group memberships for a user", row "Application", and "Permissions reference", 2026.
 */
const needed: Readonly<Record<(typeof graphPermissions)[number], readonly string[]>> = {
  'GroupMember.Read.All': [
    'GroupMember.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ],
  'User.Read.All': ['User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
};

/**
 * Whether Graph lets the bot look up groups; null when it does, else a sentence with the cure. Asks with a real token whether
 * an id that is no person's is in the groups: nothing is changed, and no person's data is read.
 */
export async function graphConsent(config: Config, graph: NonNullable<Config['graph']>): Promise<string | null> {
  const source = await createTokenSource(config, graph.url);
  let token: string;
  try {
    token = (await source()) ?? '';
  } catch (error) {
    return error instanceof NoToken ? error.message : 'No token for Graph could be had: look at the credential.';
  }
  const granted = rolesIn(token);
  if (granted !== null) {
    const missing = Object.entries(needed).filter(([name, wider]) => ![name, ...wider].some((one) => granted.has(one)));
    if (missing.length > 0) return notGranted(missing.map(([name]) => name));
  }
  const groups = [...new Set(Object.values(graph.groups).flat())];
  // The id of the application is the id of no person.
  const { cause } = await new Graph({ url: graph.url, token: source }).membership(config.app?.id ?? '', groups);
  if (cause === null) return null;
  return cause.startsWith('403 ')
    ? notGranted(Object.keys(needed))
    : `Graph does not answer which groups a person is in (${cause}): let Baton's machine out to it (https://graph.microsoft.com, or what BATON_GRAPH_URL names), and ask again.`;
}

const notGranted = (names: readonly string[]): string =>
  `Graph has no consent for ${names.join(' and ')}: add ${names.length === 1 ? 'it' : 'them'} to the app registration (API permissions, Microsoft Graph, Application permissions) and let an administrator grant consent; for a managed identity deploy/CREDENTIALS.md has the command. Or leave out BATON_GRAPH_GROUPS.`;

/** The application permissions in a token; null where it can't be read: Graph may change its form, and then its answer decides. */
function rolesIn(token: string): ReadonlySet<string> | null {
  try {
    const { roles = [] } = decodeJwt<{ roles?: unknown }>(token);
    return Array.isArray(roles) ? new Set(roles.map(String)) : null;
  } catch {
    return null;
  }
}
