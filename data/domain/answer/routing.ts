import type { Playbook } from '../playbook/playbook.js';
import { chosen } from './candidates.js';
import { type Answer, type Asker, type Match, type RoutingMatter, routingMatters } from './question.js';

/** The matter that a playbook's routing gives, where Baton knows to ask about it. */
const matterIn = (matters: Readonly<Record<string, string>>, id: string): RoutingMatter | null =>
  routingMatters.find((known) => known === matters[id]) ?? null;

/** Who may ask where to turn, in the order in which the playbook names them. */
export const askersOf = ({ routing }: Playbook): readonly Asker[] => Object.keys(routing?.ways ?? {});

/** What an answer's matter is among those that a playbook says where to turn with. */
function matterOf({ routing }: Playbook, { topic, lead }: Match): RoutingMatter | null {
  if (routing === undefined) return null;
  if (topic !== null) return matterIn(routing.topics, topic.id);
  const { kind, destination } = lead.responsibility;
  return kind === 'routing' && destination !== undefined ? matterIn(routing.destinations, destination) : null;
}

/** Whether an answer is about where to turn: only then does it matter who asks. */
export function isAboutWhereToTurn(playbook: Playbook, answer: Answer): boolean {
  const main = chosen(answer);
  return main !== null && answer.outcome !== 'nothing' && matterOf(playbook, main) !== null;
}

/**
 * An answer about where to turn, for the one who asks. While the asker is unknown, it stays as the documents' lines for
 * support staff have it, and says that it depends. `matchOfTopic` finds what a topic says in the dataset at hand.
 */
export function routed(
  playbook: Playbook,
  answer: Answer,
  asker: Asker | null,
  matchOfTopic: (topic: string) => Match | null,
): Answer {
  const main = chosen(answer);
  const matter = main === null || answer.outcome === 'nothing' ? null : matterOf(playbook, main);
  if (main === null || matter === null) return answer;
  const routing = { matter, asker, from: main.lead.responsibility.id };
  if (asker === null) return { ...answer, routing };
  const way = playbook.routing?.ways[asker]?.[matter];
  if (way === undefined) return { ...answer, routing };
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
