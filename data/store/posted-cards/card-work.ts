import { type Kysely, sql } from 'kysely';
import { aboutInquiries, untoldKinds } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { PostedCardRow, Tables } from '../database/tables.js';
import { unheardOf } from './card-rows.js';
import { horizons } from './waits.js';

/** The version of what a card shows. */
const newest = sql<number>`coalesce(i.version, m.version, e.version)`;

/** Where to look for work. */
export interface LookAt {
  readonly engagements: readonly string[];
  /** Conversations without their thread. */
  readonly places: readonly string[];
}

export interface CardAtWork extends PostedCardRow {
  /** When the card began to wait: asked for, or the first change that it does not show. */
  readonly since: Instant;
  /** Of the conversation; empty before the first message there. */
  readonly tenant: string;
}

/**
 * Cards that need work, because they show an older version or because another day has come, in conversations where Baton
 * may write and no claim is held. Checklists come before the others, because that is where people tick; then what only
 * time made stale, and pointers of superseded cards. A card about an inquiry or a meeting is compared with the version of that, every other one with its engagement's.
 */
export async function needingWork(
  db: Kysely<Tables>,
  now: Instant,
  limit: number | null,
  at: LookAt | null = null,
): Promise<CardAtWork[]> {
  const horizon = horizons(now);
  let query = db
    .selectFrom('posted_card as c')
    .innerJoin('engagement as e', 'e.id', 'c.engagement')
    .leftJoin('inquiry as i', (join) =>
      join
        .onRef('i.engagement', '=', 'c.engagement')
        .onRef('i.number', '=', 'c.page')
        .on('c.kind', 'in', aboutInquiries),
    )
    .leftJoin('meeting as m', (join) =>
      join.onRef('m.engagement', '=', 'c.engagement').onRef('m.number', '=', 'c.page').on('c.kind', '=', 'agenda'),
    )
    .leftJoin('conversation as k', 'k.id', 'c.place')
    .selectAll('c')
    .select((of) =>
      of
        .case()
        .when(of.and([of('c.state', '=', 'live'), of('i.id', 'is not', null)]))
        .then(
          of.fn.coalesce(
            of
              .selectFrom('inquiry_event')
              .select((event) => event.fn.min('inquiry_event.at').as('at'))
              .whereRef('inquiry_event.inquiry', '=', 'i.id')
              .whereRef('inquiry_event.change', '>', 'c.shown_version'),
            'c.wanted_at',
          ),
        )
        .when(of.and([of('c.state', '=', 'live'), of('m.changed_at', 'is not', null)]))
        .then(of.ref('m.changed_at'))
        .when('c.state', '=', 'live')
        .then(
          of.fn.coalesce(
            of
              .selectFrom('event')
              .select((event) => event.fn.min('event.at').as('at'))
              .whereRef('event.engagement', '=', 'c.engagement')
              .whereRef('event.change', '>', 'c.shown_version'),
            // No change: its day has come.
            'c.again_at',
            'c.wanted_at',
          ),
        )
        .else(of.ref('c.wanted_at'))
        .end()
        .$castTo<string>()
        .as('since'),
    )
    .select((of) => of.fn.coalesce('k.tenant', sql<string>`''`).as('tenant'))
    .where('c.final', '=', 0)
    .where((is) =>
      is.or([
        is('c.state', '=', 'wanted'),
        is.and([is('c.state', '=', 'live'), is('c.shown_version', '<', newest)]),
        is.and([is('c.state', '=', 'live'), is('c.again_at', '<=', now)]),
        is.and([is('c.state', '=', 'superseded'), is('c.activity', 'is not', null)]),
      ]),
    )
    .where('k.stopped', 'is', null)
    .where((is) =>
      is.or([is('c.not_before', 'is', null), is('c.not_before', '<=', now), is('c.not_before', '>', horizon.wait)]),
    )
    .where((is) =>
      is.or([
        is('c.rests_until', 'is', null),
        is('c.rests_until', '<=', now),
        is('c.kind', 'in', untoldKinds),
        is('c.rests_until', '>', horizon.rest),
        is.and([is('c.kind', '<>', 'engagement'), is('c.rests_until', '>', horizon.quiet)]),
      ]),
    )
    .where((is) =>
      is.or([
        is('c.refused_version', 'is', null),
        is('c.refused_version', '<', newest),
        is('c.refused_version', '=', sql.lit(unheardOf)),
      ]),
    )
    .where((is) =>
      is.or([is('k.quiet_until', 'is', null), is('k.quiet_until', '<=', now), is('k.quiet_until', '>', horizon.wait)]),
    )
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('posted_card as held')
            .select('held.id')
            .whereRef('held.place', '=', 'c.place')
            .where('held.claimed_by', 'is not', null)
            .where('held.refreshing_until', '>', now)
            .where('held.refreshing_until', '<=', horizon.claim),
        ),
      ),
    )
    .orderBy(sql`case when c.state = 'superseded' then 3
      when c.state = 'live' and c.shown_version >= ${newest} then 2
      when c.kind = 'checklist' then 0 else 1 end`)
    .orderBy('since')
    // A message that takes another one's place comes before the edit which that one then doesn't need.
    .orderBy(sql`case when c.state = 'wanted' then 0 else 1 end`)
    .orderBy('c.page')
    .orderBy('c.id');
  if (at !== null) {
    query = query.where((is) =>
      is.or([
        ...(at.engagements.length === 0 ? [] : [is('c.engagement', 'in', at.engagements)]),
        ...(at.places.length === 0 ? [] : [is('c.place', 'in', at.places)]),
      ]),
    );
  }
  if (limit !== null) query = query.limit(limit);
  return query.execute();
}
