import type { PartyId } from '../playbook/playbook.js';
import type { Answer, Asker, Match, RoutingMatter } from './question.js';

/** Where one of the three turns with one matter, and the topic that says so. */
interface Way {
  readonly to: PartyId;
  readonly topic: string;
}

/** An employee's own support takes everything, from the first contact until it is resolved. */
const ownSupport: Way = { to: 'support-provider', topic: 's-all' };

/**
 * Who turns where, as the Managed Desktop support document says. First asked: who is asking? Then: hardware, set by the
 * service, anything else, or a request of a severity (support staff file C through the portal, the others through the IT
 * admin, who files them as requests for admin support).
 */
export const ways: Readonly<Record<Asker, Readonly<Record<RoutingMatter, Way>>>> = {
  employee: {
    hardware: ownSupport,
    service: ownSupport,
    other: ownSupport,
    'severity-c': ownSupport,
    severity: ownSupport,
  },
  support: {
    hardware: { to: 'hardware-vendor', topic: 'w-hw' },
    service: { to: 'managed-desktop', topic: 'w-ops' },
    other: { to: 'support-channel', topic: 'w-other' },
    'severity-c': { to: 'managed-desktop', topic: 'p-sevc' },
    severity: { to: 'it-admin', topic: 'p-sevab' },
  },
  'it-admin': {
    hardware: { to: 'hardware-vendor', topic: 'ia-hw' },
    service: { to: 'managed-desktop', topic: 'mm-respond' },
    other: { to: 'support-channel', topic: 'w-other' },
    'severity-c': { to: 'managed-desktop', topic: 'mm-respond' },
    severity: { to: 'managed-desktop', topic: 'mm-respond' },
  },
};

/** Topics that are about where to turn, with the matter of each. */
export const routingTopics: Readonly<Record<string, RoutingMatter>> = {
  'w-hw': 'hardware',
  'w-ops': 'service',
  'w-other': 'other',
  'p-sevc': 'severity-c',
  'p-sevab': 'severity',
};

/** The same for a routing line without a topic: its destination tells what it is about. */
const matterOfDestination: Readonly<Partial<Record<PartyId, RoutingMatter>>> = {
  'hardware-vendor': 'hardware',
  'managed-desktop': 'service',
  'support-channel': 'other',
  'it-admin': 'severity',
};

function matterOf({ topic, lead }: Match): RoutingMatter | null {
  if (topic !== null) return routingTopics[topic.id] ?? null;
  const { kind, destination } = lead.responsibility;
  return kind === 'routing' && destination !== undefined ? (matterOfDestination[destination] ?? null) : null;
}

/** Whether an answer is about where to turn: only then does it matter who asks. */
export const isAboutWhereToTurn = ({ main, outcome }: Answer): boolean =>
  main !== null && outcome !== 'nothing' && matterOf(main) !== null;

/**
 * An answer about where to turn, for the one who asks. While the asker is unknown, it stays as the documents' lines for
 * support staff have it, and says that it depends. `matchOfTopic` finds what a topic says in the dataset at hand.
 */
export function routed(answer: Answer, asker: Asker | null, matchOfTopic: (topic: string) => Match | null): Answer {
  const { main } = answer;
  const matter = main === null || answer.outcome === 'nothing' ? null : matterOf(main);
  if (main === null || matter === null) return answer;
  const routing = { matter, asker, from: main.lead.responsibility.id };
  if (asker === null) return { ...answer, routing };
  const way = ways[asker][matter];
  const found = main.topic?.id === way.topic ? main : matchOfTopic(way.topic);
  // A dataset without that line can only say what it found.
  if (found === null) return answer;
  const asked = found === main ? [] : [main];
  return {
    ...answer,
    outcome: 'found',
    parties: [way.to],
    phase: null,
    main: { ...found, party: way.to },
    counterpart: null,
    further: [...asked, ...answer.further.filter(({ topic }) => topic?.id !== way.topic)].slice(0, 3),
    routing,
  };
}
