import type { Transaction } from 'kysely';
import type { Event } from '../../domain/event.js';
import type { Tables } from '../database/tables.js';

/** After these an agenda may be due at another time, or at all: the zone and the days off are details. */
const changing: ReadonlySet<Event['type']> = new Set(['DetailsSaved', 'EngagementResumed', 'PhaseReopened']);

/** Has the agendas of an engagement looked at again, where something happened that they depend on. */
export async function lookAtMeetings(
  tx: Transaction<Tables>,
  engagement: string,
  events: readonly Event[],
): Promise<void> {
  const found = events.find(({ type }) => changing.has(type));
  if (found === undefined) return;
  await tx.updateTable('meeting_plan').set({ look_at: found.at }).where('engagement', '=', engagement).execute();
}
