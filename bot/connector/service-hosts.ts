import { isLoopback, urlOf } from '../config/addresses.js';

/** Hosts at which Teams takes messages. Source: Microsoft Teams platform documentation on proactive messages, 2026. */
export const teamsHosts = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Decides whether Baton may write to a serviceUrl: a token sent to a wrong host is a stolen identity. */
export class ServiceHosts {
  private readonly allowed: ReadonlySet<string>;

  constructor(
    configured: readonly string[],
    /** In development without verification: a client on this machine. */
    private readonly loopback: boolean,
  ) {
    this.allowed = new Set([...teamsHosts, ...configured.map((host) => host.toLowerCase())]);
  }

  /** Plain http only to hosts on this machine, or to those configured with their port. */
  allows(serviceUrl: string): boolean {
    const url = urlOf(serviceUrl);
    if (url === null || url.username !== '' || url.password !== '') return false;
    // A base address has neither.
    if (url.hash !== '' || url.search !== '') return false;
    const local = isLoopback(url.hostname);
    if (local && this.loopback) return url.protocol === 'http:' || url.protocol === 'https:';
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return false;
    // A configured name without a port stands for the usual https port alone.
    return this.allowed.has(url.host.toLowerCase());
  }
}
