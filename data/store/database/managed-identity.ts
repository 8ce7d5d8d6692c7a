import { ManagedIdentityCredential } from '@azure/identity';
import pg from 'pg';

/** Whom the token is for. Source: Azure Database for PostgreSQL, "Connect with managed identity", 2026. */
const audience = 'https://ossrdbms-aad.database.windows.net/.default';

type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void);

/**
 * Connections of an account that is a managed identity: the password is a token that Azure gives to this machine alone, kept by
 * the library until shortly before it ends. Connecting rejects where this machine has no such identity.
 */
export function clientOf(clientId: string): new () => pg.Client {
  const credential = new ManagedIdentityCredential({ clientId });

  class IdentityClient extends pg.Client {
    // The token first: a connection that waits for its password keeps its place at the server for a minute, also when
    // the password never comes, and the places are few.
    override connect(): Promise<pg.Client>;
    override connect(done: Connected): void;
    override connect(done?: Connected): Promise<pg.Client> | undefined {
      const connected = this.authorise().then(() => super.connect());
      if (done === undefined) return connected;
      const tell = done as (error: Error | null, client?: pg.Client) => void;
      connected.then((client) => tell(null, client), tell);
      return undefined;
    }

    private async authorise(): Promise<void> {
      const { token } = await credential.getToken(audience);
      Object.assign(this, { password: token });
    }
  }
  return IdentityClient;
}
