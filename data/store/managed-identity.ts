import { ManagedIdentityCredential } from '@azure/identity';

/** Whom the token is for. Source: Azure Database for PostgreSQL, "Connect with managed identity", 2026. */
const audience = 'https://ossrdbms-aad.database.windows.net/.default';

/**
 * The password of an account that is a managed identity: a token that Azure gives to this machine alone, kept by the
 * library until shortly before it expires. Rejects where this machine has no such identity.
 */
export function passwordOf(clientId: string): () => Promise<string> {
  const credential = new ManagedIdentityCredential({ clientId });
  return async () => (await credential.getToken(audience)).token;
}
