import { getAnswers, postAnswers } from './answer-operations.js';
import { getEngagement, listBlockers, listEngagements, listItems, listPeople } from './engagement-operations.js';
import { listEvents } from './event-operations.js';
import type { Operation } from './operation.js';
import { getPortfolio } from './portfolio-operations.js';

export const apiRoot = '/api/v1';

export interface Route {
  /** Below the root, as the OpenAPI document and the audit line name it. */
  readonly path: string;
  readonly methods: Readonly<Partial<Record<'GET' | 'POST', Operation>>>;
}

/** Every address of the API; the OpenAPI document and its tests go over this table. */
export const routes: readonly Route[] = [
  { path: '/engagements', methods: { GET: listEngagements } },
  { path: '/engagements/{engagement}', methods: { GET: getEngagement } },
  { path: '/engagements/{engagement}/items', methods: { GET: listItems } },
  { path: '/engagements/{engagement}/blockers', methods: { GET: listBlockers } },
  { path: '/engagements/{engagement}/people', methods: { GET: listPeople } },
  { path: '/engagements/{engagement}/events', methods: { GET: listEvents } },
  { path: '/portfolio', methods: { GET: getPortfolio } },
  { path: '/answers', methods: { GET: getAnswers, POST: postAnswers } },
];

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${apiRoot}${route.path.replace('{engagement}', '(?<engagement>[^/]{1,200})')}/?$`, 'u'),
}));

/** The route of a path, with the id in it; null for none. */
export function routeOf(path: string): { readonly route: Route; readonly engagement: string } | null {
  for (const { route, pattern } of patterns) {
    const found = pattern.exec(path);
    if (found !== null) return { route, engagement: decoded(found.groups?.engagement ?? '') };
  }
  return null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not an id that was ever given, so it is not found.
    return part;
  }
}
