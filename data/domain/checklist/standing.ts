import type { Decision } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { StandingState } from '../item.js';
import type { Instant, Person } from '../person.js';
import { isOpen, may } from '../rights.js';

/** Says how a general responsibility stands. Set, never toggled; never blocks a phase. */
export function markStanding(
  engagement: Engagement,
  id: string,
  seen: number,
  state: StandingState,
  by: Person,
  at: Instant,
): Decision {
  const closed = isOpen(engagement);
  if (closed !== null) return { refusal: closed };
  const item = engagement.standing.find((candidate) => candidate.id === id);
  if (item === undefined) return { refusal: { code: 'item-gone' } };
  const denied = may(engagement, 'mark-standing', by.id, { side: item.side });
  if (denied !== null) return { refusal: denied };
  if (item.state === state) return { events: [] };
  if (item.version !== seen) return { refusal: { code: 'changed-meanwhile' } };
  return { events: [{ type: 'StandingItemMarked', item: id, state, at, by }] };
}

/** What still has to be arranged. */
export const toArrange = (engagement: Engagement) => engagement.standing.filter((item) => item.state === 'to-arrange');
