import type { Config } from '../config/settings.js';
import { teamsHosts } from '../connector/service-hosts.js';
import { loginOf } from '../connector/tokens.js';

export interface HostContacted {
  readonly host: string;
  readonly why: string;
}

const hostOf = (url: string): string => new URL(url).host;

/** Every outside host that a bot with these settings contacts; its database is its own. */
export function hostsContacted({
  serviceHosts,
  openIdUrl,
  graph,
  traces,
  webhooks,
}: Pick<Config, 'serviceHosts' | 'openIdUrl' | 'graph' | 'traces' | 'webhooks'>): readonly HostContacted[] {
  const contacted = [
    ...[...teamsHosts, ...serviceHosts].map((host) => ({
      host,
      why: 'connector: posts, edits, members (one per cloud)',
    })),
    { host: hostOf(openIdUrl), why: 'keys that prove that a request comes from Teams' },
    { host: hostOf(loginOf('')), why: 'the bot’s own token' },
    ...(graph === null
      ? []
      : [
          { host: hostOf(loginOf(graph.url)), why: 'the bot’s token for Graph' },
          { host: hostOf(graph.url), why: 'whether a person is in a group (BATON_GRAPH_GROUPS)' },
        ]),
    ...webhooks.map(({ url }) => ({ host: hostOf(url), why: 'what happened, without people (BATON_WEBHOOKS)' })),
    ...(traces === null ? [] : [{ host: hostOf(traces.url), why: 'traces without names or texts (OTLP)' }]),
  ];
  return contacted.filter(({ host }, index) => contacted.findIndex((other) => other.host === host) === index);
}
