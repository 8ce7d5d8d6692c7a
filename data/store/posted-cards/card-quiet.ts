import type { Transaction } from 'kysely';
import { isComplete } from '../../domain/checklist/missing.js';
import { changesIn } from '../../domain/checklist/restored.js';
import type { Engagement } from '../../domain/engagement.js';
import type { Event } from '../../domain/event.js';
import { untoldKinds } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { PostedCardRow, Tables } from '../database/tables.js';
import { restAtMost } from './waits.js';

// When the engagement's own card is edited. A tick changes two cards: the checklist, which everybody must see within about
// two seconds, and the engagement's card, on which nothing but a number differs. Editing both would be two messages a
// tick, and Teams counts them. So after ticks the engagement's card
//   - follows at once when the tick decides something: the phase has nothing required open any more, or has again;
//   - follows for free when ticks came together: there have been fewer edits in this engagement than changes;
//   - else rests, at most an hour, and then shows the number all the same.
// Every other change is shown at once. "Refresh" and every new card show the newest number at any time.

type Tx = Transaction<Tables>;

/** Started, saved, accepted: the changes of every engagement that are no ticks. */
const setUpChanges = 3;

const ticks: ReadonlySet<Event['type']> = new Set(['ItemTicked', 'ItemUnticked', 'StandingItemMarked']);

/** Must the engagement's own card show this change at once? */
export function decidesSomething(before: Engagement | null, after: Engagement, events: readonly Event[]): boolean {
  if (before === null || events.some(({ type }) => !ticks.has(type))) return true;
  return isComplete(before) !== isComplete(after);
}

export async function followAtOnce(tx: Tx, after: Engagement): Promise<void> {
  await tx
    .updateTable('posted_card')
    .set({ prompt_version: after.version, rests_until: null })
    .where('engagement', '=', after.id)
    .where('kind', '=', 'engagement')
    .where('state', 'in', ['posting', 'live'])
    .execute();
}

/** Until when a card has to rest although it is stale; null when it is its turn. */
export async function restOf(
  tx: Tx,
  row: PostedCardRow & { readonly since: Instant },
  now: Instant,
): Promise<Instant | null> {
  if (row.kind !== 'engagement' || row.state !== 'live') return null;
  if (row.again_at !== null && row.again_at <= now) return null;
  if (row.shown_version === 0 || (row.prompt_version ?? 0) > row.shown_version) return null;
  const latest = new Date(Date.parse(row.since) + restAtMost).toISOString();
  if (latest <= now) return null;
  const counted = await tx
    .selectFrom('engagement as e')
    .select('e.version')
    .select((of) =>
      of
        .selectFrom('posted_card as c')
        .select((card) => card.fn.sum<number | string>('c.edits').as('edits'))
        .whereRef('c.engagement', '=', 'e.id')
        .where('c.kind', 'not in', untoldKinds)
        .as('edits'),
    )
    .where('e.id', '=', row.engagement)
    .executeTakeFirst();
  const spare = changesIn(counted?.version ?? 0) - setUpChanges - Number(counted?.edits ?? 0);
  return spare > 0 ? null : latest;
}

/** One edit showed several changes: what that saved may go into the engagement's own card. */
export async function spare(tx: Tx, engagement: string): Promise<void> {
  await tx
    .updateTable('posted_card')
    .set({ rests_until: null })
    .where('engagement', '=', engagement)
    .where('kind', '=', 'engagement')
    .where('state', '=', 'live')
    .where('rests_until', 'is not', null)
    .execute();
}
