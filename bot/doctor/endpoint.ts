import { isLoopback } from '../config/addresses.js';
import { networkCause } from '../connector/no-token.js';

/** Milliseconds; a proxy in front may be slow, and a person waits at a terminal. */
const patience = 5_000;

/** What Node says of certificates that Teams would not trust either. Source: Node.js 20, "TLS: X509 certificate error codes". */
const certificateCodes = /CERT|SIGNATURE|ERR_TLS/u;

/**
 * Whether Baton answers where Teams would ask; null when it does, else a sentence with the cure. `publicHost` has been parsed:
 * a host, and a port if it is not 443; on this machine, for tests, it is asked without TLS.
 */
export async function endpointAnswers(publicHost: string): Promise<string | null> {
  const name = publicHost.replace(/:\d+$/u, '');
  const root = `${isLoopback(name) ? 'http' : 'https'}://${publicHost}`;
  try {
    const health = await ask(`${root}/healthz`);
    if (health.status !== 200 || !(await saysOk(health))) {
      return `/healthz at the host of BATON_PUBLIC_HOST is not answered by Baton (${health.status}): let the host lead to Baton's port, with every path.`;
    }
    // Baton refuses an unsigned request with 401 before it reads it.
    const messages = await ask(`${root}/api/messages`, { method: 'POST', body: '{}' });
    return messages.status === 401
      ? null
      : `/api/messages at the host of BATON_PUBLIC_HOST is not answered by Baton (${messages.status}): let the host lead to Baton's port, with every path and with POST.`;
  } catch (error) {
    const code = networkCause(error);
    if (certificateCodes.test(code)) {
      return `The certificate of the host in BATON_PUBLIC_HOST cannot be trusted (${code}): Teams would refuse it too; give the host one of a public authority, with its chain.`;
    }
    return `The host in BATON_PUBLIC_HOST does not answer (${code}): start Baton, and let the host's name and port lead to it.`;
  }
}

const ask = (url: string, more: RequestInit = {}): Promise<Response> =>
  fetch(url, {
    ...more,
    headers: { 'content-type': 'application/json' },
    // Like Teams, which follows no redirect.
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  });

async function saysOk(response: Response): Promise<boolean> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'ok' in body && body.ok === true;
}
