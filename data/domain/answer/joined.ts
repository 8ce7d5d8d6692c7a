import type { Engagement } from '../engagement.js';
import type { Item, ItemSource, StandingItem } from '../item.js';
import { isBefore } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import { type Side, sideInPhases } from '../playbook/sides.js';
import { may } from '../rights.js';
import { chosen } from './candidates.js';
import type { Answer, Match } from './question.js';

/** What an answer's responsibility is in the engagement it was asked in. */
export type Joined =
  /** A row of the current phase's checklist, or of one that was passed. */
  | { readonly is: 'item'; readonly item: Item }
  | { readonly is: 'standing'; readonly item: StandingItem }
  /** Its phase has not begun: there is no row yet. */
  | { readonly is: 'ahead'; readonly phase: PhaseId; readonly side: Side };

/** A row was copied from a statement: the same topic, or one of the statements that the answer rests on. */
function cameFrom(match: Match) {
  const statements = new Set([match.lead, ...match.editions].map(({ responsibility }) => responsibility.id));
  return (source: ItemSource | undefined): boolean =>
    source !== undefined &&
    ((match.topic !== null && source.topic === match.topic.id) || statements.has(source.responsibility));
}

function joinedOf(engagement: Engagement, match: Match): readonly Joined[] {
  const same = cameFrom(match);
  const items = engagement.items.filter(({ removed, source }) => !removed && same(source));
  const current = items.filter(({ phase }) => phase === engagement.phase);
  const rows = current.length > 0 ? current : items;
  if (rows.length > 0) return rows.map((item) => ({ is: 'item', item }));
  const standing = engagement.standing.filter(({ source }) => same(source));
  if (standing.length > 0) return standing.map((item) => ({ is: 'standing', item }));
  const ahead = aheadOf(engagement, match);
  return ahead === null ? [] : [ahead];
}

/** The same rule that makes checklists: only duties, of the workloads in scope, that the customer's answers don't rule out. */
function aheadOf(engagement: Engagement, match: Match): Joined | null {
  const { details, phase: now, state, playbook } = engagement;
  const side = sideInPhases(playbook, match.party);
  if (details === null || state !== 'active' || side === null) return null;
  const duties = [match.lead, ...match.editions].map(({ responsibility }) => responsibility);
  const later = duties.find(
    ({ kind, group, phase, workload, condition }) =>
      kind === 'item' &&
      !group &&
      phase !== null &&
      isBefore(playbook, now, phase) &&
      (workload === undefined || (details.workloads?.includes(workload) ?? false)) &&
      (condition === undefined || details.conditions[condition] !== 'no') &&
      details.conditions[playbook.beside?.find(({ id }) => id === phase)?.condition ?? ''] !== 'no',
  );
  const phase = later?.phase ?? null;
  return phase === null ? null : { is: 'ahead', phase, side };
}

/** Rows a card shows below an answer: both sides of one duty, and a few more where a list has it several times. */
const mostJoined = 4;

/** Where the answer's responsibilities, both sides', stand in an engagement. */
export function joinedTo(engagement: Engagement, answer: Answer): readonly Joined[] {
  if (engagement.state === 'setting-up') return [];
  const found = [chosen(answer), answer.counterpart].flatMap((match) =>
    match === null ? [] : joinedOf(engagement, match),
  );
  const key = (joined: Joined) => (joined.is === 'ahead' ? `${joined.phase} ${joined.side}` : joined.item.id);
  const known = new Set<string>();
  return found.filter((joined) => !known.has(key(joined)) && known.add(key(joined))).slice(0, mostJoined);
}

/** Whether this person may tick the row or take its tick back: the rules of the checklist, asked beforehand. */
export const mayPress = (engagement: Engagement, item: Item, person: string): boolean =>
  item.phase === engagement.phase && may(engagement, 'tick', person, { side: item.side }) === null;
